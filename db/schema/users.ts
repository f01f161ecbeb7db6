import { sql } from 'drizzle-orm'
import { boolean, date, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Preferences, Role } from '@/lib/access/viewer'
import { bytes, moment, rowVersion } from './columns'

/** What colleagues may know of each other. The rest is in `user_accounts`. */
export const users = pgTable('users', {
  id: uuid().primaryKey().defaultRandom(),
  name: text().notNull(),
  role: text().$type<Role>().notNull(),
  /** What an administrator made them while an identity provider makes them more; null while it is only `role`. */
  givenRole: text('given_role').$type<Role>(),
  createdAt: moment('created_at').notNull().defaultNow(),
  disabledAt: moment('disabled_at'),
  version: rowVersion(),
})

/** What a person alone, and an administrator, may see. */
export const userAccounts = pgTable(
  'user_accounts',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    preferences: jsonb().$type<Preferences>().notNull().default({}),
    /** When this person's last session but the present one ended: "since you last looked". */
    lookedAt: moment('looked_at'),
    /** 32 random bytes by which authenticators know this account: it says nothing of the person. Null before a passkey. */
    passkeyHandle: bytes('passkey_handle'),
  },
  (t) => [uniqueIndex('user_accounts_email').on(sql`lower(${t.email})`)],
)

export const passwords = pgTable('passwords', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** Argon2id in PHC form. */
  hash: text().notNull(),
  changedAt: moment('changed_at').notNull().defaultNow(),
})

/** Accounts at identity providers: keyed on issuer and subject, never on an address. */
export const identities = pgTable(
  'identities',
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    linkedAt: moment('linked_at').notNull().defaultNow(),
    /** What the provider made them when it last said; null where it makes them nothing. */
    role: text().$type<Role>(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] })],
)

export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** SHA-256 of the 256-bit token in the cookie. */
    tokenHash: bytes('token_hash').notNull().unique(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    lastSeenAt: moment('last_seen_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
    /** What the browser calls itself, for the owner's list of sessions. */
    device: text(),
    /** When the person last showed again that it is them; null where that was at its beginning. */
    confirmedAt: moment('confirmed_at'),
    /** A right password was shown and a code is still to come: nobody is signed in by it. */
    awaitsCode: boolean('awaits_code').notNull().default(false),
  },
  (t) => [index('sessions_user').on(t.userId)],
)

/** Invitations, resets and the link that makes the first administrator: used once, in one conditional update. */
export const oneTimeLinks = pgTable('one_time_links', {
  id: uuid().primaryKey().defaultRandom(),
  tokenHash: bytes('token_hash').notNull().unique(),
  purpose: text().$type<'first-administrator' | 'invitation' | 'reset'>().notNull(),
  userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
  createdAt: moment('created_at').notNull().defaultNow(),
  expiresAt: moment('expires_at').notNull(),
  usedAt: moment('used_at'),
})

/** Leaking buckets of failed attempts by what was tried (account, device, address), each key hashed. */
export const attempts = pgTable(
  'attempts',
  {
    key: bytes().primaryKey(),
    /** When everything counted so far will have leaked away. */
    emptyAt: moment('empty_at').notNull(),
  },
  (t) => [index('attempts_empty').on(t.emptyAt)],
)

/** Who has signed in from which browser: they still get in while strangers are being slowed. A browser may be shared. */
export const knownDevices = pgTable(
  'known_devices',
  {
    tokenHash: bytes('token_hash').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    seenAt: moment('seen_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.tokenHash, t.userId] }), index('known_devices_user').on(t.userId)],
)

/** One row for each form that created something: a form posted twice finds the first result. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    key: uuid().notNull(),
    command: text().notNull(),
    result: jsonb().$type<unknown>().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.key] }), index('idempotency_keys_created').on(t.createdAt)],
)

/** Closed accounts that are to be erased, and those that were: of these nothing but this row says who they have been. */
export const erasures = pgTable('erasures', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id),
  askedAt: moment('asked_at').notNull().defaultNow(),
  /** Until this day the account can be opened again. */
  dueOn: date('due_on', { mode: 'string' }).notNull(),
  erasedAt: moment('erased_at'),
})
