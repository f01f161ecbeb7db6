import { PASSWORD_MIN } from '@/lib/access/password-rules'
import { Field } from './field'

type Props = { name: string; label: string; again: string }

/** A new password and the same once more; the rule that matters said beforehand. */
export function NewPasswordFields({ name, label, again }: Props) {
  return (
    <>
      <Field
        label={label}
        name={name}
        type="password"
        autoComplete="new-password"
        required
        minLength={PASSWORD_MIN}
        hint={`At least ${PASSWORD_MIN} characters; a short sentence works well.`}
      />
      <Field label={again} name="again" type="password" autoComplete="new-password" required />
    </>
  )
}
