import { randomUUID } from 'node:crypto'
import { groupsOfViewer } from '@/app/_server/audience'
import { ActionForm } from '@/app/_ui/action-form'
import { AudienceField } from '@/app/_ui/audience-field'
import { Button } from '@/app/_ui/button'
import { DraftField } from '@/app/_ui/draft-field'
import { FormDetails } from '@/app/_ui/form-details'
import { deletedNotes, notesOnStudy } from '@/db/notes/note-list'
import { ONLY_ME } from '@/lib/access/audience'
import type { Person } from '@/lib/access/viewer'
import { createNote } from '../actions'
import { DeletedNotes } from './deleted-notes'
import { NoteCard } from './note-card'

/** The rail's section of a person's own notes on a study; `#add-note` opens the field for a new one. */
export async function NotesOnStudy({ study, viewer }: { study: { id: number }; viewer: Person }) {
  const [notes, deleted, groups] = await Promise.all([
    notesOnStudy(viewer, study.id),
    deletedNotes(viewer, study.id),
    groupsOfViewer(),
  ])
  return (
    <section aria-labelledby="your-notes" className="grid gap-3">
      <h2 id="your-notes" className="label-caps">
        Your notes
      </h2>
      {notes.map((note) => (
        <NoteCard key={note.id} note={note} viewer={viewer} groups={groups} narrow />
      ))}
      <DeletedNotes notes={deleted} />
      <ActionForm
        action={createNote}
        hidden={{ key: randomUUID(), studyId: study.id }}
        label="Add a note"
        className="grid gap-2"
      >
        <FormDetails id="add-note" pressedBy="note" summary="Add a note" look="button">
          <DraftField
            place={`${viewer.id}.new-note.${study.id}`}
            label="A new note"
            name="body"
            rows={6}
            hint="*emphasis*, **strong**, lists and links. No patient data."
          />
          <AudienceField groups={groups} chosen={ONLY_ME} />
          <Button look="main" className="w-fit">
            Save the note
          </Button>
        </FormDetails>
      </ActionForm>
    </section>
  )
}
