import Link from 'next/link'
import { type SearchRequest, SORTS, type Sort, searchAddress } from '@/lib/search/search-request'

const WORDS: Record<Sort, string> = {
  match: 'Best match',
  strength: 'Strongest',
  newest: 'Newest',
  cited: 'Most cited',
}

/** How many there are, and in which order. */
export function Sorts({ request, total }: { request: SearchRequest; total: number }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-[18px] gap-y-2 border-line border-b pb-3 font-medium text-ink-2">
      <p className="text-ink tabular-nums" role="status">
        {total.toLocaleString('en-GB')} {total === 1 ? 'study' : 'studies'}
      </p>
      <nav aria-label="Order" className="flex flex-wrap gap-x-[18px] gap-y-1 md:ml-auto">
        {SORTS.filter((sort) => sort !== 'match' || request.q.trim()).map((sort) => (
          <Link
            key={sort}
            href={searchAddress(request, { sort })}
            aria-current={sort === request.sort ? 'true' : undefined}
            className="aria-[current]:border-accent aria-[current]:border-b-2 aria-[current]:text-ink"
          >
            {WORDS[sort]}
          </Link>
        ))}
      </nav>
    </div>
  )
}
