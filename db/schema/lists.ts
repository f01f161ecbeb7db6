import { sql } from 'drizzle-orm'
import { bigint, boolean, date, doublePrecision, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment, rowVersion } from './columns'
import { studies } from './studies'
import { users } from './users'

export const readingLists = pgTable('reading_lists', {
  id: uuid().primaryKey().defaultRandom(),
  /** Who made it. It decides nothing: whose it is, and who may do what, stands in `list_grants`. */
  createdBy: uuid('created_by')
    .notNull()
    .references(() => users.id),
  name: text().notNull(),
  /** The question the list answers, in the reader's words. */
  description: text().notNull().default(''),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
  /** A deleted list can be restored; nothing is removed for good yet. */
  deletedAt: moment('deleted_at'),
  version: rowVersion(),
})

export const listItems = pgTable(
  'list_items',
  {
    id: uuid().primaryKey().defaultRandom(),
    listId: uuid('list_id')
      .notNull()
      .references(() => readingLists.id, { onDelete: 'cascade' }),
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id),
    /** Order within the list: between two neighbours there is nearly always a number; renumbered when there is not. */
    position: doublePrecision().notNull(),
    /** Why it was saved. */
    reason: text().notNull().default(''),
    /** Whether that is for those who have the list, and for nobody who reads it by a link without notes. */
    reasonIsPrivate: boolean('reason_is_private').notNull().default(false),
    dueOn: date('due_on', { mode: 'string' }),
    /** Who is to read it; null for everybody who has the list. Whoever has it no more is nobody's. */
    assignedTo: uuid('assigned_to').references(() => users.id, { onDelete: 'set null' }),
    addedAt: moment('added_at').notNull().defaultNow(),
    removedAt: moment('removed_at'),
    /** Whoever may only add takes off what they have added themselves. */
    addedBy: uuid('added_by')
      .notNull()
      .references(() => users.id),
    version: rowVersion(),
  },
  (t) => [
    uniqueIndex('list_items_study').on(t.listId, t.studyId).where(sql`${t.removedAt} is null`),
    index('list_items_by_study').on(t.studyId),
    index('list_items_assigned').on(t.assignedTo).where(sql`${t.assignedTo} is not null`),
  ],
)
