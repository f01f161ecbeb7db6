import { setTimeout as sleep } from 'node:timers/promises'
import type postgres from 'postgres'
import type { Job } from '@/db/jobs/job'
import { untilRoom } from '@/db/server/room'
import { DRAFTER } from '@/lib/evidence/drafted-summary'
import { generateWaiting } from './generate-waiting'

/** Between two pieces it rests as long as the piece took: half of one core at most. */
const LEAST_REST_MS = 25
/** How often it is looked whether another process, which is at it, is done. */
const LOOK_MS = 2_000

/** Drafts again what an earlier drafter has drafted, once for each drafter, from the first study to the last. */
export const REDRAFT: Job = {
  kind: 'redraft',
  key: `redraft:${DRAFTER}`,
  maxAttempts: 25,
  due: { everyMs: 2_000, isDue: async (sql) => (await reached(sql)) !== null },
  run: async ({ sql, signal, progress }) => {
    const total = await countStudies(sql)
    let through = (await reached(sql)) ?? 0
    let done = await countStudies(sql, 0, through)
    while (!signal.aborted) {
      await untilRoom(signal)
      const began = performance.now()
      const drafted = await generateWaiting(sql)
      const now = await reached(sql)
      if (now === null) return progress(total, total)
      done += await countStudies(sql, through, now)
      through = now
      await progress(done, Math.max(done, total))
      const rest = drafted ? Math.max(LEAST_REST_MS, performance.now() - began) : LOOK_MS
      await sleep(rest, undefined, { signal }).catch(() => {})
    }
  },
}

/** The last study of those that this drafter is done with; null where it is done with all. */
async function reached(sql: postgres.Sql): Promise<number | null> {
  const [drafting] = await sql`
    select through::int, finished_at is not null as finished from draftings where drafter = ${DRAFTER}`
  return drafting?.finished ? null : (drafting?.through ?? 0)
}

async function countStudies(sql: postgres.Sql, after = 0, through = Number.MAX_SAFE_INTEGER): Promise<number> {
  const [row] = await sql`
    select count(*)::int as studies from studies where id > ${after} and id <= ${through}::bigint`
  return row?.studies
}
