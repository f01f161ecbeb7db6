import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordRefusedSignIn } from '@/db/events/record-denial'
import { recordEvent } from '@/db/events/record-event'
import { identities, userAccounts, users } from '@/db/schema/users'
import type { IdentityRefusal } from '@/lib/access/identity-refusal'
import { SIGN_IN } from '@/lib/access/viewer'
import { applyClaims } from './apply-claims'
import type { Attempt } from './attempt'
import { enter } from './enter'

/** A person as an identity provider describes them. */
export type Identity = {
  issuer: string
  subject: string
  email: string | null
  isEmailVerified: boolean
  /** All that the provider says of them; what a mapping asks for gives roles and groups. */
  claims: Readonly<Record<string, unknown>>
}

/** `unknown`: claims that a mapping asks for and the provider did not send. */
export type IdentityResult = { token: string; unknown: string[] } | { refused: IdentityRefusal }

/**
 * Opens a session for a person an identity provider vouches for: found by issuer and subject; the first time by a
 * verified e-mail that belongs to an account. Roles and groups are as the provider's claims say from then on.
 */
export async function signInWithIdentity(identity: Identity, attempt: Attempt): Promise<IdentityResult> {
  let whose: string | null = null
  const result = await withViewer(SIGN_IN, async (tx): Promise<IdentityResult> => {
    const known = await findKnown(tx, identity)
    whose = known?.id ?? null
    if (known) return letIn(tx, known, identity, attempt)
    if (!identity.email) return { refused: 'no-email' }
    if (!identity.isEmailVerified) return { refused: 'email-not-verified' }
    const owner = await findOwner(tx, identity.email)
    whose = owner?.id ?? null
    if (!owner) return { refused: 'no-account' }
    if (!owner.isClosed) await link(tx, identity, owner.id)
    // Of two first times at one moment, both find what the sooner one linked.
    return letIn(tx, (await findKnown(tx, identity)) ?? owner, identity, attempt)
  })
  if ('refused' in result) recordRefusedSignIn(whose, 'provider')
  return result
}

type Found = { id: string; isClosed: boolean }

async function letIn(tx: Transaction, person: Found, identity: Identity, attempt: Attempt): Promise<IdentityResult> {
  if (person.isClosed) return { refused: 'account-closed' }
  // Before their row is locked: whatever changes rights waits for its turn first, and then for rows.
  const unknown = await applyClaims(tx, person.id, identity)
  if (await hold(tx, person.id)) return { refused: 'account-closed' }
  return { token: await enter(tx, person.id, attempt), unknown }
}

async function link(tx: Transaction, { issuer, subject }: Identity, userId: string): Promise<void> {
  const linked = await tx
    .insert(identities)
    .values({ issuer, subject, userId })
    .onConflictDoNothing()
    .returning({ userId: identities.userId })
  if (linked.length > 0) await recordEvent(tx, SIGN_IN, 'identity.link', userId, { issuer })
}

const person = { id: users.id, isClosed: sql<boolean>`${users.disabledAt} is not null` }

/** Locks the row, so that an account that is being closed at this moment ends the session that is opened here; says whether it is closed. */
async function hold(tx: Transaction, id: string): Promise<boolean> {
  const [row] = await tx.select(person).from(users).where(eq(users.id, id)).for('share')
  return row?.isClosed !== false
}

async function findKnown(tx: Transaction, { issuer, subject }: Identity): Promise<Found | undefined> {
  const [row] = await tx
    .select(person)
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)))
  return row
}

async function findOwner(tx: Transaction, email: string): Promise<Found | undefined> {
  const [row] = await tx
    .select(person)
    .from(userAccounts)
    .innerJoin(users, eq(users.id, userAccounts.userId))
    .where(eq(sql`lower(${userAccounts.email})`, email.toLowerCase()))
  return row
}
