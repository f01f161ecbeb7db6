import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { audit } from '@/db/audit/audit'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { oneTimeLinks, passwords, userAccounts, users } from '@/db/schema/users'
import { AppError } from '@/lib/access/app-error'
import { passwordFault } from '@/lib/access/password-rules'
import { DOOR, OPERATOR, type Viewer } from '@/lib/access/viewer'
import { hashPassword } from './password'
import { endSessions } from './sessions'
import { hashToken, newToken } from './token'

const HOURS = { 'first-administrator': 24, invitation: 7 * 24, reset: 2 } as const
export type LinkPurpose = keyof typeof HOURS

/** What a link's page shows before it is used. */
export type LinkShown = { purpose: LinkPurpose; name: string | null; email: string | null }

const usable = (token: string) =>
  and(eq(oneTimeLinks.tokenHash, hashToken(token)), isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, sql`now()`))

/** Makes a link and returns its token; earlier links of the same purpose for the same person stop working. */
export async function makeLink(tx: Transaction, purpose: LinkPurpose, userId: string | null): Promise<string> {
  const token = newToken()
  await tx
    .delete(oneTimeLinks)
    .where(
      and(
        eq(oneTimeLinks.purpose, purpose),
        userId ? eq(oneTimeLinks.userId, userId) : isNull(oneTimeLinks.userId),
        isNull(oneTimeLinks.usedAt),
      ),
    )
  await tx.insert(oneTimeLinks).values({
    tokenHash: hashToken(token),
    purpose,
    userId,
    expiresAt: sql`now() + make_interval(hours => ${HOURS[purpose]})`,
  })
  return token
}

/** The link that makes the first administrator, or null once anybody has an account. */
export async function firstAdministratorLink(): Promise<string | null> {
  return withViewer(OPERATOR, async (tx) =>
    (await isAnybodyHere(tx)) ? null : makeLink(tx, 'first-administrator', null),
  )
}

/** Any number will do as long as nobody else in this database uses it. */
const FIRST_ADMINISTRATOR_LOCK = 7_412_027

/** Asked by one transaction at a time: whoever acts on "nobody" has done so before the next one looks. */
async function isAnybodyHere(tx: Transaction): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(${FIRST_ADMINISTRATOR_LOCK})`)
  const [anybody] = await tx.select({ id: users.id }).from(users).limit(1)
  return anybody !== undefined
}

/** What `token` is good for, or null when it was used, is too old or never was. */
export async function readLink(token: string): Promise<LinkShown | null> {
  return withViewer(DOOR, async (tx) => {
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
 * Uses a link up: sets the password (and, for the first administrator, makes the account), ends that person's
 * other sessions, and returns the e-mail to sign in with. One conditional update decides who was first.
 */
export async function redeemLink(_viewer: Viewer, input: LinkUse): Promise<{ email: string }> {
  const shown = await readLink(input.token)
  const email = shown?.email ?? input.email ?? ''
  const fault = shown && passwordFault(input.password, [email, input.name ?? shown.name ?? ''])
  if (fault) throw new AppError('invalid', fault)
  const hash = await hashPassword(input.password)
  return withViewer(DOOR, async (tx) => {
    const [link] = await tx
      .update(oneTimeLinks)
      .set({ usedAt: sql`now()` })
      .where(usable(input.token))
      .returning({ purpose: oneTimeLinks.purpose, userId: oneTimeLinks.userId })
    if (!link) throw new AppError('not_found', 'This link was used already or is too old. Ask for a new one.')
    const userId = link.userId ?? (await makeFirstAdministrator(tx, input.name ?? '', email))
    await tx
      .insert(passwords)
      .values({ userId, hash })
      .onConflictDoUpdate({ target: passwords.userId, set: { hash, changedAt: sql`now()` } })
    await endSessions(tx, userId)
    await audit(tx, DOOR, `link.${link.purpose}`, userId)
    return { email }
  })
}

async function makeFirstAdministrator(tx: Transaction, name: string, email: string): Promise<string> {
  if (await isAnybodyHere(tx))
    throw new AppError('conflict', 'There is an administrator already. Ask them for an invitation.')
  const [made] = await tx.insert(users).values({ name, role: 'administrator' }).returning({ id: users.id })
  const userId = made?.id as string
  await tx.insert(userAccounts).values({ userId, email })
  return userId
}
