import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Attempt } from '@/db/access/attempt'
import { enter } from '@/db/access/enter'
import { type AttemptKey, countAttempt, forgive, takeBack } from '@/db/access/throttle'
import { hashToken } from '@/db/access/token'
import { withViewer } from '@/db/connection/with-viewer'
import { recordRefusedSignIn } from '@/db/events/record-denial'
import { recordEvent } from '@/db/events/record-event'
import { mailAccountEvent } from '@/db/mail/account-events'
import { knownDevices, sessions, users } from '@/db/schema/users'
import { AppError } from '@/lib/access/app-error'
import { SIGN_IN } from '@/lib/access/viewer'
import { spendCode } from './spend-code'

type Waiting = { sessionId: string; userId: string; isKnown: boolean }

/** Whether the browser that holds `token` has shown a right password and not yet a code. */
export const awaitsCode = async (token: string): Promise<boolean> => (await findWaiting(token, null)) !== undefined

async function findWaiting(token: string, deviceToken: string | null): Promise<Waiting | undefined> {
  const device = hashToken(deviceToken ?? '')
  return withViewer(SIGN_IN, async (tx) => {
    const [row] = await tx
      .select({
        sessionId: sessions.id,
        userId: sessions.userId,
        isKnown: sql<boolean>`exists (
          select from ${knownDevices} d where d.token_hash = ${device} and d.user_id = ${sessions.userId})`,
      })
      .from(sessions)
      .where(waiting(token))
    return row
  })
}

const waiting = (token: string) =>
  and(
    eq(sessions.tokenHash, hashToken(token)),
    eq(sessions.awaitsCode, true),
    isNull(sessions.revokedAt),
    gt(sessions.expiresAt, sql`now()`),
  )

/**
 * Session token for whoever has shown a right password in this browser and now a code of their app, or a recovery code.
 * Throws `unauthenticated` where the password was too long ago, `invalid` for a wrong or used code, and `rate_limited` after
 * too many, which are counted as wrong passwords are.
 */
export async function signInWithCode(typed: string, attempt: Attempt): Promise<string> {
  const token = attempt.sessionToken ?? ''
  const found = await findWaiting(token, attempt.deviceToken)
  if (!found) throw new AppError('unauthenticated', 'That took too long. Sign in again with your password.')
  const keys = attemptKeys(found, attempt)
  await countAttempt(keys)
  const session = await withViewer(SIGN_IN, async (tx) => {
    const active = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, found.userId), isNull(users.disabledAt)))
      .for('share')
    if (active.length === 0) return null
    const spent = await spendCode(tx, found.userId, typed)
    if (!spent) return null
    // What waited is no session, and leaves none behind.
    const gone = await tx.delete(sessions).where(waiting(token)).returning({ id: sessions.id })
    if (gone.length === 0) throw new AppError('unauthenticated', 'Sign in again with your password.')
    if (spent === 'recovery') await recordEvent(tx, SIGN_IN, 'codes.recover', found.userId)
    const isOwn = ({ kind }: AttemptKey) => kind === 'device'
    await forgive(tx, keys.filter(isOwn))
    await takeBack(
      tx,
      keys.filter((key) => !isOwn(key)),
    )
    const session = await enter(tx, found.userId, { ...attempt, sessionToken: null })
    if (spent === 'recovery') await mailAccountEvent(tx, found.userId, 'recovery-code', attempt.device ?? '')
    return session
  })
  if (!session) {
    recordRefusedSignIn(found.userId, 'code')
    throw new AppError('invalid', 'Incorrect code, or one that was used already. Wait for the next one.')
  }
  return session
}

/** Forgets that a password was shown in this browser. */
export async function stopWaiting(token: string): Promise<void> {
  await withViewer(SIGN_IN, (tx) => tx.delete(sessions).where(waiting(token)))
}

function attemptKeys({ userId, isKnown }: Waiting, attempt: Attempt): AttemptKey[] {
  if (isKnown) return [{ kind: 'device', value: `code:${attempt.deviceToken}:${userId}` }]
  const counted: AttemptKey[] = [{ kind: 'account', value: `code:${userId}` }]
  return attempt.address ? [...counted, { kind: 'address', value: attempt.address }] : counted
}
