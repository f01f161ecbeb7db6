import { randomBytes } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { changeRights } from '@/db/access/change-rights'
import { ownedBy } from '@/db/access/owned-by'
import { requireRecent } from '@/db/access/recent-sign-in'
import { hasPassword } from '@/db/access/sign-in-ways'
import { countAttempt, takeBack } from '@/db/access/throttle'
import { hashToken } from '@/db/access/token'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { mailAccountEvent, mailOwnAccountEvent } from '@/db/mail/account-events'
import { appKeys, recoveryCodes } from '@/db/schema/codes'
import { users } from '@/db/schema/users'
import { AppError, notFound } from '@/lib/access/app-error'
import { authorize } from '@/lib/access/policy'
import { plainRecoveryCode, RECOVERY_BYTES, RECOVERY_CODES, recoveryCode } from '@/lib/access/recovery-code'
import { keyAddress, keyInWords } from '@/lib/access/totp'
import { type Person, SIGN_IN, type SignedIn, type Viewer } from '@/lib/access/viewer'
import { seal, unseal } from './seal'
import { spendAppCode } from './spend-code'

/** Codes of a person's app: begun, or asked for after their password. */
export type Codes =
  /** Null where the key cannot be read any more. */
  | { state: 'begun'; key: { words: string; address: string } | null }
  | { state: 'on'; since: Date; recoveryCodes: number }

/** One's own, null where they are off; the key is shown to its owner until a code of it has been typed, and never after. */
export async function readCodes(viewer: Person, account: string): Promise<Codes | null> {
  return withViewer(viewer, async (tx) => {
    const [row] = await tx
      .select({ sealed: appKeys.sealed, confirmedAt: appKeys.confirmedAt })
      .from(appKeys)
      .where(ownedBy(viewer, appKeys.userId))
    if (!row) return null
    if (row.confirmedAt) {
      const left = and(ownedBy(viewer, recoveryCodes.userId), isNull(recoveryCodes.usedAt))
      return { state: 'on', since: row.confirmedAt, recoveryCodes: await tx.$count(recoveryCodes, left) }
    }
    const secret = unseal(row.sealed, viewer.id)
    return { state: 'begun', key: secret && { words: keyInWords(secret), address: keyAddress(secret, account) } }
  })
}

/** Makes a key for a person's app. Throws `conflict` where signing in is too long ago, and where codes are on. */
export async function beginCodes(signedIn: SignedIn): Promise<void> {
  const { person: viewer } = signedIn
  authorize(viewer, 'account.change', { userId: viewer.id })
  await withViewer(viewer, async (tx) => {
    await requireRecent(tx, signedIn)
    if (!(await hasPassword(tx, viewer)))
      throw new AppError('conflict', 'Codes are asked for after a password, and you have none here.')
    const sealed = seal(randomBytes(20), viewer.id)
    const made = await tx
      .insert(appKeys)
      .values({ userId: viewer.id, sealed })
      .onConflictDoUpdate({
        target: appKeys.userId,
        set: { sealed, createdAt: sql`now()` },
        setWhere: isNull(appKeys.confirmedAt),
      })
      .returning({ userId: appKeys.userId })
    if (made.length === 0) throw new AppError('conflict', 'Codes are on already.')
  })
}

/**
 * Switches codes on with the first one, where `code` is given, and makes recovery codes, which are shown now and never
 * again; earlier ones stop working. Throws `invalid` for a wrong code, which is counted.
 */
export async function makeRecoveryCodes(signedIn: SignedIn, input: { code?: string }): Promise<{ codes: string[] }> {
  const { person: viewer } = signedIn
  authorize(viewer, 'account.change', { userId: viewer.id })
  const { code } = input
  const keys = code === undefined ? [] : [{ kind: 'account' as const, value: `code:${viewer.id}` }]
  await countAttempt(keys)
  const codes = await withViewer(viewer, async (tx) => {
    await requireRecent(tx, signedIn)
    const isOn = await lockKey(tx, viewer)
    if (isOn === null) throw new AppError('conflict', 'Codes are off. Set them up first.')
    if (isOn && code !== undefined) throw new AppError('conflict', 'Codes are on already.')
    if (!isOn && !(await spendAppCode(tx, viewer.id, code ?? ''))) return null
    if (!isOn) await tx.update(appKeys).set({ confirmedAt: sql`now()` }).where(ownedBy(viewer, appKeys.userId))
    await tx.delete(recoveryCodes).where(ownedBy(viewer, recoveryCodes.userId))
    const made = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(randomBytes(RECOVERY_BYTES)))
    await tx
      .insert(recoveryCodes)
      .values(made.map((one) => ({ userId: viewer.id, hash: hashToken(plainRecoveryCode(one)) })))
    await recordEvent(tx, viewer, isOn ? 'codes.renew' : 'codes.turn-on', viewer.id)
    if (!isOn) await mailOwnAccountEvent(tx, signedIn, 'codes-on')
    return made
  })
  if (!codes) throw new AppError('invalid', 'Incorrect code. Does the clock of your device show the right time?')
  await withViewer(SIGN_IN, (tx) => takeBack(tx, keys))
  return { codes }
}

/** Whether codes are on, null where they are not even begun; nobody else changes that before this transaction ends. */
async function lockKey(tx: Transaction, viewer: Person): Promise<boolean | null> {
  const [row] = await tx
    .select({ confirmedAt: appKeys.confirmedAt })
    .from(appKeys)
    .where(eq(appKeys.userId, viewer.id))
    .for('update')
  return row ? row.confirmedAt !== null : null
}

/** Switches codes off; what was begun is given up. Throws `conflict` where signing in is too long ago. */
export async function turnOffCodes(signedIn: SignedIn): Promise<void> {
  const { person: viewer } = signedIn
  authorize(viewer, 'account.change', { userId: viewer.id })
  await withViewer(viewer, async (tx) => {
    await requireRecent(tx, signedIn)
    const gone = await tx
      .delete(appKeys)
      .where(ownedBy(viewer, appKeys.userId))
      .returning({ confirmedAt: appKeys.confirmedAt })
    await tx.delete(recoveryCodes).where(ownedBy(viewer, recoveryCodes.userId))
    if (!gone[0]?.confirmedAt) return
    await recordEvent(tx, viewer, 'codes.turn-off', viewer.id)
    await mailOwnAccountEvent(tx, signedIn, 'codes-off')
  })
}

/** Switches codes off for somebody who has lost their app and their recovery codes. Throws `conflict` where they are off. */
export async function resetCodes(viewer: Viewer, input: { userId: string }): Promise<void> {
  await changeRights(viewer, async (tx, asker) => {
    authorize(asker, 'people.change', input)
    const [person] = await tx.select({ id: users.id }).from(users).where(eq(users.id, input.userId))
    if (!person) throw notFound('person')
    const [row] = await tx.execute<{ done: boolean }>(sql`select app.reset_codes(${input.userId}) as done`)
    if (!row?.done) throw new AppError('conflict', 'This person is asked for no code.')
    await recordEvent(tx, asker, 'people.reset-codes', input.userId)
    await mailAccountEvent(tx, input.userId, 'codes-reset')
  })
}
