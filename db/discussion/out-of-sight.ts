import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { isForViewer } from '@/db/access/audience-scope'
import { ownedBy } from '@/db/access/owned-by'
import { withViewer } from '@/db/connection/with-viewer'
import { comments } from '@/db/schema/comments'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { type Comment, commentRows, withRevisions } from './comment-rows'

const SHOWN = 100

/**
 * What the viewer said on a study in threads of others that they may not read any more, the latest first: theirs to see and
 * to take back.
 */
export async function ownCommentsOutOfSight(viewer: Viewer, studyId: number): Promise<Comment[]> {
  return withViewer(viewer, async (tx) => {
    const rows = await commentRows(tx)
      .where(
        and(
          eq(comments.studyId, studyId),
          ownedBy(viewer, comments.authorId),
          sql`not ${isForViewer(comments)} and ${comments.threadId} not in (
            select opener.id from comments opener where opener.thread_id is null and opener.author_id = ${comments.authorId})`,
          isNull(comments.deletedAt),
        ),
      )
      .orderBy(desc(comments.createdAt), desc(comments.id))
      .limit(SHOWN)
    const own = rows.filter((row) => can(viewer, 'comment.read', row))
    return [...(await withRevisions(tx, own)).values()]
  })
}
