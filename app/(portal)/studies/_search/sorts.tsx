import { Choice, Choices, Views } from '@/app/_ui/choices'
import type { SearchResult } from '@/db/search/query/search-studies'
import { filtersUsed, type SearchRequest, SORTS, type Sort, searchAddress } from '@/lib/search/search-request'
import { aboutWords, studyWord } from './about'

const WORDS: Record<Sort, string> = {
  match: 'Best match',
  strength: 'Strongest',
  newest: 'Newest',
  cited: 'Most cited',
}

/** How many there are, in which order, in rows, on a timeline, in a table or a plot. */
export function Sorts({ request, result }: { request: SearchRequest; result: SearchResult }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-8 gap-y-2 border-line border-b pb-3 font-medium max-md:gap-y-1 max-md:pb-2 text-ink-2">
      <p className="text-ink tabular-nums max-md:basis-full max-md:pr-28 md:mr-auto" role="status">
        {countWords(result, filtersUsed(request) > 0)}
      </p>
      {result.rows.length > 0 && <Orders request={request} rows={result.rows} />}
    </div>
  )
}

/** "3 studies answer all of it" where others follow that have some. */
function countWords({ total, exact, related }: SearchResult, isFiltered: boolean): string {
  if (!related) return `${aboutWords(total, exact)} ${studyWord(total)}`
  const within = isFiltered ? ' with these filters' : ''
  return `${total === 0 ? 'No study' : `${total.toLocaleString('en-GB')} ${studyWord(total)}`}${within} ${total > 1 ? 'answer' : 'answers'} all of it`
}

/** What nothing here was counted by is no order. */
function Orders({ request, rows }: { request: SearchRequest; rows: SearchResult['rows'] }) {
  const isCounted = request.sort === 'cited' || rows.some(({ citations }) => citations)
  const sorts = SORTS.filter((sort) => (sort !== 'match' || request.q.trim()) && (sort !== 'cited' || isCounted))
  return (
    <>
      <Choices label="Order">
        {sorts.map((sort) => (
          <Choice
            key={sort}
            href={searchAddress(request, { sort })}
            words={WORDS[sort]}
            chosen={sort === request.sort && !request.by}
          />
        ))}
      </Choices>
      <Views chosen={request.view} address={(view) => searchAddress(request, { view })} />
    </>
  )
}
