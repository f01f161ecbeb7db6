import { bigint, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { ReadingStatus } from '@/lib/lists/reading-list'
import { moment } from './columns'
import { studies } from './studies'
import { users } from './users'

/** How far a person is with a study, whichever lists it stands on; no row means "to read". Seen by that person alone. */
export const studyReadings = pgTable(
  'study_readings',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id),
    status: text().$type<ReadingStatus>().notNull(),
    /** When it was read last; null while it is not. */
    readAt: moment('read_at'),
    changedAt: moment('changed_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.studyId] }), index('study_readings_study').on(t.studyId)],
)
