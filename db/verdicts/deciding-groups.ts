import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { viewersMembership } from '@/db/groups/group-scope'
import { groupMembers, groups } from '@/db/schema/groups'
import { users } from '@/db/schema/users'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'

export type DecidingGroup = { id: string; name: string }

/** Groups in whose name the viewer may write a verdict, by name; none that is archived. */
export async function groupsToDecideFor(viewer: Viewer): Promise<DecidingGroup[]> {
  const rows = await withViewer(viewer, (tx) =>
    tx
      .select({ id: groups.id, name: groups.name, groupRole: groupMembers.role })
      .from(groups)
      .innerJoin(groupMembers, viewersMembership(viewer))
      .where(isNull(groups.archivedAt))
      .orderBy(asc(sql`lower(${groups.name})`), asc(groups.id)),
  )
  return rows.filter((group) => can(viewer, 'group.decide', group)).map(({ id, name }) => ({ id, name }))
}

/** Who may own a verdict of a group that the viewer is in: everybody in it with an active account, by name. */
export async function possibleOwners(viewer: Viewer, groupId: string): Promise<{ id: string; name: string }[]> {
  if (!isUuid(groupId)) return []
  return withViewer(viewer, async (tx) => {
    const [group] = await tx
      .select({ groupRole: groupMembers.role })
      .from(groups)
      .innerJoin(groupMembers, viewersMembership(viewer))
      .where(eq(groups.id, groupId))
    if (!group || !can(viewer, 'group.write', group)) return []
    return tx
      .select({ id: users.id, name: users.name })
      .from(groupMembers)
      .innerJoin(users, and(eq(users.id, groupMembers.userId), isNull(users.disabledAt)))
      .where(and(eq(groupMembers.groupId, groupId), isNull(groupMembers.leftAt)))
      .orderBy(asc(sql`lower(${users.name})`), asc(users.id))
  })
}
