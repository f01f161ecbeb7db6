import { and, eq, isNull, sql } from 'drizzle-orm'
import { idempotent } from '@/db/connection/idempotent'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { commentRevisions, comments } from '@/db/schema/comments'
import { studies } from '@/db/schema/studies'
import { notFound } from '@/lib/access/app-error'
import { versionConflict } from '@/lib/access/compare-version'
import { type Authorised, authorisedRow, authorize, type CommentAccess, type RightOn } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'

/**
 * Says something on a study, to everyone here. With `threadId` it is a reply: to a reply also, and then it
 * stands in that one's thread. The same form posted twice makes one comment.
 */
export async function createComment(
  viewer: Person,
  input: { key: string; studyId: number; threadId?: string; quote?: string; body: string },
): Promise<{ commentId: string }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'comment.create')
    return idempotent(tx, viewer, input.key, 'comment.create', async () => {
      const [study] = await tx.select({ id: studies.id }).from(studies).where(eq(studies.id, input.studyId))
      if (!study) throw notFound('study')
      const threadId = input.threadId ? await threadOf(tx, study.id, input.threadId) : null
      const [made] = await tx
        .insert(comments)
        .values({ studyId: study.id, authorId: viewer.id, threadId, quote: input.quote || null, body: input.body })
        .returning({ id: comments.id })
      const commentId = made?.id as string
      await recordEvent(tx, viewer, 'comment.create', commentId)
      return { commentId }
    })
  })
}

/** Replaces a comment's words and keeps what it said before. Throws `conflict` when `version` is not the latest. */
export async function changeComment(
  viewer: Viewer,
  input: { commentId: string; version: number; body: string },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const comment = await findLiveComment(tx, viewer, input.commentId, 'comment.change')
    if (comment.version === input.version && comment.body === input.body) return
    const changed = await tx
      .update(comments)
      .set({ body: input.body, editedAt: sql`now()`, version: sql`${comments.version} + 1` })
      .where(and(eq(comments.id, comment.id), eq(comments.version, input.version), isNull(comments.deletedAt)))
      .returning({ id: comments.id })
    if (changed.length === 0) throw versionConflict('comment')
    await tx.insert(commentRevisions).values({ commentId: comment.id, version: input.version, body: comment.body })
    await recordEvent(tx, viewer, 'comment.change', comment.id)
  })
}

/**
 * Leaves a tombstone: the place in the thread stays, the words, the quote and every earlier version go. What
 * somebody else quoted of it is theirs.
 */
export async function deleteComment(viewer: Viewer, input: { commentId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const comment = await findLiveComment(tx, viewer, input.commentId, 'comment.delete')
    // The update waits for an edit under way, whose revision the next line then finds.
    await tx
      .update(comments)
      .set({ body: '', quote: null, deletedAt: sql`now()`, version: sql`${comments.version} + 1` })
      .where(eq(comments.id, comment.id))
    await tx.delete(commentRevisions).where(eq(commentRevisions.commentId, comment.id))
    await recordEvent(tx, viewer, 'comment.delete', comment.id)
  })
}

/** Marks a thread as settled, by whoever opened it or an editor. */
export async function resolveThread(viewer: Viewer, input: { threadId: string }): Promise<void> {
  await setResolved(viewer, input.threadId, true)
}

export async function reopenThread(viewer: Viewer, input: { threadId: string }): Promise<void> {
  await setResolved(viewer, input.threadId, false)
}

async function setResolved(viewer: Viewer, threadId: string, resolved: boolean) {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'comment.read')
    const [thread] = await tx
      .select({ openerId: comments.authorId, resolved: sql<boolean>`${comments.resolvedAt} is not null` })
      .from(comments)
      .where(and(eq(comments.id, threadId), isNull(comments.threadId)))
    if (!thread) throw notFound('thread')
    authorize(viewer, 'comment.resolve', thread)
    if (thread.resolved === resolved) return
    await tx
      .update(comments)
      .set(resolved ? { resolvedAt: sql`now()`, resolvedBy: viewer.id } : { resolvedAt: null, resolvedBy: null })
      .where(eq(comments.id, threadId))
    await recordEvent(tx, viewer, resolved ? 'comment.resolve' : 'comment.reopen', threadId)
  })
}

/** The thread that `commentId` opened or stands in. */
async function threadOf(tx: Transaction, studyId: number, commentId: string): Promise<string> {
  const [answered] = await tx
    .select({ id: comments.id, threadId: comments.threadId })
    .from(comments)
    .where(and(eq(comments.id, commentId), eq(comments.studyId, studyId)))
  if (!answered) throw notFound('thread')
  return answered.threadId ?? answered.id
}

/** A comment that has not been deleted, once `viewer` may do `right` with it. */
async function findLiveComment<R extends RightOn<'comment', LiveComment>>(
  tx: Transaction,
  viewer: Viewer,
  commentId: string,
  right: R,
): Promise<Authorised<R, LiveComment>> {
  authorize(viewer, 'comment.read')
  const [comment] = await tx
    .select({ id: comments.id, authorId: comments.authorId, body: comments.body, version: comments.version })
    .from(comments)
    .where(and(eq(comments.id, commentId), isNull(comments.deletedAt)))
  if (!comment) throw notFound('comment')
  return authorisedRow(viewer, right, comment)
}

type LiveComment = CommentAccess & { id: string; body: string; version: number }
