import { bigint, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { bytes, moment } from './columns'
import { users } from './users'

/** The key that a person's authenticator app makes codes with; they are asked for once it is confirmed by one. */
export const appKeys = pgTable('app_keys', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** Encrypted with AES-256-GCM, by a key made of AUTH_SECRET. */
  sealed: bytes().notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
  confirmedAt: moment('confirmed_at'),
  /** The step of thirty seconds of the last code that was taken: no code is taken twice. */
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
})

/** What opens an account in place of a code, each once. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** SHA-256 of eighty random bits. */
    hash: bytes().notNull(),
    usedAt: moment('used_at'),
  },
  (t) => [primaryKey({ columns: [t.userId, t.hash] })],
)
