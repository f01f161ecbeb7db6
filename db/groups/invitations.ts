import { and, count, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { settleInvitation } from '@/db/inbox/settle-notices'
import { groupMembers, groups, invitations } from '@/db/schema/groups'
import { users } from '@/db/schema/users'
import { AppError, notFound } from '@/lib/access/app-error'
import { hidden, missing } from '@/lib/access/denial'
import { authorisedRow, can } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { DECLINED_HOURS, GROUP_LIMITS, INVITATION_DAYS, type InvitationAnswer } from '@/lib/groups/group'
import { waitingInvitations } from './group-scope'
import { changeGroupOf, holdGroup, lockGroup } from './lock-group'

export type Invitation = { id: string; group: string; description: string; invitedBy: string; invitedAt: Date }

/** Invitations that wait for the viewer's answer, the latest first. */
export async function listInvitations(viewer: Viewer): Promise<Invitation[]> {
  if (!can(viewer, 'directory.read')) return []
  return withViewer(viewer, (tx) =>
    tx
      .select({
        id: invitations.id,
        group: groups.name,
        description: groups.description,
        invitedBy: users.name,
        invitedAt: invitations.invitedAt,
      })
      .from(invitations)
      .innerJoin(groups, eq(groups.id, invitations.groupId))
      .innerJoin(users, eq(users.id, invitations.invitedBy))
      .where(and(waitingInvitations(viewer), isNull(groups.archivedAt)))
      .orderBy(desc(invitations.invitedAt), invitations.id),
  )
}

/** Asks a colleague to join: who is asked already is asked by the first invitation. */
export async function inviteToGroup(
  viewer: Viewer,
  input: { groupId: string; userId: string },
): Promise<{ id: string; name: string }> {
  return withViewer(viewer, async (tx) => {
    const group = await lockGroup(tx, viewer, input.groupId, 'group.invite')
    const [person] = isUuid(input.userId)
      ? await tx
          .select({ id: users.id, name: users.name })
          .from(users)
          .where(and(eq(users.id, input.userId), isNull(users.disabledAt)))
      : []
    if (!person) throw notFound('person')
    await refuseNow(tx, group.id, person)
    const inGroup = and(eq(invitations.groupId, group.id), eq(invitations.userId, person.id))
    const [waiting] = await tx
      .select({ id: invitations.id, isOver: sql<boolean>`${invitations.expiresAt} <= now()` })
      .from(invitations)
      .where(and(inGroup, isNull(invitations.answeredAt)))
    if (waiting && !waiting.isOver) return { id: waiting.id, name: person.name }
    const fresh = {
      invitedBy: (viewer as Person).id,
      invitedAt: sql`now()`,
      expiresAt: sql`now() + make_interval(days => ${INVITATION_DAYS})`,
    }
    const [made] = waiting
      ? await tx.update(invitations).set(fresh).where(eq(invitations.id, waiting.id)).returning({ id: invitations.id })
      : await tx
          .insert(invitations)
          .values({ groupId: group.id, userId: person.id, ...fresh })
          .returning({ id: invitations.id })
    await recordEvent(tx, viewer, 'group.invite', person.id, { groupId: group.id })
    return { id: made?.id as string, name: person.name }
  })
}

/** Throws where somebody is in the group already, has declined it just now, or does not fit in. */
async function refuseNow(tx: Transaction, groupId: string, person: { id: string; name: string }) {
  const live = and(eq(groupMembers.groupId, groupId), isNull(groupMembers.leftAt))
  const [{ people, already } = { people: 0, already: 0 }] = await tx
    .select({ people: count(), already: sql<number>`count(*) filter (where user_id = ${person.id})::int` })
    .from(groupMembers)
    .where(live)
  if (already > 0) throw new AppError('conflict', `${person.name} is in this group already.`)
  if (people >= GROUP_LIMITS.people)
    throw new AppError('conflict', `A group has at most ${GROUP_LIMITS.people} people, and this one is full.`)
  const [declined] = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.groupId, groupId),
        eq(invitations.userId, person.id),
        eq(invitations.answer, 'declined'),
        sql`${invitations.answeredAt} > now() - make_interval(hours => ${DECLINED_HOURS})`,
      ),
    )
    .limit(1)
  if (declined)
    throw new AppError(
      'conflict',
      `${person.name} declined the last invitation. You can invite them again ${DECLINED_HOURS} hours after that.`,
    )
}

/** Joins a group as a member; says where it is. */
export async function acceptInvitation(viewer: Viewer, input: { invitationId: string }): Promise<{ slug: string }> {
  return changeGroupOf(viewer, async (tx) => {
    const { groupId, invitedId, group } = await answerTo(tx, viewer, input.invitationId)
    await tx.insert(groupMembers).values({ groupId, userId: invitedId, role: 'member' })
    await answer(tx, viewer, input.invitationId, 'accepted')
    await recordEvent(tx, viewer, 'group.accept', groupId)
    return { slug: group.slug }
  })
}

export async function declineInvitation(viewer: Viewer, input: { invitationId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const { groupId } = await answerTo(tx, viewer, input.invitationId)
    await answer(tx, viewer, input.invitationId, 'declined')
    await recordEvent(tx, viewer, 'group.decline', groupId)
  })
}

async function answer(tx: Transaction, viewer: Viewer, id: string, given: InvitationAnswer) {
  await settleInvitation(tx, viewer, id)
  await tx.update(invitations).set({ answer: given, answeredAt: sql`now()` }).where(eq(invitations.id, id))
}

/** An invitation of the viewer's own that waits for an answer, under the lock of its group. */
async function answerTo(tx: Transaction, viewer: Viewer, id: string) {
  const find = async () => {
    const [found] = isUuid(id)
      ? await tx
          .select({
            id: invitations.id,
            groupId: invitations.groupId,
            invitedId: invitations.userId,
            slug: groups.slug,
            archivedAt: groups.archivedAt,
          })
          .from(invitations)
          .innerJoin(groups, eq(groups.id, invitations.groupId))
          .where(and(eq(invitations.id, id), waitingInvitations(viewer)))
      : []
    if (!found) throw missing(viewer, 'invitation', hidden('invitation.answer', 'invitation', id))
    return found
  }
  const { groupId } = await find()
  await holdGroup(tx, groupId)
  const { slug, archivedAt, ...found } = await find()
  if (archivedAt !== null) throw new AppError('conflict', 'This group has been archived since you were invited.')
  return { ...authorisedRow(viewer, 'invitation.answer', found), group: { slug } }
}

/** How many invitations wait for the viewer. */
export async function countInvitations(viewer: Viewer): Promise<number> {
  if (!can(viewer, 'directory.read')) return 0
  const [row] = await withViewer(viewer, (tx) =>
    tx
      .select({ waiting: count() })
      .from(invitations)
      .innerJoin(groups, and(eq(groups.id, invitations.groupId), isNull(groups.archivedAt)))
      .where(waitingInvitations(viewer)),
  )
  return row?.waiting ?? 0
}
