import { and, asc, count, desc, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { commentRevisions, comments } from '@/db/schema/comments'
import { studies } from '@/db/schema/studies'
import { users } from '@/db/schema/users'
import { can } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'
import { studyAddress } from '@/lib/studies/study-address'

export type Revision = { version: number; body: string; replacedAt: Date }
export type Comment = {
  id: string
  authorId: string
  author: string
  quote: string | null
  /** Empty where `deleted`. */
  body: string
  createdAt: Date
  editedAt: Date | null
  deleted: boolean
  version: number
  /** What it said before, the latest first; ten at most. */
  revisions: Revision[]
}
/** A comment and its replies in the order they were written. */
export type Thread = {
  opener: Comment
  replies: Comment[]
  resolved: { at: Date; by: string } | null
}

/** Threads that one page draws. */
export const THREADS_SHOWN = 100
const REVISIONS_SHOWN = 10

const author = alias(users, 'author')
const resolver = alias(users, 'resolver')

/** The threads on a study, the latest first: those still open before those resolved. */
export async function threadsOn(viewer: Viewer, studyId: number): Promise<Thread[]> {
  if (!can(viewer, 'comment.read')) return []
  return withViewer(viewer, async (tx) => {
    const openers = await commentRows(tx)
      .where(and(eq(comments.studyId, studyId), isNull(comments.threadId)))
      .orderBy(sql`${comments.resolvedAt} is not null`, desc(comments.createdAt), desc(comments.id))
      .limit(THREADS_SHOWN)
    if (openers.length === 0) return []
    const replies = await commentRows(tx)
      .where(
        inArray(
          comments.threadId,
          openers.map(({ id }) => id),
        ),
      )
      .orderBy(asc(comments.createdAt), asc(comments.id))
    const revisions = await revisionsOf(
      tx,
      [...openers, ...replies].filter(({ editedAt }) => editedAt).map(({ id }) => id),
    )
    const toComment = ({ resolvedAt: _at, resolver: _by, threadId: _thread, ...row }: (typeof openers)[number]) => ({
      ...row,
      revisions: revisions.get(row.id) ?? [],
    })
    return openers.map((opener) => ({
      opener: toComment(opener),
      replies: replies.filter(({ threadId }) => threadId === opener.id).map(toComment),
      resolved: opener.resolvedAt ? { at: opener.resolvedAt, by: opener.resolver ?? '' } : null,
    }))
  })
}

/** How many comments stand on a study, tombstones not counted. */
export async function countComments(viewer: Viewer, studyId: number): Promise<number> {
  if (!can(viewer, 'comment.read')) return 0
  const [row] = await withViewer(viewer, (tx) =>
    tx
      .select({ count: count() })
      .from(comments)
      .where(and(eq(comments.studyId, studyId), isNull(comments.deletedAt))),
  )
  return row?.count ?? 0
}

export type Reply = {
  id: string
  author: string
  body: string
  createdAt: Date
  study: { id: number; title: string; address: string }
}

/** What others answered since `since` in threads that the viewer opened or took part in, the latest first. */
export async function repliesTo(viewer: Person, since: Date | null, limit = 20): Promise<Reply[]> {
  if (!can(viewer, 'comment.read')) return []
  const opener = alias(comments, 'opener')
  const own = alias(comments, 'own')
  const rows = await withViewer(viewer, (tx) =>
    tx
      .select({
        id: comments.id,
        author: author.name,
        body: comments.body,
        createdAt: comments.createdAt,
        study: { id: studies.id, pmid: studies.pmid, title: studies.title },
      })
      .from(comments)
      .innerJoin(opener, eq(opener.id, comments.threadId))
      .innerJoin(author, eq(author.id, comments.authorId))
      .innerJoin(studies, eq(studies.id, comments.studyId))
      .where(
        and(
          ne(comments.authorId, viewer.id),
          isNull(comments.deletedAt),
          since ? gt(comments.createdAt, since) : undefined,
          or(
            eq(opener.authorId, viewer.id),
            sql`exists (select from ${comments} ${own} where ${own.threadId} = ${opener.id}
              and ${own.authorId} = ${viewer.id} and ${own.createdAt} < ${comments.createdAt} and ${own.deletedAt} is null)`,
          ),
        ),
      )
      .orderBy(desc(comments.createdAt), desc(comments.id))
      .limit(limit),
  )
  return rows.map(({ study: { pmid, ...study }, ...reply }) => ({
    ...reply,
    study: { ...study, address: studyAddress({ ...study, pmid }) },
  }))
}

/** Names come from `users`, where those whose account is closed still stand. */
function commentRows(tx: Transaction) {
  return tx
    .select({
      id: comments.id,
      threadId: comments.threadId,
      authorId: comments.authorId,
      author: author.name,
      quote: comments.quote,
      body: comments.body,
      createdAt: comments.createdAt,
      editedAt: comments.editedAt,
      deleted: sql<boolean>`${comments.deletedAt} is not null`,
      version: comments.version,
      resolvedAt: comments.resolvedAt,
      resolver: resolver.name,
    })
    .from(comments)
    .innerJoin(author, eq(author.id, comments.authorId))
    .leftJoin(resolver, eq(resolver.id, comments.resolvedBy))
    .$dynamic()
}

async function revisionsOf(tx: Transaction, ids: string[]): Promise<Map<string, Revision[]>> {
  if (ids.length === 0) return new Map()
  const rank = sql<number>`row_number() over (partition by ${commentRevisions.commentId} order by ${commentRevisions.version} desc)`
  const ranked = tx
    .select({
      commentId: commentRevisions.commentId,
      version: commentRevisions.version,
      body: commentRevisions.body,
      replacedAt: commentRevisions.replacedAt,
      rank: rank.as('rank'),
    })
    .from(commentRevisions)
    .where(inArray(commentRevisions.commentId, ids))
    .as('ranked')
  const rows = await tx
    .select()
    .from(ranked)
    .where(sql`${ranked.rank} <= ${REVISIONS_SHOWN}`)
    .orderBy(desc(ranked.version))
  const found = new Map<string, Revision[]>()
  for (const { commentId, rank: _rank, ...revision } of rows) {
    found.set(commentId, [...(found.get(commentId) ?? []), revision])
  }
  return found
}
