import { randomUUID } from 'node:crypto'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { CheckBox } from '@/app/_ui/check-box'
import { Field } from '@/app/_ui/field'
import { LinkOnce } from '@/app/_ui/link-once'
import { SelectField } from '@/app/_ui/select-field'
import { LINK_KIND_WORDS, LINK_KINDS, LINK_LIMITS } from '@/lib/lists/list-link'
import { today } from '../../../today'
import { makeLink } from '../actions'

/** Making a link: what it shows, for whom it is, until when. Its address is in the answer and nowhere else. */
export function NewLink({ listId }: { listId: string }) {
  return (
    <ActionForm
      action={makeLink}
      hidden={{ listId, key: randomUUID() }}
      label="Make a link"
      className="grid max-w-[600px] grid-cols-[minmax(0,1fr)] gap-4"
    >
      <SelectField
        label="What it shows"
        name="kind"
        options={LINK_KINDS.map((kind) => ({ value: kind, words: LINK_KIND_WORDS[kind] }))}
        defaultValue="live"
      />
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <Field label="Label, optional" name="label" maxLength={LINK_LIMITS.label} autoComplete="off" />
        <Field label="Last day, optional" name="endsOn" type="date" min={today()} />
      </div>
      <div>
        <CheckBox name="withNotes" label="With my notes and private reasons" checked={false} />
        <p className="meta max-w-[60ch]">
          Without, a link shows no note, no reason that is marked private, and nobody’s name. With them it shows those
          of your notes that are for everyone here, and your name.
        </p>
      </div>
      <Button className="w-fit">Make a link</Button>
      <LinkOnce note="Hand this address over yourself. It is shown once." />
    </ActionForm>
  )
}
