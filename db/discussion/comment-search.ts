import { and, count, desc, eq, ilike, isNull, or } from 'drizzle-orm'
import { isForViewer, readersOf, seenBy } from '@/db/access/audience-scope'
import { withViewer } from '@/db/connection/with-viewer'
import { comments } from '@/db/schema/comments'
import { studies } from '@/db/schema/studies'
import { users } from '@/db/schema/users'
import type { Readers } from '@/lib/access/audience'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { Mentioned } from '@/lib/markdown/mention'
import { containing, searchWords } from '@/lib/notes/note-search'
import { studyAddress } from '@/lib/studies/study-address'
import { mentionedIn } from './mentions'

export type FoundComment = {
  id: string
  author: string
  quote: string | null
  body: string
  mentioned: Mentioned[]
  readers: Readers
  createdAt: Date
  study: { title: string; address: string }
}

const COMMENTS_A_PAGE = 20

/**
 * One page of what was said in the discussions that the viewer may read, the latest first; `query`: each of its words in
 * comment, quote or title. What they may not read is left out before anything is looked for, counted or put in order.
 */
export async function listComments(
  viewer: Viewer,
  { query = '', page = 1 }: { query?: string; page?: number } = {},
): Promise<{ comments: FoundComment[]; total: number }> {
  const words = searchWords(query).map((word) =>
    or(
      ilike(comments.body, containing(word)),
      ilike(comments.quote, containing(word)),
      ilike(studies.title, containing(word)),
    ),
  )
  const found = and(seenBy(viewer, comments), isNull(comments.deletedAt), ...words)
  return withViewer(viewer, async (tx) => {
    const [counted] = await tx
      .select({ total: count() })
      .from(comments)
      .innerJoin(studies, eq(studies.id, comments.studyId))
      .where(found)
    const rows = await tx
      .select({
        id: comments.id,
        authorId: comments.authorId,
        author: users.name,
        isForViewer: isForViewer(comments),
        quote: comments.quote,
        body: comments.body,
        mentioned: mentionedIn,
        readers: readersOf(comments),
        createdAt: comments.createdAt,
        study: { id: studies.id, pmid: studies.pmid, title: studies.title },
      })
      .from(comments)
      .innerJoin(studies, eq(studies.id, comments.studyId))
      .innerJoin(users, eq(users.id, comments.authorId))
      .where(found)
      .orderBy(desc(comments.createdAt), desc(comments.id))
      .limit(COMMENTS_A_PAGE)
      .offset((page - 1) * COMMENTS_A_PAGE)
    return {
      comments: rows
        .filter((row) => can(viewer, 'comment.read', row))
        .map(({ authorId: _author, isForViewer: _isFor, study, ...comment }) => ({
          ...comment,
          study: { title: study.title, address: studyAddress(study) },
        })),
      total: counted?.total ?? 0,
    }
  })
}
