import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { identityProviders } from '@/app/_server/identity-providers'
import { hasEndedSession, viewer } from '@/app/_server/viewer'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Door } from '@/app/_ui/door'
import { Field } from '@/app/_ui/field'
import { draftOwner } from '@/app/_ui/local-drafts'
import { ownPath } from '@/lib/address/own-path'
import { signInWithPassword, signInWithProvider } from './actions'

export const metadata: Metadata = { title: 'Sign in' }

/** Why an identity provider's person is not let in, and what they can do about it. */
const FAULTS = new Map(
  Object.entries({
    'no-account': 'There is no account for you here yet. Ask your administrator for an invitation.',
    'account-closed': 'Your account here is closed. Ask your administrator to reopen it.',
    'no-email':
      'Your hospital account did not send an e-mail address. Ask your administrator to have your identity provider send the claims “email” and “email_verified” to Précis.',
    'email-not-verified':
      'Your hospital account did not say that your e-mail address is verified. Ask your administrator to have your identity provider send “email_verified” with the value true to Précis, or to give you a link for a password instead.',
    'database-away': 'The database could not be reached, so you are not signed in. Try again in a moment.',
    fault:
      'Something went wrong on our side, so you are not signed in. Try again; if it happens again, tell your administrator.',
    AccessDenied: 'Your identity provider did not let you in.',
  }),
)

const NOTICES = new Map(
  Object.entries({
    'password-set': 'Your password is set. Sign in.',
    'signed-out': 'You are signed out.',
  }),
)

/** Nothing that was typed is kept on a machine that others may use. */
const ENDED = 'Your session has ended. Text that was not saved is only in tabs that are still open.'

type Props = { searchParams: Promise<{ to?: string; error?: string; notice?: string }> }

export default async function SignInPage({ searchParams }: Props) {
  const { to, error, notice } = await searchParams
  const path = ownPath(to)
  const who = await viewer()
  if (who.kind === 'person') redirect(path)
  const providers = identityProviders()
  const said = NOTICES.get(notice ?? '') ?? ((await hasEndedSession()) ? ENDED : null)
  return (
    <Door owner={draftOwner(who, notice === 'signed-out')}>
      <h1 className="page-title">Sign in</h1>
      {error && (
        <p role="alert" className="text-danger text-sm">
          {FAULTS.get(error) ?? 'You are not signed in. Try again.'}
        </p>
      )}
      {said && (
        <p role="status" className="text-ink-2 text-sm">
          {said}
        </p>
      )}
      <ActionForm action={signInWithPassword} hidden={{ to: path }} label="Sign in" className="grid gap-4">
        <Field label="E-mail" name="email" type="email" autoComplete="username" required maxLength={320} autoFocus />
        <Field label="Password" name="password" type="password" autoComplete="current-password" required />
        <Button look="main" className="h-[42px]">
          Sign in
        </Button>
      </ActionForm>
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
    </Door>
  )
}
