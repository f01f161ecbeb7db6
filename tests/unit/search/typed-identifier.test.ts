import { expect, it } from 'vitest'
import { parseQuestion } from '@/lib/search/parse-question'
import { parseSearchRequest } from '@/lib/search/search-request'
import { questionForPmids, typedIdentifier } from '@/lib/search/typed-identifier'

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

it('several PMIDs are a question for any of them', () => {
  const question = '32756513 11943073[pmid]'
  for (const typed of [
    '32756513 11943073',
    '32756513, 11943073',
    '32756513\n11943073',
    'PMID: 32756513 OR PMID: 11943073',
  ])
    expect(questionForPmids(typed)).toBe(question)
  for (const typed of ['32756513', 'lupus 32756513', '2019 2020', '32756513 AND 11943073', ''])
    expect(questionForPmids(typed)).toBeNull()
})

it('a list of PMIDs is searched whole, or is none', () => {
  const list = (length: number, first = 32_756_513) => Array.from({ length }, (_, index) => first + index).join(' ')
  for (const typed of [list(54), list(64, 11_000)]) {
    const { root, problems } = parseQuestion(questionForPmids(parseSearchRequest({ q: typed }).q) ?? '')
    expect(root?.kind === 'or' && root.parts.map((part) => part.kind === 'term' && [part.field, part.text])).toEqual(
      typed.split(' ').map((pmid) => ['pmid', pmid]),
    )
    expect(problems).toEqual([])
  }
  for (const typed of [list(56), list(65, 11_000), list(51).replaceAll(' ', ', ')])
    expect(questionForPmids(parseSearchRequest({ q: typed }).q)).toBeNull()
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
