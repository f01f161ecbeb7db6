import { desc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { hasAuthorLeft, isForViewer } from '@/db/access/audience-scope'
import type { Transaction } from '@/db/connection/pool'
import { commentRevisions, comments } from '@/db/schema/comments'
import { users } from '@/db/schema/users'
import type { Mentioned } from '@/lib/markdown/mention'
import { mentionedIn } from './mentions'

export type Revision = { version: number; body: string; replacedAt: Date }
export type Comment = {
  id: string
  authorId: string
  author: string
  /** Whether the viewer is one of those whom it is for: whoever wrote it may not be any more. */
  isForViewer: boolean
  /** Its author is in none of the groups that it is for any more. */
  hasAuthorLeft: boolean
  quote: string | null
  /** Empty where `deleted`. */
  body: string
  mentioned: Mentioned[]
  createdAt: Date
  editedAt: Date | null
  deleted: boolean
  version: number
  /** What it said before, the latest first; ten at most. */
  revisions: Revision[]
}

const REVISIONS_SHOWN = 10

const author = alias(users, 'author')

/** A comment's own columns; names come from `users`, where those whose account is closed still stand. */
export const commentColumns = {
  id: comments.id,
  threadId: comments.threadId,
  authorId: comments.authorId,
  author: author.name,
  isForViewer: isForViewer(comments),
  hasAuthorLeft: hasAuthorLeft(comments),
  quote: comments.quote,
  body: comments.body,
  mentioned: mentionedIn,
  createdAt: comments.createdAt,
  editedAt: comments.editedAt,
  deleted: sql<boolean>`${comments.deletedAt} is not null`,
  version: comments.version,
}

type CommentRow = Omit<Comment, 'revisions'> & { threadId: string | null }

export const commentRows = (tx: Transaction) =>
  tx.select(commentColumns).from(comments).innerJoin(author, eq(author.id, comments.authorId)).$dynamic()

/** Each with what it said before, by its id. */
export async function withRevisions(tx: Transaction, rows: readonly CommentRow[]): Promise<Map<string, Comment>> {
  const revisions = await revisionsOf(
    tx,
    rows.filter(({ editedAt }) => editedAt).map(({ id }) => id),
  )
  return new Map(
    rows.map(({ threadId: _thread, ...row }) => [row.id, { ...row, revisions: revisions.get(row.id) ?? [] }]),
  )
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
