import { and, eq, inArray, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { notices } from '@/db/schema/notices'
import { hidden, missing } from '@/lib/access/denial'
import { authorisedRow, authorize } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { InboxTab } from '@/lib/inbox/notice'
import { shownNotices } from './notice-scope'

const CHANGES: Record<InboxTab, Partial<Record<'seenAt' | 'laterAt' | 'doneAt', SQL | null>>> = {
  // It stays known that it was for later: what is done by mistake comes back to where it was.
  done: { doneAt: sql`now()` },
  later: { laterAt: sql`now()`, doneAt: null },
  // As it was when it came: unread.
  new: { seenAt: null, laterAt: null, doneAt: null },
}

/** Puts one notice under another tab. */
export async function moveNotice(viewer: Viewer, input: { noticeId: string; to: InboxTab }): Promise<{ id: string }> {
  return withViewer(viewer, async (tx) => {
    const notice = await findNotice(tx, viewer, input.noticeId)
    // What is done stays as it was done: an undo finds what was done together by its moment.
    const unless = input.to === 'done' ? isNull(notices.doneAt) : undefined
    await tx
      .update(notices)
      .set(CHANGES[input.to])
      .where(and(eq(notices.id, notice.id), unless))
    return { id: notice.id }
  })
}

/** Everything about one study is done; says by which notice it can be undone, null where there was nothing. */
export async function settleStudy(viewer: Viewer, input: { studyId: number }): Promise<{ id: string | null }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'notice.change', { userId: viewer.kind === 'person' ? viewer.id : '' })
    const open = await tx
      .select({ id: notices.id, userId: notices.userId })
      .from(notices)
      .where(and(shownNotices(viewer), eq(notices.studyId, input.studyId), isNull(notices.doneAt)))
    const ids = open.map((row) => authorisedRow(viewer, 'notice.change', row).id)
    if (ids.length > 0) await tx.update(notices).set(CHANGES.done).where(inArray(notices.id, ids))
    return { id: ids[0] ?? null }
  })
}

/** How many notices `undoDone` brings back. */
export async function countUndo(viewer: Viewer, noticeId: string): Promise<number> {
  if (!isUuid(noticeId)) return 0
  const [row] = await withViewer(viewer, (tx) =>
    tx.select({ count: sql<number>`count(*)::int` }).from(notices).where(doneWith(viewer, noticeId)),
  )
  return row?.count ?? 0
}

/** Takes back that a notice is done, and with it whatever of its study was done at the same moment. */
export async function undoDone(viewer: Viewer, input: { noticeId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const notice = await findNotice(tx, viewer, input.noticeId)
    await tx.update(notices).set({ doneAt: null }).where(doneWith(viewer, notice.id))
  })
}

const doneWith = (viewer: Viewer, noticeId: string) =>
  and(
    shownNotices(viewer),
    isNotNull(notices.doneAt),
    sql`(${notices.id} = ${noticeId} or (${notices.doneAt}, ${notices.studyId}) = (
      select one.done_at, one.study_id from notices one where one.id = ${noticeId}))`,
  )

/** Takes note that the viewer has opened what a notice is about. */
export async function markNoticeSeen(viewer: Viewer, input: { noticeId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const notice = await findNotice(tx, viewer, input.noticeId)
    await tx
      .update(notices)
      .set({ seenAt: sql`now()` })
      .where(and(eq(notices.id, notice.id), isNull(notices.seenAt)))
  })
}

/** An invitation that is answered is done with, in the transaction of the answer. */
export async function settleInvitation(tx: Transaction, viewer: Viewer, invitationId: string): Promise<void> {
  await tx
    .update(notices)
    .set(CHANGES.done)
    .where(and(shownNotices(viewer), eq(notices.invitationId, invitationId), isNull(notices.doneAt)))
}

/** What was said of a search before its reader's page was drawn is done with, in the transaction in which they have seen it. */
export async function settleSearch(tx: Transaction, viewer: Viewer, searchId: string, upTo: Date): Promise<void> {
  await tx
    .update(notices)
    .set(CHANGES.done)
    .where(
      and(shownNotices(viewer), eq(notices.searchId, searchId), isNull(notices.doneAt), lte(notices.happenedAt, upTo)),
    )
}

async function findNotice(tx: Transaction, viewer: Viewer, id: string) {
  const [notice] = isUuid(id)
    ? await tx
        .select({ id: notices.id, userId: notices.userId })
        .from(notices)
        .where(and(eq(notices.id, id), shownNotices(viewer)))
    : []
  if (!notice) throw missing(viewer, 'notice', hidden('notice.change', 'notice', id))
  return authorisedRow(viewer, 'notice.change', notice)
}
