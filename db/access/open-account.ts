import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { recordEvent } from '@/db/events/record-event'
import { mailAccountEvent } from '@/db/mail/account-events'
import { erasures, userAccounts, users } from '@/db/schema/users'
import { notFound } from '@/lib/access/app-error'
import { versionConflict } from '@/lib/access/compare-version'
import type { Role, Viewer } from '@/lib/access/viewer'
import { afterOpeningOrClosing } from './close-account'
import { isNotErased } from './erasures'

type AtVersion = { userId: string; version: number }

/** Makes an account without a password, in a transaction of whoever may; `event` is how it comes. */
export async function makeAccount(
  tx: Transaction,
  viewer: Viewer,
  { name, email, role }: { name: string; email: string; role: Role },
  event: 'people.invite' | 'people.provide',
): Promise<string> {
  const [made] = await tx.insert(users).values({ name, role }).returning({ id: users.id })
  const userId = made?.id as string
  await tx.insert(userAccounts).values({ userId, email })
  await recordEvent(tx, viewer, event, userId, { role })
  return userId
}

/**
 * Closes an account, in a transaction of `changeRights`: every session and every link of the person ends now; what they
 * wrote stays, and what they had with others alone is somebody else's.
 */
export async function closeAccount(tx: Transaction, asker: Viewer, input: AtVersion): Promise<void> {
  await changeAccount(tx, input, { disabledAt: sql`now()` })
  await afterOpeningOrClosing(tx, asker, input.userId, true)
  await recordEvent(tx, asker, 'people.disable', input.userId)
  await mailAccountEvent(tx, input.userId, 'closed')
}

/** Opens a closed account again, in a transaction of `changeRights`; what was to be erased is kept. */
export async function openAccount(tx: Transaction, asker: Viewer, input: AtVersion): Promise<void> {
  await changeAccount(tx, input, { disabledAt: null })
  await afterOpeningOrClosing(tx, asker, input.userId, false)
  await tx.delete(erasures).where(eq(erasures.userId, input.userId))
  await recordEvent(tx, asker, 'people.enable', input.userId)
}

/** Counts an account's version up, with what else changes of it. Refused where it was changed since `version`. */
export async function changeAccount(
  tx: Transaction,
  { userId, version }: AtVersion,
  values: { disabledAt?: ReturnType<typeof sql> | null; name?: string } = {},
): Promise<void> {
  const changed = await tx
    .update(users)
    .set({ ...values, version: sql`${users.version} + 1` })
    .where(and(eq(users.id, userId), eq(users.version, version), isNotErased))
    .returning({ id: users.id })
  if (changed.length > 0) return
  const [there] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), isNotErased))
  throw there ? versionConflict('account') : notFound('person')
}
