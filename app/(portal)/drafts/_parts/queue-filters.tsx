import Link from 'next/link'
import type { QueueTotals } from '@/db/summaries/review-queue'
import { QUEUE_FILTER_WORDS, QUEUE_FILTERS, type QueueFilter } from '@/lib/summaries/queue-filter'
import { queueAddress } from '../draft-address'

/** All that waits, or what waits for one reason; each with its number where it was counted. */
export function QueueFilters({ totals, of }: { totals: QueueTotals; of: QueueFilter | null }) {
  return (
    <nav
      aria-label="Why they wait"
      className="mt-6 flex gap-[26px] overflow-x-auto border-line border-b font-medium text-ink-2"
    >
      {[null, ...QUEUE_FILTERS].map((each) => (
        <Link
          key={each ?? 'all'}
          href={queueAddress(each)}
          aria-current={each === of ? 'page' : undefined}
          className="shrink-0 py-2.5 hover:no-underline aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_0_var(--color-accent)]"
        >
          {each ? QUEUE_FILTER_WORDS[each] : 'All'}{' '}
          <small className="text-[12.5px] text-ink-3">{totals[each ?? 'all']?.toLocaleString('en-GB')}</small>
        </Link>
      ))}
    </nav>
  )
}
