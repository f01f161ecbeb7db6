import Link from 'next/link'
import { EmptyState } from '@/app/_ui/empty-state'
import { AskForm } from '@/app/(portal)/questions/_parts/ask-form'
import type { Without } from '@/db/search/query/suggest-broader-searches'
import { QUESTION_LIMITS } from '@/lib/questions/question'
import { type SearchRequest, searchAddress } from '@/lib/search/search-request'
import { shortened } from '@/lib/search/shortened'
import { type Identifier, identifierName } from '@/lib/search/typed-identifier'
import { WithoutParts } from './little-found'

type Props = {
  request: SearchRequest
  identifier: Identifier | null
  total: number
  without: Without[]
  meant: string | null
  /** Whether the page says above that this is not here, and offers to ask for it. */
  isSaidAbove: boolean
}

/** What to try when there is nothing to show. */
export function NothingFound({ request, identifier, total, without, meant, isSaidAbove }: Props) {
  if (identifier) {
    return (
      <EmptyState title={`No study with ${identifierName(identifier)} here`}>
        It may not have been imported yet.
        <AskForm text={identifierName(identifier)} address={searchAddress(request)} />
      </EmptyState>
    )
  }
  if (total > 0) {
    return (
      <EmptyState title={`There is no page ${request.page.toLocaleString('en-GB')} of this`}>
        <Link className="text-accent" href={searchAddress(request)}>
          Go to the first page
        </Link>
      </EmptyState>
    )
  }
  if (!request.q.trim() && searchAddress(request, { sort: 'newest', view: 'rows' }) === '/studies') {
    return <EmptyState title="No studies here yet">They are imported on the server that Précis runs on.</EmptyState>
  }
  return (
    <EmptyState
      title={request.q.trim() ? `Nothing matches “${shortened(request.q.trim())}”` : 'No studies match these filters'}
    >
      {without.length > 0 && (
        <div className="mb-4">
          <p>Try a broader search:</p>
          <WithoutParts without={without} />
        </div>
      )}
      <ul className="grid list-disc gap-1 pl-5">
        {request.q.trim() && !meant && <li>Check the spelling, or use fewer words.</li>}
        <li>
          <Link className="text-accent" href="/studies">
            Look through all studies
          </Link>
        </li>
      </ul>
      {request.q.trim() && !isSaidAbove && (
        <AskForm text={request.q.trim().slice(0, QUESTION_LIMITS.text)} address={searchAddress(request)} />
      )}
    </EmptyState>
  )
}
