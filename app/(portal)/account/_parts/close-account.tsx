import Link from 'next/link'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { FormDetails } from '@/app/_ui/form-details'
import { closeAccount } from '../actions'

/** Folded: nobody does it by accident, and only once. */
export function CloseAccount({ isRecent, days }: { isRecent: boolean; days: number }) {
  return (
    <ActionForm action={closeAccount} label="Close your account">
      <FormDetails summary="Close your account…" look="button">
        <p className="text-ink-2">
          You are signed out everywhere at once. Groups, shared lists and verdicts that were yours go to colleagues who
          have them too. After {days} {days === 1 ? 'day' : 'days'} your notes, your own lists, your reading and your
          searches are erased, and what you wrote for others stands under “Former member”. Until then an administrator
          can open the account again. Download everything first, if you want to keep it.
        </p>
        {isRecent ? (
          <>
            <Field label="Your e-mail address, to confirm" name="email" type="email" autoComplete="off" required />
            <Button className="w-fit text-danger!">Close my account</Button>
          </>
        ) : (
          <p>
            First{' '}
            <Link href="/account/sign-in" className="text-accent">
              confirm that it is you
            </Link>
            , then come back within five minutes.
          </p>
        )}
      </FormDetails>
    </ActionForm>
  )
}
