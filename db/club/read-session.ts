import { and, asc, desc, eq, type SQL } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { withViewer } from '@/db/connection/with-viewer'
import { unseen } from '@/db/events/record-denial'
import { clubBallots, clubCandidates, clubChoiceVotes, clubSessions } from '@/db/schema/club'
import { groupMembers, groups } from '@/db/schema/groups'
import { users } from '@/db/schema/users'
import { verdicts } from '@/db/schema/verdicts'
import { studyRows } from '@/db/studies/study-rows'
import { seenVerdicts } from '@/db/verdicts/verdict-scope'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { Answers } from '@/lib/club/appraisal-form'
import { type Change, isRevealed } from '@/lib/club/session'
import { membershipOfSession, seenSessions } from './club-scope'

const columns = {
  id: clubSessions.id,
  groupId: clubSessions.groupId,
  group: groups.name,
  groupSlug: groups.slug,
  groupRole: groupMembers.role,
  title: clubSessions.title,
  question: clubSessions.question,
  startsAt: clubSessions.startsAt,
  zone: clubSessions.zone,
  voteBy: clubSessions.voteBy,
  place: clubSessions.place,
  state: clubSessions.state,
}

export type SessionLine = Awaited<ReturnType<typeof listClubSessions>>[number]

/** Sessions of the viewer's groups, the latest first. */
export async function listClubSessions(viewer: Viewer) {
  return list(viewer)
}

/** Sessions of one group that the viewer is in, the latest first. */
export async function sessionsOfGroup(viewer: Viewer, groupId: string) {
  return list(viewer, eq(clubSessions.groupId, groupId))
}

async function list(viewer: Viewer, which?: SQL) {
  const rows = await withViewer(viewer, (tx) =>
    tx
      .select(columns)
      .from(clubSessions)
      .innerJoin(groups, eq(groups.id, clubSessions.groupId))
      .leftJoin(groupMembers, membershipOfSession(viewer))
      .where(and(seenSessions(viewer), which))
      .orderBy(desc(clubSessions.createdAt), asc(clubSessions.id))
      .limit(200),
  )
  return rows.filter((session) => can(viewer, 'club.read', session))
}

export type Ballot = {
  id: string
  answers: Answers
  trust: number
  change: Change
  comment: string
  name: string | null
}

export type ClubSession = NonNullable<Awaited<ReturnType<typeof readSession>>>

/** A session with what the viewer may know of it: their own ballot, and all of them once they are revealed. */
export async function readSession(viewer: Viewer, id: string) {
  if (!isUuid(id)) return null
  return withViewer(viewer, async (tx) => {
    const [found] = await tx
      .select({
        ...columns,
        ledBy: users.name,
        studyId: clubSessions.studyId,
        form: clubSessions.form,
        names: clubSessions.names,
        quorum: clubSessions.quorum,
        lasts: clubSessions.lasts,
        minutes: clubSessions.minutes,
        comments: clubSessions.comments,
        recordedAt: clubSessions.recordedAt,
        version: clubSessions.version,
        archivedAt: groups.archivedAt,
        verdictId: verdicts.id,
      })
      .from(clubSessions)
      .innerJoin(groups, eq(groups.id, clubSessions.groupId))
      .innerJoin(users, eq(users.id, clubSessions.ledBy))
      .leftJoin(groupMembers, membershipOfSession(viewer))
      .leftJoin(verdicts, and(eq(verdicts.sessionId, clubSessions.id), seenVerdicts(viewer)))
      .where(and(eq(clubSessions.id, id), seenSessions(viewer)))
      .orderBy(desc(verdicts.createdAt))
      .limit(1)
    if (!found || !can(viewer, 'club.read', found)) return unseen(viewer, 'club.read', 'club', id)
    const candidates = await tx
      .select({
        studyId: clubCandidates.studyId,
        by: users.name,
        why: clubCandidates.why,
        approved: clubChoiceVotes.studyId,
      })
      .from(clubCandidates)
      .innerJoin(users, eq(users.id, clubCandidates.proposedBy))
      .leftJoin(
        clubChoiceVotes,
        and(
          eq(clubChoiceVotes.sessionId, clubCandidates.sessionId),
          eq(clubChoiceVotes.studyId, clubCandidates.studyId),
          ownedBy(viewer, clubChoiceVotes.userId),
        ),
      )
      .where(eq(clubCandidates.sessionId, id))
      .orderBy(asc(clubCandidates.studyId))
    const rows = await studyRows(
      tx,
      candidates.map(({ studyId }) => studyId),
    )
    const ballots: (Ballot & { userId: string | null })[] = await tx
      .select({
        id: clubBallots.id,
        userId: clubBallots.userId,
        answers: clubBallots.answers,
        trust: clubBallots.trust,
        change: clubBallots.change,
        comment: clubBallots.comment,
        name: users.name,
      })
      .from(clubBallots)
      .leftJoin(users, eq(users.id, clubBallots.userId))
      .where(
        and(eq(clubBallots.sessionId, id), isRevealed(found.state) ? undefined : ownedBy(viewer, clubBallots.userId)),
      )
      .orderBy(asc(users.name), asc(clubBallots.id))
    const own = ballots.find(({ userId }) => viewer.kind === 'person' && userId === viewer.id)
    const { archivedAt, ...session } = found
    return {
      ...session,
      /** Whether its group is: nothing is changed in it then. */
      isArchived: archivedAt !== null,
      candidates: candidates.flatMap(({ studyId, approved, ...candidate }) => {
        const study = rows.get(studyId)
        return study ? [{ ...candidate, study, isApproved: approved !== null }] : []
      }),
      ownBallot: own ?? null,
      /** Empty before they are revealed. */
      ballots: isRevealed(found.state) ? ballots.map(({ userId: _whose, ...ballot }): Ballot => ballot) : [],
    }
  })
}
