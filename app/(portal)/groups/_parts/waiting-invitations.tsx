import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Button } from '@/app/_ui/button'
import type { Invitation } from '@/db/groups/invitations'
import { acceptInvitation, declineInvitation } from '../actions'

/** Groups that somebody was asked to join, with both answers; nothing where there are none. */
export function WaitingInvitations({ invitations }: { invitations: Invitation[] }) {
  if (invitations.length === 0) return null
  return (
    <section aria-labelledby="invitations" className="rounded border border-line-strong bg-surface px-5 py-4">
      <h2 id="invitations" className="section-title">
        {invitations.length === 1 ? 'An invitation' : 'Invitations'}
      </h2>
      <ul className="divide-y divide-line">
        {invitations.map((invitation) => (
          <li
            key={invitation.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2.5 py-3 last:pb-1"
          >
            <div className="min-w-0 flex-1 basis-64">
              <p>
                <b className="font-medium">{invitation.group}</b>
              </p>
              {invitation.description && (
                <p className="line-clamp-2 max-w-[60ch] text-ink-2">{invitation.description}</p>
              )}
              <p className="meta">
                {invitation.invitedBy} invited you <Ago at={invitation.invitedAt} />
              </p>
            </div>
            <div className="flex flex-wrap gap-2">
              <ActionForm
                action={acceptInvitation}
                hidden={{ invitationId: invitation.id }}
                label={`Join ${invitation.group}`}
              >
                <Button look="main">Join</Button>
              </ActionForm>
              <ActionForm
                action={declineInvitation}
                hidden={{ invitationId: invitation.id }}
                label={`Decline ${invitation.group}`}
              >
                <Button look="quiet">Decline</Button>
              </ActionForm>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
