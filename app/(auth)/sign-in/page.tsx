import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { identityProviders } from '@/app/_server/identity-providers'
import { isReference } from '@/app/_server/reference'
import { relyingParty } from '@/app/_server/relying-party'
import { currentSession, hasEndedSession, isAwaitingCode } from '@/app/_server/viewer'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { draftOwner } from '@/app/_ui/local-drafts'
import { SignInFrame } from '@/app/_ui/sign-in-frame'
import { daysUntilErased } from '@/db/retention/read-retention'
import { isIdentityRefusal, REFUSAL_WORDS } from '@/lib/access/identity-refusal'
import { FAULT_WORDS, isSignInFault } from '@/lib/access/sign-in-fault'
import { SIGN_IN } from '@/lib/access/viewer'
import { ownPath } from '@/lib/address/own-path'
import { PasskeySignIn } from './_parts/passkey-sign-in'
import { signInWithPassword, signInWithProvider } from './actions'

export const metadata: Metadata = { title: 'Sign in' }

const NOTICES = new Map(
  Object.entries({
    'password-set': 'Your password is set. Sign in.',
    'signed-out': 'You are signed out.',
  }),
)

const closedWords = async () =>
  `Your account is closed. What is yours is erased after ${await daysUntilErased(SIGN_IN)} days; until then an administrator can open it again.`

/** Nothing that was typed is kept on a machine that others may use. */
const ENDED = 'Your session has ended. Text that was not saved is only in tabs that are still open.'

type Asked = { to?: string; notice?: string; error?: string; provider?: string; reference?: string }
type Props = { searchParams: Promise<Asked> }

/** Why signing in did not work, in our words; the address says which words and none of its own. */
function faultWords({ error, provider, reference }: Asked): string | null {
  if (!error) return null
  const label = identityProviders().find(({ id }) => id === provider)?.label ?? 'your identity provider'
  const words = isIdentityRefusal(error)
    ? REFUSAL_WORDS[error](label)
    : FAULT_WORDS[isSignInFault(error) ? error : 'fault'](label)
  const sentence = words.charAt(0).toUpperCase() + words.slice(1)
  return isReference(reference) ? `${sentence} Reference: ${reference}` : sentence
}

export default async function SignInPage({ searchParams }: Props) {
  const asked = await searchParams
  const path = ownPath(asked.to)
  const signedIn = await currentSession()
  if (signedIn) redirect(path)
  if (await isAwaitingCode()) redirect(`/sign-in/code?to=${encodeURIComponent(path)}`)
  const providers = identityProviders()
  const fault = faultWords(asked)
  const notice = asked.notice === 'account-closed' ? await closedWords() : NOTICES.get(asked.notice ?? '')
  const said = notice ?? ((await hasEndedSession()) ? ENDED : null)
  return (
    <SignInFrame owner={draftOwner(signedIn, ['signed-out', 'account-closed'].includes(asked.notice ?? ''))}>
      <h1 className="page-title">Sign in</h1>
      {fault && (
        <p role="alert" className="text-danger text-sm">
          {fault}
        </p>
      )}
      {said && (
        <p role="status" className="text-ink-2 text-sm">
          {said}
        </p>
      )}
      <ActionForm action={signInWithPassword} hidden={{ to: path }} label="Sign in" className="grid gap-4">
        <Field
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username webauthn"
          required
          maxLength={320}
          autoFocus
        />
        <Field label="Password" name="password" type="password" autoComplete="current-password" required />
        <Button look="main" className="h-[42px]">
          Sign in
        </Button>
      </ActionForm>
      {(await relyingParty()) && <PasskeySignIn to={path} />}
      {providers.length > 0 && (
        <p className="flex items-center gap-3 text-[13px] text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          or
        </p>
      )}
      {providers.map(({ id, label }) => (
        <ActionForm key={id} action={signInWithProvider} hidden={{ provider: id, to: path }} label={label}>
          <Button className="h-[42px] w-full">Continue with {label}</Button>
        </ActionForm>
      ))}
      <p className="meta">No account? Ask your administrator for an invitation. Enter no patient data here.</p>
    </SignInFrame>
  )
}
