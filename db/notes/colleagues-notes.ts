import { and, count, desc, eq, ilike, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { hasAuthorLeft, isForViewer, readersOf, seenBy } from '@/db/access/audience-scope'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { notes } from '@/db/schema/notes'
import { studies } from '@/db/schema/studies'
import { users } from '@/db/schema/users'
import { type StudyRow, studyRows } from '@/db/studies/study-rows'
import type { Readers } from '@/lib/access/audience'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { containing, searchWords } from '@/lib/notes/note-search'
import { NOTES_A_PAGE } from './note-list'

/** A note that somebody else wrote for the viewer among others. */
export type ColleaguesNote = {
  id: string
  authorId: string
  author: string
  hasAuthorLeft: boolean
  body: string
  readers: Readers
  updatedAt: Date
}

/** Notes of others on a study that the viewer may read, the latest first; `more` where there are others. */
export async function colleaguesNotesOn(
  viewer: Viewer,
  studyId: number,
  limit = NOTES_A_PAGE,
): Promise<{ notes: ColleaguesNote[]; more: boolean }> {
  return withViewer(viewer, async (tx) => {
    const rows = await noteRows(tx)
      .where(and(fromOthers(viewer), eq(notes.studyId, studyId)))
      .orderBy(desc(notes.updatedAt), desc(notes.id))
      .limit(limit + 1)
    return { notes: rows.slice(0, limit).flatMap((row) => readable(viewer, row)), more: rows.length > limit }
  })
}

/** One page of all of them, on whatever study; `query`: each of its words in note or title. */
export async function listColleaguesNotes(
  viewer: Viewer,
  { query = '', page = 1 }: { query?: string; page?: number } = {},
): Promise<{ notes: (ColleaguesNote & { study: StudyRow })[]; total: number }> {
  const words = searchWords(query).map((word) =>
    or(ilike(notes.body, containing(word)), ilike(studies.title, containing(word))),
  )
  return withViewer(viewer, async (tx) => {
    // Whoever may not read a note is left out before anything is looked for, counted or put in order.
    const found = and(fromOthers(viewer), ...words)
    const [counted] = await tx
      .select({ total: count() })
      .from(notes)
      .innerJoin(studies, eq(studies.id, notes.studyId))
      .where(found)
    const rows = await noteRows(tx)
      .where(found)
      .orderBy(desc(notes.updatedAt), desc(notes.id))
      .limit(NOTES_A_PAGE)
      .offset((page - 1) * NOTES_A_PAGE)
    const about = await studyRows(
      tx,
      rows.map(({ studyId }) => studyId),
    )
    return {
      notes: rows.flatMap((row) =>
        readable(viewer, row).map((note) => ({ ...note, study: about.get(row.studyId) as StudyRow })),
      ),
      total: counted?.total ?? 0,
    }
  })
}

/** The scope of `note.read` but for one's own. */
const fromOthers = (viewer: Viewer): SQL | undefined =>
  and(
    seenBy(viewer, notes),
    isNull(notes.deletedAt),
    viewer.kind === 'person' ? ne(notes.authorId, viewer.id) : sql`false`,
  )

const noteRows = (tx: Transaction) =>
  tx
    .select({
      id: notes.id,
      authorId: notes.authorId,
      author: users.name,
      hasAuthorLeft: hasAuthorLeft(notes),
      isForViewer: isForViewer(notes),
      body: notes.body,
      readers: readersOf(notes),
      updatedAt: notes.updatedAt,
      studyId: notes.studyId,
    })
    .from(notes)
    .innerJoin(users, eq(users.id, notes.authorId))
    .innerJoin(studies, eq(studies.id, notes.studyId))
    .$dynamic()

type Row = ColleaguesNote & { isForViewer: boolean; studyId: number }

function readable(viewer: Viewer, row: Row): ColleaguesNote[] {
  const { isForViewer: _isFor, studyId: _study, ...note } = row
  return can(viewer, 'note.read', row) ? [note] : []
}
