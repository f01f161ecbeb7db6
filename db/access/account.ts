import { and, eq, sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { recordRefusedSignIn } from '@/db/events/record-denial'
import { recordEvent } from '@/db/events/record-event'
import { mailOwnAccountEvent } from '@/db/mail/account-events'
import { passwords, userAccounts, users } from '@/db/schema/users'
import { AppError } from '@/lib/access/app-error'
import { versionConflict } from '@/lib/access/compare-version'
import { passwordFault } from '@/lib/access/password-fault'
import { authorize } from '@/lib/access/policy'
import { type Person, type Preferences, SIGN_IN, type SignedIn } from '@/lib/access/viewer'
import { dropLinks } from './links'
import { ownedBy } from './owned-by'
import { hashPassword, matchesPassword } from './password'
import { endSessions } from './sessions'
import { countAttempt, takeBack } from './throttle'

export type Account = { name: string; email: string; version: number; preferences: Preferences; hasPassword: boolean }

export async function readAccount(viewer: Person): Promise<Account | null> {
  const [row] = await withViewer(viewer, (tx) =>
    tx
      .select({
        name: users.name,
        email: userAccounts.email,
        version: users.version,
        preferences: userAccounts.preferences,
        hasPassword: sql<boolean>`exists (select from passwords p where p.user_id = users.id)`,
      })
      .from(users)
      .innerJoin(userAccounts, eq(userAccounts.userId, users.id))
      .where(ownedBy(viewer, users.id)),
  )
  return row ?? null
}

export async function renameSelf(viewer: Person, input: { name: string; version: number }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'account.change', { userId: viewer.id })
    const changed = await tx
      .update(users)
      .set({ name: input.name, version: sql`${users.version} + 1` })
      .where(and(eq(users.id, viewer.id), eq(users.version, input.version)))
      .returning({ id: users.id })
    if (changed.length === 0) throw versionConflict('name')
    await recordEvent(tx, viewer, 'account.rename', viewer.id)
  })
}

/** Sets a new password after checking the current one; every other session and every link of this person ends. */
export async function changePassword(signedIn: SignedIn, input: { current: string; next: string }): Promise<void> {
  const { person: viewer, session } = signedIn
  authorize(viewer, 'account.change', { userId: viewer.id })
  const keys = [{ kind: 'account' as const, value: `password:${viewer.id}` }]
  await countAttempt(keys)
  const [stored] = await withViewer(viewer, (tx) =>
    tx.select({ hash: passwords.hash }).from(passwords).where(eq(passwords.userId, viewer.id)),
  )
  if (!(await matchesPassword(stored?.hash, input.current)) || !stored) {
    recordRefusedSignIn(viewer.id, 'confirmation')
    throw new AppError('invalid', 'The current password is not right.')
  }
  await withViewer(SIGN_IN, (tx) => takeBack(tx, keys))
  // After the current one: only who knows that makes us look through lists of words.
  const account = await readAccount(viewer)
  const fault = await passwordFault(input.next, [account?.email ?? '', viewer.name])
  if (fault) throw new AppError('invalid', fault)
  const hash = await hashPassword(input.next)
  await withViewer(viewer, async (tx) => {
    const changed = await tx
      .update(passwords)
      .set({ hash, changedAt: sql`now()` })
      .where(and(eq(passwords.userId, viewer.id), eq(passwords.hash, stored.hash)))
      .returning({ userId: passwords.userId })
    if (changed.length === 0)
      throw new AppError('conflict', 'Your password was changed elsewhere at the same moment. Sign in again.')
    await dropLinks(tx, viewer.id)
    await endSessions(tx, viewer.id, session.id)
    await recordEvent(tx, viewer, 'account.change-password', viewer.id)
    await mailOwnAccountEvent(tx, signedIn, 'password-changed')
  })
}

export async function changePreferences(viewer: Person, input: Preferences): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'account.change', { userId: viewer.id })
    await tx
      .update(userAccounts)
      .set({ preferences: sql`${userAccounts.preferences} || ${JSON.stringify(input)}::jsonb` })
      .where(eq(userAccounts.userId, viewer.id))
  })
}
