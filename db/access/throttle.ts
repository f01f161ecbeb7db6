import { createHash } from 'node:crypto'
import { eq, inArray, sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { attempts } from '@/db/schema/users'
import { AppError } from '@/lib/access/app-error'
import { DOOR } from '@/lib/access/viewer'

/** Failures that are let through before waiting begins, by what is being counted. */
const FREE = { account: 5, device: 10, address: 100 } as const
type Counted = keyof typeof FREE

/** What an attempt counts against, the closest first: "account:ada@…", "device:…", "address:10.0.0.1". */
export type AttemptKey = { kind: Counted; value: string }

const hashKey = ({ kind, value }: AttemptKey) => createHash('sha256').update(`${kind}:${value.toLowerCase()}`).digest()

/** Seconds to wait after `failures`: doubling from one second, a quarter of an hour at most. */
export const waitAfter = (failures: number, kind: Counted) =>
  failures < FREE[kind] ? 0 : Math.min(900, 2 ** Math.min(failures - FREE[kind], 10))

/**
 * Counts an attempt as failed before it is made, so that a hundred at once are a hundred, and throws
 * `rate_limited` while any key must wait. A success forgives with `forgive`.
 */
export async function countAttempt(keys: AttemptKey[]): Promise<void> {
  await withViewer(DOOR, async (tx) => {
    for (const key of keys) {
      // There must be a row to lock, or the first attempts, all at once, would not see each other.
      await tx
        .insert(attempts)
        .values({ key: hashKey(key), failures: 0, lastAt: sql`now()` })
        .onConflictDoNothing()
      const [row] = await tx
        .select({
          failures: attempts.failures,
          // An attempt that began later may have been counted sooner: the time between them is then none, not less.
          since: sql<number>`greatest(0, extract(epoch from now() - ${attempts.lastAt}))::float8`,
        })
        .from(attempts)
        .where(eq(attempts.key, hashKey(key)))
        .for('update')
      const wait = row ? waitAfter(row.failures, key.kind) - row.since : 0
      if (wait > 0) {
        throw new AppError('rate_limited', `Too many attempts. Wait ${Math.ceil(wait)} seconds and try again.`)
      }
    }
    await tx
      .update(attempts)
      .set({
        // A day without failures is a clean slate.
        failures: sql`case when ${attempts.lastAt} < now() - interval '1 day' then 1 else ${attempts.failures} + 1 end`,
        lastAt: sql`now()`,
      })
      .where(inArray(attempts.key, keys.map(hashKey)))
  })
}

/** Takes back what one attempt counted, which was none: whoever knows a password says nothing of others at that address. */
export async function takeBack(keys: AttemptKey[]): Promise<void> {
  await withViewer(DOOR, (tx) =>
    tx
      .update(attempts)
      .set({ failures: sql`greatest(0, ${attempts.failures} - 1)` })
      .where(inArray(attempts.key, keys.map(hashKey))),
  )
}

export async function forgive(keys: AttemptKey[]): Promise<void> {
  await withViewer(DOOR, (tx) => tx.delete(attempts).where(inArray(attempts.key, keys.map(hashKey))))
}
