import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field, TextField } from '@/app/_ui/field'
import type { PlacedItem } from '@/db/list-contents'
import { LIST_LIMITS } from '@/lib/reading-list'
import { changeItem } from '../actions'

/** Why it was saved and by when it should be read: shown on demand. */
export function ItemNotes({ item }: { item: PlacedItem }) {
  return (
    <details className="open:basis-full open:order-last">
      <summary className="w-fit cursor-pointer py-1 hover:text-ink">
        {item.reason || item.dueOn ? 'Change why and when' : 'Why and when'}
      </summary>
      <ActionForm
        action={changeItem}
        hidden={{ itemId: item.id, version: item.version }}
        label={`Why and when: ${item.study.title}`}
        className="mt-2 grid max-w-[520px] gap-3 text-base text-ink"
      >
        <TextField
          label="Why it is on this list"
          name="reason"
          rows={3}
          maxLength={LIST_LIMITS.reason}
          defaultValue={item.reason}
        />
        <Field label="Read by" name="dueOn" type="date" defaultValue={item.dueOn ?? ''} />
        <Button className="justify-self-start">Save</Button>
      </ActionForm>
    </details>
  )
}
