import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { groups } from '@/db/schema/groups'
import { scimUsers } from '@/db/schema/scim'
import { users } from '@/db/schema/users'
import type { ScimClient } from '@/lib/access/viewer'

/** People whom no other provider manages, while the viewer's token stands: the scope of `scim.read`. */
export const providedPeople = (viewer: ScimClient): SQL =>
  viewer.kind === 'scim' ? sql`app.may_provide(${users.id})` : sql`false`

/** Groups that the viewer's provider has made, while its token stands. */
export const providedGroups = (viewer: ScimClient): SQL =>
  viewer.kind === 'scim' ? sql`${groups.id} in (select app.provided_group_ids())` : sql`false`

/** Joins what the provider has said of somebody. */
export const ownRow = (viewer: ScimClient): SQL | undefined =>
  and(eq(scimUsers.userId, users.id), eq(scimUsers.issuer, viewer.issuer))

/** Those whom it has deleted are nothing that it sees. */
export const isLive = isNull(scimUsers.deletedAt)
