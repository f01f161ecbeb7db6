import Link from 'next/link'
import { Pill } from '@/app/_ui/pill'
import { ProgressBar } from '@/app/_ui/progress-bar'
import type { ListSummary } from '@/db/lists/lists'
import { dueWords } from '@/lib/lists/reading-list'
import { today } from '../lists/today'
import { SectionHeading } from './section-heading'

export const LISTS_SHOWN = 6

/**
 * The reader's lists, the last changed first, with how far each is read. Those that others share with them stand here while
 * something in them is due or new.
 */
export function YourLists({ lists, hasMore }: { lists: ListSummary[]; hasMore: boolean }) {
  return (
    <section>
      <SectionHeading>Your lists</SectionHeading>
      {lists.length === 0 && hasMore && (
        <p className="mt-3 text-ink-2">Nothing is due or new in the lists that others share with you.</p>
      )}
      {lists.length === 0 && !hasMore && (
        <p className="mt-3 text-ink-2">
          None yet. Save a study with <kbd className="font-medium font-sans">s</kbd>, or{' '}
          <Link className="text-accent" href="/lists">
            make a list
          </Link>
          .
        </p>
      )}
      <ul>
        {lists.map((list) => (
          <li key={list.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 border-line border-b py-3.5">
            <Link href={`/lists/${list.id}`} className="break-words font-medium">
              {list.name}
            </Link>
            <span className="meta">
              {list.total === 0
                ? 'Empty'
                : `${list.read.toLocaleString('en-GB')} of ${list.total.toLocaleString('en-GB')}`}
            </span>
            <ProgressBar done={list.read} total={list.total} className="col-span-2" />
            <Due on={list.nextDue} />
          </li>
        ))}
      </ul>
      {hasMore && (
        <Link className="mt-3 inline-block text-accent" href="/lists">
          All lists
        </Link>
      )}
    </section>
  )
}

/** When the next study of a list wants to have been read. */
function Due({ on }: { on: string | null }) {
  if (!on) return null
  const due = dueWords(on, today())
  return <p className="meta col-span-2">{due.late ? <Pill tone="warn">{due.text}</Pill> : due.text}</p>
}
