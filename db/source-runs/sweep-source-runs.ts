import type postgres from 'postgres'

/** How long it is shown what came of a run. */
const DAYS_KEPT = 365
const AT_ONCE = 500

/** Deletes old runs of sources; what they imported stays, and so does its log. */
export async function sweepSourceRuns(sql: postgres.Sql): Promise<{ deleted: number; done: boolean }> {
  const { count } = await sql`
    delete from source_runs where id in (
      select id from source_runs where created_at < now() - make_interval(days => ${DAYS_KEPT}) limit ${AT_ONCE})`
  return { deleted: count, done: count < AT_ONCE }
}
