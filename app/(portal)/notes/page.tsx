import type { Metadata } from 'next'
import Form from 'next/form'
import { groupsOfViewer } from '@/app/_server/audience'
import { signedIn } from '@/app/_server/viewer'
import { buttonClass } from '@/app/_ui/button-class'
import { PageLinks } from '@/app/_ui/page-links'
import { listComments } from '@/db/discussion/comment-search'
import { listColleaguesNotes } from '@/db/notes/colleagues-notes'
import { deletedNotes, listNotes, NOTES_A_PAGE } from '@/db/notes/note-list'
import { pageNumber } from '@/lib/address/page-number'
import { ColleaguesNoteCard } from './_parts/colleagues-note-card'
import { DeletedNotes } from './_parts/deleted-notes'
import { FoundCommentCard } from './_parts/found-comment'
import { NoNotes } from './_parts/no-notes'
import { NoteCard } from './_parts/note-card'
import { NoteExport } from './_parts/note-export'
import { NoteSources, SOURCES, type Source } from './_parts/note-sources'
import { StudyHeading } from './_parts/study-heading'

export const metadata: Metadata = { title: 'Notes' }

type Asked = 'words' | 'page' | 'from'
type Props = { searchParams: Promise<Partial<Record<Asked, string | string[]>>> }

export default async function NotesPage({ searchParams }: Props) {
  const who = await signedIn()
  const asked = await searchParams
  const query = String(asked.words ?? '').slice(0, 200)
  const source: Source = SOURCES.find((one) => one === asked.from) ?? 'yours'
  const at = (one: Source) => ({ query, page: one === source ? pageNumber(asked.page) : 1 })
  const [own, others, said, deleted, groups] = await Promise.all([
    listNotes(who, at('yours')),
    listColleaguesNotes(who, at('colleagues')),
    listComments(who, at('discussions')),
    deletedNotes(who),
    groupsOfViewer(),
  ])
  const totals = { yours: own.total, colleagues: others.total, discussions: said.total }
  return (
    <div className="max-w-[760px]">
      <h1 className="page-title">Notes</h1>
      <p className="meta mt-1">What you and your colleagues wrote on studies, as far as you may read it.</p>
      <Form action="/notes" role="search" aria-label="Notes and discussions" className="mt-6 flex gap-2">
        <input
          key={query}
          type="search"
          name="words"
          defaultValue={query}
          maxLength={200}
          aria-label="Search notes and discussions"
          placeholder="Search notes and discussions"
          className="h-[38px] min-w-0 flex-1 rounded border border-line-strong bg-surface px-3 placeholder:text-ink-3"
        />
        {source !== 'yours' && <input type="hidden" name="from" value={source} />}
        <button type="submit" className={buttonClass()}>
          Search
        </button>
      </Form>
      <div className="mt-5 grid gap-5">
        <NoteSources chosen={source} query={query} totals={totals} />
        {source === 'yours' && <DeletedNotes notes={deleted} />}
        {totals[source] === 0 && <NoNotes source={source} query={query} />}
        {source === 'yours' && own.total > 0 && <NoteExport query={query} total={own.total} />}
        {source === 'yours' &&
          own.notes.map((note) => (
            <NoteCard key={note.id} note={note} viewer={who} groups={groups}>
              <StudyHeading study={note.study} />
            </NoteCard>
          ))}
        {source === 'colleagues' &&
          others.notes.map((note) => (
            <ColleaguesNoteCard key={note.id} note={note}>
              <StudyHeading study={note.study} />
            </ColleaguesNoteCard>
          ))}
        {source === 'discussions' &&
          said.comments.map((comment) => <FoundCommentCard key={comment.id} comment={comment} />)}
      </div>
      <PageLinks
        path="/notes"
        query={{ words: query, from: source === 'yours' ? '' : source }}
        page={pageNumber(asked.page)}
        last={Math.ceil(totals[source] / NOTES_A_PAGE)}
      />
    </div>
  )
}
