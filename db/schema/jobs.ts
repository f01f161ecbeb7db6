import { bigint, index, pgTable, smallint, text } from 'drizzle-orm/pg-core'
import { moment } from './columns'

/**
 * What became of each background job, beside the queue: that belongs to its library and forgets a job once it is done.
 * A row is made when a job first runs, or when somebody cancels it.
 */
export const jobRuns = pgTable(
  'job_runs',
  {
    /** Its number in the queue. */
    jobId: bigint('job_id', { mode: 'number' }).primaryKey(),
    /** One of `lib/jobs/job-kinds.ts`. */
    kind: text().notNull(),
    /** Of two jobs with one key, one is in the queue. */
    key: text(),
    attempts: smallint().notNull(),
    maxAttempts: smallint('max_attempts').notNull(),
    /** When it last began to run; null where it was cancelled before. */
    begunAt: moment('begun_at'),
    endedAt: moment('ended_at'),
    /** Null: it is in the queue. */
    outcome: text().$type<'finished' | 'cancelled'>(),
    /** How far it is, in pieces of its own kind; the total is null where nobody knows it. */
    done: bigint({ mode: 'number' }).notNull().default(0),
    total: bigint({ mode: 'number' }),
    /** Somebody wants a job to end that runs. */
    cancelAskedAt: moment('cancel_asked_at'),
  },
  (t) => [index('job_runs_ended').on(t.endedAt), index('job_runs_key').on(t.key, t.jobId)],
)
