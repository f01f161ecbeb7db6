import type { ComponentProps } from 'react'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import type { ButtonLook } from '@/app/_ui/button-class'

type Props = {
  action: ComponentProps<typeof ActionForm<void>>['action']
  id: string
  words: string
  look?: ButtonLook
}

/** One thing that can be done with an upload. */
export function UploadButton({ action, id, words, look }: Props) {
  return (
    <ActionForm action={action} hidden={{ uploadId: id }} className="grid gap-2">
      <Button look={look} className="w-fit">
        {words}
      </Button>
    </ActionForm>
  )
}
