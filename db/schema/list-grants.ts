import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ListRole } from '@/lib/lists/list-role'
import { moment, rowVersion } from './columns'
import { groups } from './groups'
import { readingLists } from './lists'
import { users } from './users'

/**
 * Who may do what with a list: the one truth about it. A list has the grant of its first owner from the statement that
 * makes it. An owner is a person; a group reads, adds or edits.
 */
export const listGrants = pgTable(
  'list_grants',
  {
    id: uuid().primaryKey().defaultRandom(),
    listId: uuid('list_id')
      .notNull()
      .references(() => readingLists.id, { onDelete: 'cascade' }),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    groupId: uuid('group_id').references(() => groups.id, { onDelete: 'cascade' }),
    role: text().$type<ListRole>().notNull(),
    grantedBy: uuid('granted_by')
      .notNull()
      .references(() => users.id),
    grantedAt: moment('granted_at').notNull().defaultNow(),
    revokedAt: moment('revoked_at'),
    version: rowVersion(),
  },
  (t) => [
    check('list_grants_whose', sql`num_nonnulls(${t.userId}, ${t.groupId}) = 1`),
    check('list_grants_role', sql`${t.role} in ('viewer', 'contributor', 'editor', 'owner')`),
    check('list_grants_owner', sql`${t.groupId} is null or ${t.role} <> 'owner'`),
    uniqueIndex('list_grants_person')
      .on(t.listId, t.userId)
      .where(sql`${t.revokedAt} is null and ${t.userId} is not null`),
    uniqueIndex('list_grants_group')
      .on(t.listId, t.groupId)
      .where(sql`${t.revokedAt} is null and ${t.groupId} is not null`),
    index('list_grants_of_person').on(t.userId).where(sql`${t.revokedAt} is null`),
    index('list_grants_of_group').on(t.groupId).where(sql`${t.revokedAt} is null`),
  ],
)

/** Lists that somebody can open and does not want to see among theirs. */
export const listHidden = pgTable(
  'list_hidden',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    listId: uuid('list_id')
      .notNull()
      .references(() => readingLists.id, { onDelete: 'cascade' }),
    hiddenAt: moment('hidden_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.listId] })],
)
