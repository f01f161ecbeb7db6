import { sql } from 'drizzle-orm'
import { VISITOR } from '@/lib/access/viewer'
import { pool } from './pool'
import { withViewer } from './with-viewer'

/** Whether the database answers; never throws. */
export async function isReady(): Promise<boolean> {
  try {
    await withViewer(VISITOR, (tx) => tx.execute(sql`select 1`))
    return true
  } catch {
    return false
  }
}

let asking: Promise<boolean> | undefined

/**
 * Whether the database is away, as far as is known: it is asked only before its first answer and after a connection
 * was lost, by one question for all who want to know at that moment. Costs nothing otherwise.
 */
export async function isAway(): Promise<boolean> {
  if (!asking && !pool().inDoubt) return false
  asking ??= settle().finally(() => {
    asking = undefined
  })
  return !(await asking)
}

async function settle(): Promise<boolean> {
  // A connection that is lost while the question is under way raises the doubt again.
  pool().inDoubt = false
  const ready = await isReady()
  if (!ready) pool().inDoubt = true
  return ready
}
