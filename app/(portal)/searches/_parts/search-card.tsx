import Link from 'next/link'
import type { FollowedSearch, NewCount } from '@/db/searches/followed-searches'
import { Asked } from './asked'
import { NewIn } from './new-count'

/** A followed search among others: its name, what it asks, what is new in it. */
export function SearchCard({ search }: { search: FollowedSearch & { news: NewCount } }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6 gap-y-1 border-line border-b py-[18px]">
      <h2 className="min-w-0 break-words font-medium font-serif text-lg leading-snug">
        <Link href={`/searches/${search.id}`} className="hover:text-accent-ink hover:no-underline">
          {search.name}
        </Link>
      </h2>
      <NewIn news={search.news} />
      <div className="col-span-2 flex flex-wrap items-baseline gap-x-6 gap-y-1">
        <div className="min-w-0 flex-1">
          <Asked query={search.query} />
        </div>
        <Link href={resultsAddress(search.query)} className="text-accent text-sm">
          All results<span className="sr-only"> of {search.name}</span>
        </Link>
      </div>
    </li>
  )
}

export const resultsAddress = (query: string) => (query ? `/studies?${query}` : '/studies')
