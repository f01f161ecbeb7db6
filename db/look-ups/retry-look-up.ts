import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { lookUps } from '@/db/schema/sources'
import { AppError } from '@/lib/access/app-error'
import { hidden, missing } from '@/lib/access/denial'
import { authorisedRow } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { requireOpen } from './create-look-up'
import { ownLookUps } from './look-up-scope'

/** Asks once more what was not answered, or is late. Asked twice, it is answered once. */
export async function retryLookUp(viewer: Viewer, { lookUpId }: { lookUpId: string }): Promise<void> {
  if (!isUuid(lookUpId)) throw missing(viewer, 'search')
  await withViewer(viewer, async (tx) => {
    const [found] = await tx
      .select({
        id: lookUps.id,
        userId: lookUps.userId,
        kind: lookUps.kind,
        state: lookUps.state,
        source: lookUps.source,
      })
      .from(lookUps)
      .where(sql`${eq(lookUps.id, lookUpId)} and ${ownLookUps(viewer)}`)
    if (!found) throw missing(viewer, 'search', hidden('lookup.change', 'lookup', lookUpId))
    const row = authorisedRow(viewer, 'lookup.change', found)
    // Whatever was in its way, a job that is there already is the same one.
    if (row.state === 'waiting') return queue(tx, row.id)
    if (row.state === 'done') throw new AppError('conflict', 'This was answered in the meantime.')
    await requireOpen(tx, row.source)
    const failed = sql`${eq(lookUps.id, row.id)} and ${eq(lookUps.state, 'failed')}`
    await tx.update(lookUps).set({ state: 'waiting', fault: null, endedAt: null }).where(failed)
    await queue(tx, row.id)
  })
}

async function queue(tx: Transaction, id: string): Promise<void> {
  await tx.execute(sql`select app.queue_look_up(${id})`)
}
