import { and, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { comments } from '@/db/schema/comments'
import { mentions } from '@/db/schema/notices'
import { users } from '@/db/schema/users'
import { AppError } from '@/lib/access/app-error'
import type { Person } from '@/lib/access/viewer'
import { type Mentioned, MOST_MENTIONS } from '@/lib/markdown/mention'
import { mentionsIn } from '@/lib/markdown/mentions-in'
import { mentionableIn } from './mention-scope'

/** Those who are mentioned in a comment, by the names that they have now: with its other columns. */
export const mentionedIn = sql<Mentioned[]>`coalesce((
  select json_agg(json_build_object('id', u.id, 'name', u.name) order by u.id)
  from mentions m join users u on u.id = m.user_id where m.comment_id = ${comments.id}), '[]'::json)`

/**
 * Notes whom the words of a comment of the viewer's mention, so that they are notified; who was mentioned in it before is not
 * notified again. Says whom they name in vain, by the names that they typed: nobody here, or nobody who can be mentioned there.
 */
export async function writeMentions(
  tx: Transaction,
  viewer: Person,
  comment: { id: string; threadId: string; body: string },
): Promise<string[]> {
  const named = mentionsIn(comment.body).filter(({ id }) => id !== viewer.id)
  if (named.length === 0) return []
  if (named.length > MOST_MENTIONS)
    throw new AppError('invalid', `A comment can mention at most ${MOST_MENTIONS} people.`)
  const ids = named.map(({ id }) => id)
  const found = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(inArray(users.id, ids), mentionableIn(viewer, comment.threadId)))
  if (found.length > 0)
    await tx
      .insert(mentions)
      .values(found.map(({ id }) => ({ commentId: comment.id, userId: id })))
      .onConflictDoNothing()
  const reached = new Set(found.map(({ id }) => id))
  return named.flatMap(({ id, name }) => (reached.has(id) ? [] : [name]))
}
