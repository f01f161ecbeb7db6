import { expect, it } from 'vitest'
import { inTableOrder, nextOrder, parseTableOrder, tableOrderText } from '@/lib/evidence/table-order'
import { parseSearchRequest, searchAddress } from '@/lib/search/search-request'
import { studyRow } from '../../support/study-row'

const ROWS = [
  studyRow({ id: 1, title: 'Beta', level: 4, published: { year: 2020, month: 5 }, facts: { sampleSize: 90 } }),
  studyRow({ id: 2, title: 'alpha', level: null, published: null, design: 'cohort' }),
  studyRow({ id: 3, title: 'Gamma', level: 1, published: { year: 2020, month: 2 }, facts: { sampleSize: 1_000 } }),
  studyRow({ id: 4, title: 'Delta 10', level: 4, published: { year: 1999 }, design: 'randomised trial' }),
  studyRow({ id: 5, title: 'Delta 9', level: 1, journal: 'Lupus', facts: { sampleSize: 9 } }),
]
const ids = (text: string) => inTableOrder(ROWS, parseTableOrder(text)).map(({ id }) => id)

it.each([
  ['', [1, 2, 3, 4, 5]],
  ['level', [3, 5, 1, 4, 2]],
  ['-level', [1, 4, 3, 5, 2]],
  ['-participants', [3, 1, 5, 2, 4]],
  ['participants', [5, 1, 3, 2, 4]],
  ['-published', [1, 3, 4, 2, 5]],
  ['-year', [1, 3, 4, 2, 5]],
  ['study', [2, 1, 5, 4, 3]],
  ['design', [4, 2, 1, 3, 5]],
  ['journal', [5, 1, 2, 3, 4]],
])('“%s” puts rows in their order; what is not known is last either way', (text, order) => {
  expect(ids(text)).toEqual(order)
  expect(tableOrderText(parseTableOrder(text))).toBe(text)
})

it.each(['effect', 'finding', 'follow-up', '--level', 'colour', '-', 'level,year'])('“%s” is no order', (text) => {
  expect(parseTableOrder(text)).toBeNull()
})

it('a column is pressed for its order, for the other way round, and for none', () => {
  const presses = (by: 'level' | 'year') => {
    const first = nextOrder(null, by)
    const second = nextOrder(first, by)
    return [first, second, nextOrder(second, by)].map(tableOrderText)
  }
  expect(presses('level')).toEqual(['level', '-level', ''])
  expect(presses('year')).toEqual(['-year', 'year', ''])
  expect(tableOrderText(nextOrder({ by: 'year', isDescending: true }, 'level'))).toBe('level')
})

it('the address of a table keeps the order of a column until another order is chosen', () => {
  const request = parseSearchRequest({ q: 'lupus', view: 'table', by: '-year' })
  expect(searchAddress(request)).toBe('/studies?q=lupus&view=table&by=-year')
  expect(searchAddress(request, { columns: ['level'] })).toBe('/studies?q=lupus&view=table&columns=level&by=-year')
  expect(searchAddress(request, { sort: 'newest' })).toBe('/studies?q=lupus&sort=newest&view=table')
  expect(searchAddress(request, { view: 'rows' })).toBe('/studies?q=lupus')
  expect(parseSearchRequest({ q: 'lupus', by: '-year' }).by).toBeNull()
})
