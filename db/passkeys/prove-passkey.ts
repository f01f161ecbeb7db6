import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { passkeys } from '@/db/schema/passkeys'
import { userAccounts, users } from '@/db/schema/users'
import { AppError } from '@/lib/access/app-error'
import type { SignedAnswer } from '@/lib/access/passkey-answer'
import type { RelyingParty } from '@/lib/access/relying-party'
import { SIGN_IN } from '@/lib/access/viewer'
import { type Asked, takeChallenge } from './challenges'

/** Somebody has signed with a passkey, which is not counted yet. */
export type Proof = {
  passkeyId: string
  userId: string
  counter: number
  deviceType: 'singleDevice' | 'multiDevice'
  isBackedUp: boolean
}

/**
 * Who has signed what they were asked to with a passkey, having been recognised by their device; null where nobody with an
 * open account has this passkey. Throws `invalid` for a challenge that was not theirs to sign, and for anything else that
 * does not hold.
 */
export async function provePasskey(answer: SignedAnswer, asked: Asked, party: RelyingParty): Promise<Proof | null> {
  const expectedChallenge = await takeChallenge(answer.response.clientDataJSON, asked, party)
  const key = await findPasskey(answer.id)
  if (!key) return null
  const { userHandle } = answer.response
  if (userHandle && userHandle !== key.handle?.toString('base64url')) throw notRight()
  const verified = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge,
    expectedOrigin: party.origins,
    expectedRPID: party.id,
    requireUserVerification: true,
    // The library would refuse every counter that does not grow: which may be so is decided where it is counted.
    credential: { id: answer.id, publicKey: new Uint8Array(key.publicKey), counter: 0 },
  }).catch((error: unknown) => {
    throw /user verification/i.test(String(error)) ? notRecognised() : notRight()
  })
  if (!verified.verified) throw notRight()
  const { newCounter, credentialDeviceType, credentialBackedUp } = verified.authenticationInfo
  return {
    passkeyId: key.id,
    userId: key.userId,
    counter: newCounter,
    deviceType: credentialDeviceType,
    isBackedUp: credentialBackedUp,
  }
}

const notRight = () => new AppError('invalid', 'This passkey could not be checked. Try again, or sign in another way.')
const notRecognised = () =>
  new AppError('invalid', 'Your device has not checked that it is you. Set a PIN, fingerprint or face on it first.')

async function findPasskey(credentialId: string) {
  return withViewer(SIGN_IN, async (tx) => {
    const [row] = await tx
      .select({
        id: passkeys.id,
        userId: passkeys.userId,
        publicKey: passkeys.publicKey,
        handle: userAccounts.passkeyHandle,
      })
      .from(passkeys)
      .innerJoin(users, eq(users.id, passkeys.userId))
      .innerJoin(userAccounts, eq(userAccounts.userId, passkeys.userId))
      .where(and(eq(passkeys.credentialId, credentialId), isNull(users.disabledAt)))
    return row
  })
}

/**
 * Counts a signature, in the transaction that lets its owner in; false where it must not. A counter that does not grow is
 * a copy where the private key cannot leave its device. Keys that are shared between devices count differently on each.
 */
export async function countSignature(tx: Transaction, proof: Proof): Promise<boolean> {
  // Whoever closes the account at this moment waits, and then ends the session that is opened here.
  const active = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, proof.userId), isNull(users.disabledAt)))
    .for('share')
  const [stored] = await tx
    .select({ counter: passkeys.counter, deviceType: passkeys.deviceType })
    .from(passkeys)
    .where(eq(passkeys.id, proof.passkeyId))
    .for('update')
  // The account closed, or the key deleted, since it was looked at.
  if (active.length === 0 || !stored) return false
  const isBehind = stored.counter > 0 && proof.counter <= stored.counter
  if (isBehind && stored.deviceType === 'singleDevice') {
    await recordEvent(tx, SIGN_IN, 'passkey.refuse', proof.userId)
    return false
  }
  await tx
    .update(passkeys)
    .set({
      counter: Math.max(stored.counter, proof.counter),
      deviceType: proof.deviceType,
      isBackedUp: proof.isBackedUp,
      lastUsedAt: sql`now()`,
    })
    .where(eq(passkeys.id, proof.passkeyId))
  return true
}
