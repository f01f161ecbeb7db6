import Form from 'next/form'
import { buttonClass } from '@/app/_ui/button-class'
import { SelectField } from '@/app/_ui/select-field'
import { RECORDED_EVENTS } from '@/lib/events/event-sentence'

type Props = { people: { id: string; name: string }[]; person?: string; action?: string }

export function AuditFilter({ people, person = '', action = '' }: Props) {
  const anybody = { value: '', words: 'Everybody' }
  const anything = { value: '', words: 'Everything' }
  return (
    <Form action="/administration/audit" aria-label="Filter" className="mt-5 flex flex-wrap items-end gap-3">
      <div className="min-w-[14em] max-md:basis-full">
        <SelectField
          label="Person"
          name="person"
          defaultValue={person}
          options={[anybody, ...people.map(({ id, name }) => ({ value: id, words: name }))]}
        />
      </div>
      <div className="min-w-[14em] max-md:basis-full">
        <SelectField
          label="Action"
          name="action"
          defaultValue={action}
          options={[anything, ...RECORDED_EVENTS.map((one) => ({ value: one.action, words: one.label }))]}
        />
      </div>
      <button type="submit" className={buttonClass('plain', 'h-[42px]!')}>
        Show
      </button>
    </Form>
  )
}
