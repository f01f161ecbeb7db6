import { and, eq, sql } from 'drizzle-orm'
import { idempotencyKeys } from '@/db/schema/users'
import { AppError } from '@/lib/access/app-error'
import type { Person } from '@/lib/access/viewer'
import type { Transaction } from './pool'

/**
 * Runs `create` once for a form's key: the same form posted again, also at the same moment from another tab,
 * gets the first result. `key` is a UUID that the form was rendered with.
 */
export async function idempotent<T>(
  tx: Transaction,
  viewer: Person,
  key: string,
  command: string,
  create: () => Promise<T>,
): Promise<T> {
  const mine = and(eq(idempotencyKeys.userId, viewer.id), eq(idempotencyKeys.key, key))
  // The insert waits for a transaction that is writing the same key, and then finds it written.
  const [claimed] = await tx
    .insert(idempotencyKeys)
    .values({ userId: viewer.id, key, command, result: sql`'null'::jsonb` })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
  if (claimed) {
    const result = await create()
    await tx.update(idempotencyKeys).set({ result }).where(mine)
    return result
  }
  const [earlier] = await tx
    .select({ command: idempotencyKeys.command, result: idempotencyKeys.result })
    .from(idempotencyKeys)
    .where(mine)
  if (earlier?.command !== command)
    throw new AppError('conflict', 'This form was already used for something else. Reload the page.')
  return earlier.result as T
}

/** What a command did under a key of the viewer's: null where it was not that command, or too long ago. */
export async function formerResult<T>(
  tx: Transaction,
  viewer: Person,
  key: string,
  command: string,
): Promise<T | null> {
  const [earlier] = await tx
    .select({ result: idempotencyKeys.result })
    .from(idempotencyKeys)
    .where(
      and(eq(idempotencyKeys.userId, viewer.id), eq(idempotencyKeys.key, key), eq(idempotencyKeys.command, command)),
    )
  return (earlier?.result as T | undefined) ?? null
}
