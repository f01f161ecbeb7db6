import { sql } from 'drizzle-orm'
import { can } from '@/lib/policy'
import type { Viewer } from '@/lib/viewer'
import { as } from './client'

/** Counts that the page of a study was opened, by study and week. A study that is not there is not counted. */
export async function countView(viewer: Viewer, studyId: number): Promise<void> {
  if (!can(viewer, 'study.read')) return
  await as(viewer, (tx) => tx.execute(sql`select app.count_view(${studyId})`))
}
