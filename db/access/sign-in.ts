import { and, eq, isNull, sql } from 'drizzle-orm'
import { audit } from '@/db/audit/audit'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { identities, knownDevices, passwords, userAccounts, users } from '@/db/schema/users'
import { DOOR } from '@/lib/access/viewer'
import { matchesPassword } from './password'
import { openSession, type SessionLimits } from './sessions'
import { type AttemptKey, countAttempt, forgive, takeBack } from './throttle'
import { hashToken } from './token'

export type Attempt = {
  /** What the browser calls itself. */
  device: string | null
  /** Token of the device cookie, if the browser has been here before. */
  deviceToken: string | null
  address: string | null
  limits: SessionLimits
}

/**
 * Session token for the right e-mail and password, null for any other pair: the same answer after the same
 * work whether the account exists or not. Throws `rate_limited` after too many failures; a browser that this
 * person has used before has a count of its own, so strangers cannot lock the owner out.
 */
export async function signInWithPassword(email: string, password: string, attempt: Attempt): Promise<string | null> {
  const account = await findAccount(email)
  const keys = await attemptKeys(email, account?.id, attempt)
  await countAttempt(keys)
  if (!(await matchesPassword(account?.hash, password)) || !account) return null
  await forgive(keys.filter((key) => key.kind !== 'address'))
  await takeBack(keys.filter((key) => key.kind === 'address'))
  return withViewer(DOOR, (tx) => enter(tx, account.id, attempt))
}

/**
 * Session token for a person an identity provider vouches for: found by issuer and subject; the first time by
 * a verified e-mail that belongs to exactly one account. Null where there is no such account.
 */
export async function signInWithIdentity(
  identity: { issuer: string; subject: string; verifiedEmail: string | null },
  attempt: Attempt,
): Promise<string | null> {
  return withViewer(DOOR, async (tx) => {
    const [linked] = await tx
      .select({ id: users.id })
      .from(identities)
      .innerJoin(users, eq(users.id, identities.userId))
      .where(
        and(eq(identities.issuer, identity.issuer), eq(identities.subject, identity.subject), isNull(users.disabledAt)),
      )
    if (linked) return enter(tx, linked.id, attempt)
    if (!identity.verifiedEmail) return null
    const [owner] = await tx
      .select({ id: users.id })
      .from(userAccounts)
      .innerJoin(users, eq(users.id, userAccounts.userId))
      .where(and(eq(sql`lower(${userAccounts.email})`, identity.verifiedEmail.toLowerCase()), isNull(users.disabledAt)))
    if (!owner) return null
    const claimed = await tx
      .insert(identities)
      .values({ issuer: identity.issuer, subject: identity.subject, userId: owner.id })
      .onConflictDoNothing()
      .returning({ userId: identities.userId })
    if (claimed.length === 0) return null
    await audit(tx, DOOR, 'identity.link', owner.id, { issuer: identity.issuer })
    return enter(tx, owner.id, attempt)
  })
}

async function enter(tx: Transaction, userId: string, attempt: Attempt): Promise<string> {
  if (attempt.deviceToken) {
    await tx
      .insert(knownDevices)
      .values({ tokenHash: hashToken(attempt.deviceToken), userId })
      .onConflictDoUpdate({ target: knownDevices.tokenHash, set: { userId, seenAt: sql`now()` } })
  }
  return openSession(tx, userId, attempt.device, attempt.limits)
}

async function findAccount(email: string) {
  return withViewer(DOOR, async (tx) => {
    const [row] = await tx
      .select({ id: users.id, hash: passwords.hash })
      .from(userAccounts)
      .innerJoin(users, eq(users.id, userAccounts.userId))
      .innerJoin(passwords, eq(passwords.userId, users.id))
      .where(and(eq(sql`lower(${userAccounts.email})`, email.toLowerCase()), isNull(users.disabledAt)))
    return row
  })
}

async function attemptKeys(email: string, userId: string | undefined, attempt: Attempt): Promise<AttemptKey[]> {
  const token = attempt.deviceToken
  const known = await withViewer(DOOR, (tx) =>
    tx
      .select({ userId: knownDevices.userId })
      .from(knownDevices)
      .where(eq(knownDevices.tokenHash, hashToken(token ?? ''))),
  )
  const mine = token && userId && known[0]?.userId === userId
  const first: AttemptKey = mine ? { kind: 'device', value: `${token}:${email}` } : { kind: 'account', value: email }
  return attempt.address ? [first, { kind: 'address', value: attempt.address }] : [first]
}
