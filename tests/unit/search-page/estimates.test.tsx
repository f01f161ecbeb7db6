import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Facets } from '@/app/(portal)/studies/_search/facets'
import { ResultPages } from '@/app/(portal)/studies/_search/result-pages'
import { Sorts } from '@/app/(portal)/studies/_search/sorts'
import { FACETS } from '@/db/search/query/filters'
import type { SearchResult } from '@/db/search/query/search-studies'
import { parseSearchRequest } from '@/lib/search/search-request'

const wordsOf = (drawn: ReactElement) =>
  renderToStaticMarkup(drawn)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const result: SearchResult = {
  total: 31_000,
  exact: false,
  reachable: 1_000,
  rows: [],
  facets: {
    designs: [
      { value: 'meta-analysis', label: '', count: 1_200 },
      { value: 'systematic review', label: '', count: 310 },
      { value: 'cohort', label: '', count: 64 },
    ],
    years: [],
    journals: [],
    topics: [],
    languages: [
      { value: 'eng', label: 'eng', count: 29_000 },
      { value: 'fre', label: 'fre', count: 480 },
    ],
    checked: 0,
    retracted: 40,
  },
  about: [...FACETS],
  question: { parts: [], problems: [], plain: true, kind: null },
  related: null,
}
const asked = (params: Record<string, string> = {}) => parseSearchRequest({ q: 'lupus', ...params })

it('an estimate says about, in the total and beside each filter', () => {
  expect(wordsOf(<Sorts request={asked()} result={result} />)).toContain('about 31,000 studies')
  const filters = wordsOf(<Facets request={asked()} result={result} />)
  expect(filters).toContain('Level 1 about ≈ 1,500')
  expect(filters).toContain('Cohort about ≈ 64')
  expect(filters).toContain('French about ≈ 480')
  expect(filters).toContain('Without retracted about ≈')
})

it('what was counted does not', () => {
  const exact = { ...result, exact: true, about: [] }
  expect(wordsOf(<Sorts request={asked()} result={exact} />)).not.toContain('about')
  const filters = wordsOf(<Facets request={asked()} result={exact} />)
  expect(filters).toContain('Level 1 1,510')
  expect(filters).not.toContain('about')
})

it('a filter in use that was estimated says so beside what was counted', () => {
  const filters = wordsOf(
    <Facets request={asked({ language: 'fre' })} result={{ ...result, exact: true, about: ['languages'] }} />,
  )
  expect(filters).toContain('French about ≈ 480')
  expect(filters).toContain('Cohort 64')
})

it('pages end where the best ones do, and say so', () => {
  expect(wordsOf(<ResultPages request={asked({ page: '49' })} result={result} />)).toBe('Previous Page 49 of 50 Next')
  expect(wordsOf(<ResultPages request={asked({ page: '50' })} result={result} />)).toBe(
    'These are the first 1,000 of about 31,000: narrow the search to see others. Previous Page 50 of 50',
  )
})

it('the filters in use are counted, and cleared at once', () => {
  const filters = wordsOf(<Facets request={asked({ language: 'fre', checked: 'yes', from: '2001' })} result={result} />)
  expect(filters).toContain('Filters (3)')
  expect(filters).toContain('Clear all filters')
})
