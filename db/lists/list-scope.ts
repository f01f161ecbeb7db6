import { type SQL, sql } from 'drizzle-orm'
import { readingLists } from '@/db/schema/lists'
import type { Viewer } from '@/lib/access/viewer'
import type { ListRole } from '@/lib/lists/list-role'

/** Lists that count as the viewer's own: those that they own. Quota, what was deleted, their export. */
export const ownLists = (viewer: Viewer): SQL => withRole(viewer, sql`${readingLists.id}`, 'owner')

/** Lists that the viewer may read: the scope of `list.read`. */
export const readableLists = (viewer: Viewer): SQL => withRole(viewer, sql`${readingLists.id}`, 'viewer')

/** Lists that the viewer may add to: the scope of `list.add`. */
export const changeableLists = (viewer: Viewer): SQL => withRole(viewer, sql`${readingLists.id}`, 'contributor')

/** Those of the lists that the viewer may read which they have not hidden: wherever their lists are shown together. */
export const shownLists = (viewer: Viewer): SQL =>
  sql`${readableLists(viewer)} and ${readingLists.id} not in (${hiddenLists(viewer)})`

/**
 * Those of them that stand on home: the viewer's own, and of what others gave them that which has something due for them
 * within `days` of `today` (an ISO date), or something new since they last looked.
 */
export const homeLists = (viewer: Viewer, { today, days }: { today: string; days: number }): SQL =>
  viewer.kind === 'person'
    ? sql`${shownLists(viewer)} and (${ownLists(viewer)} or exists (
        select from list_items i left join study_readings r on r.study_id = i.study_id and r.user_id = ${viewer.id}
        cross join (select looked_at as at from user_accounts a where a.user_id = ${viewer.id}) looked
        where i.list_id = ${readingLists.id} and i.removed_at is null and r.status is distinct from 'read'
          and ((i.due_on <= ${today}::date + ${days}::int and ${isForViewerAs(viewer)}) or (i.added_by <> ${viewer.id} and i.added_at > coalesce(looked.at, '-infinity'))))
      or exists (select from list_grants g, user_accounts a where a.user_id = ${viewer.id}
        and g.list_id = ${readingLists.id} and g.revoked_at is null and g.granted_at > coalesce(a.looked_at, '-infinity')
        and (g.user_id = ${viewer.id} or g.group_id = any ((select app.viewer_groups())::uuid[]))))`
    : sql`false`

/** Whether an item `i` of a list is to be read by the viewer: by everybody, or by them. */
export const isForViewerAs = (viewer: Viewer): SQL =>
  viewer.kind === 'person'
    ? sql`(i.assigned_to is null or i.assigned_to = ${viewer.id} or not app.has_list(i.assigned_to, i.list_id))`
    : sql`false`

/** `shownLists` for a table `l` in SQL. */
export const shownListsAs = (viewer: Viewer): SQL =>
  sql`${readableListsAs(viewer)} and l.id not in (${hiddenLists(viewer)})`

/** `readableLists` for a table `l` in SQL. */
export const readableListsAs = (viewer: Viewer): SQL => withRole(viewer, sql`l.id`, 'viewer')

/** Identifiers of the lists that the viewer has hidden. */
export const hiddenLists = (viewer: Viewer): SQL =>
  viewer.kind === 'person'
    ? sql`select h.list_id from list_hidden h where h.user_id = ${viewer.id}`
    : sql`select null::uuid where false`

/** To join: what the viewer may do with each list that they have, as `mine.role`. */
export const viewersRoles = (): SQL => sql`app.list_roles() as mine`
export const roleOfViewer = sql<ListRole>`mine.role`

/** Everything that reads lists says its scope by this one: the database works the set out once a statement. */
const withRole = (viewer: Viewer, id: SQL, least: ListRole): SQL =>
  viewer.kind === 'person' ? sql`${id} in (select app.lists_of(${least}))` : sql`false`
