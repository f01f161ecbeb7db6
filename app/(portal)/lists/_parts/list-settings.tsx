import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field, TextField } from '@/app/_ui/field'
import type { ListHead } from '@/db/list-contents'
import { LIST_LIMITS } from '@/lib/reading-list'
import { changeList, deleteList } from '../actions'

/** Renaming, describing, deleting: out of the way until wanted. */
export function ListSettings({ list }: { list: ListHead }) {
  return (
    <section aria-label="This list" className="mt-10 flex flex-wrap items-start gap-x-6 gap-y-3" data-screen-only>
      <details className="min-w-0 flex-1">
        <summary className="w-fit cursor-pointer py-2 text-ink-2 text-sm">Rename or describe</summary>
        <ActionForm
          action={changeList}
          hidden={{ listId: list.id, version: list.version }}
          label="Rename or describe"
          className="mt-3 grid max-w-[600px] gap-4"
        >
          <Field label="Name" name="name" required maxLength={LIST_LIMITS.name} defaultValue={list.name} />
          <TextField
            label="Question"
            name="description"
            maxLength={LIST_LIMITS.question}
            defaultValue={list.description}
          />
          <Button look="main" className="justify-self-start">
            Save
          </Button>
        </ActionForm>
      </details>
      <ActionForm action={deleteList} hidden={{ listId: list.id }} label="Delete the list">
        <Button look="quiet">Delete the list</Button>
      </ActionForm>
    </section>
  )
}
