import { StudyRows } from '@/app/_study/study-rows'
import type { Holdings } from '@/db/lists/holdings'
import type { Readings } from '@/db/readings/set-readings'
import type { SearchResult } from '@/db/search/query/search-studies'
import { relatedWords } from '@/lib/search/related-words'
import type { SearchRequest } from '@/lib/search/search-request'
import { aboutWords, studyWord } from './about'

type Props = { request: SearchRequest; result: SearchResult; holdings: Holdings; readings: Readings }

/** Studies that answer all of a question, then, under a rule, those that are related to it. */
export function WholeAndRelated({ request, result, holdings, readings }: Props) {
  const { rows, total, related } = result
  const marks = { holdings, readings }
  if (!related) return <StudyRows rows={rows} {...marks} isResult />
  const whole = request.page === 1 ? rows.slice(0, total) : []
  return (
    <>
      {whole.length > 0 && <StudyRows rows={whole} {...marks} isResult />}
      <h2 className="mt-8 flex items-baseline gap-3 text-[13.5px] text-ink-2">
        <span>
          <b className="font-serif text-[17px] text-ink">Related:</b> {aboutWords(related.total, related.exact)}{' '}
          {studyWord(related.total)} that {relatedWords(result)}
        </span>
        <span aria-hidden="true" className="h-px flex-1 bg-line-strong" />
      </h2>
      <StudyRows rows={rows.slice(whole.length)} {...marks} isResult={whole.length === 0} />
    </>
  )
}
