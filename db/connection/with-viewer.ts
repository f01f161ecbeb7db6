import { sql } from 'drizzle-orm'
import { AppError } from '@/lib/access/app-error'
import type { Viewer } from '@/lib/access/viewer'
import { withoutValues } from './database-error'
import { type Database, pool, type Transaction } from './pool'
import { replicas } from './replicas'
import { sqlState } from './sql-state'
import { withRetry } from './with-retry'

/**
 * Runs `work` in one transaction in which PostgreSQL knows who is asking; row security then repeats every rule.
 * A transaction that lost to another one (serialization failure, deadlock) is run again whole, at most three
 * times, so `work` must do nothing but talk to `tx`.
 */
export async function withViewer<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return withRetry(() => transact(pool().db, viewer, work))
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
      return await transact(replica.db, viewer, work, true)
    } catch (error) {
      // A query that takes too long takes too long anywhere.
      if (error instanceof AppError || sqlState(error) === TOO_LONG) throw error
    }
  }
  return withRetry(() => transact(pool().db, viewer, work, true))
}

const TOO_LONG = '57014'

/** One transaction; an error leaves it without what anybody wrote. */
async function transact<T>(
  db: Database,
  viewer: Viewer,
  work: (tx: Transaction) => Promise<T>,
  readOnly = false,
): Promise<T> {
  const id = viewer.kind === 'person' ? viewer.id : ''
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(sql`
        select set_config('app.actor', ${viewer.kind}, true), set_config('app.user_id', ${id}, true)
          ${readOnly ? sql`, set_config('transaction_read_only', 'on', true)` : sql``}`)
      return work(tx)
    })
  } catch (error) {
    throw withoutValues(error)
  }
}
