import { and, asc, count, eq, or, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { scimUsers } from '@/db/schema/scim'
import { erasures, userAccounts, users } from '@/db/schema/users'
import { authorize } from '@/lib/access/policy'
import type { Role, ScimClient } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { type Condition, invalidFilter } from '@/lib/scim/filter'
import type { UserRow } from '@/lib/scim/resource-body'
import { noResource } from '@/lib/scim/scim-error'
import type { ScimSaid } from '@/lib/scim/user-resource'
import { isLive, ownRow, providedPeople } from './scim-scope'

/** A person as a command of SCIM needs them. */
export type ProvidedPerson = UserRow & {
  email: string
  role: Role
  version: number
  /** The provider has said something of them, and has not deleted them. */
  isManaged: boolean
  isDeleted: boolean
  isClosed: boolean
  /** It was the provider that closed the account, and nobody has had it erased since. */
  mayReopen: boolean
}

export type UserPage = { startIndex: number; count: number; conditions: readonly Condition[] }

/** One page of the people that a filter finds, by when they came; those who were deleted are not among them. */
export async function listScimUsers(
  viewer: ScimClient,
  { startIndex, count: most, conditions }: UserPage,
): Promise<{ total: number; rows: UserRow[] }> {
  authorize(viewer, 'scim.read')
  const found = and(providedPeople(viewer), isLive, ...conditions.map(matching))
  return withViewer(viewer, async (tx) => {
    const [{ total } = { total: 0 }] = await tx
      .select({ total: count() })
      .from(users)
      .innerJoin(userAccounts, eq(userAccounts.userId, users.id))
      .leftJoin(scimUsers, ownRow(viewer))
      .where(found)
    if (most === 0) return { total, rows: [] }
    return { total, rows: await selectPeople(tx, viewer, found, { most, from: startIndex - 1 }) }
  })
}

export async function findScimUser(viewer: ScimClient, id: string): Promise<UserRow> {
  authorize(viewer, 'scim.read')
  return withViewer(viewer, (tx) => findPerson(tx, viewer, id))
}

/** Throws SCIM's 404 for whoever is not there, was deleted or is another provider's. */
export async function findPerson(tx: Transaction, viewer: ScimClient, id: string): Promise<ProvidedPerson> {
  const [row] = isUuid(id) ? await selectPeople(tx, viewer, and(providedPeople(viewer), isLive, eq(users.id, id))) : []
  if (!row) throw noResource('User')
  return row
}

/** Whoever has an address here, deleted or not. */
export async function findByEmail(tx: Transaction, viewer: ScimClient, email: string): Promise<ProvidedPerson | null> {
  const [row] = await selectPeople(
    tx,
    viewer,
    and(providedPeople(viewer), eq(sql`lower(${userAccounts.email})`, email.toLowerCase())),
  )
  return row ?? null
}

async function selectPeople(
  tx: Transaction,
  viewer: ScimClient,
  where: SQL | undefined,
  { most = 1, from = 0 } = {},
): Promise<ProvidedPerson[]> {
  const rows = await tx
    .select({
      id: users.id,
      name: users.name,
      email: userAccounts.email,
      role: users.role,
      version: users.version,
      createdAt: users.createdAt,
      isClosed: sql<boolean>`${users.disabledAt} is not null`,
      mayReopen: sql<boolean>`${scimUsers.closedAt} = ${users.disabledAt} and ${erasures.userId} is null`,
      changedAt: scimUsers.changedAt,
      deletedAt: scimUsers.deletedAt,
      userName: scimUsers.userName,
      externalId: scimUsers.externalId,
      said: scimUsers.said,
    })
    .from(users)
    .innerJoin(userAccounts, eq(userAccounts.userId, users.id))
    .leftJoin(scimUsers, ownRow(viewer))
    .leftJoin(erasures, eq(erasures.userId, users.id))
    .where(where)
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(most)
    .offset(from)
  return rows.map(({ name, userName, externalId, said, changedAt, deletedAt, ...row }) => ({
    ...row,
    mayReopen: row.mayReopen === true,
    changedAt: changedAt ?? row.createdAt,
    isManaged: said !== null && deletedAt === null,
    isDeleted: deletedAt !== null,
    user: {
      userName: userName ?? row.email,
      externalId,
      active: !row.isClosed,
      said: said ?? saidByPeople(name, row.email),
    },
  }))
}

/** Somebody whom people have invited, as a provider would have described them. */
const saidByPeople = (displayName: string, email: string): ScimSaid => ({
  displayName,
  emails: [{ value: email, type: 'work', primary: true }],
})

/** Names and addresses match in any case, what a provider has numbered to the letter (RFC 7643, section 4.1). */
function matching({ attribute, value }: Condition): SQL {
  if (typeof value !== 'string') throw invalidFilter(`${attribute} is compared to text.`)
  const low = value.toLowerCase()
  if (attribute === 'username') return eq(sql`lower(coalesce(${scimUsers.userName}, ${userAccounts.email}))`, low)
  if (attribute === 'externalid') return eq(scimUsers.externalId, value)
  if (attribute === 'id') return isUuid(value) ? eq(users.id, value) : sql`false`
  if (attribute === 'emails.value' || attribute === 'emails')
    return or(
      eq(sql`lower(${userAccounts.email})`, low),
      sql`exists (select from jsonb_array_elements(${scimUsers.said} -> 'emails') one where lower(one ->> 'value') = ${low})`,
    ) as SQL
  throw invalidFilter('People are found by userName, externalId, emails.value and id.')
}
