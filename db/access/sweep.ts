import type postgres from 'postgres'

/** Rows deleted in one statement. */
const AT_ONCE = 5_000

/** What is kept of people’s signing in, and how long it means something. */
const SWEEPS: ((sql: postgres.Sql, atOnce: number) => Promise<{ gone: number }[]>)[] = [
  // Somebody who looks into a misuse finds the sessions of the month.
  (sql, n) => sql`select app.sweep_sessions(make_interval(days => 30), ${n}) as gone`,
  // Used or expired: the page of such a link says the same as that of one that never was.
  (sql, n) => sql`select app.sweep_links(${n}) as gone`,
  // A form that is sent twice is sent twice within minutes.
  (sql, n) => sql`select app.sweep_idempotency_keys(make_interval(days => 2), ${n}) as gone`,
  // Asked for, and never answered.
  (sql, n) => sql`select app.sweep_challenges(${n}) as gone`,
  // Buckets that are empty.
  (sql, n) => sql`select app.sweep_attempts(${n}) as gone`,
  // As long as a browser keeps its cookie.
  (sql, n) => sql`select app.sweep_known_devices(make_interval(days => 400), ${n}) as gone`,
]

/** Deletes what means nothing any more, of each kind a limited number at once; says how many and whether that was all. */
export async function sweepAccess(sql: postgres.Sql): Promise<{ deleted: number; done: boolean }> {
  let [deleted, done] = [0, true]
  for (const sweep of SWEEPS) {
    const [row] = await sweep(sql, AT_ONCE)
    const gone = row?.gone ?? 0
    deleted += gone
    if (gone >= AT_ONCE) done = false
  }
  return { deleted, done }
}
