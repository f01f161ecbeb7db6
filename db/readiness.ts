import { sql } from 'drizzle-orm'
import { VISITOR } from '@/lib/viewer'
import { as } from './client'

/** Whether the database answers; never throws. */
export async function isReady(): Promise<boolean> {
  try {
    await as(VISITOR, (tx) => tx.execute(sql`select 1`))
    return true
  } catch {
    return false
  }
}
