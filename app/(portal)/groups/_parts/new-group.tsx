import { randomUUID } from 'node:crypto'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field, TextField } from '@/app/_ui/field'
import { GROUP_LIMITS } from '@/lib/groups/group'
import { createGroup } from '../actions'

/** A new group; whoever makes it leads it. */
export function NewGroup() {
  return (
    <section aria-labelledby="new-group" data-screen-only>
      <h2 id="new-group" className="section-title mb-4">
        New group
      </h2>
      <ActionForm action={createGroup} hidden={{ key: randomUUID() }} label="New group" className="grid gap-4">
        <Field label="Name" name="name" required maxLength={GROUP_LIMITS.name} autoComplete="off" />
        <TextField
          label="What it is for"
          name="description"
          maxLength={GROUP_LIMITS.description}
          rows={3}
          hint="Optional. Whoever is invited reads it first."
        />
        <Button look="main" className="justify-self-start">
          Create the group
        </Button>
      </ActionForm>
    </section>
  )
}
