import { beforeAll, describe, expect, it } from 'vitest'
import { searchStudies } from '@/db/search/query/search-studies'
import type { Viewer } from '@/lib/access/viewer'
import { SEARCH_FIELDS } from '@/lib/search/question'
import { parseSearchRequest } from '@/lib/search/search-request'
import { importAs, importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { PUBLISHED_STRATEGIES } from '../../support/published-strategies'
import { articleSet, articleXml, journalXml } from '../../support/pubmed-xml'

let ada: Viewer

const heading = (name: string, ...qualifiers: string[]) =>
  `<MeshHeading><DescriptorName MajorTopicYN="N">${name}</DescriptorName>${qualifiers
    .map(
      (qualifier) =>
        `<QualifierName MajorTopicYN="${qualifier.startsWith('*') ? 'Y' : 'N'}">${qualifier.replace('*', '')}</QualifierName>`,
    )
    .join('')}</MeshHeading>`
const headings = (...each: string[]) => `<MeshHeadingList>${each.join('')}</MeshHeadingList>`
const abstract = (text: string) => `<Abstract><AbstractText>${text}</AbstractText></Abstract>`
const other = (type: string, language: string, text: string) =>
  `<OtherAbstract Type="${type}" Language="${language}"><AbstractText>${text}</AbstractText></OtherAbstract>`

const STUDIES = articleSet(
  articleXml({
    pmid: 21,
    title: 'Moon fever in the clinic.',
    article: abstract('Patients were randomized to inhaled cheese steroids or placebo.'),
    types: ['Randomized Controlled Trial'],
    citation: headings(heading('Moon Fever', '*drug therapy', 'psychology'), heading('Cheese', 'therapeutic use')),
    journal: journalXml('<Year>2015</Year>'),
  }),
  articleXml({
    pmid: 22,
    title: 'Blue fever of the moon.',
    article: abstract('Patients were randomised; steroids by mouth, and later some were inhaled.'),
    citation: headings(heading('Blue Moon Fever', 'drug therapy'), heading('Cheese', 'adverse effects')),
    journal: journalXml('<Year>2005</Year>'),
  }),
  articleXml({
    pmid: 23,
    title: 'Colour of the moon.',
    article: abstract('The quality of life improved in hospitalized women.'),
    citation:
      headings(heading('Moon Fever', 'epidemiology')) +
      other('plain-language-summary', 'eng', 'People who were ill felt zebrawell.') +
      other('Publisher', 'fre', 'Les malades ont été guéris.'),
  }),
  articleXml({
    pmid: 24,
    title: 'Color of a woman and the drug therapy of moon fever.',
    citation: headings(heading('Cheese')),
  }),
)
const MESH = [
  { ui: 'D910001', name: 'Moon Fever', terms: ['Moonfever'], tree: ['C99.100'] },
  { ui: 'D910002', name: 'Blue Moon Fever', terms: [], tree: ['C99.100.200'] },
  { ui: 'D910003', name: 'Cheese', terms: [], tree: ['J99.100'] },
]
  .map((line) => JSON.stringify(line))
  .join('\n')

beforeAll(async () => {
  await importFiles(STUDIES)
  await importAs('mesh', `${MESH}\n`)
  ada = await makePerson('Ada')
})

const search = (q: string) => searchStudies(ada, parseSearchRequest({ q }))
const found = async (q: string) => {
  const { rows, total, question } = await search(q)
  const pmids = rows
    .slice(0, total)
    .map(({ address }) => Number(/\/studies\/(\d+)/.exec(address)?.[1]))
    .sort()
  return { pmids, said: question.problems.map(({ reason }) => reason) }
}

describe('a qualifier', () => {
  it.each([
    ['"Moon Fever/drug therapy"[Mesh]', [21, 22]],
    ['Moon Fever/drug therapy[mh]', [21, 22]],
    ['"Moon Fever/dt"[mh:noexp]', [21]],
    ['"Moon Fever/drug therapy"[majr]', [21]],
    ['"Moon Fever/psychology"[majr]', []],
    ['"Blue Moon Fever/drug therapy"[majr]', []],
    ['"Cheese/drug therapy"[mh]', []],
    ['"Moon Fever"[majr]', [21]],
    ['"drug therapy"[sh]', [21, 22]],
    ['"adverse effects"[sh] AND Moon Fever[mh]', [22]],
    ['exp Moon Fever/dt, ep', [21, 22, 23]],
    ['Moon Fever/dt, ep', [21, 23]],
    ['drug therapy.fs. and Cheese/tu', [21]],
    ['[mh "Moon Fever"/DT]', [21, 22]],
  ])('%s', async (q, pmids) => {
    expect(await found(q)).toEqual({ pmids, said: [] })
  })

  it('that MeSH does not have is said', async () => {
    expect((await found('"Moon Fever/cheesiness"[mh]')).said).toEqual([
      'No heading here is called “Moon Fever/cheesiness”.',
    ])
    expect((await found('moon AND cheesiness[sh]')).said).toEqual([
      'There is no subheading “cheesiness”; it is left out.',
    ])
  })
})

describe('words', () => {
  it.each([
    ['inhal$ adj3 steroid$', [21]],
    ['steroid$ adj3 inhal$', [21]],
    ['(inhal$ or cheese) adj2 steroid$', [21]],
    ['steroids adj inhaled', []],
    ['steroids NEAR/8 inhaled', [21, 22]],
    ['steroids NEXT/8 inhaled', [22]],
    ['inhaled NEAR/2 steroids[ti]', []],
    ['randomi*[tiab]', [21, 22]],
    ['randomi#ed.tw.', [21, 22]],
    ['colo?r.ti.', [23, 24]],
    ['wom#n.ti,ab.', [23, 24]],
    ['hospitali*[tiab]', [23]],
    ['"quality of life improv*"[tiab]', [23]],
    ['quality of life improv$.tw.', [23]],
    ['randomized.ab.', [21, 22]],
    ['moon.ab.', []],
  ])('%s', async (q, pmids) => {
    const got = await found(q)
    // "randomised" and "randomized" are two words, and one of them is asked for.
    expect(got.pmids).toEqual(q === 'randomized.ab.' ? [21] : pmids)
  })
})

it('other abstracts are found, and a plain-language summary is', async () => {
  expect((await found('"felt zebrawell"')).pmids).toEqual([23])
  expect((await found('zebrawell[tiab]')).pmids).toEqual([23])
  expect((await found('guéris')).pmids).toEqual([23])
  expect((await found('zebrawell[ti]')).pmids).toEqual([])
})

it('a strategy is searched by its last line, whatever became of its line ends', async () => {
  const strategy = `1     exp Moon Fever/ (4)
2     moon fever$.tw. (4)
3     or/1-2
4     (randomi#ed or placebo).ab.
5     3 and 4 (2)
6     limit 5 to yr="2010 -Current"`
  expect(await found(strategy)).toEqual({ pmids: [21], said: [] })
  expect(await found(strategy.replace(/\s+/g, ' '))).toEqual({ pmids: [21], said: [] })
  expect((await found('#1 AND #2')).said).toEqual([
    'Line 1 was not pasted, so it is left out.',
    'Line 2 was not pasted, so it is left out.',
  ])
})

it.each(PUBLISHED_STRATEGIES)('$what is taken by the database', async ({ strategy }) => {
  await expect(search(strategy)).resolves.toBeDefined()
})

it('every way of writing a term is taken in every field', async () => {
  const forms = [
    'moon',
    'moonf*',
    'wom#n',
    'colo?r',
    '"moon fever"',
    '"moon fev*"',
    'a NEAR/2 b',
    '(a OR "b c") NEXT/3 moonf*',
  ]
  const tags = ['ti', 'ab', 'ot', 'tiab', 'all', 'au', 'ta', 'mh', 'majr', 'sh', 'pt', 'la', 'dp', 'pmid', 'doi']
  expect(SEARCH_FIELDS.length).toBe(16)
  for (const tag of tags)
    for (const form of forms)
      await expect(search(`(${form})[${tag}] OR ${form} NOT "${form}"[${tag}]`)).resolves.toBeDefined()
})

it('several hundred PMIDs are one query', async () => {
  const pmids = Array.from({ length: 480 }, (_, at) => 10_000 + at)
  expect(await found(`${pmids.join(' ')}`)).toEqual({ pmids: [], said: [] })
})
