import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field, TextField } from '@/app/_ui/field'
import { FormDetails } from '@/app/_ui/form-details'
import type { ListHead } from '@/db/lists/list-contents'
import { can } from '@/lib/access/policy'
import type { Person } from '@/lib/access/viewer'
import { LIST_LIMITS } from '@/lib/lists/reading-list'
import { changeList, deleteList } from '../actions'

/** Renaming, describing, deleting: out of the way until wanted. */
export function ListSettings({ list, viewer }: { list: ListHead; viewer: Person }) {
  const [changes, deletes] = [can(viewer, 'list.change', list), can(viewer, 'list.delete', list)]
  if (!changes) return null
  return (
    <section aria-label="This list" className="mt-10 flex flex-wrap items-start gap-x-6 gap-y-3" data-screen-only>
      <ActionForm
        action={changeList}
        hidden={{ listId: list.id, version: list.version }}
        label="Rename or describe"
        className="min-w-0 flex-1"
      >
        <FormDetails summary="Rename or describe" look="button">
          <div className="grid max-w-[600px] gap-4">
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
          </div>
        </FormDetails>
      </ActionForm>
      {deletes && (
        <ActionForm action={deleteList} hidden={{ listId: list.id }} label="Delete the list">
          <Button look="quiet">Delete the list</Button>
        </ActionForm>
      )}
    </section>
  )
}
