import { randomBytes } from 'node:crypto'
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { and, asc, eq, ne, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { requireRecent } from '@/db/access/recent-sign-in'
import { hasOtherWayIn } from '@/db/access/sign-in-ways'
import type { Transaction } from '@/db/connection/pool'
import { sqlState } from '@/db/connection/sql-state'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { mailOwnAccountEvent } from '@/db/mail/account-events'
import { passkeys } from '@/db/schema/passkeys'
import { userAccounts, users } from '@/db/schema/users'
import { AppError, notFound } from '@/lib/access/app-error'
import { versionConflict } from '@/lib/access/compare-version'
import { hidden, missing } from '@/lib/access/denial'
import type { MadeAnswer } from '@/lib/access/passkey-answer'
import { authorize } from '@/lib/access/policy'
import type { RelyingParty } from '@/lib/access/relying-party'
import type { Person, SignedIn } from '@/lib/access/viewer'
import { type Asked, makeChallenge, takeChallenge } from './challenges'

/** As many as anybody has devices. */
const MOST = 20

/** EdDSA, ES256, RS256: what devices have and every version of Node checks. */
const ALGORITHMS = [-8, -7, -257]

export type PasskeyRow = {
  id: string
  credentialId: string
  name: string
  isBackedUp: boolean
  createdAt: Date
  lastUsedAt: Date | null
  version: number
}

/** One's own, the oldest first. */
export async function listPasskeys(viewer: Person): Promise<PasskeyRow[]> {
  return withViewer(viewer, (tx) =>
    tx
      .select({
        id: passkeys.id,
        credentialId: passkeys.credentialId,
        name: passkeys.name,
        isBackedUp: passkeys.isBackedUp,
        createdAt: passkeys.createdAt,
        lastUsedAt: passkeys.lastUsedAt,
        version: passkeys.version,
      })
      .from(passkeys)
      .where(ownedBy(viewer, passkeys.userId))
      .orderBy(asc(passkeys.createdAt), asc(passkeys.id)),
  )
}

/** One's own as a browser names them to devices. */
export async function namedToDevices(viewer: Person): Promise<{ id: string; transports: string[] }[]> {
  return withViewer(viewer, (tx) =>
    tx
      .select({ id: passkeys.credentialId, transports: passkeys.transports })
      .from(passkeys)
      .where(ownedBy(viewer, passkeys.userId)),
  )
}

const asked = ({ session }: SignedIn): Asked => ({ purpose: 'add', holder: session.id })

/** What a browser hands to a device that is to make a passkey. Throws `conflict` where signing in is too long ago. */
export async function askToAdd(
  signedIn: SignedIn,
  party: RelyingParty,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { person: viewer } = signedIn
  authorize(viewer, 'account.change', { userId: viewer.id })
  const account = await withViewer(viewer, async (tx) => {
    await requireRecent(tx, signedIn)
    const [row] = await tx
      .update(userAccounts)
      .set({ passkeyHandle: sql`coalesce(${userAccounts.passkeyHandle}, ${randomBytes(32)})` })
      .where(eq(userAccounts.userId, viewer.id))
      .returning({ email: userAccounts.email, handle: userAccounts.passkeyHandle })
    return row
  })
  return generateRegistrationOptions({
    rpName: 'Précis',
    rpID: party.id,
    userID: new Uint8Array(account?.handle as Buffer),
    userName: account?.email as string,
    userDisplayName: viewer.name,
    challenge: await makeChallenge(asked(signedIn)),
    attestationType: 'none',
    excludeCredentials: await namedToDevices(viewer),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
    timeout: 300_000,
  })
}

/** Keeps the passkey that a device has made. Throws `invalid` for an answer that does not hold. */
export async function addPasskey(
  signedIn: SignedIn,
  input: { name: string; answer: MadeAnswer },
  party: RelyingParty,
): Promise<void> {
  const { person: viewer } = signedIn
  authorize(viewer, 'account.change', { userId: viewer.id })
  const expectedChallenge = await takeChallenge(input.answer.response.clientDataJSON, asked(signedIn), party)
  const verified = await verifyRegistrationResponse({
    response: input.answer as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge,
    expectedOrigin: party.origins,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => null)
  if (!verified?.verified)
    throw new AppError('invalid', 'This passkey could not be checked. Try again, or use another device.')
  const { credential, credentialBackedUp, credentialDeviceType } = verified.registrationInfo
  try {
    await withViewer(viewer, async (tx) => {
      await requireRecent(tx, signedIn)
      await lockWaysIn(tx, viewer)
      const own = await tx.$count(passkeys, ownedBy(viewer, passkeys.userId))
      if (own >= MOST) throw new AppError('conflict', `You have ${MOST} passkeys. Delete one that you do not use.`)
      const [made] = await tx
        .insert(passkeys)
        .values({
          userId: viewer.id,
          credentialId: credential.id,
          publicKey: Buffer.from(credential.publicKey),
          counter: credential.counter,
          transports: input.answer.response.transports ?? [],
          deviceType: credentialDeviceType,
          isBackedUp: credentialBackedUp,
          name: input.name,
        })
        .returning({ id: passkeys.id })
      await recordEvent(tx, viewer, 'passkey.add', made?.id as string)
      await mailOwnAccountEvent(tx, signedIn, 'passkey-added')
    })
  } catch (error) {
    if (sqlState(error) === '23505') throw new AppError('conflict', 'This passkey is added already.')
    throw error
  }
}

export async function renamePasskey(
  viewer: Person,
  input: { passkeyId: string; name: string; version: number },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'account.change', { userId: viewer.id })
    const row = and(ownedBy(viewer, passkeys.userId), eq(passkeys.id, input.passkeyId))
    const changed = await tx
      .update(passkeys)
      .set({ name: input.name, version: sql`${passkeys.version} + 1` })
      .where(and(row, eq(passkeys.version, input.version)))
      .returning({ id: passkeys.id })
    if (changed.length === 0) {
      if ((await tx.$count(passkeys, row)) === 0) throw notTheirs(viewer, input)
      throw versionConflict('passkey')
    }
    await recordEvent(tx, viewer, 'passkey.rename', input.passkeyId)
  })
}

const notTheirs = (viewer: Person, { passkeyId }: { passkeyId: string }) =>
  missing(viewer, 'passkey', hidden('account.change', 'passkey', passkeyId))

/** Throws `conflict` where signing in is too long ago, and where nothing else would be left to sign in with. */
export async function deletePasskey(signedIn: SignedIn, input: { passkeyId: string }): Promise<void> {
  const { person: viewer } = signedIn
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'account.change', { userId: viewer.id })
    const own = ownedBy(viewer, passkeys.userId)
    if ((await tx.$count(passkeys, and(own, eq(passkeys.id, input.passkeyId)))) === 0) throw notTheirs(viewer, input)
    await requireRecent(tx, signedIn)
    await lockWaysIn(tx, viewer)
    const others = await tx.$count(passkeys, and(own, ne(passkeys.id, input.passkeyId)))
    if (others === 0 && !(await hasOtherWayIn(tx, viewer)))
      throw new AppError('conflict', 'This passkey is the only way in which you can sign in. Add another one first.')
    const gone = await tx
      .delete(passkeys)
      .where(and(own, eq(passkeys.id, input.passkeyId)))
      .returning({ id: passkeys.id })
    if (gone.length === 0) throw notFound('passkey')
    await recordEvent(tx, viewer, 'passkey.delete', input.passkeyId)
    await mailOwnAccountEvent(tx, signedIn, 'passkey-deleted')
  })
}

/** One at a time changes the ways in which a person signs in: two who each delete one would leave none. */
async function lockWaysIn(tx: Transaction, viewer: Person): Promise<void> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, viewer.id)).for('no key update')
}
