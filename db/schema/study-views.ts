import { bigint, date, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core'
import { studies } from './studies'

/** How often a study's page was opened in a week, by its Monday; never by whom. */
export const studyViews = pgTable(
  'study_views',
  {
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id, { onDelete: 'cascade' }),
    week: date({ mode: 'string' }).notNull(),
    views: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.week, t.studyId] })],
)
