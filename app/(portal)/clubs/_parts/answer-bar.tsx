import { ANSWERS, type AppraisalAnswer } from '@/lib/club/appraisal-form'
import { countsWords, type QuestionTally } from '@/lib/club/tally'

const FILL: Record<AppraisalAnswer, string> = {
  yes: 'fill-accent',
  partly: 'fill-level-3',
  no: 'fill-ink-2',
  unclear: 'fill-line-strong',
}

/** How often each answer was given: in words, and as a bar that says the same. */
export function AnswerBar({ tally, words }: { tally: QuestionTally; words: Record<AppraisalAnswer, string> }) {
  const { counts, answered } = tally
  const startOf = (place: number) => ANSWERS.slice(0, place).reduce((sum, answer) => sum + counts[answer], 0)
  return (
    <>
      <p>{tally.words}</p>
      <p className="meta mt-0.5">{countsWords(tally, words)}</p>
      {answered > 0 && (
        <svg
          viewBox={`0 0 ${answered} 1`}
          preserveAspectRatio="none"
          aria-hidden="true"
          className="mt-1.5 h-2 w-full max-w-[420px] rounded"
        >
          {ANSWERS.map((answer, place) => (
            <rect key={answer} x={startOf(place)} width={counts[answer]} height="1" className={FILL[answer]} />
          ))}
        </svg>
      )}
    </>
  )
}
