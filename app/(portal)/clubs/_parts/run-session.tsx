import Link from 'next/link'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { buttonClass } from '@/app/_ui/button-class'
import type { ClubSession } from '@/db/club/read-session'
import { type ClubState, mayMove } from '@/lib/club/session'
import { moveSession } from '../actions'
import { ChangePlan } from './change-plan'

const WORDS: Partial<Record<ClubState, string>> = {
  voting: 'Open the vote',
  revealed: 'Reveal the ballots',
  archived: 'Archive the session',
  cancelled: 'Cancel the session',
}

/** What whoever leads the group does next; what comes of it is said where it is pressed. */
export function RunSession({ session }: { session: ClubSession }) {
  const { id, state, verdictId } = session
  const steps = (['voting', 'revealed', 'archived', 'cancelled'] as const).filter((to) => mayMove(state, to))
  return (
    <section aria-labelledby="run" className="grid gap-3 border-line border-t pt-6" data-screen-only>
      <h2 id="run" className="section-title">
        Next
      </h2>
      {state === 'voting' && (
        <p className="max-w-[60ch] text-ink-2">
          You read no more of the ballots than anybody else. Where there are fewer than {session.quorum}, nothing is
          revealed. Once revealed, no ballot is taken any more.
        </p>
      )}
      {state === 'revealed' && (
        <p>
          <Link href={`/verdicts/new?session=${id}`} className={buttonClass('main')}>
            Write what the group stands by
          </Link>
        </p>
      )}
      {state === 'recorded' && verdictId && (
        <p>
          <Link href={`/verdicts/${verdictId}`} className="text-accent">
            What the group stands by
          </Link>
        </p>
      )}
      <div className="flex flex-wrap gap-2.5">
        {steps.map((to) => (
          <ActionForm key={to} action={moveSession} hidden={{ sessionId: id, to }} label={wordsOf(state, to)}>
            <Button look={to === 'cancelled' || to === 'archived' || state === 'recorded' ? 'quiet' : 'main'}>
              {wordsOf(state, to)}
            </Button>
          </ActionForm>
        ))}
      </div>
      <ChangePlan session={session} />
    </section>
  )
}

const wordsOf = (from: ClubState, to: ClubState): string =>
  from === 'recorded' && to === 'revealed' ? 'Undo the recording, within a day' : (WORDS[to] as string)
