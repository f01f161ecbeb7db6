import { sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { withoutValues } from './database-error'
import type { Pool, Transaction } from './pool'
import { requestScope } from './request-scope'
import { untilGone } from './until-gone'

/** How far a transaction has come: one that only reads, or has not been sent its commit, has left nothing behind. */
export type Run = { isRead?: boolean; isCommitting?: boolean }

/** One transaction in which PostgreSQL knows who is asking; an error leaves it without what anybody wrote. */
export async function transact<T>(
  { db, asker }: Pick<Pool, 'db' | 'asker'>,
  viewer: Viewer,
  work: (tx: Transaction) => Promise<T>,
  run: Run,
): Promise<T> {
  const id = viewer.kind === 'person' ? viewer.id : viewer.kind === 'client' ? viewer.personId : ''
  // A client writes nothing, whatever it is that it reads.
  const isReading = run.isRead || viewer.kind === 'client'
  // What is read for somebody who has gone is read for nobody; what is written stays asked for.
  const gone = run.isRead ? requestScope()?.gone : undefined
  try {
    return await db.transaction(async (tx) => {
      const [row] = await tx.execute<{ pid: number }>(sql`
        select set_config('app.actor', ${viewer.kind}, true), set_config('app.user_id', ${id}, true),
          ${viewer.kind === 'scim' ? sql`set_config('app.token_id', ${viewer.tokenId}, true),` : sql``}
          ${isReading ? sql`set_config('transaction_read_only', 'on', true),` : sql``} pg_backend_pid() as pid`)
      const result = await (gone && row ? untilGone(asker, row.pid, gone, work(tx)) : work(tx))
      run.isCommitting = true
      return result
    })
  } catch (error) {
    throw withoutValues(error)
  }
}
