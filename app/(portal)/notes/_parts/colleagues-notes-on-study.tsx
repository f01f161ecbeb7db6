import Link from 'next/link'
import { colleaguesNotesOn } from '@/db/notes/colleagues-notes'
import type { Person } from '@/lib/access/viewer'
import { ColleaguesNoteCard } from './colleagues-note-card'

/** The rail's section of notes on a study that colleagues wrote for the reader among others; nothing where there is none. */
export async function ColleaguesNotesOnStudy({ study, viewer }: { study: { id: number }; viewer: Person }) {
  const { notes, more } = await colleaguesNotesOn(viewer, study.id)
  if (notes.length === 0) return null
  return (
    <section aria-labelledby="colleagues-notes" className="grid gap-3">
      <h2 id="colleagues-notes" className="label-caps">
        Notes from colleagues
      </h2>
      {notes.map((note) => (
        <ColleaguesNoteCard key={note.id} note={note} narrow />
      ))}
      {more && (
        <p className="meta">
          These are the latest.{' '}
          <Link className="text-accent" href="/notes?from=colleagues">
            All notes from colleagues
          </Link>
        </p>
      )}
    </section>
  )
}
