import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { sqlState } from '@/db/connection/sql-state'
import { AppError } from '@/lib/access/app-error'

/** Has the job do what the state of the upload asks for. */
export async function queueUpload(tx: Transaction, id: string): Promise<void> {
  await tx.execute(sql`select app.queue_upload(${id})`)
}

/** Of two that one person begins at the same moment the database takes one; the other one hears `words`. */
export async function oneAtATime<T>(words: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (sqlState(error) === '23505') throw new AppError('conflict', words)
    throw error
  }
}
