import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { erase, keep } from '../actions'

const DAY = 24 * 60 * 60 * 1000
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)

type Hidden = { userId: string; version: number }

/** Of a closed account: when what is its person's own is erased. A day far off is how it is kept for as long as it must be. */
export function EraseForms({ hidden, eraseOn, days }: { hidden: Hidden; eraseOn: string | null; days: number }) {
  return (
    <>
      <ActionForm action={erase} hidden={hidden} className="grid gap-2">
        <div className="flex flex-wrap items-end gap-2.5">
          <Field
            label={eraseOn ? 'Erase on another day' : 'Erase on'}
            name="on"
            type="date"
            required
            min={inDays(0)}
            defaultValue={eraseOn ?? inDays(days)}
          />
          <Button className="h-[42px]! text-danger!">{eraseOn ? 'Change the day' : 'Erase account'}</Button>
        </div>
        <p className="meta max-w-[60ch]">
          Early on that day: their notes, own lists, reading, searches and sign-in. What they wrote for others stays,
          under “Former member”. It cannot be undone.
        </p>
      </ActionForm>
      {eraseOn && (
        <ActionForm action={keep} hidden={hidden} className="grid gap-2">
          <Button className="w-fit">Do not erase</Button>
        </ActionForm>
      )}
    </>
  )
}
