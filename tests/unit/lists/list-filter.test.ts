import { describe, expect, test } from 'vitest'
import { countFilters, filterQuery, isAskedFor, parseListFilter, WHOLE_LIST } from '@/lib/lists/list-filter'
import type { ReadingStatus } from '@/lib/lists/reading-list'

const TODAY = '2026-02-26'
const item = (dueOn: string | null, status: ReadingStatus = 'to-read') => ({ dueOn, status })
const isDue = (due: 'overdue' | 'week' | 'none', ...of: Parameters<typeof item>) =>
  isAskedFor(item(...of), { status: null, due }, TODAY)

describe('what is asked for of a list', () => {
  test('is overdue from the day after, due within a week until the seventh day, over the end of a month', () => {
    expect(isDue('overdue', '2026-02-25')).toBe(true)
    expect(isDue('overdue', TODAY)).toBe(false)
    expect(isDue('week', '2026-02-25')).toBe(false)
    expect(isDue('week', TODAY)).toBe(true)
    expect(isDue('week', '2026-03-05')).toBe(true)
    expect(isDue('week', '2026-03-06')).toBe(false)
  })
  test('is due no more once it is read, and without a date either way', () => {
    expect(isDue('overdue', '2026-02-25', 'read')).toBe(false)
    expect(isDue('week', TODAY, 'read')).toBe(false)
    expect(isDue('overdue', null)).toBe(false)
    expect(isDue('none', null)).toBe(true)
    expect(isDue('none', null, 'read')).toBe(true)
    expect(isDue('none', TODAY)).toBe(false)
  })
  test('is counted by each filter with the other one kept', () => {
    const items = [item('2026-02-01'), item('2026-02-01', 'reading'), item(TODAY), item(null, 'read'), item(null)]
    expect(countFilters(items, WHOLE_LIST, TODAY)).toEqual({
      status: { total: 5, 'to-read': 3, reading: 1, read: 1 },
      due: { total: 5, overdue: 2, week: 1, none: 2 },
    })
    expect(countFilters(items, { status: 'to-read', due: 'overdue' }, TODAY)).toEqual({
      status: { total: 2, 'to-read': 1, reading: 1, read: 0 },
      due: { total: 3, overdue: 1, week: 1, none: 1 },
    })
  })
  test('stands in the address, and what makes no sense there is left out', () => {
    for (const query of [{}, { status: 'read' }, { due: 'week' }, { status: 'reading', due: 'none' }])
      expect(filterQuery(parseListFilter(query))).toEqual(query)
    expect(parseListFilter({ status: 'done', due: ['overdue', 'week'] })).toEqual(WHOLE_LIST)
  })
})
