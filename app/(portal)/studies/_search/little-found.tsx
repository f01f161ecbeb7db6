import Link from 'next/link'
import { MOST_COUNTED, type Without } from '@/db/search/query/suggest-broader-searches'
import { filtersUsed, type SearchRequest, searchAddress } from '@/lib/search/search-request'

type Props = { request: SearchRequest; relaxedFrom: number | null; without: Without[] }

/** That what follows has only some of what was asked for, and what the search would find without each part. */
export function LittleFound({ request, relaxedFrom, without }: Props) {
  return (
    <div role="status">
      {(relaxedFrom !== null || without.length > 0) && (
        <div className="border-line border-b py-3.5 text-ink-2 text-sm">
          <p>
            {relaxedFrom === null
              ? 'Few studies have all of it; there are more'
              : relaxedWords(relaxedFrom, filtersUsed(request) > 0)}
          </p>
          <WithoutParts without={without} />
        </div>
      )}
    </div>
  )
}

function relaxedWords(all: number, filtered: boolean): string {
  const within = filtered ? ' with these filters' : ''
  if (all === 0) return `No study${within} has all of it; these have some of it.`
  if (all === 1) return `1 study${within} has all of it; these have some of it.`
  return `${all.toLocaleString('en-GB')} studies${within} have all of it; these have some of it.`
}

/** How many there would be without each part of the question. */
export function WithoutParts({ without }: { without: Without[] }) {
  if (without.length === 0) return null
  return (
    <ul aria-label="Broader searches" className="dotted mt-0.5">
      {without.map(({ part, request, studies }) => (
        <li key={part} className="inline">
          <Link className="text-accent" href={searchAddress(request)} prefetch={false}>
            {part === 'filters' ? 'without the filters' : `without “${part}”`}
          </Link>
          : {countWords(studies)}
        </li>
      ))}
    </ul>
  )
}

const countWords = (studies: number) =>
  studies > MOST_COUNTED ? `more than ${MOST_COUNTED.toLocaleString('en-GB')}` : studies.toLocaleString('en-GB')
