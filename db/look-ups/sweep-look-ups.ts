import type postgres from 'postgres'

/** How long it is shown what a search found, and what became of records that were fetched. */
const DAYS_SEARCH = 7
const DAYS_RECORDS = 30
const AT_ONCE = 500

/** Deletes look-ups that are over; what they imported stays, and so does its log. */
export async function sweepLookUps(sql: postgres.Sql): Promise<{ deleted: number; done: boolean }> {
  const { count } = await sql`
    delete from look_ups where id in (
      select id from look_ups
      where created_at < now() - make_interval(days => case kind when 'search' then ${DAYS_SEARCH}::int else ${DAYS_RECORDS}::int end)
      limit ${AT_ONCE})`
  return { deleted: count, done: count < AT_ONCE }
}
