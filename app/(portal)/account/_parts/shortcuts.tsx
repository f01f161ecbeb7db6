import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { chooseShortcuts } from '../actions'

export function Shortcuts({ on }: { on: boolean }) {
  return (
    <ActionForm action={chooseShortcuts} hidden={{ shortcuts: on ? 'off' : 'on' }} className="grid gap-3">
      <p className="text-ink-2">
        {on
          ? 'Single keys move, open, save and note; ? shows them all. They are silent while you type in a field.'
          : 'Single keys do nothing. Links, buttons and your browser’s own keys work as ever.'}
      </p>
      <Button className="w-fit">{on ? 'Switch shortcuts off' : 'Switch shortcuts on'}</Button>
    </ActionForm>
  )
}
