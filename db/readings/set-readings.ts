import { and, inArray } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { formerResult, idempotent } from '@/db/connection/idempotent'
import { withViewer } from '@/db/connection/with-viewer'
import { studyReadings } from '@/db/schema/readings'
import { authorize, can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { ReadingStatus } from '@/lib/lists/reading-list'
import { changeReadings, putBack, type ReadingChange } from './change-readings'

/** Says how far the viewer is with several studies at once, once a key. How many were changed. */
export async function setReadings(
  viewer: Viewer,
  input: { key: string; studyIds: number[]; status: ReadingStatus },
): Promise<{ changed: number }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'reading.change')
    // What it did is kept under its key, so that it can be undone to the letter.
    const { former } = await idempotent(tx, viewer, input.key, 'reading.change', () =>
      changeReadings(tx, viewer, input),
    )
    return { changed: former.length }
  })
}

/**
 * Undoes what was said under a key: each study is as it was, the moments too. What another window said meanwhile
 * stands. How many were put back.
 */
export async function undoReadings(viewer: Viewer, { key }: { key: string }): Promise<{ changed: number }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'reading.change')
    const change = await formerResult<ReadingChange>(tx, viewer, key, 'reading.change')
    // A change that was kept without its moment is older than this version of the portal, and stands.
    return { changed: change?.changedAt ? await putBack(tx, viewer, change) : 0 }
  })
}

/** By study, how far the viewer is with it; studies of which nothing was said are not in it. */
export type Readings = ReadonlyMap<number, ReadingStatus>

/** How far the viewer is with these studies: one question for a page of rows. */
export async function readReadings(viewer: Viewer, studyIds: readonly number[]): Promise<Readings> {
  if (!can(viewer, 'study.read') || studyIds.length === 0) return new Map()
  const rows = await withViewer(viewer, (tx) =>
    tx
      .select({ studyId: studyReadings.studyId, status: studyReadings.status })
      .from(studyReadings)
      .where(and(ownedBy(viewer, studyReadings.userId), inArray(studyReadings.studyId, [...studyIds]))),
  )
  return new Map(rows.map(({ studyId, status }) => [studyId, status]))
}
