import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import type { NoticeKind } from '@/lib/inbox/notice'
import type { AccountEventKind } from '@/lib/mail/account-event'
import type { Channel } from '@/lib/mail/mail-settings'
import type { MailKind, RenderedMail, StoppableKind } from '@/lib/mail/outgoing'
import { bytes, moment, rowVersion } from './columns'
import { userAccounts, users } from './users'

/** What somebody has chosen about mail; whoever has no row, or null in it, has what everybody has. */
export const mailSettings = pgTable(
  'mail_settings',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** IANA. */
    zone: text(),
    /** 1 is Monday. */
    digestDays: smallint('digest_days').array().notNull().default([1, 2, 3, 4, 5]),
    /** Times of day are "07:30", in their zone. */
    digestAt: text('digest_at').notNull().default('07:30'),
    quietFrom: text('quiet_from'),
    quietTo: text('quiet_to'),
    sendsDigest: boolean('sends_digest').notNull().default(true),
    sendsNow: boolean('sends_now').notNull().default(true),
    /** When a server said that the address does not exist: nothing is sent there since. */
    bouncedAt: moment('bounced_at'),
    version: rowVersion(),
  },
  (t) => [
    check('mail_settings_days', sql`${t.digestDays} <@ '{1,2,3,4,5,6,7}' and cardinality(${t.digestDays}) <= 7`),
    check(
      'mail_settings_times',
      sql`${t.digestAt} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and (${t.quietFrom} is null) = (${t.quietTo} is null)
  and coalesce(${t.quietFrom}, '00:00') ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
  and coalesce(${t.quietTo}, '00:00') ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`,
    ),
  ],
)

/** How somebody hears of a kind of notice, where they chose. */
export const mailPreferences = pgTable(
  'mail_preferences',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text().$type<NoticeKind>().notNull(),
    channel: text().$type<Channel>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.kind] }),
    check('mail_preferences_channel', sql`${t.channel} in ('now', 'digest', 'inbox', 'none')`),
  ],
)

/**
 * Mails, written once and then sent: `waiting` for `next_at`, `sending` to the server, `handing` from the first byte on. What
 * they say is forgotten with their end: `handed`, `uncertain` whether it arrived, `refused`, `failed` after all attempts, or
 * `dropped` because it was no longer news.
 */
export const outgoingMails = pgTable(
  'outgoing_mails',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text().$type<MailKind>().notNull(),
    messageId: text('message_id').notNull().unique(),
    rendered: jsonb().$type<RenderedMail>(),
    state: text().notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    nextAt: moment('next_at').notNull().defaultNow(),
    claimedUntil: moment('claimed_until'),
    /** A number of SMTP's, or a code of the machine's. */
    lastCode: text('last_code'),
    createdAt: moment('created_at').notNull().defaultNow(),
    endedAt: moment('ended_at'),
  },
  (t) => [
    check('outgoing_mails_kind', sql`${t.kind} in ('digest', 'now', 'account')`),
    check(
      'outgoing_mails_state',
      sql`${t.state} in ('waiting', 'sending', 'handing', 'handed', 'uncertain', 'refused', 'failed', 'dropped')
  and (${t.rendered} is null) = (${t.endedAt} is not null)
  and (${t.endedAt} is null) = (${t.state} in ('waiting', 'sending', 'handing'))`,
    ),
    index('outgoing_mails_open').on(t.nextAt).where(sql`${t.endedAt} is null`),
    index('outgoing_mails_ended').on(t.endedAt).where(sql`${t.endedAt} is not null`),
    index('outgoing_mails_user').on(t.userId),
  ],
)

/** What has happened on somebody's own account and is not in a mail to them yet; only where mail is set up. */
export const accountEvents = pgTable(
  'account_events',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Goes with the address: where there is none nobody is written to. */
    userId: uuid('user_id')
      .notNull()
      .references(() => userAccounts.userId, { onDelete: 'cascade' }),
    kind: text().$type<AccountEventKind>().notNull(),
    /** "Firefox on Windows"; null where the person did not do it themselves. */
    browser: text(),
    happenedAt: moment('happened_at').notNull().defaultNow(),
  },
  (t) => [index('account_events_user').on(t.userId)],
)

/** Which windows somebody has had a digest of; without a mail where nothing was in it. */
export const digests = pgTable(
  'digests',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    windowEnd: moment('window_end').notNull(),
    windowStart: moment('window_start').notNull(),
    mailId: uuid('mail_id').references(() => outgoingMails.id, { onDelete: 'set null' }),
  },
  (t) => [primaryKey({ columns: [t.userId, t.windowEnd] }), index('digests_mail').on(t.mailId)],
)

/** Links at the end of mails, by which mails like them are stopped without signing in; they work many times. */
export const unsubscribeTokens = pgTable(
  'unsubscribe_tokens',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    scope: text().$type<StoppableKind>().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    check('unsubscribe_tokens_scope', sql`${t.scope} in ('digest', 'now')`),
    index('unsubscribe_tokens_user').on(t.userId),
    index('unsubscribe_tokens_created').on(t.createdAt),
  ],
)
