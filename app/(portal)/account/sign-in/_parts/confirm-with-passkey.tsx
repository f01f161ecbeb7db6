'use client'

import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { signedByDevice, useHasPasskeys } from '@/app/_ui/passkey-device'
import { askToConfirm, confirmWithPasskey } from '../actions'

const confirm = signedByDevice(askToConfirm, confirmWithPasskey)

export function ConfirmWithPasskey() {
  if (!useHasPasskeys()) return null
  return (
    <ActionForm action={confirm} label="Confirm with a passkey" className="grid gap-2">
      <Button className="w-fit">Confirm with a passkey</Button>
    </ActionForm>
  )
}
