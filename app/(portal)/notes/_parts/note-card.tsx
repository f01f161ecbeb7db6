import type { ReactNode } from 'react'
import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Button } from '@/app/_ui/button'
import { DraftField } from '@/app/_ui/draft-field'
import { FormDetails } from '@/app/_ui/form-details'
import { Markdown } from '@/app/_ui/markdown'
import type { Note } from '@/db/notes/note-list'
import type { Person } from '@/lib/access/viewer'
import { changeNote, deleteNote } from '../actions'

type Props = {
  note: Note
  viewer: Person
  /** What stands above the text: the study, where it is not the page's own. */
  children?: ReactNode
  /** In a narrow rail a long note scrolls in its card. */
  narrow?: boolean
}

/** One note as its author sees it, changed in place. What is saved stays in view while it is being changed. */
export function NoteCard({ note, viewer, children, narrow }: Props) {
  return (
    <article className="rounded border border-line bg-surface px-3.5 pt-3 pb-2 leading-normal">
      {children}
      {narrow ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
        <div role="group" aria-label="Note" tabIndex={0} className="max-h-96 overflow-y-auto">
          <Markdown source={note.body} />
        </div>
      ) : (
        <Markdown source={note.body} />
      )}
      <p className="meta mt-2 flex justify-between gap-4 text-[12.5px]">
        <span>Only you</span>
        <Ago at={note.updatedAt} />
      </p>
      <div className="flex flex-wrap gap-x-4" data-screen-only>
        <ActionForm
          action={changeNote}
          hidden={{ noteId: note.id, version: note.version }}
          className="grid gap-2 has-[details[open]]:basis-full"
        >
          <FormDetails summary="Edit">
            <DraftField
              place={`${viewer.id}.note.${note.id}`}
              version={note.version}
              label="Your note"
              name="body"
              defaultValue={note.body}
              rows={narrow ? 6 : 8}
            />
            <Button look="main" className="w-fit">
              Save
            </Button>
          </FormDetails>
        </ActionForm>
        <ActionForm action={deleteNote} hidden={{ noteId: note.id }}>
          <Button look="quiet" className="h-7! px-0!">
            Delete
          </Button>
        </ActionForm>
      </div>
    </article>
  )
}
