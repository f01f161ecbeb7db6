import type postgres from 'postgres'
import { sweepAccess } from '@/db/access/sweep'
import { sweepRuns } from '@/db/corpus-queries/sweep-runs'
import { sweepUploads } from '@/db/import/uploads/sweep-uploads'
import { sweepNotices } from '@/db/inbox/sweep-notices'
import { sweepLookUps } from '@/db/look-ups/sweep-look-ups'
import { sweepMails } from '@/db/mail/sweep-mails'
import { untilRoom } from '@/db/server/room'
import { sweepSourceRuns } from '@/db/source-runs/sweep-source-runs'
import { dropOldViews } from '@/db/studies/study-views'
import type { Job } from './job'

/** How long it is shown what became of a job. */
const DAYS_KEPT = 30
/** Rows deleted in one statement. */
const AT_ONCE = 5_000

type Sweep = (sql: postgres.Sql) => Promise<{ deleted: number; done: boolean }>
const SWEEPS: Sweep[] = [
  sweepAccess,
  dropOldViews,
  dropOldRuns,
  sweepUploads,
  sweepNotices,
  sweepLookUps,
  sweepRuns,
  sweepSourceRuns,
  sweepMails,
]

/** Deletes at night what means nothing any more: a piece at a time, so that nobody waits for it. */
export const CLEAN_UP: Job = {
  kind: 'clean-up',
  key: 'clean-up',
  maxAttempts: 10,
  at: '17 3 * * *',
  run: async ({ sql, signal, progress }) => {
    let deleted = 0
    for (const sweep of SWEEPS)
      for (let done = false; !done && !signal.aborted; ) {
        // Deleting writes, too.
        await untilRoom(signal)
        const piece = await sweep(sql)
        deleted += piece.deleted
        done = piece.done
        await progress(deleted, null)
      }
  },
}

/** One that was cancelled and would come back stays, as long as nothing has come after it: that it shall not is its message. */
async function dropOldRuns(sql: postgres.Sql): Promise<{ deleted: number; done: boolean }> {
  const { count } = await sql`
    delete from job_runs where job_id in (
      select job_id from job_runs r where ended_at < now() - make_interval(days => ${DAYS_KEPT})
        and not (outcome = 'cancelled' and not exists (
          select from job_runs later where later.key = r.key and later.job_id > r.job_id))
      limit ${AT_ONCE})`
  return { deleted: count, done: count < AT_ONCE }
}
