import { and, eq, sql } from 'drizzle-orm'
import { usesCodes } from '@/db/codes/spend-code'
import type { Transaction } from '@/db/connection/pool'
import { mailAccountEvent } from '@/db/mail/account-events'
import { knownDevices } from '@/db/schema/users'
import type { Attempt } from './attempt'
import { openSession, openWaitingSession, replaceSession } from './sessions'
import { hashToken } from './token'

/**
 * Lets a person in who has shown who they are: ends the session that this browser holds, whoever's it is, remembers the
 * browser as one of theirs, and opens a session, whose token it returns. They hear by mail of a browser that was none of theirs.
 */
export async function enter(tx: Transaction, userId: string, attempt: Attempt): Promise<string> {
  if (attempt.sessionToken) await replaceSession(tx, attempt.sessionToken)
  const isKnown = await rememberBrowser(tx, userId, attempt.deviceToken)
  const token = await openSession(tx, userId, attempt.device, attempt.limits)
  if (!isKnown) await mailAccountEvent(tx, userId, 'new-browser', attempt.device ?? '')
  return token
}

/** Whether it was one of theirs before. */
async function rememberBrowser(tx: Transaction, userId: string, deviceToken: string | null): Promise<boolean> {
  if (!deviceToken) return false
  const made = await tx
    .insert(knownDevices)
    .values({ tokenHash: hashToken(deviceToken), userId })
    .onConflictDoNothing()
    .returning({ userId: knownDevices.userId })
  if (made.length > 0) return false
  const own = and(eq(knownDevices.tokenHash, hashToken(deviceToken)), eq(knownDevices.userId, userId))
  await tx.update(knownDevices).set({ seenAt: sql`now()` }).where(own)
  return true
}

/**
 * As `enter`, for somebody who has shown a right password: where their account asks for a code too, nobody is signed in by
 * the session whose token comes back, until they have shown one.
 */
export async function enterByPassword(tx: Transaction, userId: string, attempt: Attempt): Promise<string> {
  if (!(await usesCodes(tx, userId))) return enter(tx, userId, attempt)
  if (attempt.sessionToken) await replaceSession(tx, attempt.sessionToken)
  return openWaitingSession(tx, userId, attempt.device)
}
