import { beforeAll, expect, it } from 'vitest'
import { searchStudies } from '@/db/search/query/search-studies'
import type { Viewer } from '@/lib/access/viewer'
import { parseSearchRequest } from '@/lib/search/search-request'
import { importAs, importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'

let ada: Viewer

const abstract = (text: string) => `<Abstract><AbstractText>${text}</AbstractText></Abstract>`

/** Of two made-up studies of mooncream the one in rats has the words of every question here more often. */
const STUDIES = articleSet(
  articleXml({
    pmid: 201,
    title: 'Mooncream for mooncough in rats.',
    article: abstract('Mooncream was given to 12 rats with mooncough. Mooncream made the mooncough of the rats rarer.'),
  }),
  articleXml({
    pmid: 202,
    title: 'Mooncream in mooncough: a randomised trial.',
    article: abstract(
      'We randomly assigned 40 patients to an ointment or to placebo. Coughing was rarer with the ointment.',
    ),
  }),
)
const MESH = [
  { ui: 'D910001', name: 'Mooncough', terms: ['Cough of the Moon'], tree: ['C99.200'] },
  { ui: 'D910002', name: 'Mooncream', terms: [], tree: ['D99.200'] },
]
  .map((line) => JSON.stringify(line))
  .join('\n')

beforeAll(async () => {
  await importAs('mesh', `${MESH}\n`)
  await importFiles(STUDIES)
  ada = await makePerson('Ada')
})

const found = async (q: string) => {
  const { rows } = await searchStudies(ada, parseSearchRequest({ q }))
  return rows.map(({ address }) => Number(/\d+/.exec(address)?.[0]))
}

it('what was found in animals stands behind what was found in people, where it is asked what is done for whom', async () => {
  expect(await found('mooncream for mooncough')).toEqual([202, 201])
  expect(await found('does mooncream reduce mooncough')).toEqual([202, 201])
})

it('and not where animals are asked for, nor by words that ask nothing', async () => {
  expect((await found('mooncream for mooncough in rats'))[0]).toBe(201)
  expect((await found('mooncream'))[0]).toBe(201)
  expect((await found('mooncream[tiab] AND mooncough[tiab]'))[0]).toBe(201)
})
