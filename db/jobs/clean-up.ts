import type postgres from 'postgres'
import { cutTrail } from '@/db/audit/cut-trail'
import { sweepKind } from '@/db/retention/sweep-kind'
import { untilRoom } from '@/db/server/room'
import { SWEPT_KINDS } from '@/lib/retention/kept-kinds'
import type { Job } from './job'

type Sweep = (sql: postgres.Sql) => Promise<{ deleted: number; done: boolean }>

/**
 * Deletes at night what is older than its period: a piece at a time, so that nobody waits for it. `secret` signs where the
 * audit trail is cut; without it the trail stays whole.
 */
export const cleanUp = (secret: string | null): Job => ({
  kind: 'clean-up',
  key: 'clean-up',
  maxAttempts: 10,
  at: '17 3 * * *',
  run: async ({ sql, signal, progress }) => {
    const sweeps: Sweep[] = SWEPT_KINDS.map((kind) => (on) => sweepKind(on, kind))
    if (secret) sweeps.push((on) => cutTrail(on, secret))
    let deleted = 0
    for (const sweep of sweeps)
      for (let done = false; !done && !signal.aborted; ) {
        // Deleting writes, too.
        await untilRoom(signal)
        const piece = await sweep(sql)
        deleted += piece.deleted
        done = piece.done
        await progress(deleted, null)
      }
  },
})
