import type { ClubSession } from '@/db/club/read-session'
import { ANSWER_WORDS, FORMS } from '@/lib/club/appraisal-form'
import { CHANGE_WORDS, CHANGES, CLUB_LIMITS } from '@/lib/club/session'
import { countsWords, spreadOf, tallyAnswers } from '@/lib/club/tally'

/** What the group answered, in words alone: for a screen that all look at, and for paper. */
export function AppraisalSheet({ session }: { session: ClubSession }) {
  const { ballots, form } = session
  const spread = spreadOf(ballots.map(({ trust }) => trust))
  const changes = CHANGES.map((change) => {
    const count = ballots.filter((ballot) => ballot.change === change).length
    return count > 0 ? `${count} ${CHANGE_WORDS[change].toLowerCase()}` : ''
  }).filter(Boolean)
  return (
    <section aria-labelledby="appraisal" className="grid gap-3 border-line border-t pt-6 print:gap-1 print:pt-3">
      <h2 id="appraisal" className="label-caps">
        Appraisal, {ballots.length} ballots
      </h2>
      <dl className="grid gap-x-8 gap-y-2 print:gap-y-0.5 md:grid-cols-[minmax(0,1fr)_auto]">
        {tallyAnswers(
          form,
          ballots.map(({ answers }) => answers),
        ).map((tally) => (
          <div key={tally.key} className="contents">
            <dt>{tally.words}</dt>
            <dd className="text-ink-2 max-md:mb-2">{countsWords(tally, ANSWER_WORDS)}</dd>
          </div>
        ))}
        {spread && (
          <div className="contents font-medium">
            <dt>Trust in the main result, 0 to {CLUB_LIMITS.trust}</dt>
            <dd>
              median {Number(spread.median.toFixed(1))}, half from {Number(spread.lower.toFixed(1))} to{' '}
              {Number(spread.upper.toFixed(1))}
            </dd>
          </div>
        )}
        <div className="contents font-medium">
          <dt>Would change what they do</dt>
          <dd>{changes.join(', ')}</dd>
        </div>
      </dl>
      <p className="meta">{FORMS[form].title}: our quick appraisal. No score is added up.</p>
    </section>
  )
}
