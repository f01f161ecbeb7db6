import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { LookUpAnswer, LookUpKind, LookUpState } from '@/lib/sources/look-up'
import type { SourceKey } from '@/lib/sources/source'
import { moment, rowVersion } from './columns'
import { imports } from './imports'
import { users } from './users'

/** What an administrator has said of a source on the internet; one without a row is switched off. */
export const sources = pgTable('sources', {
  key: text().$type<SourceKey>().primaryKey(),
  isOn: boolean('is_on').notNull().default(false),
  /** Whom the source writes to where something is wrong with what this portal asks. */
  contact: text(),
  version: rowVersion(),
  changedAt: moment('changed_at').notNull().defaultNow(),
})

/** The hospital's own keys: only the worker reads them. */
export const sourceSecrets = pgTable('source_secrets', {
  source: text().$type<SourceKey>().primaryKey(),
  secret: text().notNull(),
})

/** When a source may be asked next, by whatever process, and how it has done. */
export const sourceLimits = pgTable('source_limits', {
  source: text().$type<SourceKey>().primaryKey(),
  nextAt: moment('next_at').notNull().defaultNow(),
  /** In a row. */
  failures: integer().notNull().default(0),
  restsUntil: moment('rests_until'),
  lastOkAt: moment('last_ok_at'),
  lastFaultAt: moment('last_fault_at'),
  lastFault: text('last_fault'),
})

/** What a person has asked a source for, and what it answered. */
export const lookUps = pgTable(
  'look_ups',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    source: text().$type<SourceKey>().notNull(),
    kind: text().$type<LookUpKind>().notNull(),
    /** The words of a search, as they are sent. */
    term: text(),
    /** The numbers of records that are fetched. */
    pmids: integer().array().notNull().default([]),
    state: text().$type<LookUpState>().notNull().default('waiting'),
    answer: jsonb().$type<LookUpAnswer>(),
    fault: text(),
    importId: bigint('import_id', { mode: 'number' }).references(() => imports.id, { onDelete: 'set null' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    endedAt: moment('ended_at'),
  },
  (t) => [
    index('look_ups_user').on(t.userId, t.createdAt),
    index('look_ups_created').on(t.createdAt),
    check('look_ups_kind', sql`${t.kind} in ('search', 'records')`),
    check('look_ups_state', sql`${t.state} in ('waiting', 'done', 'failed')`),
    check(
      'look_ups_asked',
      sql`case ${t.kind} when 'search' then ${t.term} is not null and length(${t.term}) between 1 and 4000 and ${t.pmids} = '{}'
  else ${t.term} is null and cardinality(${t.pmids}) between 1 and 2000 end`,
    ),
  ],
)
