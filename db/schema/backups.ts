import { bigint, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from './columns'

/** The backups that the portal has taken by itself and still keeps. */
export const backups = pgTable('backups', {
  /** Its name in the folder of PRECIS_BACKUPS. */
  file: text().primaryKey(),
  takenAt: moment('taken_at').notNull(),
  bytes: bigint({ mode: 'number' }).notNull(),
  /** When it was last restored, as a whole, into a database made for that. */
  verifiedAt: moment('verified_at'),
})
