import { and, eq, type SQL, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { listItems } from '@/db/schema/lists'
import { studyReadings } from '@/db/schema/readings'
import type { Viewer } from '@/lib/access/viewer'
import type { ReadingStatus } from '@/lib/lists/reading-list'

/** Joins the viewer's own reading to a list's item, and nobody else's. */
export const viewersReading = (viewer: Viewer): SQL | undefined =>
  and(eq(studyReadings.studyId, listItems.studyId), ownedBy(viewer, studyReadings.userId))

/** How far the viewer is with an item, once `viewersReading` is joined. */
export const readingStatus = sql<ReadingStatus>`coalesce(${studyReadings.status}, 'to-read')`
