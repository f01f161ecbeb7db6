import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ScimSaid } from '@/lib/scim/user-resource'
import { bytes, moment } from './columns'
import { groups } from './groups'
import { userAccounts, users } from './users'

/** What an identity provider shows to create and close accounts here by SCIM. */
export const scimTokens = pgTable('scim_tokens', {
  id: uuid().primaryKey().defaultRandom(),
  name: text().notNull(),
  /** The provider that acts by it: what one has made, another does not see. */
  issuer: text().notNull(),
  tokenHash: bytes('token_hash').notNull().unique(),
  createdBy: uuid('created_by')
    .notNull()
    .references(() => users.id),
  createdAt: moment('created_at').notNull().defaultNow(),
  /** To the minute. */
  lastUsedAt: moment('last_used_at'),
  revokedAt: moment('revoked_at'),
})

/** People whom a provider manages by SCIM, with what it says of them. They go with the account when it is erased. */
export const scimUsers = pgTable(
  'scim_users',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => userAccounts.userId, { onDelete: 'cascade' }),
    issuer: text().notNull(),
    externalId: text('external_id'),
    userName: text('user_name').notNull(),
    said: jsonb().$type<ScimSaid>().notNull(),
    changedAt: moment('changed_at').notNull().defaultNow(),
    /** When the provider closed the account: what people have closed, it does not open. */
    closedAt: moment('closed_at'),
    /** When the provider deleted them: the account stays, closed, and they are nothing that the provider sees. */
    deletedAt: moment('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.issuer] }),
    uniqueIndex('scim_users_one_provider').on(t.userId).where(sql`${t.deletedAt} is null`),
    uniqueIndex('scim_users_name').on(t.issuer, sql`lower(${t.userName})`).where(sql`${t.deletedAt} is null`),
    uniqueIndex('scim_users_external').on(t.issuer, t.externalId).where(sql`${t.deletedAt} is null`),
  ],
)

/** Groups that a provider has made by SCIM. */
export const scimGroups = pgTable(
  'scim_groups',
  {
    groupId: uuid('group_id')
      .primaryKey()
      .references(() => groups.id, { onDelete: 'cascade' }),
    issuer: text().notNull(),
    externalId: text('external_id'),
    changedAt: moment('changed_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('scim_groups_external').on(t.issuer, t.externalId), index('scim_groups_issuer').on(t.issuer)],
)
