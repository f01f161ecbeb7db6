import { beforeAll, expect, test } from 'vitest'
import { searchStudies } from '@/db/search/query/search-studies'
import type { Viewer } from '@/lib/access/viewer'
import { parseSearchRequest, type SearchRequest } from '@/lib/search/search-request'
import { asOwner, importAs, importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'

let ada: Viewer

const abstract = (text: string) => `<Abstract><AbstractText>${text}</AbstractText></Abstract>`
let pmid = 0
const studies = (count: number, title: string, text: string) =>
  Array.from({ length: count }, (_, n) =>
    articleXml({ pmid: ++pmid, title: `${title} ${n + 1}.`, article: abstract(text) }),
  )

beforeAll(async () => {
  ada = await makePerson('Ada')
  await importFiles(
    articleSet(
      ...studies(4, 'Moonicitinib trial', 'Moonicitinib in azure ague (AA) worked.'),
      ...studies(4, 'Diet', 'Meals with amino acids (AA) were eaten by runners.'),
      ...studies(4, 'Tides', 'Tidal palsy (TP) of the left arm.'),
      ...studies(1, 'Untold', 'Moonicitinib in azure ague without its short name.'),
      ...studies(1, 'Palsy', 'Tidal palsy in full.'),
      ...studies(6, 'Words', 'A care home is a place of care.'),
      ...studies(1, 'Trial', 'The cheese and rest evaluation (CARE) was small.'),
    ),
  )
})

const search = (q: string, more: Partial<SearchRequest> = {}) =>
  searchStudies(ada, { ...parseSearchRequest({ q }), ...more })
const added = async (q: string) =>
  (await search(q)).question.parts.flatMap(({ additions }) => additions.map(({ text, kind }) => `${kind} ${text}`))
const titles = async (q: string, more: Partial<SearchRequest> = {}) =>
  (await search(q, more)).rows.map(({ title }) => title)

test('an abbreviation that all studies explain in one way finds the long form, in capitals or not', async () => {
  expect(await added('TP')).toEqual(['wording Tidal palsy'])
  expect(await titles('tp')).toContain('Palsy 1.')
})

test('one of two senses is taken by the other words of the question', async () => {
  expect(await added('AA moonicitinib')).toEqual(['wording azure ague'])
  expect(await titles('AA moonicitinib')).toContain('Untold 1.')
  expect(await added('AA runners')).toEqual(['wording amino acids'])
})

test('and neither where nothing says which is meant', async () => {
  expect(await added('AA')).toEqual([])
  expect(await added('AA arm')).toEqual([])
})

test('the long form can be dropped, and is where the exact words are searched', async () => {
  expect(await titles('TP', { dropped: ['tidal palsy'] })).not.toContain('Palsy 1.')
  expect(await titles('TP', { dropped: ['all'] })).not.toContain('Palsy 1.')
})

test('a word that some study also has as an abbreviation stays a word, and what is written out is not added', async () => {
  expect(await added('care')).toEqual([])
  expect(await added('tidal palsy TP')).toEqual([])
})

test('what MeSH knows is left to MeSH', async () => {
  const mesh = { ui: 'D900001', name: 'Toothache Powder', terms: ['TP'], tree: ['D99.100'] }
  await importAs('mesh', `${JSON.stringify(mesh)}\n`)
  expect(await added('TP')).not.toContain('wording Tidal palsy')
  await asOwner((sql) => sql`delete from mesh_descriptors`)
})

test('a study that is withdrawn explains nothing any more', async () => {
  const gone = Array.from({ length: 4 }, (_, n) => `<PMID>${9 + n}</PMID>`).join('')
  await importFiles(
    `<?xml version="1.0"?><PubmedArticleSet><DeleteCitation>${gone}</DeleteCitation></PubmedArticleSet>`,
  )
  expect(await added('TP')).toEqual([])
})
