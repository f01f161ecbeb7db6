import type { ClubSession } from '@/db/club/read-session'
import { fleissKappa } from '@/lib/club/agreement'
import { ANSWER_WORDS } from '@/lib/club/appraisal-form'
import { CHANGE_WORDS, CHANGES } from '@/lib/club/session'
import { tallyAnswers } from '@/lib/club/tally'
import { AnswerBar } from './answer-bar'
import { TrustDots } from './trust-dots'

/** What the group answered, the questions on which it is least of one mind first, and how much it trusts the result. */
export function RevealedBallots({ session }: { session: ClubSession }) {
  const { ballots, comments } = session
  const tallies = tallyAnswers(
    session.form,
    ballots.map(({ answers }) => answers),
  )
  const changes = CHANGES.map((change) => ({
    change,
    count: ballots.filter((ballot) => ballot.change === change).length,
  })).filter(({ count }) => count > 0)
  const agreement = fleissKappa(
    session.form,
    ballots.map(({ answers }) => answers),
  )
  const isNamed = session.names === 'named'
  return (
    <section aria-labelledby="ballots" className="grid gap-6 border-line border-t pt-6">
      <h2 id="ballots" className="section-title">
        {ballots.length} ballots
      </h2>
      <TrustDots values={ballots.map(({ trust }) => trust)} />
      <p>
        Would change what they do:{' '}
        {changes.map(({ change, count }) => `${count} ${CHANGE_WORDS[change].toLowerCase()}`).join(', ')}.
      </p>
      {agreement && (
        <p>
          Agreement on the {agreement.questions} questions that all have answered: Fleiss’ κ{' '}
          <span className="tabular-nums">{agreement.kappa.toFixed(2)}</span>, where 0 is chance and 1 is one mind.
        </p>
      )}
      <ul aria-label="Answers, those most divided first" className="grid gap-4">
        {tallies.map((tally) => (
          <li key={tally.key} className="max-w-[72ch]">
            <AnswerBar tally={tally} words={ANSWER_WORDS} />
          </li>
        ))}
      </ul>
      {!isNamed && comments.length > 0 && (
        <ul aria-label="In their own words" className="grid max-w-[68ch] gap-2">
          {comments.map((comment, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never change their order
            <li key={place} className="border-line-strong border-l-2 pl-3 whitespace-pre-line [overflow-wrap:anywhere]">
              {comment}
            </li>
          ))}
        </ul>
      )}
      {isNamed && (
        <ul aria-label="Each ballot" className="grid max-w-[68ch] gap-2.5">
          {ballots.map(({ id, name, trust, change, comment }) => (
            <li key={id}>
              <p className="meta dotted">
                <span className="text-ink [overflow-wrap:anywhere]">{name ?? 'Somebody'}</span>
                <span>trusts it {trust} of 10</span>
                <span>would change: {CHANGE_WORDS[change].toLowerCase()}</span>
              </p>
              {comment && <p className="whitespace-pre-line [overflow-wrap:anywhere]">{comment}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
