import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordRefusedSignIn } from '@/db/events/record-denial'
import { recordEvent } from '@/db/events/record-event'
import { mailAccountEvent } from '@/db/mail/account-events'
import { oneTimeLinks, passwords, userAccounts, users } from '@/db/schema/users'
import { AppError } from '@/lib/access/app-error'
import { passwordFault } from '@/lib/access/password-fault'
import { OPERATOR, SIGN_IN } from '@/lib/access/viewer'
import type { Attempt } from './attempt'
import { lockRights } from './change-rights'
import { enterByPassword } from './enter'
import { hashPassword } from './password'
import { endSessions } from './sessions'
import { hashToken, newToken } from './token'

const HOURS = { 'first-administrator': 24, invitation: 7 * 24, reset: 2 } as const
export type LinkPurpose = keyof typeof HOURS

/** What a link's page shows before it is used. */
export type LinkShown = { purpose: LinkPurpose; name: string | null; email: string | null }

/** Not used, not too old, and for nobody or for somebody whose account is open. */
const usable = (token: string) =>
  and(
    eq(oneTimeLinks.tokenHash, hashToken(token)),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, sql`now()`),
    sql`not exists (select from ${users} u where u.id = ${oneTimeLinks.userId} and u.disabled_at is not null)`,
  )

/** Makes a link and returns its token; earlier links of the same person stop working. */
export async function makeLink(tx: Transaction, purpose: LinkPurpose, userId: string | null): Promise<string> {
  const token = newToken()
  await dropLinks(tx, userId)
  await tx.insert(oneTimeLinks).values({
    tokenHash: hashToken(token),
    purpose,
    userId,
    expiresAt: sql`now() + make_interval(hours => ${HOURS[purpose]})`,
  })
  return token
}

/** Links of a person that were not used stop working, whatever they were for; null are those for a first administrator. */
export async function dropLinks(tx: Transaction, userId: string | null): Promise<void> {
  await tx
    .delete(oneTimeLinks)
    .where(and(userId ? eq(oneTimeLinks.userId, userId) : isNull(oneTimeLinks.userId), isNull(oneTimeLinks.usedAt)))
}

/** The link that makes the first administrator, or null once anybody has an account. */
export async function firstAdministratorLink(): Promise<string | null> {
  return withViewer(OPERATOR, async (tx) =>
    (await isAnybodyHere(tx)) ? null : makeLink(tx, 'first-administrator', null),
  )
}

/** Asked by one transaction at a time: whoever acts on "nobody" has done so before the next one looks. */
async function isAnybodyHere(tx: Transaction): Promise<boolean> {
  await lockRights(tx)
  const [anybody] = await tx.select({ id: users.id }).from(users).limit(1)
  return anybody !== undefined
}

/** What `token` is good for, or null when it was used, is too old or never was. */
export async function readLink(token: string): Promise<LinkShown | null> {
  return withViewer(SIGN_IN, async (tx) => {
    const [link] = await tx
      .select({ purpose: oneTimeLinks.purpose, name: users.name, email: userAccounts.email })
      .from(oneTimeLinks)
      .leftJoin(users, eq(users.id, oneTimeLinks.userId))
      .leftJoin(userAccounts, eq(userAccounts.userId, oneTimeLinks.userId))
      .where(usable(token))
    return link ?? null
  })
}

export type LinkUse = { token: string; password: string; name?: string; email?: string }

/**
 * Uses a link up: sets the password (and, for the first administrator, makes the account), ends that person's sessions and
 * other links, and lets them in. All of it happens or nothing. One conditional update decides who was first. Returns the
 * token of the session.
 */
export async function redeemLink(input: LinkUse, attempt: Attempt): Promise<{ token: string }> {
  const shown = await readLink(input.token)
  // Before anything costly: only those who hold a link make us hash.
  if (!shown) {
    recordRefusedSignIn(null, 'link')
    throw invalid()
  }
  const email = shown.email ?? input.email ?? ''
  const fault = await passwordFault(input.password, [email, input.name ?? shown.name ?? ''])
  if (fault) throw new AppError('invalid', fault)
  const hash = await hashPassword(input.password)
  return withViewer(SIGN_IN, async (tx) => {
    // Before the link is locked: whoever makes the first administrator drops every such link.
    if (shown.purpose === 'first-administrator') await lockRights(tx)
    const [link] = await tx
      .update(oneTimeLinks)
      .set({ usedAt: sql`now()` })
      .where(usable(input.token))
      .returning({ purpose: oneTimeLinks.purpose, userId: oneTimeLinks.userId })
    if (!link) throw invalid()
    const userId = link.userId ?? (await makeFirstAdministrator(tx, input.name ?? '', email))
    await tx
      .insert(passwords)
      .values({ userId, hash })
      .onConflictDoUpdate({ target: passwords.userId, set: { hash, changedAt: sql`now()` } })
    await endSessions(tx, userId)
    await dropLinks(tx, link.userId)
    await recordEvent(tx, SIGN_IN, `link.${link.purpose}`, userId)
    const session = await enterByPassword(tx, userId, attempt)
    // Whoever is the first here has typed the address at this moment, and nobody has confirmed it.
    if (link.userId) await mailAccountEvent(tx, userId, 'password-set', attempt.device ?? '')
    return { token: session }
  })
}

const invalid = () =>
  new AppError('not_found', 'This link is invalid or has expired. Ask your administrator for a new one.')

async function makeFirstAdministrator(tx: Transaction, name: string, email: string): Promise<string> {
  if (await isAnybodyHere(tx))
    throw new AppError('conflict', 'There is an administrator already. Ask them for an invitation.')
  const [made] = await tx.insert(users).values({ name, role: 'administrator' }).returning({ id: users.id })
  const userId = made?.id as string
  await tx.insert(userAccounts).values({ userId, email })
  return userId
}
