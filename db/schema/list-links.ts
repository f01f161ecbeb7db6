import { sql } from 'drizzle-orm'
import { boolean, check, date, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { FrozenList, LinkKind } from '@/lib/lists/list-link'
import { bytes, moment, rowVersion } from './columns'
import { readingLists } from './lists'
import { users } from './users'

/**
 * Addresses at which a list can be read by whoever holds them. Of an address only the hash of its token is kept: nobody
 * can look it up again, and whoever reads the database opens no list with it.
 */
export const listLinks = pgTable(
  'list_links',
  {
    id: uuid().primaryKey().defaultRandom(),
    listId: uuid('list_id')
      .notNull()
      .references(() => readingLists.id, { onDelete: 'cascade' }),
    tokenHash: bytes('token_hash').notNull(),
    kind: text().$type<LinkKind>().notNull(),
    /** With the notes that its maker has written for everyone here, their name, and reasons that are marked private. */
    withNotes: boolean('with_notes').notNull().default(false),
    /** For whom it is, in its maker's words. */
    label: text().notNull().default(''),
    /** The last day on which it opens the list; null for no end. */
    endsOn: date('ends_on', { mode: 'string' }),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => users.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** What was revoked stays so. */
    revokedAt: moment('revoked_at'),
    /** The list as it stood when the link was made; null for a live one. */
    frozen: jsonb().$type<FrozenList>(),
  },
  (t) => [
    check('list_links_kind', sql`${t.kind} in ('live', 'frozen')`),
    check('list_links_frozen', sql`(${t.kind} = 'frozen') = (${t.frozen} is not null)`),
    uniqueIndex('list_links_token').on(t.tokenHash),
    index('list_links_of_list').on(t.listId),
    index('list_links_of_maker').on(t.createdBy).where(sql`${t.revokedAt} is null`),
  ],
)

/** What administrators have set for the whole portal, in one row; without it everything is as it was at first. */
export const portalSettings = pgTable(
  'portal_settings',
  {
    one: boolean().primaryKey().default(true),
    /** Whether the address of a list opens it without signing in. */
    linksOpen: boolean('links_open').notNull().default(false),
    version: rowVersion(),
    changedAt: moment('changed_at').notNull().defaultNow(),
  },
  (t) => [check('portal_settings_one', sql`${t.one}`)],
)
