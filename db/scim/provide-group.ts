import { randomBytes, randomUUID } from 'node:crypto'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { changeRights } from '@/db/access/change-rights'
import type { Transaction } from '@/db/connection/pool'
import { sqlState } from '@/db/connection/sql-state'
import { recordEvent } from '@/db/events/record-event'
import { groupMembers, groups } from '@/db/schema/groups'
import { scimGroups } from '@/db/schema/scim'
import { userAccounts } from '@/db/schema/users'
import { authorize } from '@/lib/access/policy'
import type { ScimClient } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { groupSlug } from '@/lib/groups/group'
import type { ScimGroup } from '@/lib/scim/group-resource'
import { type GroupRow, groupAttributes, versionOf } from '@/lib/scim/resource-body'
import { invalidValue, ScimError } from '@/lib/scim/scim-error'
import { findGroup } from './group-rows'
import { provideMembers } from './provide-members'
import { requireVersion } from './require-version'

/** A new group of the provider's. Throws SCIM's `uniqueness` where a group that is in use is called so. */
export const createScimGroup = (viewer: ScimClient, group: ScimGroup): Promise<GroupRow> =>
  changeGroups(viewer, async (tx) => {
    await refuseName(tx, group.displayName, null)
    const id = randomUUID()
    const slug = groupSlug(group.displayName, randomBytes(5).toString('hex'))
    // Whoever made the token: a group is made by somebody.
    await tx.insert(groups).values({ id, slug, name: group.displayName, createdBy: sql`app.scim_maker()` })
    await tx.insert(scimGroups).values({ groupId: id, issuer: viewer.issuer, externalId: group.externalId })
    await recordEvent(tx, viewer, 'group.create', id)
    await changeMembers(tx, viewer, id, [], group.members ?? [])
    return findGroup(tx, viewer, id)
  })

/** Has a group of the provider's be as `change` makes it; whom people have put in it stays. */
export const changeScimGroup = (
  viewer: ScimClient,
  id: string,
  change: (current: ScimGroup) => ScimGroup,
  match: string | null = null,
): Promise<GroupRow> =>
  changeGroups(viewer, async (tx) => {
    const { group } = await findGroup(tx, viewer, id)
    requireVersion(match, versionOf(groupAttributes(group)))
    const next = change(group)
    const isNamed = next.displayName !== group.displayName
    if (isNamed) await refuseName(tx, next.displayName, id)
    if (isNamed)
      await tx
        .update(groups)
        .set({ name: next.displayName, version: sql`${groups.version} + 1` })
        .where(eq(groups.id, id))
    if (isNamed || next.externalId !== group.externalId) {
      await touch(tx, id, { externalId: next.externalId })
      await recordEvent(tx, viewer, 'group.change', id)
    }
    if (next.members) await changeMembers(tx, viewer, id, group.members ?? [], next.members)
    return findGroup(tx, viewer, id)
  })

/**
 * Takes everybody out whom the provider has put in, and is done with the group: it goes to the archive where nobody is left,
 * and is people's own where somebody is.
 */
export const deleteScimGroup = (viewer: ScimClient, id: string, match: string | null = null): Promise<void> =>
  changeGroups(viewer, async (tx) => {
    const { group } = await findGroup(tx, viewer, id)
    requireVersion(match, versionOf(groupAttributes(group)))
    await provideMembers(tx, viewer, id, { takes: group.members })
    const [left] = await tx
      .select({ id: groupMembers.id })
      .from(groupMembers)
      .where(and(eq(groupMembers.groupId, id), isNull(groupMembers.leftAt)))
      .limit(1)
    if (!left) {
      await tx
        .update(groups)
        .set({ archivedAt: sql`now()` })
        .where(and(eq(groups.id, id), isNull(groups.archivedAt)))
    }
    await recordEvent(tx, viewer, left ? 'group.change' : 'group.archive', id)
    await tx.delete(scimGroups).where(eq(scimGroups.groupId, id))
  })

async function changeGroups<T>(viewer: ScimClient, work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await changeRights(viewer, async (tx, asker) => {
      authorize(asker, 'scim.change')
      return work(tx)
    })
  } catch (error) {
    if (sqlState(error) === '23505') throw new ScimError(409, 'uniqueness', 'Another group has this externalId.')
    throw error
  }
}

async function refuseName(tx: Transaction, name: string, butOf: string | null) {
  const [row] = await tx.execute<{ taken: boolean }>(sql`select app.is_group_name(${name}, ${butOf}::uuid) as taken`)
  if (row?.taken) throw new ScimError(409, 'uniqueness', 'Another group has this displayName.')
}

async function changeMembers(
  tx: Transaction,
  viewer: ScimClient,
  groupId: string,
  before: readonly string[],
  after: readonly string[],
) {
  const [had, has] = [new Set(before), new Set(after)]
  const puts = after.filter((id) => !had.has(id))
  const takes = before.filter((id) => !has.has(id))
  if (puts.length + takes.length === 0) return
  await refuseStrangers(tx, puts)
  await provideMembers(tx, viewer, groupId, { puts, takes })
  await touch(tx, groupId)
}

/** Who is to be put in is somebody whom the provider sees. */
async function refuseStrangers(tx: Transaction, ids: readonly string[]) {
  const known = ids.every(isUuid)
    ? await tx
        .select({ id: userAccounts.userId })
        .from(userAccounts)
        .where(inArray(userAccounts.userId, [...ids, NOBODY]))
    : []
  if (known.length < ids.length) throw invalidValue('A member is the id of a User.')
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

const touch = (tx: Transaction, groupId: string, values: { externalId?: string | null } = {}) =>
  tx
    .update(scimGroups)
    .set({ ...values, changedAt: sql`now()` })
    .where(eq(scimGroups.groupId, groupId))
