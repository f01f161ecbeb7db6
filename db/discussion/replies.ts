import { and, desc, eq, gt, isNull, not, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { isForViewer, seenBy } from '@/db/access/audience-scope'
import { ownedBy } from '@/db/access/owned-by'
import { withViewer } from '@/db/connection/with-viewer'
import { comments } from '@/db/schema/comments'
import { studies } from '@/db/schema/studies'
import { users } from '@/db/schema/users'
import { can } from '@/lib/access/policy'
import type { Person } from '@/lib/access/viewer'
import type { Mentioned } from '@/lib/markdown/mention'
import { studyAddress } from '@/lib/studies/study-address'
import { mentionedIn } from './mentions'

export type Reply = {
  id: string
  author: string
  body: string
  mentioned: Mentioned[]
  createdAt: Date
  study: { id: number; title: string; address: string }
}

const author = alias(users, 'author')

/** What others answered since `since` in threads that the viewer may read and opened or took part in, the latest first. */
export async function repliesTo(viewer: Person, since: Date | null, limit = 20): Promise<Reply[]> {
  const opener = alias(comments, 'opener')
  const own = alias(comments, 'own')
  const rows = await withViewer(viewer, (tx) =>
    tx
      .select({
        id: comments.id,
        authorId: comments.authorId,
        author: author.name,
        isForViewer: isForViewer(comments),
        body: comments.body,
        mentioned: mentionedIn,
        createdAt: comments.createdAt,
        study: { id: studies.id, pmid: studies.pmid, title: studies.title },
      })
      .from(comments)
      .innerJoin(opener, eq(opener.id, comments.threadId))
      .innerJoin(author, eq(author.id, comments.authorId))
      .innerJoin(studies, eq(studies.id, comments.studyId))
      .where(
        and(
          seenBy(viewer, comments),
          not(ownedBy(viewer, comments.authorId)),
          isNull(comments.deletedAt),
          since ? gt(comments.createdAt, since) : undefined,
          or(
            ownedBy(viewer, opener.authorId),
            sql`exists (select from ${comments} ${own} where ${own.threadId} = ${opener.id}
              and ${ownedBy(viewer, own.authorId)} and ${own.createdAt} < ${comments.createdAt} and ${own.deletedAt} is null)`,
          ),
        ),
      )
      .orderBy(desc(comments.createdAt), desc(comments.id))
      .limit(limit),
  )
  return rows
    .filter((row) => can(viewer, 'comment.read', row))
    .map(({ authorId: _author, isForViewer: _isFor, study: { pmid, ...study }, ...reply }) => ({
      ...reply,
      study: { ...study, address: studyAddress({ ...study, pmid }) },
    }))
}
