import { and, asc, desc, eq, type SQLWrapper, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { withViewer } from '@/db/connection/with-viewer'
import { clubQuestions, clubQuestionUps, clubSessions } from '@/db/schema/club'
import { groupMembers } from '@/db/schema/groups'
import { users } from '@/db/schema/users'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { membershipOfSession, seenSessions } from './club-scope'

export type ClubQuestion = Awaited<ReturnType<typeof listClubQuestions>>[number]

/** What is asked for a session, the most supported first; among equals in an order that says nothing of who or when. */
export async function listClubQuestions(viewer: Viewer, sessionId: string) {
  if (!isUuid(sessionId)) return []
  const rows = await withViewer(viewer, (tx) =>
    tx
      .select({
        id: clubQuestions.id,
        text: clubQuestions.text,
        /** Null where it is asked without a name. */
        by: users.name,
        supported: clubQuestions.supported,
        version: clubQuestions.version,
        isSupported: sql<boolean>`${clubQuestionUps.userId} is not null`,
        isOwn: isAskedIn(sql`${sessionId}::uuid`),
        groupRole: groupMembers.role,
      })
      .from(clubQuestions)
      .innerJoin(clubSessions, eq(clubSessions.id, clubQuestions.sessionId))
      .leftJoin(groupMembers, membershipOfSession(viewer))
      .leftJoin(users, eq(users.id, clubQuestions.authorId))
      .leftJoin(
        clubQuestionUps,
        and(eq(clubQuestionUps.questionId, clubQuestions.id), ownedBy(viewer, clubQuestionUps.userId)),
      )
      .where(and(eq(clubQuestions.sessionId, sessionId), seenSessions(viewer)))
      .orderBy(desc(clubQuestions.supported), asc(clubQuestions.id)),
  )
  return rows.filter((question) => can(viewer, 'club.read', question))
}

/** Whether the viewer has asked it, of the questions of a session: of one without a name only the database knows. */
export const isAskedIn = (session: SQLWrapper) =>
  sql<boolean>`${clubQuestions.id} in (select app.asked_questions(${session}))`
