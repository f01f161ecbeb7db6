import { sql } from 'drizzle-orm'
import { usesCodes } from '@/db/codes/spend-code'
import type { Transaction } from '@/db/connection/pool'
import { knownDevices } from '@/db/schema/users'
import type { Attempt } from './attempt'
import { openSession, openWaitingSession, replaceSession } from './sessions'
import { hashToken } from './token'

/**
 * Lets a person in who has shown who they are: ends the session that this browser holds, whoever's it is, remembers the
 * browser as one of theirs, and opens a session, whose token it returns.
 */
export async function enter(tx: Transaction, userId: string, attempt: Attempt): Promise<string> {
  if (attempt.sessionToken) await replaceSession(tx, attempt.sessionToken)
  if (attempt.deviceToken) {
    await tx
      .insert(knownDevices)
      .values({ tokenHash: hashToken(attempt.deviceToken), userId })
      .onConflictDoUpdate({ target: [knownDevices.tokenHash, knownDevices.userId], set: { seenAt: sql`now()` } })
  }
  return openSession(tx, userId, attempt.device, attempt.limits)
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
