import { sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'

/** Weeks of which views count, the present one included. */
export const WEEKS_COUNTED = 8

/** Counts that the page of a study was opened, by study and week. A study that is not there is not counted. */
export async function countView(viewer: Viewer, studyId: number): Promise<void> {
  if (!can(viewer, 'study.read')) return
  await withViewer(viewer, (tx) => tx.execute(sql`select app.count_view(${studyId})`))
}
