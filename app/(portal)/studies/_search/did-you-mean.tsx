import Link from 'next/link'
import { type SearchRequest, searchAddress } from '@/lib/search/search-request'

/** One corrected question, where a word is one that no study has. */
export function DidYouMean({ request, meant }: { request: SearchRequest; meant: string | null }) {
  return (
    <div role="status">
      {meant && (
        <p className="mb-4">
          Did you mean{' '}
          <Link className="font-medium text-accent" href={searchAddress(request, { q: meant, dropped: [] })}>
            {meant}
          </Link>
          ?
        </p>
      )}
    </div>
  )
}
