import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { unseen } from '@/db/events/record-denial'
import { groupMembers, groups, invitations } from '@/db/schema/groups'
import { users } from '@/db/schema/users'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { GroupRole } from '@/lib/groups/group'
import { readableGroups, viewersMembership } from './group-scope'

export type GroupMember = {
  id: string
  userId: string
  name: string
  role: GroupRole
  joinedAt: Date
  version: number
  /** An identity provider brought them in, and alone takes them out. */
  isByProvider: boolean
  /** Their account is deactivated. */
  isClosed: boolean
}

export type ReadGroup = {
  id: string
  name: string
  slug: string
  description: string
  version: number
  archivedAt: Date | null
  groupRole: GroupRole | null
  /** Leads first, then by name. */
  members: GroupMember[]
  /** Who is invited and has not answered, for leads. */
  invited: { id: string; userId: string; name: string; invitedAt: Date }[]
}

/** A group with who is in it; null when it is not there or nothing that the viewer may know of. */
export async function readGroup(viewer: Viewer, slug: string): Promise<ReadGroup | null> {
  return withViewer(viewer, async (tx) => {
    const [group] = await tx
      .select({
        id: groups.id,
        name: groups.name,
        slug: groups.slug,
        description: groups.description,
        version: groups.version,
        archivedAt: groups.archivedAt,
        groupRole: groupMembers.role,
      })
      .from(groups)
      .leftJoin(groupMembers, viewersMembership(viewer))
      .where(and(eq(groups.slug, slug.replaceAll('\0', '')), readableGroups(viewer)))
    if (!group || !can(viewer, 'group.read', group)) return unseen(viewer, 'group.read', 'group address', slug)
    const members = await tx
      .select({
        id: groupMembers.id,
        userId: groupMembers.userId,
        name: users.name,
        role: groupMembers.role,
        joinedAt: groupMembers.joinedAt,
        version: groupMembers.version,
        isByProvider: sql<boolean>`${groupMembers.issuer} is not null`,
        isClosed: sql<boolean>`${users.disabledAt} is not null`,
      })
      .from(groupMembers)
      .innerJoin(users, eq(users.id, groupMembers.userId))
      .where(and(eq(groupMembers.groupId, group.id), isNull(groupMembers.leftAt)))
      .orderBy(asc(sql`${groupMembers.role} <> 'lead'`), asc(sql`lower(${users.name})`), asc(groupMembers.id))
    const invited = can(viewer, 'group.invite', group)
      ? await tx
          .select({ id: invitations.id, userId: users.id, name: users.name, invitedAt: invitations.invitedAt })
          .from(invitations)
          .innerJoin(users, eq(users.id, invitations.userId))
          .where(
            and(
              eq(invitations.groupId, group.id),
              isNull(invitations.answeredAt),
              sql`${invitations.expiresAt} > now()`,
            ),
          )
          .orderBy(desc(invitations.invitedAt), asc(invitations.id))
      : []
    return { ...group, members, invited }
  })
}
