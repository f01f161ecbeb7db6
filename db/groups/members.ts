import { and, count, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { recordEvent } from '@/db/events/record-event'
import { groupMembers, groups } from '@/db/schema/groups'
import { users } from '@/db/schema/users'
import { handOverVerdicts } from '@/db/verdicts/hand-over'
import { AppError, notFound } from '@/lib/access/app-error'
import { compareVersion } from '@/lib/access/compare-version'
import { hidden, missing } from '@/lib/access/denial'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { GroupRole } from '@/lib/groups/group'
import { changeGroupOf, lockGroup } from './lock-group'

/**
 * Makes somebody a lead, or no longer one; at least one active lead is left. Whoever is made a lead is in the group by that,
 * also where an identity provider had brought them in.
 */
export async function changeMemberRole(
  viewer: Viewer,
  input: { memberId: string; role: GroupRole; version: number },
): Promise<void> {
  await changeGroupOf(viewer, async (tx) => {
    const member = await lockMember(tx, viewer, input.memberId)
    compareVersion(member, input, 'member')
    if (member.role === input.role) return
    await tx
      .update(groupMembers)
      .set({
        role: input.role,
        ...(input.role === 'lead' ? { issuer: null } : {}),
        version: sql`${groupMembers.version} + 1`,
      })
      .where(eq(groupMembers.id, member.id))
    await recordEvent(tx, viewer, 'group.change-role', member.userId, { groupId: member.groupId, role: input.role })
  })
}

/** Ends somebody's membership; it counts at their next request. */
export async function removeMember(viewer: Viewer, input: { memberId: string }): Promise<void> {
  await changeGroupOf(viewer, async (tx) => {
    const member = await lockMember(tx, viewer, input.memberId)
    if (viewer.kind === 'person' && member.userId === viewer.id)
      throw new AppError('conflict', 'This is your own membership. Leave the group instead.')
    if (member.isByProvider)
      throw new AppError(
        'conflict',
        'The identity provider puts them in this group. They have to be taken out of it there.',
      )
    await endMembership(tx, member.id)
    await handOverVerdicts(tx, viewer, member.userId)
    await recordEvent(tx, viewer, 'group.remove-member', member.userId, { groupId: member.groupId })
  })
}

/** Ends the viewer's own membership, nobody else's. A group that its last active member leaves goes to the archive. */
export async function leaveGroup(viewer: Viewer, input: { groupId: string }): Promise<void> {
  await changeGroupOf(viewer, async (tx) => {
    const group = await lockGroup(tx, viewer, input.groupId, 'group.leave', { archived: true })
    const here = and(eq(groupMembers.groupId, group.id), isNull(groupMembers.leftAt))
    const me = viewer.kind === 'person' ? viewer.id : ''
    const [{ others } = { others: 0 }] = await tx
      .select({ others: count() })
      .from(groupMembers)
      .innerJoin(users, and(eq(users.id, groupMembers.userId), isNull(users.disabledAt)))
      .where(and(here, ne(groupMembers.userId, me)))
    if (others === 0 && group.archivedAt === null) {
      await tx.update(groups).set({ archivedAt: sql`now()` }).where(eq(groups.id, group.id))
      await recordEvent(tx, viewer, 'group.archive', group.id)
    }
    await recordEvent(tx, viewer, 'group.leave', group.id)
    const [mine] = await tx
      .select({ id: groupMembers.id, isByProvider })
      .from(groupMembers)
      .where(and(here, eq(groupMembers.userId, me)))
    if (mine?.isByProvider)
      throw new AppError(
        'conflict',
        'The identity provider puts you in this group. You have to be taken out of it there.',
      )
    await endMembership(tx, mine?.id as string)
    await handOverVerdicts(tx, viewer, me)
  })
}

/** What a provider gave would be given again at the next sign-in. */
const isByProvider = sql<boolean>`${groupMembers.issuer} is not null`

const endMembership = (tx: Transaction, id: string) =>
  tx
    .update(groupMembers)
    .set({ leftAt: sql`now()`, version: sql`${groupMembers.version} + 1` })
    .where(eq(groupMembers.id, id))

/** A membership of a group that the viewer leads, under the lock of the group. */
async function lockMember(tx: Transaction, viewer: Viewer, id: string) {
  const [where] = isUuid(id)
    ? await tx.select({ groupId: groupMembers.groupId }).from(groupMembers).where(eq(groupMembers.id, id))
    : []
  if (!where) throw missing(viewer, 'member of a group', hidden('group.change', 'member', id))
  const group = await lockGroup(tx, viewer, where.groupId, 'group.change')
  const [member] = await tx
    .select({
      id: groupMembers.id,
      groupId: groupMembers.groupId,
      userId: groupMembers.userId,
      role: groupMembers.role,
      version: groupMembers.version,
      isByProvider,
    })
    .from(groupMembers)
    .where(and(eq(groupMembers.id, id), eq(groupMembers.groupId, group.id), isNull(groupMembers.leftAt)))
  if (!member) throw notFound('member of a group')
  return member
}
