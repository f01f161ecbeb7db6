import { sql } from 'drizzle-orm'
import { bigint, boolean, check, date, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { LookUpAnswer, LookUpKind, LookUpState } from '@/lib/sources/look-up'
import type { SourceKey } from '@/lib/sources/source'
import type { SourceRunFigures, SourceRunState } from '@/lib/sources/source-run'
import { moment, rowVersion } from './columns'
import { imports } from './imports'
import { users } from './users'

/** What an administrator has said of a source on the internet; one without a row is switched off. */
export const sources = pgTable('sources', {
  key: text().$type<SourceKey>().primaryKey(),
  isOn: boolean('is_on').notNull().default(false),
  /** Whom the source writes to where something is wrong with what this portal asks. */
  contact: text(),
  /** When it is asked next by night, where it is asked by night. */
  nextAt: moment('next_at'),
  /** The day until which everything that is asked by night has been asked. */
  doneTo: date('done_to', { mode: 'string' }),
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

/** One time that a source was asked for what belongs to the studies here, by night or by hand, and what came of it. */
export const sourceRuns = pgTable(
  'source_runs',
  {
    id: uuid().primaryKey().defaultRandom(),
    source: text().$type<SourceKey>().notNull(),
    /** Null: nobody pressed a button. */
    askedBy: uuid('asked_by').references(() => users.id, { onDelete: 'set null' }),
    state: text().$type<SourceRunState>().notNull().default('waiting'),
    /** How often it was begun: once, unless a worker ended in the middle of it. */
    begins: integer().notNull().default(0),
    figures: jsonb().$type<SourceRunFigures>(),
    fault: text(),
    importId: bigint('import_id', { mode: 'number' }).references(() => imports.id, { onDelete: 'set null' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    endedAt: moment('ended_at'),
  },
  (t) => [
    index('source_runs_source').on(t.source, t.createdAt),
    index('source_runs_created').on(t.createdAt),
    check('source_runs_state', sql`${t.state} in ('waiting', 'done', 'failed')`),
  ],
)

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
    /** DOIs of others, whose numbers the source is asked for first. */
    dois: text().array().notNull().default([]),
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
      sql`case ${t.kind} when 'search' then ${t.term} is not null and length(${t.term}) between 1 and 4000 and ${t.pmids} = '{}' and ${t.dois} = '{}'
  else ${t.term} is null and cardinality(${t.pmids}) + cardinality(${t.dois}) between 1 and 2000 end`,
    ),
  ],
)
