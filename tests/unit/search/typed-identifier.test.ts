import { expect, it } from 'vitest'
import { parseQuestion } from '@/lib/search/parse-question'
import { MAX_PMIDS } from '@/lib/search/question'
import { parseSearchRequest } from '@/lib/search/search-request'
import { typedIdentifier } from '@/lib/search/typed-identifier'

it.each([
  '32756513',
  ' PMID: 32756513 ',
  'pmid32756513',
  'https://pubmed.ncbi.nlm.nih.gov/32756513/',
  'https://pubmed.ncbi.nlm.nih.gov/32756513/?from_single_result=x',
  'http://www.ncbi.nlm.nih.gov/pubmed/32756513',
])('%j alone is a PMID', (typed) => {
  expect(typedIdentifier(typed)).toEqual({ pmid: 32756513 })
})

it.each([
  'PMC7227559',
  'pmcid: pmc7227559',
  'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7227559/',
  'https://pmc.ncbi.nlm.nih.gov/articles/PMC7227559/',
])('%j alone is a PMC number', (typed) => {
  expect(typedIdentifier(typed)).toEqual({ pmcid: 'PMC7227559' })
})

const read = (typed: string) => {
  const { root, problems } = parseQuestion(parseSearchRequest({ q: typed }).q)
  const parts = root?.kind === 'or' ? root.parts : []
  const pmids = parts.map((part) => (part.kind === 'term' && part.field === 'pmid' ? part.text : ''))
  return { pmids, reasons: problems.map(({ reason }) => reason) }
}

it('several PMIDs are a question for any of them', () => {
  for (const typed of [
    '32756513 11943073',
    '32756513, 11943073;',
    '32756513\n11943073',
    'PMID: 32756513 OR PMID: 11943073',
    '32756513 11943073 32756513',
  ])
    expect(read(typed)).toEqual({ pmids: ['32756513', '11943073'], reasons: [] })
  for (const typed of ['32756513', 'lupus 32756513', '2019 2020', '32756513 AND 11943073', ''])
    expect(read(typed).pmids).toEqual([])
})

it('a list of PMIDs is searched whole, or what is left out is said', () => {
  const list = (length: number, first: number) => Array.from({ length }, (_, index) => String(first + index))
  for (const [pmids, between] of [
    [list(56, 32_756_513), ' '],
    [list(500, 32_756_513), ' '],
    [list(500, 10_756_513), '\n'],
    [list(MAX_PMIDS, 11_000), ', '],
  ] as const) {
    const typed = pmids.join(between)
    if (typed.length <= 5000) expect(read(typed)).toEqual({ pmids, reasons: [] })
    else
      expect(read(typed)).toEqual({
        pmids: pmids.slice(0, read(typed).pmids.length),
        reasons: ['The query is longer than 5,000 characters; what comes after that is left out.'],
      })
  }
  expect(read(list(700, 11_000).join(' '))).toEqual({
    pmids: list(MAX_PMIDS, 11_000),
    reasons: ['A query holds at most 500 PMIDs; the 200 from here on are left out.'],
  })
  const tagged = list(600, 11_000).join(' ')
  expect(read(`${tagged}[pmid]`)).toEqual({
    pmids: list(MAX_PMIDS, 11_000),
    reasons: ['A query holds at most 500 PMIDs; from here on they are left out.'],
  })
})

it.each([
  '10.1056/NEJMoa1',
  'doi:10.1056/NEJMoa1',
  'https://doi.org/10.1056/NEJMoa1',
  'https://doi.org/10.1056%2FNEJMoa1',
  '10.1056%2fNEJMoa1',
])('%j alone is a DOI', (typed) => {
  expect(typedIdentifier(typed)).toEqual({ doi: '10.1056/nejmoa1' })
})

it.each(['2020?', '32756513#x', '2147483648', '012345', 'lupus 32756513', '10.1056', ''])(
  '%j is no identifier',
  (typed) => {
    expect(typedIdentifier(typed)).toBe(null)
  },
)
