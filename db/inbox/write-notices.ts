import type { Job } from '@/db/jobs/job'

/** People whose notices are written in one transaction. */
const AT_ONCE = 1_000

/** Writes the notices of what concerns many people, after its cause: see `app.write_notices`. */
export const WRITE_NOTICES: Job = {
  kind: 'notices',
  key: 'notices',
  maxAttempts: 10,
  due: {
    everyMs: 5_000,
    isDue: async (sql) => (await sql`select from notice_fanouts limit 1`).length > 0,
  },
  run: async ({ sql, signal, progress }) => {
    let written = 0
    while (!signal.aborted) {
      const [row] = await sql<{ people: number }[]>`select app.expand_notices(${AT_ONCE}) as people`
      if (!row || row.people === 0) return
      written += row.people
      await progress(written, null)
    }
  },
}
