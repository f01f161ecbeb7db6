import Link from 'next/link'
import { RESULTS_A_PAGE } from '@/db/search/search-studies'
import { type SearchRequest, searchAddress } from '@/lib/search/search-request'

export function ResultPages({ request, total }: { request: SearchRequest; total: number }) {
  const last = Math.min(500, Math.ceil(total / RESULTS_A_PAGE))
  if (last <= 1) return null
  const link = (page: number, words: string) => (
    <Link className="text-accent" href={searchAddress(request, { page })}>
      {words}
    </Link>
  )
  return (
    <nav aria-label="Pages" className="meta mt-5 flex gap-5">
      {request.page > 1 && link(request.page - 1, 'Previous')}
      <span>
        Page {request.page.toLocaleString('en-GB')} of {last.toLocaleString('en-GB')}
      </span>
      {request.page < last && link(request.page + 1, 'Next')}
    </nav>
  )
}
