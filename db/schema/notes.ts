import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { audienceColumns, audienceGroupsCheck, moment, rowVersion } from './columns'
import { studies } from './studies'
import { users } from './users'

/** A note is seen by its author, and by those whom they wrote it for: at first nobody else. */
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
    ...audienceColumns('me'),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
    deletedAt: moment('deleted_at'),
    version: rowVersion(),
  },
  (t) => [
    check('notes_audience', sql`${t.audience} in ('me', 'groups', 'everyone')`),
    audienceGroupsCheck('notes_audience_groups', t),
    index('notes_author').on(t.authorId, t.updatedAt),
    index('notes_study').on(t.studyId),
    index('notes_for_groups').using('gin', t.audienceGroups).where(sql`${t.audience} = 'groups'`),
    index('notes_for_everyone').on(t.updatedAt).where(sql`${t.audience} = 'everyone'`),
  ],
)
