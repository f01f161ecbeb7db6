import type { ReactNode } from 'react'
import type { ColleaguesNote } from '@/db/notes/colleagues-notes'
import { NoteWords } from './note-words'

type Props = {
  note: ColleaguesNote
  /** What stands above the text: the study, where it is not the page's own. */
  children?: ReactNode
  /** In a narrow rail a long note scrolls in its card. */
  narrow?: boolean
}

/** A note that a colleague wrote for the reader among others. */
export function ColleaguesNoteCard({ note, children, narrow }: Props) {
  return (
    <article className="rounded border border-line bg-surface px-3.5 py-3 leading-normal">
      {children}
      <p className="meta dotted mb-1.5 text-[12.5px]">
        <b className="font-semibold text-ink">{note.author}</b>
        {note.hasAuthorLeft && <span>former member</span>}
      </p>
      <NoteWords note={note} label={`Note by ${note.author}`} narrow={narrow} />
    </article>
  )
}
