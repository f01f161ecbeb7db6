import Link from 'next/link'
import { buttonClass } from '@/app/_ui/button-class'
import { PageSection } from '@/app/_ui/page-section'
import { SessionLines } from '@/app/(portal)/clubs/_parts/session-lines'
import type { SessionLine } from '@/db/club/read-session'

type Props = { groupId: string; sessions: readonly SessionLine[]; leads: boolean }

/** The journal club of a group. */
export const GroupClub = ({ groupId, sessions, leads }: Props) => (
  <PageSection id="club" title="Journal club">
    {sessions.length === 0 ? (
      <p className="max-w-[60ch] text-ink-2">
        No session yet. In one, members propose studies, read the one that most would read, vote on it without seeing
        each other’s ballots, and write down what the group stands by.
      </p>
    ) : (
      <SessionLines sessions={sessions} label="Sessions" />
    )}
    {leads && (
      <p data-screen-only>
        <Link href={`/clubs/new?group=${groupId}`} className={buttonClass()}>
          Open a session
        </Link>
      </p>
    )}
  </PageSection>
)
