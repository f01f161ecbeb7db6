import type { Invitation } from '@/db/groups/invitations'
import { WaitingInvitations } from '../groups/_parts/waiting-invitations'

/** Invitations to groups, over everything else that home says; nothing where there are none. */
export function Invited({ invitations }: { invitations: Invitation[] }) {
  if (invitations.length === 0) return null
  return (
    <div className="mb-10">
      <WaitingInvitations invitations={invitations} />
    </div>
  )
}
