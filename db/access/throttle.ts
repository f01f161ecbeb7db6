import { createHash } from 'node:crypto'
import { inArray, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { attempts } from '@/db/schema/users'
import { AppError } from '@/lib/access/app-error'
import { SIGN_IN } from '@/lib/access/viewer'

/**
 * Leaking buckets of failed attempts: `burst` fit, and one leaks away in `minutes`. In any hour that is at most
 * `burst + 60 / minutes`: ten for an account from all browsers that its owner has not used before, twenty for each
 * browser that they have. An address is a whole hospital, so its bucket is wide and counts unknown browsers only.
 */
const BUCKETS = {
  account: { burst: 5, minutes: 12, words: 'Too many failed attempts for this account.' },
  device: { burst: 10, minutes: 6, words: 'Too many failed attempts in this browser.' },
  address: { burst: 100, minutes: 1, words: 'Too many failed attempts from this network.' },
} as const

/** What an attempt counts against: "account:ada@…", "device:…", "address:10.0.0.1". */
export type AttemptKey = { kind: keyof typeof BUCKETS; value: string }

const hashKey = ({ kind, value }: AttemptKey) => createHash('sha256').update(`${kind}:${value.toLowerCase()}`).digest()
const leak = ({ kind }: AttemptKey) => sql`make_interval(secs => ${60 * BUCKETS[kind].minutes})`
const depth = ({ kind }: AttemptKey) => sql`make_interval(secs => ${60 * BUCKETS[kind].minutes * BUCKETS[kind].burst})`

/**
 * Counts an attempt as failed before it is made, so that a hundred at once are a hundred, and throws `rate_limited`
 * where a bucket is full; then nothing is counted. What turns out well, or is not made, is given back with `takeBack`.
 */
export async function countAttempt(keys: AttemptKey[]): Promise<void> {
  await withViewer(SIGN_IN, async (tx) => {
    for (const key of keys) if (!(await pour(tx, key))) throw new AppError('rate_limited', await wordsFor(tx, key))
  })
}

/**
 * One drop into a bucket; false where it is full. A bucket is the moment when it will be empty. The clock is read when the
 * row is locked, so of many at once each sees what the one before it has poured.
 */
async function pour(tx: Transaction, key: AttemptKey): Promise<boolean> {
  const poured = sql`greatest(${attempts.emptyAt}, clock_timestamp()) + ${leak(key)}`
  const rows = await tx
    .insert(attempts)
    .values({ key: hashKey(key), emptyAt: sql`clock_timestamp() + ${leak(key)}` })
    .onConflictDoUpdate({
      target: attempts.key,
      set: { emptyAt: poured },
      setWhere: sql`${poured} <= clock_timestamp() + ${depth(key)}`,
    })
    .returning({ key: attempts.key })
  return rows.length > 0
}

async function wordsFor(tx: Transaction, key: AttemptKey): Promise<string> {
  const [row] = await tx
    .select({
      seconds: sql<number>`extract(epoch from ${attempts.emptyAt} + ${leak(key)} - ${depth(key)} - clock_timestamp())::float8`,
    })
    .from(attempts)
    .where(inArray(attempts.key, [hashKey(key)]))
  const minutes = Math.max(1, Math.ceil((row?.seconds ?? 0) / 60))
  return `${BUCKETS[key.kind].words} Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`
}

/** Takes one drop out again, for an attempt that was right or was not made. What others failed at stays counted. */
export async function takeBack(tx: Transaction, keys: AttemptKey[]): Promise<void> {
  for (const key of keys) {
    await tx
      .update(attempts)
      .set({ emptyAt: sql`${attempts.emptyAt} - ${leak(key)}` })
      .where(inArray(attempts.key, [hashKey(key)]))
  }
}

/** Empties buckets: whoever is known to be the only one who pours into them has shown who they are. */
export async function forgive(tx: Transaction, keys: AttemptKey[]): Promise<void> {
  if (keys.length > 0) await tx.delete(attempts).where(inArray(attempts.key, keys.map(hashKey)))
}
