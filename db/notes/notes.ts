import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { isForViewer, seenBy } from '@/db/access/audience-scope'
import { ownedBy } from '@/db/access/owned-by'
import { idempotent } from '@/db/connection/idempotent'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { holdGroups, lockAudience } from '@/db/groups/lock-audience'
import { notes } from '@/db/schema/notes'
import { studies } from '@/db/schema/studies'
import { AppError, notFound } from '@/lib/access/app-error'
import type { NoteAccess } from '@/lib/access/asked-about'
import {
  audienceKey,
  type ChosenAudience,
  chosenAudience,
  isSameAudience,
  isWider,
  ONLY_ME,
  wideningQuestion,
} from '@/lib/access/audience'
import { compareVersion, versionConflict } from '@/lib/access/compare-version'
import { hidden, missing } from '@/lib/access/denial'
import { type Authorised, authorisedRow, authorize, can, type RightOn } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'

/** Writes a note on a study, for its author alone unless it says otherwise. The same form posted twice makes one note. */
export async function createNote(
  viewer: Person,
  input: { key: string; studyId: number; body: string; for?: ChosenAudience },
): Promise<{ noteId: string }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'note.create')
    return idempotent(tx, viewer, input.key, 'note.create', async () => {
      const [study] = await tx.select({ id: studies.id }).from(studies).where(eq(studies.id, input.studyId))
      if (!study) throw notFound('study')
      const chosen = chosenAudience(input.for ?? ONLY_ME)
      await lockAudience(tx, viewer, chosen)
      const [made] = await tx
        .insert(notes)
        .values({ authorId: viewer.id, studyId: study.id, body: input.body, ...columnsOf(chosen) })
        .returning({ id: notes.id })
      const noteId = made?.id as string
      await recordEvent(tx, viewer, 'note.create', noteId)
      if (isWider(ONLY_ME, chosen)) await recordEvent(tx, viewer, 'note.widen', noteId, chosen)
      return { noteId }
    })
  })
}

/**
 * Replaces a note's text, and whom it is for; `version` is the one that the person was shown. Throws `conflict` for an older
 * one, and `unconfirmed` where more people could read it than before and `confirmed` does not name just these.
 */
export async function changeNote(
  viewer: Viewer,
  input: { noteId: string; version: number; body: string; for?: ChosenAudience; confirmed?: string },
): Promise<{ isNarrowed: boolean }> {
  return withViewer(viewer, async (tx) => {
    const note = await ownNote(tx, viewer, input.noteId, 'note.change')
    if (note.deleted) throw new AppError('conflict', 'This note was deleted in the meantime. Restore it, then save.')
    compareVersion(note, input, 'note')
    const chosen = chosenAudience(input.for ?? note)
    const names = await lockAudience(tx, viewer, chosen)
    const isWidened = isWider(note, chosen)
    if (isWidened && input.confirmed !== audienceKey(chosen))
      throw new AppError('unconfirmed', wideningQuestion({ ...chosen, groups: names }))
    const changed = await tx
      .update(notes)
      .set({ body: input.body, ...columnsOf(chosen), updatedAt: sql`now()`, version: sql`${notes.version} + 1` })
      .where(and(eq(notes.id, note.id), eq(notes.version, input.version)))
      .returning({ id: notes.id })
    if (changed.length === 0) throw versionConflict('note')
    const isSame = isSameAudience(note, chosen)
    if (isSame || note.body !== input.body) await recordEvent(tx, viewer, 'note.change', note.id)
    if (!isSame) await recordEvent(tx, viewer, isWidened ? 'note.widen' : 'note.narrow', note.id, chosen)
    return { isNarrowed: isWider(chosen, note) }
  })
}

/** Takes a note away, from everybody who could read it; `restoreNote` brings it back. */
export async function deleteNote(viewer: Viewer, input: { noteId: string }): Promise<void> {
  await setDeleted(viewer, input.noteId, 'note.delete')
}

/** Brings a note back, for those whom it was for; for its author alone where they may not write for all of these now. */
export async function restoreNote(viewer: Viewer, input: { noteId: string }): Promise<void> {
  await setDeleted(viewer, input.noteId, 'note.restore')
}

async function setDeleted(viewer: Viewer, noteId: string, action: 'note.delete' | 'note.restore') {
  const deleting = action === 'note.delete'
  await withViewer(viewer, async (tx) => {
    const note = await ownNote(tx, viewer, noteId, 'note.delete')
    if (note.deleted === deleting) return
    const isKept = deleting || note.audience !== 'groups' || (await mayWriteForAll(tx, note))
    await tx
      .update(notes)
      .set({ deletedAt: deleting ? sql`now()` : null, ...(!isKept && columnsOf(ONLY_ME)) })
      .where(eq(notes.id, note.id))
    await recordEvent(tx, viewer, action, note.id)
    if (!isKept) await recordEvent(tx, viewer, 'note.narrow', note.id, ONLY_ME)
  })
}

const mayWriteForAll = async (tx: Transaction, { groupIds }: ChosenAudience) =>
  (await holdGroups(tx, groupIds)).length === groupIds.length

const columnsOf = ({ audience, groupIds }: ChosenAudience) => ({ audience, audienceGroups: [...groupIds] })

/** The viewer's own note; one that is not for them is not found, also to an administrator. */
async function ownNote<R extends RightOn<'note', OwnNote>>(
  tx: Transaction,
  viewer: Viewer,
  noteId: string,
  right: R,
): Promise<Authorised<R, OwnNote>> {
  const [note] = await tx
    .select({
      id: notes.id,
      authorId: notes.authorId,
      body: notes.body,
      audience: notes.audience,
      groupIds: notes.audienceGroups,
      version: notes.version,
      isForViewer: sql<boolean>`${notes.deletedAt} is null and ${isForViewer(notes)}`,
      deleted: sql<boolean>`${notes.deletedAt} is not null`,
    })
    .from(notes)
    .where(
      and(eq(notes.id, noteId), seenBy(viewer, notes), or(ownedBy(viewer, notes.authorId), isNull(notes.deletedAt))),
    )
  if (!note || !can(viewer, 'note.read', note)) throw missing(viewer, 'note', hidden(right, 'note', noteId))
  return authorisedRow(viewer, right, note)
}

type OwnNote = NoteAccess & ChosenAudience & { id: string; body: string; version: number; deleted: boolean }
