import { sql } from 'drizzle-orm'
import { AppError } from '@/lib/access/app-error'
import type { Viewer } from '@/lib/access/viewer'
import { isDatabaseAway } from './database-away'
import { withoutValues } from './database-error'
import { type Pool, pool, type Transaction } from './pool'
import { isAway } from './readiness'
import { replicas } from './replicas'
import { requestScope } from './request-scope'
import { sqlState } from './sql-state'
import { untilGone } from './until-gone'
import { withRetry } from './with-retry'

/**
 * Runs `work` in one transaction in which PostgreSQL knows who is asking; row security then repeats every rule.
 * A transaction that lost to another one (serialization failure, deadlock), or lost its connection before it was to be
 * committed, is run again whole, at most three times, so `work` must do nothing but talk to `tx`.
 */
export async function withViewer<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return again((run) => transact(pool(), viewer, work, run))
}

/**
 * As `withViewer`, for reads of the corpus alone: nothing is written, and a replica may answer, some seconds behind. Whatever
 * one person may see and another not, and whatever somebody may just have written, is read with `withViewer`. What dies on a
 * replica is asked of the primary.
 */
export async function readCorpus<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const replica = replicas()?.next()
  if (replica) {
    try {
      return await transact(replica, viewer, work, { isRead: true })
    } catch (error) {
      // A query that takes too long takes too long anywhere.
      if (error instanceof AppError || sqlState(error) === TOO_LONG) throw error
    }
  }
  return again((run) => transact(pool(), viewer, work, Object.assign(run, { isRead: true })))
}

const TOO_LONG = '57014'

/** How far a transaction has come: one that only reads, or has not been told to commit, has left nothing behind. */
type Run = { isRead?: boolean; isCommitting?: boolean }

async function again<T>(attempt: (run: Run) => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    const run: Run = {}
    try {
      return await withRetry(() => attempt(Object.assign(run, { isCommitting: false })))
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      const isWhole = run.isRead || !run.isCommitting
      // A backend that was ended leaves the others; a database that is away is not asked three times by everybody.
      if (attempts < 3 && isWhole && !(await isAway())) continue
      const scope = requestScope()
      if (scope) scope.lostDatabase = true
      throw error
    }
  }
}

/** One transaction; an error leaves it without what anybody wrote. */
async function transact<T>(
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
