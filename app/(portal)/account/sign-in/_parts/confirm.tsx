import { identityProviders } from '@/app/_server/identity-providers'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { signInWithProvider } from '@/app/(auth)/sign-in/actions'
import type { WaysIn } from '@/db/access/sign-in-ways'
import { confirmWithPassword } from '../actions'
import { ConfirmWithPasskey } from './confirm-with-passkey'

type Props = { ways: WaysIn; email: string; hasPasskeys: boolean; usesCodes: boolean }

/** Asks again who somebody is: how one signs in is not changed by whoever finds a computer that was left open. */
export function Confirm({ ways, email, hasPasskeys, usesCodes }: Props) {
  const providers = identityProviders().filter(({ id }) => ways.providers.includes(id))
  return (
    <section aria-labelledby="confirm" className="mb-7 grid gap-4 rounded-lg border border-line bg-sunken px-5 py-5">
      <h2 id="confirm" className="section-title">
        Confirm that it is you
      </h2>
      <p className="text-ink-2">You can then add and delete ways of signing in for five minutes.</p>
      {ways.hasPassword && (
        <ActionForm action={confirmWithPassword} label="Confirm with your password" className="grid gap-3">
          {/* Tells a password manager whose password this is. */}
          <input type="text" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
          <Field label="Password" name="password" type="password" autoComplete="current-password" required />
          {usesCodes && (
            <Field
              label="Code"
              name="code"
              autoComplete="one-time-code"
              required
              hint="What your app shows now, or a recovery code."
            />
          )}
          <Button className="w-fit">Confirm</Button>
        </ActionForm>
      )}
      {hasPasskeys && <ConfirmWithPasskey />}
      {providers.map(({ id, label }) => (
        <ActionForm
          key={id}
          action={signInWithProvider}
          hidden={{ provider: id, to: '/account/sign-in' }}
          label={`Confirm with ${label}`}
        >
          <Button>Confirm with {label}</Button>
        </ActionForm>
      ))}
    </section>
  )
}
