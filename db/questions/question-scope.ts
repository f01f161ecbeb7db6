import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { groupMembers } from '@/db/schema/groups'
import { questions } from '@/db/schema/questions'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'

/** Questions of the viewer's own and of their groups, and for editors what was asked for. Row security repeats it. */
export const seenQuestions = (viewer: Viewer): SQL =>
  viewer.kind === 'person'
    ? sql`(${ownedBy(viewer, questions.askedBy)} or ${questions.groupId} = any ((select app.viewer_groups())::uuid[])
        or (${questions.isRequest} and ${can(viewer, 'request.read')}))`
    : sql`false`

/** Joins what the viewer is in a question's group, where they are in it. */
export const membershipOfQuestion = (viewer: Viewer): SQL | undefined =>
  and(eq(groupMembers.groupId, questions.groupId), isNull(groupMembers.leftAt), ownedBy(viewer, groupMembers.userId))
