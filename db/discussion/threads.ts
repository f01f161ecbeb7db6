import { and, asc, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { isOpenToViewer, readersOf, seenBy } from '@/db/access/audience-scope'
import { withViewer } from '@/db/connection/with-viewer'
import { comments } from '@/db/schema/comments'
import { users } from '@/db/schema/users'
import type { Readers } from '@/lib/access/audience'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { type Comment, commentColumns, commentRows, withRevisions } from './comment-rows'

/** A comment and its replies in the order they were written. */
export type Thread = {
  opener: Comment
  replies: Comment[]
  /** Whom all of it is for. */
  readers: Readers
  /** Whether something can be added to it: not where the groups of it that the viewer is in are archived. */
  isOpen: boolean
  resolved: { at: Date; by: string } | null
}

/** Threads that one page draws. */
export const THREADS_SHOWN = 100

const author = alias(users, 'author')
const resolver = alias(users, 'resolver')

/** The threads on a study that the viewer may see, the latest first: those still open before those resolved. */
export async function threadsOn(viewer: Viewer, studyId: number): Promise<Thread[]> {
  return withViewer(viewer, async (tx) => {
    const onStudy = and(eq(comments.studyId, studyId), seenBy(viewer, comments))
    const openers = (
      await tx
        .select({
          ...commentColumns,
          ...readersOf(comments),
          isOpen: isOpenToViewer(comments),
          resolvedAt: comments.resolvedAt,
          resolver: resolver.name,
        })
        .from(comments)
        .innerJoin(author, eq(author.id, comments.authorId))
        .leftJoin(resolver, eq(resolver.id, comments.resolvedBy))
        .where(and(onStudy, isNull(comments.threadId)))
        .orderBy(sql`${comments.resolvedAt} is not null`, desc(comments.createdAt), desc(comments.id))
        .limit(THREADS_SHOWN)
    ).filter((opener) => can(viewer, 'comment.read', opener))
    const ids = openers.map(({ id }) => id)
    const replies = await commentRows(tx)
      .where(and(onStudy, inArray(comments.threadId, ids)))
      .orderBy(asc(comments.createdAt), asc(comments.id))
    const ofThreads = openers.map(({ audience, groups, otherGroups, isOpen, resolvedAt, resolver: by, ...opener }) => ({
      opener,
      readers: { audience, groups, otherGroups },
      isOpen: opener.isForViewer && isOpen,
      resolved: resolvedAt ? { at: resolvedAt, by: by ?? '' } : null,
    }))
    const shown = await withRevisions(tx, [...ofThreads.map(({ opener }) => opener), ...replies])
    const commentsOf = (rows: readonly { id: string }[]) => rows.flatMap(({ id }) => shown.get(id) ?? [])
    return ofThreads.flatMap(({ opener: { id }, ...thread }) =>
      commentsOf([{ id }]).map((opener) => ({
        opener,
        replies: commentsOf(replies.filter(({ threadId }) => threadId === id)),
        ...thread,
      })),
    )
  })
}

/** How many comments the viewer may read on a study, tombstones not counted. */
export async function countComments(viewer: Viewer, studyId: number): Promise<number> {
  const [row] = await withViewer(viewer, (tx) =>
    tx
      .select({ count: count() })
      .from(comments)
      .where(and(eq(comments.studyId, studyId), seenBy(viewer, comments), isNull(comments.deletedAt))),
  )
  return row?.count ?? 0
}
