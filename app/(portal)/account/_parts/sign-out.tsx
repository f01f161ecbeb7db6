import { ActionForm } from '@/app/_ui/action-form'
import { SignOutButton } from '@/app/_ui/sign-out-button'
import { signOut } from '../actions'

/** Ends this session; nothing of what was being written stays in this browser. */
export function SignOut(props: { look?: 'button' | 'menu'; className?: string }) {
  return (
    <ActionForm action={signOut} label="Sign out">
      <SignOutButton {...props} />
    </ActionForm>
  )
}
