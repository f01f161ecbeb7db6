import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import type { DeletedNote } from '@/db/notes/note-list'
import { plainText } from '@/lib/markdown/plain-text'
import { restoreNote } from '../actions'

/** Within the hour a deleted note can be brought back, also without scripts and from another tab. */
export function DeletedNotes({ notes }: { notes: DeletedNote[] }) {
  return (
    <div role="status" data-screen-only>
      <ul className="grid gap-1">
        {notes.map(({ id, beginning }) => (
          <li key={id} className="meta">
            <ActionForm
              action={restoreNote}
              hidden={{ noteId: id }}
              className="flex items-center justify-between gap-3"
            >
              <span className="min-w-0 truncate">Deleted: “{plainText(beginning)}”</span>
              <Button className="h-7! shrink-0 px-2.5!">Undo</Button>
            </ActionForm>
          </li>
        ))}
      </ul>
    </div>
  )
}
