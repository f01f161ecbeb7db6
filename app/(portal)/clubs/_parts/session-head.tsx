import Link from 'next/link'
import type { ClubSession } from '@/db/club/read-session'
import { FORMS } from '@/lib/club/appraisal-form'
import { CLUB_STEPS, STATE_WORDS } from '@/lib/club/session'
import { nearWords, startWords } from '@/lib/club/start-words'

/** What a session is, when and where, and how far it has come. */
export function SessionHead({ session }: { session: ClubSession }) {
  const { state } = session
  const at = CLUB_STEPS.findIndex((step) => step.state === state)
  return (
    <header className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <p className="meta dotted">
        <Link href={`/groups/${session.groupSlug}#club`} className="text-accent [overflow-wrap:anywhere]">
          {session.group}
        </Link>
        {session.startsAt && <span>{startWords(session)}</span>}
        {session.place && <span className="[overflow-wrap:anywhere]">{session.place}</span>}
        <span className="[overflow-wrap:anywhere]">opened by {session.ledBy}</span>
        <Link href={`/clubs/${session.id}/present`} className="text-accent" data-screen-only>
          Present or print
        </Link>
        {session.startsAt && (
          <a href={`/clubs/${session.id}/calendar`} download className="text-accent" data-screen-only>
            {state === 'cancelled' ? 'Take it out of your calendar' : 'Add to calendar'}
          </a>
        )}
      </p>
      <h1 className="page-title max-w-[27em] [overflow-wrap:anywhere]">{session.title}</h1>
      {session.question && <p className="max-w-[60ch] text-ink-2 [overflow-wrap:anywhere]">{session.question}</p>}
      {at >= 0 ? (
        <ol aria-label="Steps" className="mt-1 flex font-medium max-md:flex-wrap max-md:gap-x-3 max-md:gap-y-1">
          {CLUB_STEPS.map((step, place) => (
            <li
              key={step.state}
              aria-current={place === at ? 'step' : undefined}
              className={`flex-1 border-t-[3px] py-2 pr-3 max-md:flex-none ${
                place === at
                  ? 'border-accent text-ink'
                  : place < at
                    ? 'border-accent text-ink-2'
                    : 'border-line text-ink-3'
              }`}
            >
              {step.words}
              {step.state === 'voting' && place >= at && session.voteBy && ` by ${nearWords(session.voteBy)}`}
            </li>
          ))}
        </ol>
      ) : (
        <p role="status" className="text-ink-2">
          This session is {STATE_WORDS[state]}.
        </p>
      )}
      <p className="meta">
        {FORMS[session.form].title}: our quick appraisal.{' '}
        {session.names === 'named'
          ? 'Nobody sees another’s ballot, or whether there is one, before they are revealed; then with names.'
          : 'Nobody sees another’s ballot, or whether there is one, before they are revealed; and never a name.'}{' '}
        They can be revealed once there are {session.quorum}.
      </p>
    </header>
  )
}
