import Link from 'next/link'
import { MOST_COUNTED, type Without } from '@/db/search/query/suggest-broader-searches'
import { searchAddress } from '@/lib/search/search-request'

/** Where little was found: what the search would find without each part; folded, unless nothing has all of it. */
export function LittleFound({ without, isOpen }: { without: Without[]; isOpen: boolean }) {
  if (without.length === 0) return null
  return (
    <details open={isOpen}>
      <summary className="cursor-pointer">Try a broader search</summary>
      <WithoutParts without={without} />
    </details>
  )
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
