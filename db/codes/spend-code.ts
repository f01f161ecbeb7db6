import { and, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { hashToken } from '@/db/access/token'
import type { Transaction } from '@/db/connection/pool'
import { appKeys, recoveryCodes } from '@/db/schema/codes'
import { AppError } from '@/lib/access/app-error'
import { plainRecoveryCode } from '@/lib/access/recovery-code'
import { stepOfCode } from '@/lib/access/totp'
import { unseal } from './seal'

/** Whether a person is asked for a code after their password. */
export async function usesCodes(tx: Transaction, userId: string): Promise<boolean> {
  return (await tx.$count(appKeys, and(eq(appKeys.userId, userId), isNotNull(appKeys.confirmedAt)))) > 0
}

/**
 * Takes a code of a person's app that nobody has used, or a code after the last one that was: of two at the same moment,
 * one. False for any other.
 */
export async function spendAppCode(tx: Transaction, userId: string, typed: string): Promise<boolean> {
  const [stored] = await tx
    .select({
      sealed: appKeys.sealed,
      now: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`,
    })
    .from(appKeys)
    .where(eq(appKeys.userId, userId))
  if (!stored) return false
  const secret = unseal(stored.sealed, userId)
  if (!secret)
    throw new AppError(
      'conflict',
      'The key of your app cannot be read any more. Enter a recovery code, or ask your administrator to switch codes off.',
    )
  const step = stepOfCode(secret, typed, stored.now)
  if (step === null) return false
  const spent = await tx
    .update(appKeys)
    .set({ lastStep: step })
    .where(and(eq(appKeys.userId, userId), lt(appKeys.lastStep, step)))
    .returning({ userId: appKeys.userId })
  return spent.length > 0
}

/** Takes a recovery code that nobody has used; false for any other. */
async function spendRecoveryCode(tx: Transaction, userId: string, typed: string): Promise<boolean> {
  const spent = await tx
    .update(recoveryCodes)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(recoveryCodes.userId, userId),
        eq(recoveryCodes.hash, hashToken(plainRecoveryCode(typed))),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ userId: recoveryCodes.userId })
  return spent.length > 0
}

/** Takes what was typed for a code of the app, or for a recovery code, by its letters and length: which it was, or null. */
export async function spendCode(tx: Transaction, userId: string, typed: string): Promise<'app' | 'recovery' | null> {
  const isRecovery = !/^[\d\s]*$/.test(typed) || typed.replace(/\s/g, '').length > 6
  if (isRecovery) return (await spendRecoveryCode(tx, userId, typed)) ? 'recovery' : null
  return (await spendAppCode(tx, userId, typed)) ? 'app' : null
}
