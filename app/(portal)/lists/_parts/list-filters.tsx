import Link from 'next/link'
import type { ReadList } from '@/db/lists/list-contents'
import { DUE_FILTERS, DUE_WORDS, filterQuery, type ListFilter } from '@/lib/lists/list-filter'
import { READING_STATUSES, STATUS_WORDS } from '@/lib/lists/reading-list'
import { listAddress } from '../list-address'

type Props = { list: ReadList; filter: ListFilter }

/** All of the list, or what stands at one status; each with its number. */
export function StatusTabs({ list, filter }: Props) {
  const tabs = [null, ...READING_STATUSES]
  return (
    <nav aria-label="Which studies" className="flex gap-[26px] overflow-x-auto font-medium text-ink-2">
      {tabs.map((status) => (
        <Link
          key={status ?? 'all'}
          href={listAddress(list.id, filterQuery({ ...filter, status }))}
          aria-current={status === filter.status ? 'page' : undefined}
          className="shrink-0 py-2.5 hover:no-underline aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_0_var(--color-accent)]"
        >
          {status ? STATUS_WORDS[status] : 'All'}{' '}
          <small className="text-[12.5px] text-ink-3">
            {list.filters.status[status ?? 'total'].toLocaleString('en-GB')}
          </small>
        </Link>
      ))}
    </nav>
  )
}

/** What is due when, each with its number; nothing on a list on which nothing is due ever. */
export function DueFilters({ list, filter }: Props) {
  if (!list.hasDueDates && filter.due === null) return null
  return (
    <nav aria-label="Due" className="flex flex-wrap gap-x-5 gap-y-1 pt-3 text-[13.5px] text-ink-2" data-screen-only>
      {[null, ...DUE_FILTERS].map((due) => (
        <Link
          key={due ?? 'all'}
          href={listAddress(list.id, filterQuery({ ...filter, due }))}
          aria-current={due === filter.due ? 'true' : undefined}
          className="py-0.5 aria-[current]:font-medium aria-[current]:text-accent-ink"
        >
          {due ? DUE_WORDS[due] : 'Due or not'}{' '}
          <small className="text-[12.5px] text-ink-3 tabular-nums">
            {list.filters.due[due ?? 'total'].toLocaleString('en-GB')}
          </small>
        </Link>
      ))}
    </nav>
  )
}
