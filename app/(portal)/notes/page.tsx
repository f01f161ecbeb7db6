import type { Metadata } from 'next'
import Form from 'next/form'
import Link from 'next/link'
import { signedIn } from '@/app/_server/viewer'
import { MarkedText } from '@/app/_study/marked-text'
import { buttonClass } from '@/app/_ui/button-class'
import { PageLinks } from '@/app/_ui/page-links'
import { deletedNotes, listNotes, NOTES_A_PAGE } from '@/db/notes/note-list'
import { pageNumber } from '@/lib/address/page-number'
import { DeletedNotes } from './_parts/deleted-notes'
import { NoNotes } from './_parts/no-notes'
import { NoteCard } from './_parts/note-card'
import { NoteExport } from './_parts/note-export'

export const metadata: Metadata = { title: 'Notes' }

type Props = { searchParams: Promise<{ words?: string | string[]; page?: string | string[] }> }

export default async function NotesPage({ searchParams }: Props) {
  const who = await signedIn()
  const asked = await searchParams
  const query = String(asked.words ?? '').slice(0, 200)
  const page = pageNumber(asked.page)
  const [{ notes, total }, deleted] = await Promise.all([listNotes(who, { query, page }), deletedNotes(who)])
  return (
    <div className="max-w-[760px]">
      <h1 className="page-title">Notes</h1>
      <p className="meta mt-1">What you wrote on studies. Only you see it.</p>
      <Form action="/notes" role="search" aria-label="Your notes" className="mt-6 flex gap-2">
        <input
          key={query}
          type="search"
          name="words"
          defaultValue={query}
          maxLength={200}
          aria-label="Search your notes"
          placeholder="Search your notes"
          className="h-[38px] min-w-0 flex-1 rounded border border-line-strong bg-surface px-3 placeholder:text-ink-3"
        />
        <button type="submit" className={buttonClass()}>
          Search
        </button>
      </Form>
      <div className="mt-5 grid gap-5">
        <DeletedNotes notes={deleted} />
        {total === 0 ? <NoNotes query={query} /> : <NoteExport query={query} total={total} />}
        {notes.map((note) => (
          <NoteCard key={note.id} note={note} viewer={who}>
            <h2 className="mb-2 font-medium font-serif text-[17px] leading-snug">
              <Link href={note.study.address} className="hover:text-accent-ink">
                <MarkedText text={note.study.title} marks={note.study.titleMarks ?? undefined} />
              </Link>
            </h2>
          </NoteCard>
        ))}
      </div>
      <PageLinks path="/notes" query={{ words: query }} page={page} last={Math.ceil(total / NOTES_A_PAGE)} />
    </div>
  )
}
