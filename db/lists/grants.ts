import { and, count, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { sqlState } from '@/db/connection/sql-state'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { viewersMembership } from '@/db/groups/group-scope'
import { groupMembers, groups } from '@/db/schema/groups'
import { listGrants } from '@/db/schema/list-grants'
import { users } from '@/db/schema/users'
import { AppError, notFound } from '@/lib/access/app-error'
import { compareVersion } from '@/lib/access/compare-version'
import { hidden, missing } from '@/lib/access/denial'
import type { Person, Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { type ListRole, SHARING_LIMITS } from '@/lib/lists/list-role'
import { keepAnOwner } from './heirs'
import { lockList } from './lock-list'

/** What the database raises where a list that somebody has would have no active owner. */
const NO_OWNER = 'PR003'

/** As `withViewer`, for whatever changes who has a list. Throws `conflict` where nobody would own it. */
async function changeSharing<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await withViewer(viewer, work)
  } catch (error) {
    if (sqlState(error) !== NO_OWNER) throw error
    throw new AppError('conflict', 'A list needs an owner. Make somebody else its owner first.')
  }
}

/** To whom a list is given: a person, or a group that the viewer is in. */
export type Recipient = { userId: string } | { groupId: string }

/** Gives a list to somebody who does not have it yet; says to whom. */
export async function grantList(
  viewer: Viewer,
  input: { listId: string; to: Recipient; role: ListRole },
): Promise<{ name: string }> {
  return changeSharing(viewer, async (tx) => {
    const list = await lockList(tx, viewer, input.listId, 'list.share')
    const live = and(eq(listGrants.listId, list.id), isNull(listGrants.revokedAt))
    const [{ grants } = { grants: 0 }] = await tx.select({ grants: count() }).from(listGrants).where(live)
    if (grants >= SHARING_LIMITS.grants)
      throw new AppError('conflict', `A list is shared with at most ${SHARING_LIMITS.grants} people and groups.`)
    const to = 'userId' in input.to ? await personOf(tx, input.to.userId) : await groupOf(tx, viewer, input.to.groupId)
    if (to.groupId && input.role === 'owner')
      throw new AppError('conflict', 'An owner is a person. Let the group edit the list instead.')
    const same = to.userId ? eq(listGrants.userId, to.userId) : eq(listGrants.groupId, to.groupId as string)
    const [already] = await tx.select({ id: listGrants.id }).from(listGrants).where(and(live, same))
    if (already) throw new AppError('conflict', `${to.name} has this list already. Change below what they may do.`)
    await tx.insert(listGrants).values({
      listId: list.id,
      userId: to.userId,
      groupId: to.groupId,
      role: input.role,
      grantedBy: (viewer as Person).id,
    })
    if (to.userId) await recordEvent(tx, viewer, 'list.share', to.userId, { listId: list.id, role: input.role })
    else await recordEvent(tx, viewer, 'list.share-group', list.id, { groupId: to.groupId as string, role: input.role })
    return { name: to.name }
  })
}

async function personOf(tx: Transaction, id: string) {
  const [person] = isUuid(id)
    ? await tx
        .select({ userId: users.id, name: users.name })
        .from(users)
        .where(and(eq(users.id, id), isNull(users.disabledAt)))
    : []
  if (!person) throw notFound('person')
  return { ...person, groupId: null }
}

/** A group that the viewer is in: nobody gives a list to a group that they know nothing of. */
async function groupOf(tx: Transaction, viewer: Viewer, id: string) {
  const [group] = isUuid(id)
    ? await tx
        .select({ groupId: groups.id, name: groups.name, archivedAt: groups.archivedAt })
        .from(groups)
        .innerJoin(groupMembers, viewersMembership(viewer))
        .where(eq(groups.id, id))
    : []
  if (!group) throw notFound('group')
  if (group.archivedAt) throw new AppError('conflict', 'This group is archived. Take it out of the archive first.')
  return { groupId: group.groupId, name: group.name, userId: null }
}

/** Changes what somebody may do with a list; refused when it was changed since `version`. */
export async function changeGrant(
  viewer: Viewer,
  input: { grantId: string; version: number; role: ListRole },
): Promise<void> {
  await changeSharing(viewer, async (tx) => {
    const grant = await lockGrant(tx, viewer, input)
    if (grant.role === input.role) return
    if (grant.groupId && input.role === 'owner')
      throw new AppError('conflict', 'An owner is a person. Let the group edit the list instead.')
    await keepAnOwner(tx, grant)
    await tx
      .update(listGrants)
      .set({ role: input.role, version: sql`${listGrants.version} + 1` })
      .where(eq(listGrants.id, grant.id))
    const { listId, userId, groupId } = grant
    if (userId) await recordEvent(tx, viewer, 'list.change-share', userId, { listId, role: input.role })
    else
      await recordEvent(tx, viewer, 'list.change-group-share', listId, { groupId: groupId as string, role: input.role })
  })
}

/** Takes a list from somebody again; it counts at their next request. */
export async function revokeGrant(viewer: Viewer, input: { grantId: string; version: number }): Promise<void> {
  await changeSharing(viewer, async (tx) => {
    const grant = await lockGrant(tx, viewer, input)
    await keepAnOwner(tx, grant)
    await endGrant(tx, grant.id)
    const { listId, userId, groupId } = grant
    if (userId) await recordEvent(tx, viewer, 'list.unshare', userId, { listId })
    else await recordEvent(tx, viewer, 'list.unshare-group', listId, { groupId: groupId as string })
  })
}

/** Gives up what was given to the viewer, and to nobody else. Where a group has the list too, leaving would end nothing. */
export async function leaveList(viewer: Viewer, input: { listId: string }): Promise<void> {
  await changeSharing(viewer, async (tx) => {
    const list = await lockList(tx, viewer, input.listId, 'list.leave')
    const through = await tx
      .select({ name: groups.name })
      .from(listGrants)
      .innerJoin(groups, eq(groups.id, listGrants.groupId))
      .innerJoin(groupMembers, viewersMembership(viewer))
      .where(and(eq(listGrants.listId, list.id), isNull(listGrants.revokedAt)))
    if (through.length > 0) {
      const names = through.map(({ name }) => `“${name}”`).join(', ')
      throw new AppError(
        'conflict',
        `You have this list through ${names}, so you cannot leave it by yourself. Hide it, or leave the group.`,
      )
    }
    const [mine] = await tx
      .select({ id: listGrants.id, listId: listGrants.listId, role: listGrants.role })
      .from(listGrants)
      .where(
        and(eq(listGrants.listId, list.id), eq(listGrants.userId, (viewer as Person).id), isNull(listGrants.revokedAt)),
      )
    if (!mine) throw notFound('list')
    await keepAnOwner(tx, mine)
    await recordEvent(tx, viewer, 'list.leave', list.id)
    await endGrant(tx, mine.id)
  })
}

const endGrant = (tx: Transaction, id: string) =>
  tx
    .update(listGrants)
    .set({ revokedAt: sql`now()`, version: sql`${listGrants.version} + 1` })
    .where(eq(listGrants.id, id))

/** A grant of a list that the viewer owns, as it was shown to them, under the lock of the list. */
async function lockGrant(tx: Transaction, viewer: Viewer, { grantId, version }: { grantId: string; version: number }) {
  const [where] = isUuid(grantId)
    ? await tx.select({ listId: listGrants.listId }).from(listGrants).where(eq(listGrants.id, grantId))
    : []
  if (!where) throw missing(viewer, 'share', hidden('list.share', 'grant', grantId))
  const list = await lockList(tx, viewer, where.listId, 'list.share')
  const [grant] = await tx
    .select({
      id: listGrants.id,
      listId: listGrants.listId,
      userId: listGrants.userId,
      groupId: listGrants.groupId,
      role: listGrants.role,
      version: listGrants.version,
    })
    .from(listGrants)
    .where(and(eq(listGrants.id, grantId), eq(listGrants.listId, list.id), isNull(listGrants.revokedAt)))
  if (!grant) throw notFound('share')
  compareVersion(grant, { version }, 'share')
  return grant
}
