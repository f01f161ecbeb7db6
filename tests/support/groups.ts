import { randomUUID } from 'node:crypto'
import { createGroup } from '@/db/groups/groups'
import { acceptInvitation, inviteToGroup } from '@/db/groups/invitations'
import { readGroup } from '@/db/groups/read-group'
import type { Person } from '@/lib/access/viewer'

/** A group that its first person leads, and that the others have joined; its id and address. */
export async function makeGroup(
  name: string,
  lead: Person,
  ...members: Person[]
): Promise<{ id: string; slug: string }> {
  const { slug } = await createGroup(lead, { key: randomUUID(), name, description: '' })
  const id = (await readGroup(lead, slug))?.id as string
  for (const member of members) {
    const invitation = await inviteToGroup(lead, { groupId: id, userId: member.id })
    await acceptInvitation(member, { invitationId: invitation.id })
  }
  return { id, slug }
}
