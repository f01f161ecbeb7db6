import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { and, eq } from 'drizzle-orm'
import type { Attempt } from '@/db/access/attempt'
import { enter } from '@/db/access/enter'
import { type AttemptKey, countAttempt, forgive, takeBack } from '@/db/access/throttle'
import { hashToken } from '@/db/access/token'
import { withViewer } from '@/db/connection/with-viewer'
import { recordRefusedSignIn } from '@/db/events/record-denial'
import { passkeys } from '@/db/schema/passkeys'
import { knownDevices } from '@/db/schema/users'
import { AppError } from '@/lib/access/app-error'
import type { SignedAnswer } from '@/lib/access/passkey-answer'
import type { RelyingParty } from '@/lib/access/relying-party'
import { SIGN_IN } from '@/lib/access/viewer'
import { type Asked, makeChallenge } from './challenges'
import { countSignature, provePasskey } from './prove-passkey'

const asked = ({ deviceToken }: Attempt): Asked => ({ purpose: 'sign-in', holder: deviceToken ?? '' })

/** What a browser hands to the devices that have a passkey for this portal: it names none, and says nothing of anybody. */
export async function askForPasskey(
  attempt: Attempt,
  party: RelyingParty,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: await makeChallenge(asked(attempt)),
    userVerification: 'required',
    timeout: 300_000,
  })
}

/**
 * Session token for a passkey of somebody with an open account, null for any other: by the same rules as with a password.
 * Throws `invalid` for an answer that does not hold, and `rate_limited` after too many of them.
 */
export async function signInWithPasskey(
  answer: SignedAnswer,
  attempt: Attempt,
  party: RelyingParty,
): Promise<string | null> {
  let token: string | null = null
  try {
    token = await tryPasskey(answer, attempt, party)
    return token
  } finally {
    // A key that is nobody's names nobody; whose key was copied the trail has by its own event.
    if (token === null) recordRefusedSignIn(null, 'passkey')
  }
}

async function tryPasskey(answer: SignedAnswer, attempt: Attempt, party: RelyingParty): Promise<string | null> {
  const keys = await attemptKeys(answer.id, attempt)
  await countAttempt(keys)
  const proof = await provePasskey(answer, asked(attempt), party).catch(async (error: unknown) => {
    // It was not this person's doing that nobody looked at what their device has signed.
    if (!(error instanceof AppError)) await withViewer(SIGN_IN, (tx) => takeBack(tx, keys))
    throw error
  })
  if (!proof) return null
  return withViewer(SIGN_IN, async (tx) => {
    if (!(await countSignature(tx, proof))) return null
    const isOwn = ({ kind }: AttemptKey) => kind === 'device'
    await forgive(tx, keys.filter(isOwn))
    await takeBack(
      tx,
      keys.filter((key) => !isOwn(key)),
    )
    return enter(tx, proof.userId, attempt)
  })
}

/** As for a password: a known browser counts for itself, any other against the key and, where there is one, its address. */
async function attemptKeys(credentialId: string, attempt: Attempt): Promise<AttemptKey[]> {
  const device = hashToken(attempt.deviceToken ?? '')
  const [known] = await withViewer(SIGN_IN, (tx) =>
    tx
      .select({ userId: passkeys.userId })
      .from(passkeys)
      .innerJoin(knownDevices, and(eq(knownDevices.userId, passkeys.userId), eq(knownDevices.tokenHash, device)))
      .where(eq(passkeys.credentialId, credentialId)),
  )
  if (known) return [{ kind: 'device', value: `${attempt.deviceToken}:${known.userId}` }]
  const counted: AttemptKey[] = [{ kind: 'account', value: `passkey:${credentialId}` }]
  return attempt.address ? [...counted, { kind: 'address', value: attempt.address }] : counted
}
