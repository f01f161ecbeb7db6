import { and, count, desc, eq, gt, ilike, isNull, or, type SQL, sql } from 'drizzle-orm'
import { readersOf } from '@/db/access/audience-scope'
import { ownedBy } from '@/db/access/owned-by'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { notes } from '@/db/schema/notes'
import { studies } from '@/db/schema/studies'
import { type StudyRow, studyRows } from '@/db/studies/study-rows'
import type { Readers } from '@/lib/access/audience'
import type { Viewer } from '@/lib/access/viewer'
import { containing, searchWords } from '@/lib/notes/note-search'
import { studyAddress } from '@/lib/studies/study-address'

export type Note = {
  id: string
  body: string
  /** Who may read it beside its author, and the groups of it by id. */
  readers: Readers
  groupIds: string[]
  createdAt: Date
  updatedAt: Date
  version: number
}
export type NoteWithStudy = Note & { study: StudyRow }
export type DeletedNote = { id: string; beginning: string }

export const NOTES_A_PAGE = 20

const shown = {
  id: notes.id,
  body: notes.body,
  readers: readersOf(notes),
  groupIds: notes.audienceGroups,
  createdAt: notes.createdAt,
  updatedAt: notes.updatedAt,
  version: notes.version,
}

/** The viewer's own notes; those of others that they may read are in `colleagues-notes.ts`. */
const mine = (viewer: Viewer) => ownedBy(viewer, notes.authorId)

/** The viewer's own notes on a study, the latest first. */
export async function notesOnStudy(viewer: Viewer, studyId: number): Promise<Note[]> {
  return withViewer(viewer, (tx) =>
    tx
      .select(shown)
      .from(notes)
      .where(and(mine(viewer), eq(notes.studyId, studyId), isNull(notes.deletedAt)))
      .orderBy(desc(notes.createdAt), desc(notes.id)),
  )
}

/** Notes that the viewer deleted within the hour, on one study or anywhere: they can be restored. */
export async function deletedNotes(viewer: Viewer, studyId?: number): Promise<DeletedNote[]> {
  return withViewer(viewer, (tx) =>
    tx
      .select({ id: notes.id, beginning: sql<string>`left(${notes.body}, 60)` })
      .from(notes)
      .where(
        and(
          mine(viewer),
          gt(notes.deletedAt, sql`now() - interval '1 hour'`),
          studyId === undefined ? undefined : eq(notes.studyId, studyId),
        ),
      )
      .orderBy(desc(notes.deletedAt))
      .limit(5),
  )
}

/** One page of the viewer's own notes, the latest change first; `query`: each of its words in note or title. */
export async function listNotes(
  viewer: Viewer,
  input: { query?: string; page?: number } = {},
): Promise<{ notes: NoteWithStudy[]; total: number }> {
  return withViewer(viewer, async (tx) => {
    const [found] = await tx
      .select({ total: count() })
      .from(notes)
      .innerJoin(studies, eq(studies.id, notes.studyId))
      .where(matching(viewer, input.query ?? ''))
    const offset = ((input.page ?? 1) - 1) * NOTES_A_PAGE
    return {
      notes: await withStudies(tx, matching(viewer, input.query ?? ''), NOTES_A_PAGE, offset),
      total: found?.total ?? 0,
    }
  })
}

/** The viewer's `limit` notes that changed last. */
export async function recentNotes(viewer: Viewer, limit: number): Promise<NoteWithStudy[]> {
  return withViewer(viewer, (tx) => withStudies(tx, matching(viewer, ''), limit, 0))
}

export type ExportedNote = Pick<Note, 'body' | 'readers' | 'createdAt' | 'updatedAt'> & {
  study: { title: string; pmid: number | null; doi: string | null; address: string }
}

/** Every note of the viewer that `query` finds, oldest first, with what names its study elsewhere. */
export async function exportNotes(viewer: Viewer, query = ''): Promise<ExportedNote[]> {
  const rows = await withViewer(viewer, (tx) =>
    tx
      .select({
        body: notes.body,
        readers: readersOf(notes),
        createdAt: notes.createdAt,
        updatedAt: notes.updatedAt,
        study: { id: studies.id, title: studies.title, pmid: studies.pmid, doi: studies.doi },
      })
      .from(notes)
      .innerJoin(studies, eq(studies.id, notes.studyId))
      .where(matching(viewer, query))
      .orderBy(notes.createdAt, notes.id),
  )
  return rows.map(({ study: { id, ...study }, ...note }) => ({
    ...note,
    study: { ...study, address: studyAddress({ id, ...study }) },
  }))
}

function matching(viewer: Viewer, query: string): SQL | undefined {
  const words = searchWords(query).map((word) =>
    or(ilike(notes.body, containing(word)), ilike(studies.title, containing(word))),
  )
  return and(mine(viewer), isNull(notes.deletedAt), ...words)
}

async function withStudies(tx: Transaction, where: SQL | undefined, limit: number, offset: number) {
  const rows = await tx
    .select({ ...shown, studyId: notes.studyId })
    .from(notes)
    .innerJoin(studies, eq(studies.id, notes.studyId))
    .where(where)
    .orderBy(desc(notes.updatedAt), desc(notes.id))
    .limit(limit)
    .offset(offset)
  const found = await studyRows(
    tx,
    rows.map(({ studyId }) => studyId),
  )
  return rows.map(({ studyId, ...note }) => ({ ...note, study: found.get(studyId) as StudyRow }))
}
