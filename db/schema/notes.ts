import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment, rowVersion } from './columns'
import { studies } from './studies'
import { users } from './users'

/** A note is seen by its author alone. */
export const notes = pgTable(
  'notes',
  {
    id: uuid().primaryKey().defaultRandom(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => users.id),
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id),
    body: text().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
    deletedAt: moment('deleted_at'),
    version: rowVersion(),
  },
  (t) => [index('notes_author').on(t.authorId, t.updatedAt), index('notes_study').on(t.studyId)],
)
