import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { PASSWORD_MIN } from '@/lib/password-rules'
import { changePassword } from '../actions'

export function PasswordForm({ email }: { email: string }) {
  return (
    <ActionForm action={changePassword} className="grid gap-3">
      {/* Tells a password manager whose password this is. */}
      <input type="text" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
      <Field label="Present password" name="current" type="password" autoComplete="current-password" required />
      <Field
        label="New password"
        name="next"
        type="password"
        autoComplete="new-password"
        required
        minLength={PASSWORD_MIN}
        hint={`At least ${PASSWORD_MIN} characters; a short sentence works well.`}
      />
      <Field label="The new one again" name="again" type="password" autoComplete="new-password" required />
      <Button className="w-fit">Change the password</Button>
    </ActionForm>
  )
}
