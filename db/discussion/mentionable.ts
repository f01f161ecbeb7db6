import { and, eq } from 'drizzle-orm'
import { isForViewer, seenBy } from '@/db/access/audience-scope'
import { type Colleague, colleaguesNamed } from '@/db/access/directory'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { comments } from '@/db/schema/comments'
import { type ChosenAudience, chosenAudience } from '@/lib/access/audience'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { directoryQuery } from '@/lib/groups/group'
import { mentionableFor, mentionableIn } from './mention-scope'

/** What is typed of a name, and where: in the thread of a comment, or in a new one for those who are chosen. */
export type Mentioning = { typed: string; commentId?: string; for?: ChosenAudience }

/** People who can be mentioned there and whose name has these letters, by the rules of the directory. */
export async function findMentionable(viewer: Viewer, { typed, commentId, ...rest }: Mentioning): Promise<Colleague[]> {
  const text = directoryQuery(typed)
  if (!can(viewer, 'directory.read') || text === null) return []
  return withViewer(viewer, async (tx) => {
    if (commentId === undefined)
      return colleaguesNamed(
        tx,
        text,
        mentionableFor(viewer, chosenAudience(rest.for ?? { audience: 'everyone', groupIds: [] })),
      )
    const threadId = await threadOf(tx, viewer, commentId)
    return threadId === null ? [] : colleaguesNamed(tx, text, mentionableIn(viewer, threadId))
  })
}

/** The thread of a comment that the viewer may answer; null where there is none. */
async function threadOf(tx: Transaction, viewer: Viewer, commentId: string): Promise<string | null> {
  const [comment] = isUuid(commentId)
    ? await tx
        .select({ threadId: comments.threadId, authorId: comments.authorId, isForViewer: isForViewer(comments) })
        .from(comments)
        .where(and(eq(comments.id, commentId), seenBy(viewer, comments)))
    : []
  return comment && can(viewer, 'comment.answer', comment) ? (comment.threadId ?? commentId) : null
}
