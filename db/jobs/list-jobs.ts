import { sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { mayRead } from '@/db/events/record-denial'
import type { Viewer } from '@/lib/access/viewer'
import { isJobKind, type JobKind } from '@/lib/jobs/job-kinds'
import { WORKER_LOCK } from './queue'

export type JobState = 'running' | 'waiting' | 'failed' | 'finished' | 'cancelled'

export type ListedJob = {
  id: number
  kind: JobKind
  state: JobState
  /** Times it was begun, and after how many it is given up. */
  attempts: number
  maxAttempts: number
  /** When it is begun, where it waits. */
  runAt: Date | null
  /** Why it failed the last time; null where it has not. */
  fault: string | null
  begunAt: Date | null
  endedAt: Date | null
  done: number
  /** Null where nobody knows how much there is. */
  total: number | null
  /** It runs, and somebody has asked it to end. */
  isCancelling: boolean
  mayRetry: boolean
}

export type BackgroundJobs = {
  /** Processes that run jobs, on whatever machine. */
  workers: number
  /** What runs, what has failed and what waits, then what has ended, the last first. */
  jobs: ListedJob[]
}

/** How many jobs that have ended are shown at once. */
export const ENDED_SHOWN = 30

/** For those who look after the portal; null for others. */
export async function listJobs(viewer: Viewer): Promise<BackgroundJobs | null> {
  if (!mayRead(viewer, 'job.read')) return null
  return withViewer(viewer, async (tx) => {
    const rows = await tx.execute<Row>(sql`
      select id::int, kind, state, attempts, max_attempts as "maxAttempts", fault, done::float8, total::float8,
        cancelling as "isCancelling", may_retry as "mayRetry", extract(epoch from run_at)::float8 as "runAt",
        extract(epoch from begun_at)::float8 as "begunAt", extract(epoch from ended_at)::float8 as "endedAt"
      from app.background_jobs(${ENDED_SHOWN})`)
    const [living] = await tx.execute<{ workers: number }>(sql`
      select count(*)::int as workers from pg_locks l join pg_database d on d.oid = l.database
      where l.locktype = 'advisory' and l.classid = ${WORKER_LOCK} and l.granted and d.datname = current_database()`)
    const jobs = rows.flatMap((row) =>
      isJobKind(row.kind)
        ? [
            {
              ...row,
              kind: row.kind,
              runAt: moment(row.runAt),
              begunAt: moment(row.begunAt),
              endedAt: moment(row.endedAt),
            },
          ]
        : [],
    )
    return { workers: living?.workers ?? 0, jobs: jobs.sort((one, other) => rank(one) - rank(other)) }
  })
}

const RANKS: Partial<Record<JobState, number>> = { running: 0, failed: 1, waiting: 2 }
const rank = ({ state }: ListedJob) => RANKS[state] ?? 3

type Moments = 'runAt' | 'begunAt' | 'endedAt'
type Row = Omit<ListedJob, Moments | 'kind'> & { kind: string } & Record<Moments, number | null>

const moment = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000))
