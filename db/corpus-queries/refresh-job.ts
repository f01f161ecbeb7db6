import type { Job } from '@/db/jobs/job'
import type { Outbound } from '@/db/sources/ask-source'
import { endFailedRun } from '@/db/sources/failed-run'
import { refreshCorpus } from './refresh-corpus'
import { beginRun, failRun, settleRun } from './run-at-work'

const KIND = 'refresh-corpus'
const LOOK_MS = 30_000

/** Puts the runs whose night has come into the queue, and works them off one after the other. */
export const refreshJob = (outbound: Outbound): Job => ({
  kind: KIND,
  key: KIND,
  maxAttempts: 5,
  due: {
    everyMs: LOOK_MS,
    isDue: async (sql) => {
      const [row] = await sql`
        select exists (select from corpus_queries q join sources s on s.key = q.source and s.is_on
          where q.is_on and q.next_at <= now()) as due`
      return row?.due === true
    },
  },
  run: async (work) => {
    if (work.key === KIND) {
      await work.sql`select app.schedule_corpus_queries()`
      return
    }
    const run = await beginRun(work.sql, work.key?.slice(KIND.length + 1) ?? '')
    if (!run) return
    try {
      const outcome = await refreshCorpus(run, work, outbound)
      if (outcome) await settleRun(work.sql, run, outcome)
    } catch (error) {
      await endFailedRun(error, { source: run.source, signal: work.signal }, (words, isWorthAnotherHour) =>
        failRun(work.sql, run, words, isWorthAnotherHour),
      )
    }
  },
})
