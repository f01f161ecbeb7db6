import { sql } from 'drizzle-orm'
import { check, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { MappedRole } from '@/lib/access/claim-mapping'
import { moment } from './columns'
import { groups } from './groups'
import { users } from './users'

/** What an identity provider's claims give the people who sign in by it: a role here, or a place in a group. */
export const claimMappings = pgTable(
  'claim_mappings',
  {
    id: uuid().primaryKey().defaultRandom(),
    issuer: text().notNull(),
    /** Where in the claims it stands, such as "groups" or "realm_access.roles". */
    claim: text().notNull(),
    /** What has to stand there, to the letter. */
    value: text().notNull(),
    role: text().$type<MappedRole>(),
    groupId: uuid('group_id').references(() => groups.id, { onDelete: 'cascade' }),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => users.id),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    check('claim_mappings_gives', sql`(${t.role} is null) <> (${t.groupId} is null)`),
    check('claim_mappings_role', sql`${t.role} in ('editor', 'administrator')`),
    uniqueIndex('claim_mappings_once').on(
      t.issuer,
      t.claim,
      t.value,
      sql`coalesce(${t.role}, '')`,
      sql`coalesce(${t.groupId}::text, '')`,
    ),
  ],
)
