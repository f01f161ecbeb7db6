import { randomUUID } from 'node:crypto'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field, TextField } from '@/app/_ui/field'
import { LIST_LIMITS } from '@/lib/lists/reading-list'
import { createList } from '../actions'

/** A new list: its name, and the question it shall answer. */
export function NewList() {
  return (
    <section aria-labelledby="new-list" data-screen-only>
      <h2 id="new-list" className="section-title mb-4">
        New list
      </h2>
      <ActionForm action={createList} hidden={{ key: randomUUID() }} label="New list" className="grid gap-4">
        <Field label="Name" name="name" required maxLength={LIST_LIMITS.name} autoComplete="off" />
        <TextField
          label="Question"
          name="description"
          maxLength={LIST_LIMITS.question}
          hint="Clinical question (PICO): in whom, what, compared with what. Optional."
        />
        <Button look="main" className="justify-self-start">
          Create the list
        </Button>
      </ActionForm>
    </section>
  )
}
