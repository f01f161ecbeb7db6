import { randomUUID } from 'node:crypto'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { SelectField } from '@/app/_ui/select-field'
import { makeHold } from '../actions'
import { EVERYBODY } from './everybody'

type Person = { id: string; name: string; email: string }

export function HoldForm({ people }: { people: readonly Person[] }) {
  return (
    <ActionForm
      action={makeHold}
      hidden={{ key: randomUUID() }}
      label="Put a hold"
      className="grid max-w-[640px] gap-3"
    >
      <div className="grid items-start gap-3 md:grid-cols-2">
        <SelectField
          label="Person"
          name="person"
          options={[
            { value: '', words: 'Choose a person' },
            { value: EVERYBODY, words: 'Everybody' },
            ...people.map(({ id, name, email }) => ({ value: id, words: `${name}, ${email}` })),
          ]}
        />
        <Field label="Last day, or none" name="endsOn" type="date" />
      </div>
      <Field label="Reason" name="reason" required maxLength={500} autoComplete="off" />
      <Button look="main" className="w-fit">
        Place the hold
      </Button>
    </ActionForm>
  )
}
