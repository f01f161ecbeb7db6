import Link from 'next/link'
import type { FollowedSearch, NewCount } from '@/db/searches/followed-searches'
import { NewIn } from '../searches/_parts/new-count'
import { SectionHeading } from './section-heading'

const SHOWN = 6

type Props = { followed: { total: number; searches: (FollowedSearch & { news: NewCount })[] } }

/** The searches that a reader follows: those with something new first. */
export function Followed({ followed: { total, searches } }: Props) {
  const shown = searches.toSorted((a, b) => Number(b.news.count > 0) - Number(a.news.count > 0)).slice(0, SHOWN)
  return (
    <section>
      <SectionHeading>Followed searches</SectionHeading>
      {total === 0 && <p className="mt-3 text-ink-2">None yet. Save a search above its results.</p>}
      <ul>
        {shown.map((search) => (
          <li
            key={search.id}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-line border-b py-3.5"
          >
            <Link href={`/searches/${search.id}`} className="break-words font-medium">
              {search.name}
            </Link>
            <NewIn news={search.news} />
          </li>
        ))}
      </ul>
      <Link className="mt-3 inline-block text-accent" href="/searches">
        {total > SHOWN ? `All ${total} searches` : 'Followed and recent searches'}
      </Link>
    </section>
  )
}
