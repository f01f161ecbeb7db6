import { bigint, boolean, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, moment, rowVersion } from './columns'
import { users } from './users'

/** Public keys whose private halves a person's devices keep. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** As the authenticator calls it, in base64url. */
    credentialId: text('credential_id').notNull().unique(),
    /** In COSE form. */
    publicKey: bytes('public_key').notNull(),
    /** How often the authenticator says that it has signed; 0 for ever where it does not count. */
    counter: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull(),
    /** Whether the private key can leave the device. */
    deviceType: text('device_type').$type<'singleDevice' | 'multiDevice'>().notNull(),
    isBackedUp: boolean('is_backed_up').notNull(),
    /** What its owner calls it. */
    name: text().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    lastUsedAt: moment('last_used_at'),
    version: rowVersion(),
  },
  (t) => [index('passkeys_user').on(t.userId)],
)

/** What an authenticator is to sign, asked for by one browser: good once, for five minutes. */
export const webauthnChallenges = pgTable(
  'webauthn_challenges',
  {
    /** SHA-256 of the challenge. */
    hash: bytes().primaryKey(),
    purpose: text().$type<'sign-in' | 'add' | 'confirm'>().notNull(),
    /** SHA-256 of what the browser that asked is known by: its device cookie, or its session. */
    holder: bytes().notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (t) => [index('webauthn_challenges_expires').on(t.expiresAt)],
)
