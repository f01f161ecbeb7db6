import { sql } from 'drizzle-orm'
import { bigint, check, date, index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { moment, rowVersion } from './columns'
import { studies } from './studies'
import { users } from './users'

/** What somebody has read, for how long, and what they made of it: for their own record of learning, seen by nobody else. */
export const readingLog = pgTable(
  'reading_log',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Null for what is not in the library: a book, a lecture. */
    studyId: bigint('study_id', { mode: 'number' }).references(() => studies.id, { onDelete: 'set null' }),
    /** Of a study its title when it was written down. */
    title: text().notNull(),
    readOn: date('read_on', { mode: 'string' }).notNull(),
    minutes: smallint().notNull(),
    reflection: text().notNull().default(''),
    createdAt: moment('created_at').notNull().defaultNow(),
    deletedAt: moment('deleted_at'),
    version: rowVersion(),
  },
  (t) => [
    check('reading_log_title', sql`length(${t.title}) between 1 and 1000`),
    check('reading_log_minutes', sql`${t.minutes} between 1 and 1440`),
    check('reading_log_reflection', sql`length(${t.reflection}) <= 5000`),
    index('reading_log_day').on(t.userId, t.readOn),
  ],
)
