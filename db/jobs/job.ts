import type postgres from 'postgres'
import type { JobKind } from '@/lib/jobs/job-kinds'

/** What a job is given while it runs. */
export type JobWork = {
  /** One connection of this run's own, as the role precis_import; what it is at ends when the job is cancelled. */
  sql: postgres.Sql
  /** Aborted when the job is cancelled, and when the worker ends: the job then comes back by itself and goes on. */
  signal: AbortSignal
  /** What this run is about, where jobs of one kind have different keys. */
  key: string | null
  /** Says how far it is; `total` is null where nobody knows it. */
  progress: (done: number, total: number | null) => Promise<void>
}

/**
 * A kind of background job. A job may be run again at any point, also after it has done everything: a worker can be killed
 * before it has said so. So `run` does its work in pieces that are written whole, and finds out by itself what is left.
 */
export type Job = {
  kind: JobKind
  /**
   * Of jobs with one key, one is in the queue at a time: what the work is about, "redraft:7". Jobs that people ask for are put
   * there with keys of their own by functions of the database.
   */
  key: string
  /** After this number of failures in a row a person has to look at it. */
  maxAttempts: number
  /** Its time of day, "17 3 * * *" in UTC; made up for at the next start where no worker ran. */
  at?: string
  /** Whether there is work, for a job without a time; asked at most once in `everyMs`. */
  due?: { everyMs: number; isDue: (sql: postgres.Sql) => Promise<boolean> }
  /** Throws where it cannot go on; then it is run again, later each time. */
  run: (work: JobWork) => Promise<void>
}
