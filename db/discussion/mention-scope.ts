import { and, ne, type SQL, sql } from 'drizzle-orm'
import { users } from '@/db/schema/users'
import type { ChosenAudience } from '@/lib/access/audience'
import type { Viewer } from '@/lib/access/viewer'

/** People whom the viewer may mention in a thread, by the comment that opened it. Row security asks the same function. */
export const mentionableIn = (viewer: Viewer, threadId: string): SQL =>
  viewer.kind === 'person' ? sql`app.may_mention(${threadId}, ${users.id})` : sql`false`

/** Those whom they may mention in a thread that they open: everybody, or who is in one of these groups of theirs. */
export const mentionableFor = (viewer: Viewer, chosen: ChosenAudience): SQL | undefined => {
  if (viewer.kind !== 'person' || chosen.audience === 'me') return sql`false`
  const shared =
    chosen.audience === 'groups'
      ? sql`exists (select from group_members m where m.user_id = ${users.id} and m.left_at is null
          and m.group_id = any (${sql.param(chosen.groupIds)}::uuid[]) and m.group_id = any ((select app.viewer_groups())::uuid[]))`
      : undefined
  return and(ne(users.id, viewer.id), shared)
}
