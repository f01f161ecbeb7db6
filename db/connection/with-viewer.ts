import { recordDenial } from '@/db/events/record-denial'
import { AppError } from '@/lib/access/app-error'
import type { Viewer } from '@/lib/access/viewer'
import { isDatabaseAway } from './database-away'
import { pool, type Transaction } from './pool'
import { isAway } from './readiness'
import { replicas } from './replicas'
import { requestScope } from './request-scope'
import { sqlState } from './sql-state'
import { type Run, transact } from './transact'
import { withRetry } from './with-retry'

/**
 * Runs `work` in one transaction in which PostgreSQL knows who is asking; row security then repeats every rule.
 * A transaction that lost to another one (serialization failure, deadlock), or lost its connection before it was to be
 * committed, is run again whole, at most three times, so `work` must do nothing but talk to `tx`.
 */
export async function withViewer<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await again((run) => transact(pool(), viewer, work, run))
  } catch (error) {
    // After the transaction, which leaves nothing behind.
    if (error instanceof AppError && error.denial) recordDenial(viewer, error.denial)
    throw error
  }
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
