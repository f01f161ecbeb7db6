import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordRefusedSignIn } from '@/db/events/record-denial'
import { knownDevices, passwords, userAccounts, users } from '@/db/schema/users'
import { SIGN_IN } from '@/lib/access/viewer'
import type { Attempt } from './attempt'
import { enterByPassword } from './enter'
import { matchesPassword } from './password'
import { type AttemptKey, countAttempt, forgive, takeBack } from './throttle'
import { hashToken } from './token'

/**
 * Session token for the right e-mail and password, null for any other pair: the same answer after the same work whether
 * the account exists or not. Throws `rate_limited` after too many failures, or where too many sign in at once; a browser
 * that this person has used before has a count and a place in line of its own, so strangers cannot lock the owner out.
 * Where the account asks for a code too, the session waits for it.
 */
export async function signInWithPassword(email: string, password: string, attempt: Attempt): Promise<string | null> {
  // No account has this character, and PostgreSQL takes no text that has it.
  const typed = email.replaceAll('\0', '')
  const account = await findAccount(typed, attempt.deviceToken)
  let token: string | null = null
  try {
    token = await tryPassword(typed, password, account, attempt)
    return token
  } finally {
    if (token === null) recordRefusedSignIn(account?.id ?? null, 'password')
  }
}

async function tryPassword(
  typed: string,
  password: string,
  account: Found | undefined,
  attempt: Attempt,
): Promise<string | null> {
  const keys = attemptKeys(typed, account, attempt)
  await countAttempt(keys)
  try {
    const place = account?.isKnown ? { first: true as const } : { share: attempt.address ?? 'no address' }
    if (!(await matchesPassword(account?.hash, password, place)) || !account) return null
  } catch (error) {
    // It was not this person's doing that nobody looked at what they typed.
    await withViewer(SIGN_IN, (tx) => takeBack(tx, keys))
    throw error
  }
  return withViewer(SIGN_IN, async (tx) => {
    if (!(await isStillRight(tx, account))) return null
    await forgive(
      tx,
      keys.filter(({ kind }) => kind === 'device'),
    )
    await takeBack(
      tx,
      keys.filter(({ kind }) => kind !== 'device'),
    )
    return enterByPassword(tx, account.id, attempt)
  })
}

type Found = { id: string; hash: string; isKnown: boolean }

/** The account that may sign in with a password, and whether its owner has used this browser before. */
async function findAccount(email: string, deviceToken: string | null): Promise<Found | undefined> {
  const device = hashToken(deviceToken ?? '')
  return withViewer(SIGN_IN, async (tx) => {
    const [row] = await tx
      .select({
        id: users.id,
        hash: passwords.hash,
        isKnown: sql<boolean>`exists (
          select from ${knownDevices} d where d.token_hash = ${device} and d.user_id = ${users.id})`,
      })
      .from(userAccounts)
      .innerJoin(users, eq(users.id, userAccounts.userId))
      .innerJoin(passwords, eq(passwords.userId, users.id))
      .where(and(eq(sql`lower(${userAccounts.email})`, email.toLowerCase()), isNull(users.disabledAt)))
    return row
  })
}

/** A known browser counts for itself; any other counts against the account and, where there is one, its address. */
function attemptKeys(email: string, account: Found | undefined, attempt: Attempt): AttemptKey[] {
  if (account?.isKnown) return [{ kind: 'device', value: `${attempt.deviceToken}:${account.id}` }]
  const counted: AttemptKey[] = [{ kind: 'account', value: email }]
  return attempt.address ? [...counted, { kind: 'address', value: attempt.address }] : counted
}

/**
 * Whether the password that was looked at is still this person's: another may have been set, or the account closed, while
 * it was. Whoever changes either waits for this transaction, and then ends the session that it opens.
 */
async function isStillRight(tx: Transaction, account: Found): Promise<boolean> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .innerJoin(passwords, eq(passwords.userId, users.id))
    .where(and(eq(users.id, account.id), isNull(users.disabledAt), eq(passwords.hash, account.hash)))
    .for('share')
  return rows.length > 0
}
