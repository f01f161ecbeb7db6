import Link from 'next/link'
import type { ReadList } from '@/db/lists/list-contents'
import { READING_STATUSES, type ReadingStatus, STATUS_WORDS } from '@/lib/lists/reading-list'
import { listAddress } from '../list-address'

/** All of the list, or what stands at one status; each with its number. */
export function StatusTabs({ list, status }: { list: ReadList; status: ReadingStatus | undefined }) {
  const tabs = [undefined, ...READING_STATUSES]
  return (
    <nav aria-label="Which studies" className="flex gap-[26px] overflow-x-auto font-medium text-ink-2">
      {tabs.map((each) => (
        <Link
          key={each ?? 'all'}
          href={listAddress(list.id, { status: each })}
          aria-current={each === status ? 'page' : undefined}
          className="shrink-0 py-2.5 hover:no-underline aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_0_var(--color-accent)]"
        >
          {each ? STATUS_WORDS[each] : 'All'}{' '}
          <small className="text-[12.5px] text-ink-3">{list.counts[each ?? 'total']}</small>
        </Link>
      ))}
    </nav>
  )
}
