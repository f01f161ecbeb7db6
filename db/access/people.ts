import { and, asc, eq, isNull, max, sql } from 'drizzle-orm'
import { idempotent } from '@/db/connection/idempotent'
import type { Transaction } from '@/db/connection/pool'
import { sqlState } from '@/db/connection/sql-state'
import { withViewer } from '@/db/connection/with-viewer'
import { mayRead } from '@/db/events/record-denial'
import { recordEvent } from '@/db/events/record-event'
import { mailAccountEvent } from '@/db/mail/account-events'
import { isInForce } from '@/db/retention/legal-holds'
import { legalHolds } from '@/db/schema/retention'
import { erasures, sessions, userAccounts, users } from '@/db/schema/users'
import { AppError, notFound } from '@/lib/access/app-error'
import { authorize } from '@/lib/access/policy'
import type { Role, Viewer } from '@/lib/access/viewer'
import { changeRights } from './change-rights'
import { makeLink } from './links'
import { changeAccount, closeAccount, makeAccount, openAccount } from './open-account'
import { endSessions } from './sessions'

export type PersonRow = {
  id: string
  name: string
  email: string
  role: Role
  /** What an identity provider makes them, and administrators cannot take away; null where it makes them nothing. */
  providerRole: Role | null
  version: number
  disabledAt: Date | null
  /** The day on which what is theirs is erased; null where nobody has asked for that. */
  eraseOn: string | null
  lastSeenAt: Date | null
  /** False while the invitation has not been taken up. Told by sessions: nobody may look at another's password. */
  hasJoined: boolean
  /** Whether a legal hold keeps what is theirs, as one on everybody does. */
  isHeld: boolean
  /** An identity provider manages the account by SCIM. The operator does not see that. */
  isProvided: boolean
  /** Whether they are asked for a code after their password. */
  usesCodes: boolean
}

/** Everybody with an account, by name; empty for those who may not know. */
export async function listPeople(viewer: Viewer): Promise<PersonRow[]> {
  if (!mayRead(viewer, 'people.read')) return []
  return withViewer(viewer, (tx) =>
    tx
      .select({
        id: users.id,
        name: users.name,
        email: userAccounts.email,
        role: users.role,
        providerRole: sql<Role | null>`app.provider_role(${users.id})`,
        version: users.version,
        disabledAt: users.disabledAt,
        eraseOn: erasures.dueOn,
        lastSeenAt: max(sessions.lastSeenAt),
        hasJoined: sql<boolean>`count(${sessions.id}) > 0`,
        isHeld: sql<boolean>`exists (
          select from ${legalHolds} where ${isInForce} and coalesce(${legalHolds.userId} = ${users.id}, true))`,
        isProvided: sql<boolean>`exists (select from scim_users s where s.user_id = ${users.id} and s.deleted_at is null)`,
        usesCodes: sql<boolean>`${users.id} in (select app.code_users())`,
      })
      .from(users)
      .innerJoin(userAccounts, eq(userAccounts.userId, users.id))
      .leftJoin(sessions, and(eq(sessions.userId, users.id), eq(sessions.awaitsCode, false)))
      .leftJoin(erasures, eq(erasures.userId, users.id))
      .groupBy(users.id, userAccounts.email, erasures.dueOn)
      .orderBy(asc(users.name), asc(users.id)),
  )
}

/** Makes an account without a password and returns the token of its invitation. */
export async function invitePerson(
  viewer: Viewer,
  input: { key: string; name: string; email: string; role: Role },
): Promise<{ token: string }> {
  try {
    return await changeRights(viewer, async (tx, asker) => {
      authorize(asker, 'people.invite')
      const create = () => makeAccount(tx, asker, input, 'people.invite')
      const userId =
        asker.kind === 'person' ? await idempotent(tx, asker, input.key, 'people.invite', create) : await create()
      // The link is not kept with the key: tokens are stored hashed, and a form posted twice gets a fresh one.
      return { token: await makeLink(tx, 'invitation', userId) }
    })
  } catch (error) {
    if (sqlState(error) === '23505') throw new AppError('conflict', 'Somebody with this e-mail has an account already.')
    throw error
  }
}

/** Token of a new link with which the person sets a new password; their sessions go on until it is used. */
export async function resetPerson(viewer: Viewer, input: { userId: string }): Promise<{ token: string }> {
  return changeRights(viewer, async (tx, asker) => {
    authorize(asker, 'people.change', input)
    const person = await active(tx, input.userId)
    await recordEvent(tx, asker, 'people.reset', person.id)
    const token = await makeLink(tx, person.hasJoined ? 'reset' : 'invitation', person.id)
    await mailAccountEvent(tx, person.id, 'link-made')
    return { token }
  })
}

/**
 * Changes what a person may do; it counts at their next request. They may at least what an identity provider gives them,
 * and the last active administrator stays one.
 */
export async function changeRole(
  viewer: Viewer,
  input: { userId: string; role: Role; version: number },
): Promise<void> {
  await changeRights(viewer, async (tx, asker) => {
    authorize(asker, 'people.change', input)
    await changeAccount(tx, input)
    // New rights mean a new session: an old one never carries on under them.
    await endSessions(tx, input.userId)
    await tx.execute(sql`select app.give_role(${input.userId}, ${input.role})`)
    await recordEvent(tx, asker, 'people.change-role', input.userId, { role: input.role })
  })
}

/**
 * Closes an account: every session and every link of the person ends now; what they wrote stays, and groups that they led
 * alone, lists that they shared and owned alone, and verdicts that they owned are somebody else's. The last active administrator's account stays open.
 */
export async function disablePerson(viewer: Viewer, input: { userId: string; version: number }): Promise<void> {
  await changeRights(viewer, async (tx, asker) => {
    authorize(asker, 'people.change', input)
    await closeAccount(tx, asker, input)
  })
}

/** Opens a closed account again; what was to be erased is kept. */
export async function enablePerson(viewer: Viewer, input: { userId: string; version: number }): Promise<void> {
  await changeRights(viewer, async (tx, asker) => {
    authorize(asker, 'people.change', input)
    await openAccount(tx, asker, input)
  })
}

async function active(tx: Transaction, userId: string) {
  const [person] = await tx
    .select({
      id: users.id,
      hasJoined: sql<boolean>`exists (select from sessions s where s.user_id = users.id)`,
    })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)))
  if (!person) throw notFound('person')
  return person
}
