import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { requireOpen } from '@/db/look-ups/create-look-up'
import { sourceRuns } from '@/db/schema/sources'
import { AppError } from '@/lib/access/app-error'
import { authorize } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { type SourceKey, sourceOf } from '@/lib/sources/source'
import { isLateRun } from './read-runs'

/** Has a source asked now for what it is asked by night. Asked twice, it is asked once. */
export async function createSourceRun(viewer: Viewer, { source }: { source: SourceKey }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'source.change')
    if (sourceOf(source).byNight === null)
      throw new AppError('invalid', `${sourceOf(source).label} is asked by people and by saved queries alone.`)
    await requireOpen(tx, source)
    const [other] = await tx
      .select({ id: sourceRuns.id, isLate: isLateRun })
      .from(sourceRuns)
      .where(and(eq(sourceRuns.source, source), eq(sourceRuns.state, 'waiting')))
      .orderBy(sourceRuns.createdAt)
      .limit(1)
    // One whose job was cancelled is put back into the queue; a job that runs after all is the same one.
    if (other && !other.isLate) throw new AppError('conflict', 'It is being asked already. Wait for the answer.')
    const id = other?.id ?? randomUUID()
    if (!other) await tx.insert(sourceRuns).values({ id, source, askedBy: viewer.id })
    await tx.execute(sql`select app.queue_source_run(${id})`)
    await recordEvent(tx, viewer, 'source.run', null, { source })
  })
}
