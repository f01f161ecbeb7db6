import type postgres from 'postgres'

/** How long it is shown what became of a mail. */
const DAYS_KEPT = 30
/** Rows deleted in one statement. */
const AT_ONCE = 5_000

/** Deletes what means nothing any more; says how many rows and whether that was all. */
export async function sweepMails(sql: postgres.Sql): Promise<{ deleted: number; done: boolean }> {
  const [row] = await sql<{ gone: number }[]>`
    select app.sweep_mails(make_interval(days => ${DAYS_KEPT}), ${AT_ONCE}) as gone`
  const deleted = row?.gone ?? 0
  return { deleted, done: deleted < AT_ONCE }
}
