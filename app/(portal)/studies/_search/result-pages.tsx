import Link from 'next/link'
import type { SearchResult } from '@/db/search/query/search-studies'
import { MOST_PAGES, RESULTS_A_PAGE, type SearchRequest, searchAddress } from '@/lib/search/search-request'
import { aboutWords } from './about'

export function ResultPages({ request, result }: { request: SearchRequest; result: SearchResult }) {
  const { exact, reachable, related } = result
  const total = result.total + (related?.total ?? 0)
  const last = Math.min(MOST_PAGES, Math.ceil(reachable / RESULTS_A_PAGE))
  if (last <= 1) return null
  const link = (page: number, words: string) => (
    <Link className="text-accent" href={searchAddress(request, { page })}>
      {words}
    </Link>
  )
  const shown = Math.min(reachable, last * RESULTS_A_PAGE)
  return (
    <>
      {request.page === last && shown < total && (
        <p className="mt-5 text-ink-2">
          These are the first {shown.toLocaleString('en-GB')} of {aboutWords(total, exact && (related?.exact ?? true))}:
          narrow the search to see others.
        </p>
      )}
      <nav aria-label="Pages" className="meta mt-5 flex gap-5">
        {request.page > 1 && link(Math.min(request.page - 1, last), 'Previous')}
        <span>
          Page {request.page.toLocaleString('en-GB')} of {last.toLocaleString('en-GB')}
        </span>
        {request.page < last && link(request.page + 1, 'Next')}
      </nav>
    </>
  )
}
