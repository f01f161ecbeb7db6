import type { ReactNode } from 'react'
import { ActionForm } from '@/app/_ui/action-form'
import { AudienceField } from '@/app/_ui/audience-field'
import { Button } from '@/app/_ui/button'
import { DraftField } from '@/app/_ui/draft-field'
import { FormDetails } from '@/app/_ui/form-details'
import type { OwnGroup } from '@/db/groups/lock-audience'
import type { Note } from '@/db/notes/note-list'
import { type ChosenAudience, ONLY_ME } from '@/lib/access/audience'
import type { Person } from '@/lib/access/viewer'
import { changeNote, deleteNote } from '../actions'
import { NoteWords } from './note-words'

type Props = {
  note: Note
  viewer: Person
  /** Groups that it can be for. */
  groups: readonly OwnGroup[]
  /** What stands above the text: the study, where it is not the page's own. */
  children?: ReactNode
  /** In a narrow rail a long note scrolls in its card. */
  narrow?: boolean
}

/** One note as its author sees it, changed in place. What is saved stays in view while it is being changed. */
export function NoteCard({ note, viewer, groups, children, narrow }: Props) {
  const { chosen, isLess } = stillChosen(note, groups)
  return (
    <article className="rounded border border-line bg-surface px-3.5 pt-3 pb-2 leading-normal">
      {children}
      <NoteWords note={note} label="Note" narrow={narrow} />
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
            <AudienceField groups={groups} chosen={chosen} hint={isLess ? CANNOT_STAY : undefined} />
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

const CANNOT_STAY = 'A group that you have left, or that is archived, can still read this note. Saving it ends that.'

/** What the note is for, as far as its author may still write for it. */
function stillChosen(
  { readers: { audience }, groupIds }: Note,
  groups: readonly OwnGroup[],
): { chosen: ChosenAudience; isLess: boolean } {
  const still = groupIds.filter((id) => groups.some((group) => group.id === id))
  const chosen = audience === 'groups' && still.length === 0 ? ONLY_ME : { audience, groupIds: still }
  return { chosen, isLess: still.length < groupIds.length }
}
