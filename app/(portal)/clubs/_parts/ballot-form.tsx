import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/field'
import type { ClubSession } from '@/db/club/read-session'
import { ANSWER_WORDS, ANSWERS, FORMS } from '@/lib/club/appraisal-form'
import { CHANGE_WORDS, CHANGES, CLUB_LIMITS } from '@/lib/club/session'
import { castBallot } from '../actions'
import { RadioRow } from './radio-row'

const TRUST = Array.from({ length: CLUB_LIMITS.trust + 1 }, (_, value) => ({
  value: String(value),
  words: String(value),
}))

/** One's own ballot; it can be changed until the ballots are revealed. */
export function BallotForm({ session }: { session: ClubSession }) {
  const own = session.ownBallot
  const form = FORMS[session.form]
  return (
    <section aria-labelledby="ballot" className="grid gap-4 border-line border-t pt-6" data-screen-only>
      <h2 id="ballot" className="section-title">
        Your ballot
      </h2>
      <p className="max-w-[60ch] text-ink-2">
        {own
          ? 'It is in. Until the ballots are revealed you can change it, and nobody else sees that it is there.'
          : 'Nobody sees it, or that you have voted, before the ballots are revealed. You can leave questions out.'}
      </p>
      <ActionForm action={castBallot} hidden={{ sessionId: session.id }} label="Your ballot" className="grid gap-1">
        {form.questions.map(({ key, words }) => (
          <RadioRow
            key={key}
            name={`answer-${key}`}
            legend={words}
            options={ANSWERS.map((answer) => ({ value: answer, words: ANSWER_WORDS[answer] }))}
            chosen={own?.answers[key]}
          />
        ))}
        <RadioRow
          name="trust"
          legend={`How much do you trust the main result, from 0, not at all, to ${CLUB_LIMITS.trust}, wholly?`}
          options={TRUST}
          chosen={own ? String(own.trust) : undefined}
          required
        />
        <RadioRow
          name="change"
          legend="Would you change what you do?"
          options={CHANGES.map((change) => ({ value: change, words: CHANGE_WORDS[change] }))}
          chosen={own?.change}
          required
        />
        <div className="max-w-[640px] pt-4">
          <TextField
            label="In a few words"
            name="comment"
            rows={3}
            maxLength={CLUB_LIMITS.comment}
            defaultValue={own?.comment ?? ''}
            hint={`Optional. ${session.names === 'named' ? 'Shown with your ballot' : 'Shown apart from it, without your name'}, once they are revealed. No patient data.`}
          />
        </div>
        <Button look="main" className="mt-3 w-fit">
          {own ? 'Change my ballot' : 'Cast my ballot'}
        </Button>
      </ActionForm>
    </section>
  )
}
