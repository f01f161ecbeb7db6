import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Viewer } from '@/lib/access/viewer'

/** A table of texts that have an audience. */
type Texts = { authorId: PgColumn; audience: PgColumn; audienceGroups: PgColumn }

/** Texts that the viewer may see: their own, and those that are for them. Row security asks the same function. */
export const seenBy = (viewer: Viewer, texts: Texts): SQL =>
  viewer.kind === 'person'
    ? sql`app.may_see(${texts.authorId}, ${texts.audience}, ${texts.audienceGroups}, ${viewer.id}, (select app.viewer_groups()))`
    : sql`false`

/** Whether the viewer is one of those whom a text is for; whoever wrote it may not be. */
export const isForViewer = ({ audience, audienceGroups }: Texts): SQL<boolean> =>
  sql<boolean>`app.is_for(${audience}, ${audienceGroups}, (select app.viewer_groups()))`

/** Whether the viewer may write for those whom a text is for, or for some of them: not in an archived group. */
export const isOpenToViewer = ({ audience, audienceGroups }: Texts): SQL<boolean> =>
  sql<boolean>`(${audience} <> 'groups' or exists (select from groups g where g.id = any (${audienceGroups})
    and g.id = any ((select app.viewer_groups())::uuid[]) and g.archived_at is null))`

/** Whether its author is in none of its groups any more; said to those whom it is for. */
export const hasAuthorLeft = ({ authorId, audience, audienceGroups }: Texts): SQL<boolean> =>
  sql<boolean>`(${audience} = 'groups' and app.has_left(${authorId}, ${audienceGroups}))`

/** Whom a text is for, in the words of the viewer: groups that they are not in are counted, and not named. */
export const readersOf = ({ audience, audienceGroups }: Texts) => ({
  audience: sql<'me' | 'groups' | 'everyone'>`${audience}`,
  groups: sql<string[]>`array(select g.name from groups g where g.id = any (${audienceGroups})
    and g.id = any ((select app.viewer_groups())::uuid[]) order by lower(g.name), g.id)`,
  otherGroups: sql<number>`(select count(*)::int from unnest(${audienceGroups}) one
    where one <> all ((select app.viewer_groups())::uuid[]))`,
})
