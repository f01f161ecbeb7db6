import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Button } from '@/app/_ui/button'
import { Pill } from '@/app/_ui/pill'
import type { SessionRow } from '@/db/access/sessions'
import { deviceName } from '@/lib/access/device-name'
import { revokeOtherSessions, revokeSession } from '../actions'

/** The person's open sessions; each but this one can be ended, which counts at its next request. */
export function SessionList({ sessions }: { sessions: SessionRow[] }) {
  return (
    <>
      <ul className="grid gap-3">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center justify-between gap-4">
            <div className="min-w-0">
              <p title={session.device ?? undefined}>
                {deviceName(session.device)} {session.current && <Pill tone="go">This one</Pill>}
              </p>
              <p className="meta dotted">
                <span>
                  signed in <Ago at={session.createdAt} />
                </span>
                <span>
                  last seen <Ago at={session.lastSeenAt} />
                </span>
              </p>
            </div>
            {!session.current && (
              <ActionForm action={revokeSession} hidden={{ sessionId: session.id }}>
                <Button look="quiet">End it</Button>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <ActionForm action={revokeOtherSessions}>
          <Button className="w-fit">End all but this one</Button>
        </ActionForm>
      )}
    </>
  )
}
