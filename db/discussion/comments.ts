import { and, eq, isNull, sql } from 'drizzle-orm'
import { isForViewer, seenBy } from '@/db/access/audience-scope'
import { idempotent } from '@/db/connection/idempotent'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { holdGroups, lockAudience } from '@/db/groups/lock-audience'
import { commentRevisions, comments } from '@/db/schema/comments'
import { studies } from '@/db/schema/studies'
import { AppError, notFound } from '@/lib/access/app-error'
import type { CommentAccess } from '@/lib/access/asked-about'
import { type Audience, type ChosenAudience, chosenAudience } from '@/lib/access/audience'
import { versionConflict } from '@/lib/access/compare-version'
import { hidden, missing } from '@/lib/access/denial'
import { type Authorised, authorisedRow, authorize, can, type RightOn } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'
import { writeMentions } from './mentions'

/** What was written, and whom it names in vain. */
export type Written = { commentId: string; audience: Audience; unreached: string[] }

const EVERYONE: ChosenAudience = { audience: 'everyone', groupIds: [] }

/**
 * Says something on a study, to everyone here or to some groups. With `threadId` it is a reply: to a reply also, and then
 * it stands in that one's thread, for those whom the thread is for. The same form posted twice makes one comment.
 */
export async function createComment(
  viewer: Person,
  input: { key: string; studyId: number; threadId?: string; quote?: string; body: string; for?: ChosenAudience },
): Promise<Written> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'comment.create')
    return idempotent(tx, viewer, input.key, 'comment.create', async () => {
      const [study] = await tx.select({ id: studies.id }).from(studies).where(eq(studies.id, input.studyId))
      if (!study) throw notFound('study')
      const chosen = chosenAudience(input.for ?? EVERYONE)
      const thread = input.threadId ? await lockThread(tx, viewer, study.id, input.threadId) : null
      if (!thread) await lockAudience(tx, viewer, chosen)
      const { audience, groupIds } = thread ?? chosen
      const [made] = await tx
        .insert(comments)
        .values({
          studyId: study.id,
          authorId: viewer.id,
          threadId: thread?.id ?? null,
          quote: input.quote || null,
          body: input.body,
          audience,
          audienceGroups: [...groupIds],
        })
        .returning({ id: comments.id })
      const commentId = made?.id as string
      const said = { id: commentId, threadId: thread?.id ?? commentId, body: input.body }
      const unreached = await writeMentions(tx, viewer, said)
      await recordEvent(tx, viewer, 'comment.create', commentId)
      return { commentId, audience, unreached }
    })
  })
}

/**
 * Replaces a comment's words and keeps what it said before; whoever is mentioned in it for the first time is notified. Throws
 * `conflict` when `version` is not the latest.
 */
export async function changeComment(
  viewer: Viewer,
  input: { commentId: string; version: number; body: string },
): Promise<Written> {
  return withViewer(viewer, async (tx) => {
    const comment = await findLiveComment(tx, viewer, input.commentId, 'comment.change')
    authorize(viewer, 'comment.change', comment)
    await holdThread(tx, comment)
    const written = { commentId: comment.id, audience: comment.audience }
    if (comment.version === input.version && comment.body === input.body) return { ...written, unreached: [] }
    const changed = await tx
      .update(comments)
      .set({ body: input.body, editedAt: sql`now()`, version: sql`${comments.version} + 1` })
      .where(and(eq(comments.id, comment.id), eq(comments.version, input.version), isNull(comments.deletedAt)))
      .returning({ id: comments.id })
    if (changed.length === 0) throw versionConflict('comment')
    await tx.insert(commentRevisions).values({ commentId: comment.id, version: input.version, body: comment.body })
    const said = { id: comment.id, threadId: comment.threadId ?? comment.id, body: input.body }
    const unreached = await writeMentions(tx, viewer, said)
    await recordEvent(tx, viewer, 'comment.change', comment.id)
    return { ...written, unreached }
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
    const [thread] = await tx
      .select({
        id: comments.id,
        authorId: comments.authorId,
        openerId: comments.authorId,
        resolved: sql<boolean>`${comments.resolvedAt} is not null`,
        ...ofAudience,
      })
      .from(comments)
      .where(and(eq(comments.id, threadId), isNull(comments.threadId), seenBy(viewer, comments)))
    if (!thread || !can(viewer, 'comment.read', thread))
      throw missing(viewer, 'thread', hidden('comment.resolve', 'comment', threadId))
    authorize(viewer, 'comment.resolve', thread)
    if (thread.resolved === resolved) return
    await holdThread(tx, thread)
    await tx
      .update(comments)
      .set(resolved ? { resolvedAt: sql`now()`, resolvedBy: viewer.id } : { resolvedAt: null, resolvedBy: null })
      .where(eq(comments.id, threadId))
    await recordEvent(tx, viewer, resolved ? 'comment.resolve' : 'comment.reopen', threadId)
  })
}

const ofAudience = {
  audience: comments.audience,
  groupIds: comments.audienceGroups,
  isForViewer: isForViewer(comments),
}

/** The thread that `commentId` opened or stands in, which the viewer may answer until the transaction ends. */
async function lockThread(tx: Transaction, viewer: Viewer, studyId: number, commentId: string) {
  const [answered] = await tx
    .select({ id: comments.id, threadId: comments.threadId, authorId: comments.authorId, ...ofAudience })
    .from(comments)
    .where(and(eq(comments.id, commentId), eq(comments.studyId, studyId), seenBy(viewer, comments)))
  if (!answered || !can(viewer, 'comment.read', answered))
    throw missing(viewer, 'thread', hidden('comment.answer', 'comment', commentId))
  const thread = authorisedRow(viewer, 'comment.answer', answered)
  await holdThread(tx, thread)
  return { ...thread, id: thread.threadId ?? thread.id }
}

/** Nobody says anything more where no group of a thread is left that they are in and that is not archived. */
async function holdThread(tx: Transaction, { audience, groupIds }: ChosenAudience): Promise<void> {
  if (audience !== 'groups' || (await holdGroups(tx, groupIds)).length > 0) return
  throw new AppError('conflict', 'The group of this thread is archived, or you have just left it: nothing is changed.')
}

/** A comment that has not been deleted, once `viewer` may do `right` with it. */
async function findLiveComment<R extends RightOn<'comment', LiveComment>>(
  tx: Transaction,
  viewer: Viewer,
  commentId: string,
  right: R,
): Promise<Authorised<R, LiveComment>> {
  const [comment] = await tx
    .select({
      id: comments.id,
      threadId: comments.threadId,
      authorId: comments.authorId,
      body: comments.body,
      version: comments.version,
      ...ofAudience,
    })
    .from(comments)
    .where(and(eq(comments.id, commentId), isNull(comments.deletedAt), seenBy(viewer, comments)))
  if (!comment || !can(viewer, 'comment.read', comment))
    throw missing(viewer, 'comment', hidden(right, 'comment', commentId))
  return authorisedRow(viewer, right, comment)
}

type LiveComment = CommentAccess &
  ChosenAudience & { id: string; threadId: string | null; body: string; version: number }
