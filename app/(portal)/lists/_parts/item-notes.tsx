import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { CheckBox } from '@/app/_ui/check-box'
import { Field, TextField } from '@/app/_ui/field'
import { FormDetails } from '@/app/_ui/form-details'
import { SelectField } from '@/app/_ui/select-field'
import type { PlacedItem, ReadList } from '@/db/lists/list-contents'
import { LIST_LIMITS } from '@/lib/lists/reading-list'
import { changeItem } from '../actions'

/** Why it was saved, by when it should be read and by whom: shown on demand. */
export function ItemNotes({ item, people }: { item: PlacedItem; people: ReadList['people'] }) {
  return (
    <ActionForm
      action={changeItem}
      hidden={{ itemId: item.id, version: item.version }}
      label={`Why and when: ${item.study.title}`}
      className="flex flex-wrap items-center gap-x-3 has-[details[open]]:order-last has-[details[open]]:basis-full"
    >
      <FormDetails summary={item.reason || item.dueOn || item.assignedTo ? 'Change why and when' : 'Why and when'}>
        <div className="grid w-[min(520px,calc(100vw-36px))] gap-3 text-base text-ink">
          <TextField
            label="Why it is on this list"
            name="reason"
            rows={3}
            maxLength={LIST_LIMITS.reason}
            defaultValue={item.reason}
          />
          <CheckBox
            name="reasonIsPrivate"
            label="Private: links without notes leave it out"
            checked={item.reasonIsPrivate}
          />
          <Field label="Read by" name="dueOn" type="date" defaultValue={item.dueOn ?? ''} />
          {people.length > 1 && (
            <SelectField
              label="Who reads it"
              name="assignedTo"
              options={[
                { value: '', words: 'Everybody who has the list' },
                ...people.map(({ id, name }) => ({ value: id, words: name })),
              ]}
              defaultValue={item.assignedTo?.id ?? ''}
            />
          )}
          <Button className="justify-self-start">Save</Button>
        </div>
      </FormDetails>
    </ActionForm>
  )
}
