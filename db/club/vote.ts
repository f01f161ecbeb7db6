import { and, count, eq } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import type { Transaction } from '@/db/connection/pool'
import { sqlState } from '@/db/connection/sql-state'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { clubBallots, clubCandidates, clubChoiceVotes } from '@/db/schema/club'
import { studies } from '@/db/schema/studies'
import { AppError } from '@/lib/access/app-error'
import type { Person, Viewer } from '@/lib/access/viewer'
import { type Answers, answersOf } from '@/lib/club/appraisal-form'
import { type Change, CLUB_LIMITS } from '@/lib/club/session'
import { findSession } from './lock-session'

/** What the database raises for a ballot at another time than during the vote. */
const NO_VOTE = 'PR012'

/** Proposes a study, by PMID or as "s12"; proposed twice it stands once. */
export async function proposeStudy(
  viewer: Person,
  input: { sessionId: string; study: string; why: string },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const session = await findProposing(tx, viewer, input.sessionId)
    const number = Number(input.study.replace(/^s/, ''))
    const [study] = await tx
      .select({ id: studies.id })
      .from(studies)
      .where(input.study.startsWith('s') ? eq(studies.id, number) : eq(studies.pmid, number))
    if (!study) throw new AppError('invalid', `There is no study ${input.study} in this library.`)
    const [{ proposed } = { proposed: 0 }] = await tx
      .select({ proposed: count() })
      .from(clubCandidates)
      .where(eq(clubCandidates.sessionId, session.id))
    if (proposed >= CLUB_LIMITS.candidates)
      throw new AppError('conflict', `A session chooses among at most ${CLUB_LIMITS.candidates} studies.`)
    const [made] = await tx
      .insert(clubCandidates)
      .values({ sessionId: session.id, studyId: study.id, proposedBy: viewer.id, why: input.why })
      .onConflictDoNothing()
      .returning({ studyId: clubCandidates.studyId })
    if (made) await recordEvent(tx, viewer, 'club.propose', session.id)
  })
}

/** Which of the candidates the viewer would read, instead of what they said before. */
export async function approveStudies(
  viewer: Person,
  input: { sessionId: string; studyIds: readonly number[] },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const session = await findProposing(tx, viewer, input.sessionId)
    await tx
      .delete(clubChoiceVotes)
      .where(and(eq(clubChoiceVotes.sessionId, session.id), ownedBy(viewer, clubChoiceVotes.userId)))
    const candidates = await tx
      .select({ studyId: clubCandidates.studyId })
      .from(clubCandidates)
      .where(eq(clubCandidates.sessionId, session.id))
    const approved = candidates.filter(({ studyId }) => input.studyIds.includes(studyId))
    if (approved.length > 0)
      await tx
        .insert(clubChoiceVotes)
        .values(approved.map(({ studyId }) => ({ sessionId: session.id, userId: viewer.id, studyId })))
        .onConflictDoNothing()
  })
}

/**
 * Casts the viewer's ballot, or changes it while the vote is open. No event is recorded: the audit trail would say who has
 * voted, and when.
 */
export async function castBallot(
  viewer: Person,
  input: {
    sessionId: string
    answers: Readonly<Record<string, string>>
    trust: number
    change: Change
    comment: string
  },
): Promise<void> {
  try {
    await withViewer(viewer, async (tx) => {
      const session = await findSession(tx, viewer, input.sessionId, 'club.vote')
      const answers: Answers = answersOf(session.form, input.answers)
      const { trust, change, comment } = input
      const ballot = { answers, trust, change, comment }
      // Row security lets it be changed without being looked for: only one's own is there.
      await tx
        .insert(clubBallots)
        .values({ sessionId: session.id, userId: viewer.id, ...ballot })
        .onConflictDoUpdate({ target: [clubBallots.sessionId, clubBallots.userId], set: ballot })
    })
  } catch (error) {
    if (sqlState(error) !== NO_VOTE) throw error
    throw new AppError('conflict', 'Ballots are not taken now: the vote has not begun, or it has been revealed.')
  }
}

async function findProposing(tx: Transaction, viewer: Viewer, id: string) {
  const session = await findSession(tx, viewer, id, 'club.vote')
  if (session.state !== 'proposing') throw new AppError('conflict', 'A study has been chosen already.')
  return session
}
