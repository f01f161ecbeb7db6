import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { markConfirmed } from '@/db/access/recent-sign-in'
import { withViewer } from '@/db/connection/with-viewer'
import { AppError } from '@/lib/access/app-error'
import type { SignedAnswer } from '@/lib/access/passkey-answer'
import { authorize } from '@/lib/access/policy'
import type { RelyingParty } from '@/lib/access/relying-party'
import { SIGN_IN, type SignedIn } from '@/lib/access/viewer'
import { type Asked, makeChallenge } from './challenges'
import { namedToDevices } from './passkeys'
import { countSignature, provePasskey } from './prove-passkey'

const asked = ({ session }: SignedIn): Asked => ({ purpose: 'confirm', holder: session.id })

/** What a browser hands to a person's devices, for them to show again that it is them. */
export async function askToConfirm(
  signedIn: SignedIn,
  party: RelyingParty,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { person: viewer } = signedIn
  authorize(viewer, 'account.change', { userId: viewer.id })
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: await makeChallenge(asked(signedIn)),
    allowCredentials: await namedToDevices(viewer),
    userVerification: 'required',
    timeout: 300_000,
  })
}

/** Shows again who one is, by a passkey of one's own. */
export async function confirmWithPasskey(signedIn: SignedIn, answer: SignedAnswer, party: RelyingParty): Promise<void> {
  const { person: viewer } = signedIn
  authorize(viewer, 'account.change', { userId: viewer.id })
  const proof = await provePasskey(answer, asked(signedIn), party)
  const isTheirs = proof?.userId === viewer.id && (await withViewer(SIGN_IN, (tx) => countSignature(tx, proof)))
  if (!isTheirs) throw new AppError('invalid', 'This is not a passkey of yours.')
  await withViewer(viewer, (tx) => markConfirmed(tx, signedIn))
}
