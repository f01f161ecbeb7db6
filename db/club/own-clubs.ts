import { asc, eq } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { withViewer } from '@/db/connection/with-viewer'
import {
  clubBallots,
  clubCandidates,
  clubChoiceVotes,
  clubQuestions,
  clubQuestionUps,
  clubSessions,
} from '@/db/schema/club'
import { groups } from '@/db/schema/groups'
import { studies } from '@/db/schema/studies'
import { can } from '@/lib/access/policy'
import type { Person } from '@/lib/access/viewer'
import { FORMS, type FormId } from '@/lib/club/appraisal-form'
import type { OwnClubs } from '@/lib/export/own-files'
import { studyAddress } from '@/lib/studies/study-address'

const named = { id: studies.id, title: studies.title, pmid: studies.pmid }
const session = { session: clubSessions.title, group: groups.name, startsAt: clubSessions.startsAt }

/**
 * What the viewer has done in journal clubs: ballots of their own, studies that they proposed and that they would read,
 * questions under their name. A session of a group that they have left has no name for them any more. A ballot that was
 * revealed without a name is nobody's, and so is a question that was asked without one.
 */
export async function ownClubs(viewer: Person): Promise<OwnClubs | null> {
  if (!can(viewer, 'account.change', { userId: viewer.id })) return null
  return withViewer(viewer, async (tx) => {
    const ballots = await tx
      .select({
        ...session,
        form: clubSessions.form,
        study: named,
        answers: clubBallots.answers,
        trust: clubBallots.trust,
        change: clubBallots.change,
        comment: clubBallots.comment,
        revealedOn: clubBallots.sealedOn,
      })
      .from(clubBallots)
      .leftJoin(clubSessions, eq(clubSessions.id, clubBallots.sessionId))
      .leftJoin(groups, eq(groups.id, clubSessions.groupId))
      .leftJoin(studies, eq(studies.id, clubSessions.studyId))
      .where(ownedBy(viewer, clubBallots.userId))
      .orderBy(asc(clubSessions.createdAt), asc(clubBallots.id))
    const proposed = await tx
      .select({ ...session, study: named, why: clubCandidates.why })
      .from(clubCandidates)
      .innerJoin(clubSessions, eq(clubSessions.id, clubCandidates.sessionId))
      .innerJoin(groups, eq(groups.id, clubSessions.groupId))
      .innerJoin(studies, eq(studies.id, clubCandidates.studyId))
      .where(ownedBy(viewer, clubCandidates.proposedBy))
      .orderBy(asc(clubSessions.createdAt), asc(studies.id))
    const wouldRead = await tx
      .select({ ...session, study: named })
      .from(clubChoiceVotes)
      .innerJoin(clubSessions, eq(clubSessions.id, clubChoiceVotes.sessionId))
      .innerJoin(groups, eq(groups.id, clubSessions.groupId))
      .innerJoin(studies, eq(studies.id, clubChoiceVotes.studyId))
      .where(ownedBy(viewer, clubChoiceVotes.userId))
      .orderBy(asc(clubSessions.createdAt), asc(studies.id))
    const asked = await tx
      .select({ ...session, question: clubQuestions.text })
      .from(clubQuestions)
      .leftJoin(clubSessions, eq(clubSessions.id, clubQuestions.sessionId))
      .leftJoin(groups, eq(groups.id, clubSessions.groupId))
      .where(ownedBy(viewer, clubQuestions.authorId))
      .orderBy(asc(clubSessions.createdAt), asc(clubQuestions.id))
    const supported = await tx
      .select({ ...session, question: clubQuestions.text })
      .from(clubQuestionUps)
      .innerJoin(clubQuestions, eq(clubQuestions.id, clubQuestionUps.questionId))
      .innerJoin(clubSessions, eq(clubSessions.id, clubQuestions.sessionId))
      .innerJoin(groups, eq(groups.id, clubSessions.groupId))
      .where(ownedBy(viewer, clubQuestionUps.userId))
      .orderBy(asc(clubSessions.createdAt), asc(clubQuestions.id))
    return {
      asked,
      supported,
      ballots: ballots.map(({ form, answers, study, ...ballot }) => ({
        ...ballot,
        study: study && addressed(study),
        answers: Object.entries(answers).map(([key, answer]) => ({ question: questionOf(form, key), answer })),
      })),
      proposed: proposed.map((row) => ({ ...row, study: addressed(row.study) })),
      wouldRead: wouldRead.map((row) => ({ ...row, study: addressed(row.study) })),
    }
  })
}

const addressed = (study: { id: number; title: string; pmid: number | null }) => ({
  title: study.title,
  address: studyAddress(study),
})

const questionOf = (form: FormId | null, key: string): string =>
  (form && FORMS[form].questions.find((question) => question.key === key)?.words) ?? key
