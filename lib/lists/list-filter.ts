import { READING_STATUSES, type ReadingStatus } from './reading-list'

export const DUE_FILTERS = ['overdue', 'week', 'none'] as const
export type DueFilter = (typeof DUE_FILTERS)[number]

export const DUE_WORDS: Record<DueFilter, string> = {
  overdue: 'Overdue',
  week: 'Due within a week',
  none: 'Without a due date',
}

/** Days from today that count as within a week. */
export const WEEK = 7

/** Which items of a list are asked for: null is all of them. */
export type ListFilter = { status: ReadingStatus | null; due: DueFilter | null }

export const WHOLE_LIST: ListFilter = { status: null, due: null }

type Asked = { status?: string | string[]; due?: string | string[] }

/** As an address says it; what makes no sense is left out. */
export const parseListFilter = ({ status, due }: Asked): ListFilter => ({
  status: READING_STATUSES.find((each) => each === status) ?? null,
  due: DUE_FILTERS.find((each) => each === due) ?? null,
})

/** The same in an address; what is not asked for is left out. */
export const filterQuery = ({ status, due }: ListFilter): Record<string, string> => ({
  ...(status && { status }),
  ...(due && { due }),
})

type Item = { status: ReadingStatus; dueOn: string | null }

/** Whether an item is asked for. `today` is an ISO date. What is read is due no more. */
export const isAskedFor = (item: Item, { status, due }: ListFilter, today: string): boolean =>
  (status === null || item.status === status) && (due === null || isDue(item, due, today))

function isDue({ status, dueOn }: Item, due: DueFilter, today: string): boolean {
  if (due === 'none') return dueOn === null
  if (dueOn === null || status === 'read') return false
  return due === 'overdue' ? dueOn < today : dueOn >= today && dueOn <= inAWeek(today)
}

const inAWeek = (today: string) =>
  new Date(Date.parse(`${today}T00:00:00Z`) + WEEK * 86_400_000).toISOString().slice(0, 10)

export type FilterCounts = {
  status: Record<ReadingStatus | 'total', number>
  due: Record<DueFilter | 'total', number>
}

/** How many each filter would show, the other one kept. */
export function countFilters(items: readonly Item[], filter: ListFilter, today: string): FilterCounts {
  const count = (asked: ListFilter) => items.filter((item) => isAskedFor(item, asked, today)).length
  const ofStatus = (status: ReadingStatus | null) => count({ ...filter, status })
  const ofDue = (due: DueFilter | null) => count({ ...filter, due })
  return {
    status: {
      total: ofStatus(null),
      'to-read': ofStatus('to-read'),
      reading: ofStatus('reading'),
      read: ofStatus('read'),
    },
    due: { total: ofDue(null), overdue: ofDue('overdue'), week: ofDue('week'), none: ofDue('none') },
  }
}
