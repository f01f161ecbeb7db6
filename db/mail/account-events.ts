import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { sessions } from '@/db/schema/users'
import { settings } from '@/db/settings/settings'
import { deviceName } from '@/lib/access/device-name'
import type { SignedIn } from '@/lib/access/viewer'
import type { AccountEventKind } from '@/lib/mail/account-event'

/**
 * Has a person hear by mail what happened on their account, in the transaction that does it. `device` is what the browser
 * calls itself with which they did it; null where it was somebody else. Last in its transaction, and only where mail is set
 * up; whoever has no way in yet hears nothing.
 */
export async function mailAccountEvent(
  tx: Transaction,
  userId: string,
  kind: AccountEventKind,
  device: string | null = null,
): Promise<void> {
  if (!settings().mail) return
  // Its name and no more of it leaves the house.
  const browser = device === null ? null : deviceName(device)
  await tx.execute(sql`select app.add_account_event(${userId}, ${kind}, ${browser})`)
}

/** As above, for what somebody has done who is signed in. */
export async function mailOwnAccountEvent(
  tx: Transaction,
  { person, session }: SignedIn,
  kind: AccountEventKind,
): Promise<void> {
  if (!settings().mail) return
  const [row] = await tx.select({ device: sessions.device }).from(sessions).where(eq(sessions.id, session.id))
  await mailAccountEvent(tx, person.id, kind, row?.device ?? null)
}
