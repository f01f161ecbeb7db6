import type postgres from 'postgres'

/** How long a notice that is done can be found. */
const DAYS_KEPT = 90
/** Rows deleted in one statement. */
const AT_ONCE = 5_000

/** Deletes notices that were done long ago; says how many and whether that was all. */
export async function sweepNotices(sql: postgres.Sql): Promise<{ deleted: number; done: boolean }> {
  const [row] = await sql<{ gone: number }[]>`
    select app.sweep_notices(make_interval(days => ${DAYS_KEPT}), ${AT_ONCE}) as gone`
  const deleted = row?.gone ?? 0
  return { deleted, done: deleted < AT_ONCE }
}
