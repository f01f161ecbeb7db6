import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { handOverGroups } from '@/db/groups/hand-over'
import { handOverLists } from '@/db/lists/hand-over'
import { mailAccountEvent } from '@/db/mail/account-events'
import { daysKept } from '@/db/retention/read-retention'
import { erasures, userAccounts, users } from '@/db/schema/users'
import { handOverVerdicts } from '@/db/verdicts/hand-over'
import { AppError, notFound } from '@/lib/access/app-error'
import { authorize } from '@/lib/access/policy'
import { OPERATOR, type SignedIn, type Viewer } from '@/lib/access/viewer'
import { changeRights } from './change-rights'
import { dropLinks } from './links'
import { ownedBy } from './owned-by'
import { requireRecent } from './recent-sign-in'
import { endSessions } from './sessions'

/** What opens or closes with an account, in the transaction that does it: things that others have as well, links and sessions. */
export async function afterOpeningOrClosing(tx: Transaction, viewer: Viewer, userId: string, isClosed: boolean) {
  await handOverGroups(tx, viewer, userId)
  await handOverLists(tx, viewer, userId)
  await handOverVerdicts(tx, viewer, userId)
  // Links before sessions: whoever uses one at this moment has opened a session by then, which ends with the others.
  if (isClosed) await dropLinks(tx, userId)
  await endSessions(tx, userId)
}

/**
 * Closes the account of whoever asks for it, at once; what is theirs is erased after the days that administrators have
 * chosen, until when an administrator can open it again. `email` is their own, typed once more. Throws `conflict` where
 * signing in is too long ago: colleagues know the address of whoever has left a computer open. The last active
 * administrator stays.
 */
export async function closeOwnAccount(signedIn: SignedIn, { email }: { email: string }): Promise<void> {
  const { person: viewer } = signedIn
  authorize(viewer, 'account.change', { userId: viewer.id })
  await withViewer(viewer, async (tx) => {
    const own = ownedBy(viewer, userAccounts.userId)
    const [account] = await tx.select({ email: userAccounts.email }).from(userAccounts).where(own)
    if (!account) throw notFound('person')
    if (account.email.toLowerCase() !== email.toLowerCase())
      throw new AppError('invalid', 'This is not the e-mail address of your account.')
    await requireRecent(tx, signedIn)
  })
  // Nobody may close an account by themselves, also not their own: what others have with them goes to somebody else.
  await changeRights(OPERATOR, async (tx) => {
    const closed = await tx
      .update(users)
      .set({ disabledAt: sql`now()`, version: sql`${users.version} + 1` })
      .where(and(eq(users.id, viewer.id), sql`${users.disabledAt} is null`))
      .returning({ id: users.id })
    if (closed.length === 0) throw notFound('person')
    await afterOpeningOrClosing(tx, OPERATOR, viewer.id, true)
    await tx
      .insert(erasures)
      .values({ userId: viewer.id, dueOn: sql`current_date + ${await daysKept(tx, 'closed-accounts')}::int` })
      .onConflictDoNothing()
    await recordEvent(tx, OPERATOR, 'account.close', viewer.id)
    await mailAccountEvent(tx, viewer.id, 'closed')
  })
}
