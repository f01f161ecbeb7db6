import Link from 'next/link'
import { AskForm } from '@/app/(portal)/questions/_parts/ask-form'
import type { Absence } from '@/db/search/query/find-absence'
import { QUESTION_LIMITS } from '@/lib/questions/question'
import { filtersUsed, type SearchRequest, searchAddress, UNFILTERED } from '@/lib/search/search-request'
import { shortened } from '@/lib/search/shortened'
import type { SearchedKey } from '@/lib/sources/source'
import { formatMonth } from '@/lib/studies/publication-date'
import { aboutWords, studyWord } from './about'
import { SearchElsewhere } from './find-at-source'

type Props = {
  request: SearchRequest
  /** Null where words alone are missing: then no study has all of them. */
  absence: Absence | null
  /** How many have all the words, wherever these stand. */
  total: number
  /** The sources that are on. */
  sources: readonly SearchedKey[]
}

/** That the library has no study of what is asked, what it has instead, and where else to look: before anything is listed. */
export function NotHere({ request, absence, total, sources }: Props) {
  return (
    <section aria-labelledby="not-here" className="mb-6 rounded-md border border-line-strong bg-surface px-5 py-4">
      <h2 id="not-here" className="finding">
        {headline(request, absence)}
      </h2>
      {absence ? (
        <WhatIsHere {...{ request, absence, total }} />
      ) : (
        <p className="mt-1.5 text-ink-2">What is listed has some of it.</p>
      )}
      <SearchElsewhere q={request.q.trim()} sources={sources} />
      <AskForm text={request.q.trim().slice(0, QUESTION_LIMITS.text)} address={searchAddress(request)} />
    </section>
  )
}

function headline(request: SearchRequest, absence: Absence | null): string {
  const asked = shortened(request.q.trim())
  if (absence?.about) return `This library has no study with results about ${absence.about}.`
  if (absence) return `No study with results in this library answers “${asked}”.`
  return `No study ${filtersUsed(request) > 0 ? 'with these filters' : 'in this library'} answers all of “${asked}”.`
}

type HereProps = { request: SearchRequest; absence: Absence; total: number }

/** How many studies there are, and the question nearest to this one that some of them answer. */
function WhatIsHere({ request, absence: { studies, newest, nearest }, total }: HereProps) {
  return (
    <p className="mt-1.5 text-ink-2">
      {total > 0 && `${aboutWords(total, true)} ${total === 1 ? 'mentions' : 'mention'} all of it. `}
      {studies.toLocaleString('en-GB')} {studyWord(studies)}
      {newest && `, newest ${formatMonth(newest)}`}.
      {nearest && (
        <>
          {' '}
          Nearest:{' '}
          <Link
            className="text-accent"
            href={searchAddress(request, { ...UNFILTERED, q: nearest.q, dropped: [] })}
            prefetch={false}
          >
            {nearest.q}
          </Link>{' '}
          ({nearest.more && 'more than '}
          {nearest.studies.toLocaleString('en-GB')} with results).
        </>
      )}
    </p>
  )
}
