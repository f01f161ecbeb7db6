import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { unseen } from '@/db/events/record-denial'
import { groupMembers, groups } from '@/db/schema/groups'
import { listGrants } from '@/db/schema/list-grants'
import { readingLists } from '@/db/schema/lists'
import { users } from '@/db/schema/users'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { ListRole } from '@/lib/lists/list-role'
import { hiddenLists, readableLists, roleOfViewer, viewersRoles } from './list-scope'

export type PersonGrant = {
  id: string
  userId: string
  name: string
  role: ListRole
  version: number
  isClosed: boolean
}

export type GroupGrant = {
  id: string
  groupId: string
  role: ListRole
  version: number
  /** Null for a group that the viewer is not in: its name is not theirs to know. */
  group: { name: string; slug: string; isArchived: boolean; people: { id: string; name: string }[] } | null
}

export type Sharing = {
  id: string
  name: string
  viewersRole: ListRole
  isHidden: boolean
  people: PersonGrant[]
  groups: GroupGrant[]
}

/** Who has a list, and through what; null when it is not there or not the viewer's to read. */
export async function readSharing(viewer: Viewer, id: string): Promise<Sharing | null> {
  if (!isUuid(id)) return null
  return withViewer(viewer, async (tx) => {
    const [list] = await tx
      .select({
        id: readingLists.id,
        name: readingLists.name,
        viewersRole: roleOfViewer,
        isHidden: sql<boolean>`${readingLists.id} in (${hiddenLists(viewer)})`,
      })
      .from(readingLists)
      .innerJoin(viewersRoles(), sql`mine.list_id = ${readingLists.id}`)
      .where(and(eq(readingLists.id, id), readableLists(viewer), isNull(readingLists.deletedAt)))
    if (!list || !can(viewer, 'list.read', list)) return unseen(viewer, 'list.read', 'list', id)
    const live = and(eq(listGrants.listId, id), isNull(listGrants.revokedAt))
    const people = await tx
      .select({
        id: listGrants.id,
        userId: users.id,
        name: users.name,
        role: listGrants.role,
        version: listGrants.version,
        isClosed: sql<boolean>`${users.disabledAt} is not null`,
      })
      .from(listGrants)
      .innerJoin(users, eq(users.id, listGrants.userId))
      .where(live)
      .orderBy(desc(sql`app.list_rank(${listGrants.role})`), asc(sql`lower(${users.name})`), asc(listGrants.id))
    const given = await tx
      .select({
        id: listGrants.id,
        groupId: sql<string>`${listGrants.groupId}`,
        role: listGrants.role,
        version: listGrants.version,
        name: groups.name,
        slug: groups.slug,
        archivedAt: groups.archivedAt,
      })
      .from(listGrants)
      // A group that the viewer may not know of has no row here.
      .leftJoin(groups, eq(groups.id, listGrants.groupId))
      .where(and(live, sql`${listGrants.groupId} is not null`))
      .orderBy(asc(sql`lower(${groups.name})`), asc(listGrants.id))
    const members = await tx
      .select({ groupId: groupMembers.groupId, id: users.id, name: users.name })
      .from(listGrants)
      .innerJoin(groupMembers, and(eq(groupMembers.groupId, listGrants.groupId), isNull(groupMembers.leftAt)))
      .innerJoin(users, and(eq(users.id, groupMembers.userId), isNull(users.disabledAt)))
      .where(live)
      .orderBy(asc(sql`lower(${users.name})`), asc(users.id))
    return {
      ...list,
      people,
      groups: given.map(({ name, slug, archivedAt, ...grant }) => ({
        ...grant,
        group:
          name === null || slug === null
            ? null
            : {
                name,
                slug,
                isArchived: archivedAt !== null,
                people: members
                  .filter(({ groupId }) => groupId === grant.groupId)
                  .map(({ id, name }) => ({ id, name })),
              },
      })),
    }
  })
}

/** Lists that a group has, of those that the viewer may read, by name. */
export async function listsOfGroup(
  viewer: Viewer,
  groupId: string,
): Promise<{ id: string; name: string; description: string; role: ListRole }[]> {
  if (!isUuid(groupId)) return []
  return withViewer(viewer, (tx) =>
    tx
      .select({
        id: readingLists.id,
        name: readingLists.name,
        description: readingLists.description,
        role: listGrants.role,
      })
      .from(readingLists)
      .innerJoin(listGrants, and(eq(listGrants.listId, readingLists.id), isNull(listGrants.revokedAt)))
      .where(and(eq(listGrants.groupId, groupId), readableLists(viewer), isNull(readingLists.deletedAt)))
      .orderBy(asc(sql`lower(${readingLists.name})`), asc(readingLists.id)),
  )
}
