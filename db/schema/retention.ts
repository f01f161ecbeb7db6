import { sql } from 'drizzle-orm'
import { bigint, boolean, check, date, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { ChangeableKind } from '@/lib/retention/kept-kinds'
import { bytes, moment, rowVersion } from './columns'
import { users } from './users'

/** How long administrators have a kind of rows kept; without a row it is as long as the portal says (`lib/retention`). */
export const retentionPeriods = pgTable(
  'retention_periods',
  {
    kind: text().$type<ChangeableKind>().primaryKey(),
    /** Null: for ever. */
    days: integer(),
    version: rowVersion(),
    changedAt: moment('changed_at').notNull().defaultNow(),
  },
  (t) => [
    check('retention_periods_days', sql`${t.days} between 1 and 3650`),
    // Of the trail alone it is for ever, and of nothing but the trail is a year the least.
    check(
      'retention_periods_trail',
      sql`case when ${t.kind} = 'audit' then coalesce(${t.days} >= 365, true) else ${t.days} is not null end`,
    ),
  ],
)

/** What keeps everything of a person, or of everybody, from being deleted or erased while it stands. */
export const legalHolds = pgTable(
  'legal_holds',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Null: everybody. */
    userId: uuid('user_id').references(() => users.id),
    reason: text().notNull(),
    /** Its last day, in UTC; null for none. */
    endsOn: date('ends_on', { mode: 'string' }),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => users.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    liftedAt: moment('lifted_at'),
  },
  (t) => [index('legal_holds_in_force').on(t.userId).where(sql`${t.liftedAt} is null`)],
)

/** Where the audit trail begins since old events were deleted: the last link that is gone, signed by the portal. */
export const auditStub = pgTable(
  'audit_stub',
  {
    one: boolean().primaryKey().default(true),
    seq: bigint({ mode: 'number' }).notNull(),
    hash: bytes().notNull(),
    /** When the last event that is gone was recorded. */
    until: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
    cutAt: moment('cut_at').notNull().defaultNow(),
    signature: bytes().notNull(),
  },
  (t) => [check('audit_stub_one', sql`${t.one}`)],
)
