import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { CorpusQueryKind, CorpusRunState, QueryRhythm } from '@/lib/sources/corpus-query'
import type { SourceKey } from '@/lib/sources/source'
import { moment, rowVersion } from './columns'
import { imports } from './imports'
import { users } from './users'

/** What a source is asked by night, so that the corpus stays current. */
export const corpusQueries = pgTable(
  'corpus_queries',
  {
    id: uuid().primaryKey().defaultRandom(),
    source: text().$type<SourceKey>().notNull(),
    kind: text().$type<CorpusQueryKind>().notNull(),
    name: text().notNull(),
    /** The words of a query, as they are sent; null for a check of what is here. */
    term: text(),
    /** Records that the source has entered from this day on are wanted. */
    since: date({ mode: 'string' }).notNull(),
    rhythm: text().$type<QueryRhythm>().notNull(),
    /** A run that finds more records that are not here imports none. */
    mostRecords: integer('most_records').notNull(),
    isOn: boolean('is_on').notNull().default(true),
    nextAt: moment('next_at').notNull(),
    /** Everything that was entered until this day, and including it, has come. */
    doneTo: date('done_to', { mode: 'string' }),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    version: rowVersion(),
    createdAt: moment('created_at').notNull().defaultNow(),
    changedAt: moment('changed_at').notNull().defaultNow(),
  },
  (t) => [
    // Of checks of what is here, one is enough.
    uniqueIndex('corpus_queries_recheck').on(t.source).where(sql`${t.kind} = 'recheck'`),
    check(
      'corpus_queries_asked',
      sql`case ${t.kind} when 'query' then ${t.term} is not null and length(${t.term}) between 1 and 4000
  when 'recheck' then ${t.term} is null else false end`,
    ),
    check('corpus_queries_name', sql`length(${t.name}) between 1 and 120`),
    check('corpus_queries_rhythm', sql`${t.rhythm} in ('day', 'week')`),
    check('corpus_queries_most', sql`${t.mostRecords} between 1 and 20000`),
  ],
)

/** One time that it was asked, by night or by hand, and what came of it. */
export const corpusQueryRuns = pgTable(
  'corpus_query_runs',
  {
    id: uuid().primaryKey().defaultRandom(),
    queryId: uuid('query_id')
      .notNull()
      .references(() => corpusQueries.id, { onDelete: 'cascade' }),
    /** It says what there is, and imports nothing. */
    isTrial: boolean('is_trial').notNull(),
    /** Null: nobody pressed a button. */
    askedBy: uuid('asked_by').references(() => users.id, { onDelete: 'set null' }),
    state: text().$type<CorpusRunState>().notNull().default('waiting'),
    /** How often it was begun: once, unless a worker ended in the middle of it. */
    begins: integer().notNull().default(0),
    /** The words that it asked for, whatever the query asks for now. */
    term: text(),
    fromDay: date('from_day', { mode: 'string' }),
    toDay: date('to_day', { mode: 'string' }),
    /** How the source read the words, and those that it does not know. */
    translation: text(),
    unknown: jsonb().$type<string[]>(),
    /** Records that it found, of these not here, and here but changed since. */
    found: integer(),
    fresh: integer(),
    revised: integer(),
    /** Of those changed, how many were more than one run fetches. */
    leftOut: integer('left_out'),
    /** What the import did with them, and how many it learned to be retracted. */
    added: integer(),
    updated: integer(),
    rejected: integer(),
    retracted: integer(),
    /** Of a trial: the first that are not here. */
    titles: jsonb().$type<string[]>(),
    fault: text(),
    importId: bigint('import_id', { mode: 'number' }).references(() => imports.id, { onDelete: 'set null' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    endedAt: moment('ended_at'),
  },
  (t) => [
    index('corpus_query_runs_query').on(t.queryId, t.createdAt),
    index('corpus_query_runs_created').on(t.createdAt),
    check('corpus_query_runs_state', sql`${t.state} in ('waiting', 'done', 'failed')`),
  ],
)
