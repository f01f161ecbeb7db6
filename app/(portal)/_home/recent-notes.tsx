import Link from 'next/link'
import { Ago } from '@/app/_ui/ago'
import type { NoteWithStudy } from '@/db/notes/note-list'
import { plainText } from '@/lib/markdown/plain-text'
import { SectionHeading } from './section-heading'

/** The last few notes, as they begin. */
export function RecentNotes({ notes }: { notes: NoteWithStudy[] }) {
  if (notes.length === 0) return null
  return (
    <section>
      <SectionHeading>Recent notes</SectionHeading>
      {notes.map((note) => (
        <article key={note.id} className="mt-3 rounded border border-line bg-surface px-3.5 py-3">
          <p className="line-clamp-4 break-words">{plainText(note.body)}</p>
          <p className="meta mt-2 flex justify-between gap-3 text-[12.5px]">
            <Link href={note.study.address} className="min-w-0 truncate">
              {note.study.title}
            </Link>
            <span className="whitespace-nowrap">
              <Ago at={note.updatedAt} />
            </span>
          </p>
        </article>
      ))}
    </section>
  )
}
