import { sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { AppError } from '@/lib/access/app-error'
import { authorize } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { JobKind } from '@/lib/jobs/job-kinds'

type Asked = { job: number }

/**
 * Has a job run now that waits or has failed, with all its attempts before it, or one that was cancelled once more. Throws
 * `conflict` where there is none.
 */
export async function retryJob(viewer: Viewer, { job }: Asked): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'job.change')
    const [row] = await tx.execute<{ kind: JobKind | null }>(sql`select app.retry_job(${job}) as kind`)
    if (!row?.kind) throw new AppError('conflict', 'This job is running, or was run in the meantime.')
    await recordEvent(tx, viewer, 'job.retry', String(job), { kind: row.kind })
  })
}

/** Takes a job out of the queue; one that runs is asked to end. Throws `conflict` where it has ended. */
export async function cancelJob(viewer: Viewer, { job }: Asked): Promise<{ wasRunning: boolean }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'job.change')
    const [row] = await tx.execute<{ kind: JobKind; wasRunning: boolean }>(
      sql`select kind, was_running as "wasRunning" from app.cancel_job(${job})`,
    )
    if (!row) throw new AppError('conflict', 'This job has ended in the meantime.')
    await recordEvent(tx, viewer, 'job.cancel', String(job), { kind: row.kind })
    return { wasRunning: row.wasRunning }
  })
}
