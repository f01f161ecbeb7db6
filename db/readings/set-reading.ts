import { and, eq } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { withViewer } from '@/db/connection/with-viewer'
import { studyReadings } from '@/db/schema/readings'
import type { Viewer } from '@/lib/access/viewer'
import type { ReadingStatus } from '@/lib/lists/reading-list'
import { changeReadings } from './change-readings'

/**
 * Says how far the viewer is with a study, on every list and off them; the last word stands, as nobody else has one.
 * Whether something changed, and what it was before.
 */
export async function setReading(
  viewer: Viewer,
  input: { studyId: number; status: ReadingStatus },
): Promise<{ changed: boolean; former: ReadingStatus }> {
  return withViewer(viewer, async (tx) => {
    const { former } = await changeReadings(tx, viewer, { studyIds: [input.studyId], status: input.status })
    const [change] = former
    return { changed: change !== undefined, former: change ? (change.former?.status ?? 'to-read') : input.status }
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
