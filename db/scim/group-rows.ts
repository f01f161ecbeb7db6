import { and, asc, count, eq, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { groups } from '@/db/schema/groups'
import { scimGroups } from '@/db/schema/scim'
import { authorize } from '@/lib/access/policy'
import type { ScimClient } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { type Condition, invalidFilter } from '@/lib/scim/filter'
import type { GroupRow } from '@/lib/scim/resource-body'
import { noResource } from '@/lib/scim/scim-error'
import { scimOrigin } from './provide-members'
import { providedGroups } from './scim-scope'
import type { UserPage } from './user-rows'

/** One page of the provider's groups that a filter finds, by when they were made. */
export async function listScimGroups(
  viewer: ScimClient,
  { startIndex, count: most, conditions }: UserPage,
): Promise<{ total: number; rows: GroupRow[] }> {
  authorize(viewer, 'scim.read')
  const found = and(providedGroups(viewer), ...conditions.map((condition) => matching(viewer, condition)))
  return withViewer(viewer, async (tx) => {
    const [{ total } = { total: 0 }] = await tx
      .select({ total: count() })
      .from(groups)
      .innerJoin(scimGroups, eq(scimGroups.groupId, groups.id))
      .where(found)
    if (most === 0) return { total, rows: [] }
    return { total, rows: await selectGroups(tx, viewer, found, { most, from: startIndex - 1 }) }
  })
}

export async function findScimGroup(viewer: ScimClient, id: string): Promise<GroupRow> {
  authorize(viewer, 'scim.read')
  return withViewer(viewer, (tx) => findGroup(tx, viewer, id))
}

/** Throws SCIM's 404 for what is not there, or was made by people or by another provider. */
export async function findGroup(tx: Transaction, viewer: ScimClient, id: string): Promise<GroupRow> {
  const [row] = isUuid(id) ? await selectGroups(tx, viewer, and(providedGroups(viewer), eq(groups.id, id))) : []
  if (!row) throw noResource('Group')
  return row
}

/** Who is in a group by the provider, whatever people do beside it. */
const providedMembers = (viewer: ScimClient): SQL<string[]> => sql<
  string[]
>`array(select m.user_id::text from group_members m
  where m.group_id = ${groups.id} and m.issuer = ${scimOrigin(viewer)} and m.left_at is null order by m.joined_at, m.id)`

async function selectGroups(
  tx: Transaction,
  viewer: ScimClient,
  where: SQL | undefined,
  { most = 1, from = 0 } = {},
): Promise<GroupRow[]> {
  const rows = await tx
    .select({
      id: groups.id,
      displayName: groups.name,
      externalId: scimGroups.externalId,
      members: providedMembers(viewer),
      createdAt: groups.createdAt,
      changedAt: scimGroups.changedAt,
    })
    .from(groups)
    .innerJoin(scimGroups, eq(scimGroups.groupId, groups.id))
    .where(where)
    .orderBy(asc(groups.createdAt), asc(groups.id))
    .limit(most)
    .offset(from)
  return rows.map(({ id, createdAt, changedAt, ...group }) => ({ id, createdAt, changedAt, group }))
}

function matching(viewer: ScimClient, { attribute, value }: Condition): SQL {
  if (typeof value !== 'string') throw invalidFilter(`${attribute} is compared to text.`)
  if (attribute === 'displayname') return eq(sql`lower(${groups.name})`, value.toLowerCase())
  if (attribute === 'externalid') return eq(scimGroups.externalId, value)
  if (attribute === 'id') return isUuid(value) ? eq(groups.id, value) : sql`false`
  // So Entra asks whether somebody is in a group, of which it does not read everybody.
  if (attribute === 'members' || attribute === 'members.value')
    return sql`${value.toLowerCase()} = any (${providedMembers(viewer)})`
  throw invalidFilter('Groups are found by displayName, externalId, members.value and id.')
}
