import type { Job, JobWork } from '@/db/jobs/job'
import type { Outbound } from '@/db/sources/ask-source'
import { endFailedRun } from '@/db/sources/failed-run'
import type { SourceKey } from '@/lib/sources/source'
import { fetchList } from './fetch-list'
import { refreshCounts } from './refresh-counts'
import { refreshNotices } from './refresh-notices'
import { refreshOpenalex } from './refresh-openalex'
import { beginRun, failRun, type SourceRunAtWork, type SourceRunOutcome, settleRun } from './run-at-work'

const KIND = 'ask-sources'
const LOOK_MS = 30_000

/** What is done with each source that is asked by itself. */
const ASKED: Partial<
  Record<SourceKey, (run: SourceRunAtWork, work: JobWork, outbound: Outbound) => Promise<SourceRunOutcome | null>>
> = {
  icite: refreshCounts,
  'retraction-watch': fetchList,
  crossref: refreshNotices,
  openalex: refreshOpenalex,
}

/** Puts the runs of sources whose night has come into the queue, and works them off one after the other. */
export const sourceRunJob = (outbound: Outbound): Job => ({
  kind: KIND,
  key: KIND,
  maxAttempts: 5,
  due: {
    everyMs: LOOK_MS,
    isDue: async (sql) => {
      const [row] = await sql`select exists (select from sources where is_on and next_at <= now()) as due`
      return row?.due === true
    },
  },
  run: async (work) => {
    if (work.key === KIND) {
      await work.sql`select app.schedule_source_runs()`
      return
    }
    const run = await beginRun(work.sql, work.key?.slice(KIND.length + 1) ?? '')
    const ask = run && ASKED[run.source]
    if (!run || !ask) return
    try {
      const outcome = await ask(run, work, outbound)
      if (outcome) await settleRun(work.sql, run, outcome)
    } catch (error) {
      await endFailedRun(error, { source: run.source, signal: work.signal }, (words, isWorthAnotherHour) =>
        failRun(work.sql, run, words, isWorthAnotherHour),
      )
    }
  },
})
