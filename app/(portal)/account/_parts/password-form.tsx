import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { NewPasswordFields } from '@/app/_ui/new-password-fields'
import { changePassword } from '../actions'

export function PasswordForm({ email }: { email: string }) {
  return (
    <ActionForm action={changePassword} className="grid gap-3">
      {/* Tells a password manager whose password this is. */}
      <input type="text" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
      <Field label="Current password" name="current" type="password" autoComplete="current-password" required />
      <NewPasswordFields name="next" label="New password" again="Confirm new password" />
      <Button className="w-fit">Change password</Button>
    </ActionForm>
  )
}
