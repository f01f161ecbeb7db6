import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { groupMembers, groups, invitations } from '@/db/schema/groups'
import type { Viewer } from '@/lib/access/viewer'

/** Groups that the viewer may know of: the scope of `group.read`. */
export const readableGroups = (viewer: Viewer): SQL =>
  viewer.kind === 'person' ? sql`${groups.id} in (select app.readable_group_ids())` : sql`false`

/** Joins what the viewer is in a group, where they are in it. */
export const viewersMembership = (viewer: Viewer): SQL | undefined =>
  and(eq(groupMembers.groupId, groups.id), isNull(groupMembers.leftAt), ownedBy(viewer, groupMembers.userId))

/** Invitations of the viewer that wait for an answer. */
export const waitingInvitations = (viewer: Viewer): SQL | undefined =>
  and(ownedBy(viewer, invitations.userId), isNull(invitations.answeredAt), sql`${invitations.expiresAt} > now()`)
