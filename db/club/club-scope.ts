import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { clubSessions } from '@/db/schema/club'
import { groupMembers } from '@/db/schema/groups'
import type { Viewer } from '@/lib/access/viewer'

/** Sessions of the viewer's groups, or of whoever lets a client read them. Row security repeats it. */
export const seenSessions = (viewer: Viewer): SQL =>
  viewer.kind === 'person' || viewer.kind === 'client'
    ? sql`${clubSessions.groupId} = any ((select app.viewer_groups())::uuid[])`
    : sql`false`

/** Joins what the viewer is in a session's group, where they are in it. */
export const membershipOfSession = (viewer: Viewer): SQL | undefined =>
  and(eq(groupMembers.groupId, clubSessions.groupId), isNull(groupMembers.leftAt), ownedBy(viewer, groupMembers.userId))
