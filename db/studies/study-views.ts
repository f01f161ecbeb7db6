import { sql } from 'drizzle-orm'
import type postgres from 'postgres'
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

/** Rows dropped in one statement. */
const AT_ONCE = 10_000

/** Drops counts of weeks that count no more, a limited number at once; says how many and whether that was all. */
export async function dropOldViews(sql: postgres.Sql): Promise<{ deleted: number; done: boolean }> {
  const { count } = await sql`
    delete from study_views where (week, study_id) in (
      select week, study_id from study_views
      where week <= (now() at time zone 'UTC')::date - ${WEEKS_COUNTED * 7}::int limit ${AT_ONCE})`
  return { deleted: count, done: count < AT_ONCE }
}
