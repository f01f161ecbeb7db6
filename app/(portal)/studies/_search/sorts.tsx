import Link from 'next/link'
import type { SearchResult } from '@/db/search/search-studies'
import { type SearchRequest, SORTS, type Sort, searchAddress, VIEWS, type View } from '@/lib/search/search-request'
import { aboutWords, studyWord } from './about'

const WORDS: Record<Sort, string> = {
  match: 'Best match',
  strength: 'Strongest',
  newest: 'Newest',
  cited: 'Most cited',
}

const VIEW_WORDS: Record<View, string> = { rows: 'Rows', picture: 'Picture', table: 'Table', forest: 'Forest plot' }

/** How many there are, in which order, in rows or as a picture. */
export function Sorts({ request, result }: { request: SearchRequest; result: SearchResult }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-8 gap-y-2 border-line border-b pb-3 font-medium text-ink-2">
      <p className="text-ink tabular-nums md:mr-auto" role="status">
        {aboutWords(result.total, result.exact)} {studyWord(result.total)}
      </p>
      {result.total > 0 && <Orders request={request} />}
    </div>
  )
}

function Orders({ request }: { request: SearchRequest }) {
  return (
    <>
      <Choices label="Order">
        {SORTS.filter((sort) => sort !== 'match' || request.q.trim()).map((sort) => (
          <Choice
            key={sort}
            href={searchAddress(request, { sort })}
            words={WORDS[sort]}
            chosen={sort === request.sort}
          />
        ))}
      </Choices>
      <Choices label="View">
        {VIEWS.map((view) => (
          <Choice
            key={view}
            href={searchAddress(request, { view })}
            words={VIEW_WORDS[view]}
            chosen={view === request.view}
          />
        ))}
      </Choices>
    </>
  )
}

function Choices({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-x-[18px] gap-y-1">
      {children}
    </nav>
  )
}

function Choice({ href, words, chosen }: { href: string; words: string; chosen: boolean }) {
  return (
    <Link
      href={href}
      aria-current={chosen ? 'true' : undefined}
      className="aria-[current]:border-accent aria-[current]:border-b-2 aria-[current]:text-ink"
    >
      {words}
    </Link>
  )
}
