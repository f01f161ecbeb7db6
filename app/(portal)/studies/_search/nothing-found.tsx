import Link from 'next/link'
import { EmptyState } from '@/app/_ui/empty-state'
import { type SearchRequest, searchAddress } from '@/lib/search/search-request'
import { anyOfTheWords, parseSearchWords } from '@/lib/search/search-words'

type Props = { request: SearchRequest; identifier: { pmid: number } | { doi: string } | null }

/** What to try when nothing was found. */
export function NothingFound({ request, identifier }: Props) {
  if (identifier) {
    const name = 'pmid' in identifier ? `PMID ${identifier.pmid}` : `DOI ${identifier.doi}`
    return (
      <EmptyState title={`No study with ${name} here`}>
        It may not have been imported yet. A librarian or editor can add it.
      </EmptyState>
    )
  }
  const any = anyOfTheWords(parseSearchWords(request.q))
  const filtered =
    request.designs.length + request.journals.length + request.topics.length > 0 ||
    request.from !== null ||
    request.to !== null
  return (
    <EmptyState title={request.q ? `Nothing matches “${request.q}”` : 'No studies here yet'}>
      <ul className="grid list-disc gap-1 pl-5">
        {filtered && (
          <li>
            <Link
              className="text-accent"
              href={searchAddress({ ...request, designs: [], journals: [], topics: [], from: null, to: null })}
            >
              Search without the filters
            </Link>
          </li>
        )}
        {any.includes(' OR ') && (
          <li>
            <Link className="text-accent" href={searchAddress(request, { q: any })}>
              Search for any of these words
            </Link>
          </li>
        )}
        {request.q && <li>Check the spelling, or use fewer words.</li>}
        <li>
          <Link className="text-accent" href="/studies">
            Look through all studies
          </Link>
        </li>
      </ul>
    </EmptyState>
  )
}
