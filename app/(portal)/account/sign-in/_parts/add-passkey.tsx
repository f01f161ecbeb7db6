'use client'

import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { madeByDevice, useHasPasskeys } from '@/app/_ui/passkey-device'
import { useHydrated } from '@/app/_ui/use-hydrated'
import { addPasskey, askToAdd } from '../actions'

const add = madeByDevice(askToAdd, addPasskey)

/** Has this browser's devices make a passkey; `name` is what it is called unless its owner says otherwise. */
export function AddPasskey({ name, isRecent }: { name: string; isRecent: boolean }) {
  const isHydrated = useHydrated()
  const hasPasskeys = useHasPasskeys()
  if (!hasPasskeys) {
    return (
      <p className="meta">
        {isHydrated
          ? 'This browser cannot make passkeys here. It needs an address that begins with https://.'
          : 'Adding a passkey needs scripts.'}
      </p>
    )
  }
  if (!isRecent) return <p className="meta">To add or delete a passkey, first confirm above that it is you.</p>
  return (
    <ActionForm action={add} label="Add a passkey" className="grid gap-3">
      <Field
        label="Name of the new passkey"
        name="name"
        defaultValue={name}
        hint="By which you know it in this list."
        required
        maxLength={60}
        autoComplete="off"
      />
      <Button className="w-fit">Add a passkey</Button>
    </ActionForm>
  )
}
