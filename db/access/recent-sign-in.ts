import { and, eq, sql } from 'drizzle-orm'
import { spendCode, usesCodes } from '@/db/codes/spend-code'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordRefusedSignIn } from '@/db/events/record-denial'
import { recordEvent } from '@/db/events/record-event'
import { mailOwnAccountEvent } from '@/db/mail/account-events'
import { passwords, sessions } from '@/db/schema/users'
import { AppError } from '@/lib/access/app-error'
import { authorize } from '@/lib/access/policy'
import { SIGN_IN, type SignedIn } from '@/lib/access/viewer'
import { ownedBy } from './owned-by'
import { matchesPassword } from './password'
import { countAttempt, takeBack } from './throttle'

/** How long after showing who one is one may change how one signs in. */
const MINUTES = 5

/** Whether the person of this session has shown within the last five minutes who they are. */
export async function isRecent(tx: Transaction, { person: viewer, session }: SignedIn): Promise<boolean> {
  const recent = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        ownedBy(viewer, sessions.userId),
        eq(sessions.id, session.id),
        sql`coalesce(${sessions.confirmedAt}, ${sessions.createdAt}) > now() - make_interval(mins => ${MINUTES})`,
      ),
    )
  return recent.length > 0
}

/** Throws `conflict` where that is longer ago: the page then asks for it again. */
export async function requireRecent(tx: Transaction, signedIn: SignedIn): Promise<void> {
  if (!(await isRecent(tx, signedIn)))
    throw new AppError('conflict', 'Nothing was changed: first confirm again that it is you.')
}

/**
 * Shows again who one is, by one's password, and by a code where one has them: a password that somebody has seen does not
 * switch them off. Wrong ones are counted as those of signing in are.
 */
export async function confirmWithPassword(
  signedIn: SignedIn,
  input: { password: string; code?: string },
): Promise<void> {
  const { person: viewer } = signedIn
  authorize(viewer, 'account.change', { userId: viewer.id })
  const keys = [{ kind: 'account' as const, value: `password:${viewer.id}` }]
  await countAttempt(keys)
  const [stored] = await withViewer(viewer, (tx) =>
    tx.select({ hash: passwords.hash }).from(passwords).where(eq(passwords.userId, viewer.id)),
  )
  if (!(await matchesPassword(stored?.hash, input.password))) {
    recordRefusedSignIn(viewer.id, 'confirmation')
    throw new AppError('invalid', 'Incorrect password.')
  }
  await withViewer(viewer, async (tx) => {
    const spent = (await usesCodes(tx, viewer.id)) ? await spendCode(tx, viewer.id, input.code ?? '') : 'none'
    if (!spent) throw new AppError('invalid', 'Incorrect code: enter the one that your app shows now.')
    if (spent === 'recovery') {
      await recordEvent(tx, viewer, 'codes.recover', viewer.id)
      await mailOwnAccountEvent(tx, signedIn, 'recovery-code')
    }
    await markConfirmed(tx, signedIn)
  })
  await withViewer(SIGN_IN, (tx) => takeBack(tx, keys))
}

/** The person of this session has shown now who they are. */
export async function markConfirmed(tx: Transaction, { person: viewer, session }: SignedIn): Promise<void> {
  await tx
    .update(sessions)
    .set({ confirmedAt: sql`now()` })
    .where(and(ownedBy(viewer, sessions.userId), eq(sessions.id, session.id)))
  await recordEvent(tx, viewer, 'session.confirm', viewer.id)
}
