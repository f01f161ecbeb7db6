import { and, eq, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { idempotent } from '@/db/connection/idempotent'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { notes } from '@/db/schema/notes'
import { studies } from '@/db/schema/studies'
import { AppError, notFound } from '@/lib/access/app-error'
import { versionConflict } from '@/lib/access/compare-version'
import {
  type Authorised,
  authorisedRow,
  authorize,
  can,
  missing,
  type NoteAccess,
  type RightOn,
} from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'

/** Writes a note on a study, seen by its author alone. The same form posted twice makes one note. */
export async function createNote(
  viewer: Person,
  input: { key: string; studyId: number; body: string },
): Promise<{ noteId: string }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'note.create')
    return idempotent(tx, viewer, input.key, 'note.create', async () => {
      const [study] = await tx.select({ id: studies.id }).from(studies).where(eq(studies.id, input.studyId))
      if (!study) throw notFound('study')
      const [made] = await tx
        .insert(notes)
        .values({ authorId: viewer.id, studyId: study.id, body: input.body })
        .returning({ id: notes.id })
      const noteId = made?.id as string
      await recordEvent(tx, viewer, 'note.create', noteId)
      return { noteId }
    })
  })
}

/** Replaces a note's text; `version` is the one that the person was shown. Throws `conflict` for an older one. */
export async function changeNote(
  viewer: Viewer,
  input: { noteId: string; version: number; body: string },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const note = await ownNote(tx, viewer, input.noteId, 'note.change')
    if (note.deleted) throw new AppError('conflict', 'This note was deleted in the meantime. Restore it, then save.')
    const changed = await tx
      .update(notes)
      .set({ body: input.body, updatedAt: sql`now()`, version: sql`${notes.version} + 1` })
      .where(and(eq(notes.id, note.id), eq(notes.version, input.version)))
      .returning({ id: notes.id })
    if (changed.length === 0) throw versionConflict('note')
    await recordEvent(tx, viewer, 'note.change', note.id)
  })
}

/** Takes a note away; `restoreNote` brings it back. */
export async function deleteNote(viewer: Viewer, input: { noteId: string }): Promise<void> {
  await setDeleted(viewer, input.noteId, 'note.delete')
}

export async function restoreNote(viewer: Viewer, input: { noteId: string }): Promise<void> {
  await setDeleted(viewer, input.noteId, 'note.restore')
}

async function setDeleted(viewer: Viewer, noteId: string, action: 'note.delete' | 'note.restore') {
  const deleting = action === 'note.delete'
  await withViewer(viewer, async (tx) => {
    const note = await ownNote(tx, viewer, noteId, 'note.delete')
    if (note.deleted === deleting) return
    await tx
      .update(notes)
      .set({ deletedAt: deleting ? sql`now()` : null })
      .where(eq(notes.id, note.id))
    await recordEvent(tx, viewer, action, note.id)
  })
}

/** The viewer's own note; anybody else's is not found, also to an administrator. */
async function ownNote<R extends RightOn<'note', OwnNote>>(
  tx: Transaction,
  viewer: Viewer,
  noteId: string,
  right: R,
): Promise<Authorised<R, OwnNote>> {
  const [note] = await tx
    .select({ id: notes.id, authorId: notes.authorId, deleted: sql<boolean>`${notes.deletedAt} is not null` })
    .from(notes)
    .where(and(eq(notes.id, noteId), ownedBy(viewer, notes.authorId)))
  if (!note || !can(viewer, 'note.read', note)) throw missing(viewer, 'note')
  return authorisedRow(viewer, right, note)
}

type OwnNote = NoteAccess & { id: string; deleted: boolean }
