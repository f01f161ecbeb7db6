import { and, eq, ne, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { studyReadings } from '@/db/schema/readings'
import { studies } from '@/db/schema/studies'
import { notFound } from '@/lib/access/app-error'
import { authorize } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { ReadingStatus } from '@/lib/lists/reading-list'

/**
 * Says how far the viewer is with a study, on every list and off them; the last word stands, as nobody else has one.
 * Whether something changed.
 */
export async function setReading(
  viewer: Viewer,
  input: { studyId: number; status: ReadingStatus },
): Promise<{ changed: boolean }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'reading.change')
    const [study] = await tx.select({ id: studies.id }).from(studies).where(eq(studies.id, input.studyId))
    if (!study) throw notFound('study')
    const reading = { status: input.status, readAt: input.status === 'read' ? sql`now()` : null, changedAt: sql`now()` }
    const changed = await tx
      .insert(studyReadings)
      .values({ userId: viewer.id, studyId: study.id, ...reading })
      .onConflictDoUpdate({
        target: [studyReadings.userId, studyReadings.studyId],
        set: reading,
        setWhere: ne(studyReadings.status, input.status),
      })
      .returning({ studyId: studyReadings.studyId })
    if (changed.length > 0) await recordEvent(tx, viewer, 'reading.change', String(study.id), { status: input.status })
    return { changed: changed.length > 0 }
  })
}

/** How far the viewer is with a study. */
export async function readingOf(viewer: Viewer, studyId: number): Promise<ReadingStatus> {
  const [reading] = await withViewer(viewer, (tx) =>
    tx
      .select({ status: studyReadings.status })
      .from(studyReadings)
      .where(and(ownedBy(viewer, studyReadings.userId), eq(studyReadings.studyId, studyId))),
  )
  return reading?.status ?? 'to-read'
}
