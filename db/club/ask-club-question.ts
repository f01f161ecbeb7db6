import { and, eq, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import type { Transaction } from '@/db/connection/pool'
import { sqlState } from '@/db/connection/sql-state'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { clubQuestions, clubQuestionUps, clubSessions } from '@/db/schema/club'
import { groupMembers, groups } from '@/db/schema/groups'
import { AppError } from '@/lib/access/app-error'
import type { ClubQuestionAccess } from '@/lib/access/asked-about'
import { compareVersion } from '@/lib/access/compare-version'
import { missing } from '@/lib/access/denial'
import { type Authorised, authorisedRow, can, type RightOn } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { CLUB_LIMITS, isOver } from '@/lib/club/session'
import { patientWords } from '@/lib/questions/patient-words'
import { membershipOfSession, seenSessions } from './club-scope'
import { isAskedIn } from './list-club-questions'
import { findSession, groupArchived } from './lock-session'

/** What the database raises where a session is over, and where somebody has asked as much as they may. */
const OVER = 'PR014'
const TOO_MANY = 'PR015'
const SAME_WORDS = '23505'

/** `confirmed`: the text of which its writer was asked whether it names a patient. */
type Words = { text: string; confirmed?: string }

/**
 * Asks a question for a session; in the same words it stands once. Of one without a name nothing is kept that says who asked
 * it, also not as an event or as the key of a form: only a mark, by which the database knows it until the session is over.
 * Throws `unconfirmed` where the text looks as if it named a patient.
 */
export async function askClubQuestion(
  viewer: Person,
  input: Words & { sessionId: string; isAnonymous: boolean },
): Promise<void> {
  await worded(() =>
    withViewer(viewer, async (tx) => {
      const session = await findSession(tx, viewer, input.sessionId, 'club.ask')
      if (isOver(session.state)) throw over()
      confirmPatient(input)
      const [made] = await tx
        .insert(clubQuestions)
        .values({ sessionId: session.id, authorId: input.isAnonymous ? null : viewer.id, text: input.text })
        .onConflictDoNothing()
        .returning({ id: clubQuestions.id })
      if (!made) throw sameWords()
      if (!input.isAnonymous) await recordEvent(tx, viewer, 'club.ask', session.id)
    }),
  )
}

/** Changes the words of one's own question. Refused when they were changed since `version`. */
export async function changeClubQuestion(
  viewer: Person,
  input: Words & { questionId: string; version: number },
): Promise<void> {
  await worded(() =>
    withViewer(viewer, async (tx) => {
      const question = await findQuestion(tx, viewer, input.questionId, 'club-question.change')
      compareVersion(question, input, 'question')
      confirmPatient(input)
      const changed = await tx
        .update(clubQuestions)
        .set({ text: input.text, version: sql`${clubQuestions.version} + 1` })
        .where(and(eq(clubQuestions.id, question.questionId), eq(clubQuestions.version, input.version)))
        .returning({ id: clubQuestions.id })
      if (changed.length === 0) throw new AppError('conflict', 'This question was changed meanwhile.')
      if (question.authorId) await recordEvent(tx, viewer, 'club.change-question', question.id)
    }),
  )
}

/**
 * Deletes one's own question until the session is over, and any as a lead. Who takes away their own question without a name
 * leaves no event: it would say whose it was.
 */
export async function deleteClubQuestion(viewer: Person, input: { questionId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const question = await findQuestion(tx, viewer, input.questionId, 'club-question.delete')
    const isLead = can(viewer, 'club.run', question)
    await tx.delete(clubQuestions).where(eq(clubQuestions.id, question.questionId))
    if (isLead || question.authorId) await recordEvent(tx, viewer, 'club.delete-question', question.id)
  })
}

/** Says that the viewer asks this too, or no longer does. Neither is recorded: it is theirs alone. */
export async function supportClubQuestion(
  viewer: Person,
  input: { questionId: string; supports: boolean },
): Promise<void> {
  await worded(() =>
    withViewer(viewer, async (tx) => {
      const question = await findQuestion(tx, viewer, input.questionId, 'club.ask')
      if (input.supports)
        await tx
          .insert(clubQuestionUps)
          .values({ questionId: question.questionId, userId: viewer.id })
          .onConflictDoNothing()
      else
        await tx
          .delete(clubQuestionUps)
          .where(and(eq(clubQuestionUps.questionId, question.questionId), ownedBy(viewer, clubQuestionUps.userId)))
    }),
  )
}

type FoundQuestion = ClubQuestionAccess & Awaited<ReturnType<typeof select>>[number]

async function findQuestion<R extends RightOn<'club' | 'club-question', FoundQuestion>>(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  right: R,
): Promise<Authorised<R, FoundQuestion>> {
  const [question] = isUuid(id) ? await select(tx, viewer, id) : []
  if (!question || !can(viewer, 'club.read', question)) throw missing(viewer, 'question')
  // Nobody is refused for not having asked it: who tries to take their own away too late would be named by that.
  if (isOver(question.state) && !can(viewer, 'club.run', question)) throw over()
  if (question.archivedAt !== null) throw groupArchived()
  const authorised = authorisedRow(viewer, right, question)
  if (isOver(question.state) && right !== 'club-question.delete') throw over()
  return authorised
}

const select = (tx: Transaction, viewer: Viewer, id: string) =>
  tx
    .select({
      // Of its session: a refusal is recorded about that, and does not say of a question who has not asked it.
      id: clubQuestions.sessionId,
      questionId: clubQuestions.id,
      authorId: clubQuestions.authorId,
      version: clubQuestions.version,
      isOwn: isAskedIn(clubQuestions.sessionId),
      state: clubSessions.state,
      archivedAt: groups.archivedAt,
      groupRole: groupMembers.role,
    })
    .from(clubQuestions)
    .innerJoin(clubSessions, eq(clubSessions.id, clubQuestions.sessionId))
    .innerJoin(groups, eq(groups.id, clubSessions.groupId))
    .leftJoin(groupMembers, membershipOfSession(viewer))
    .where(and(eq(clubQuestions.id, id), seenSessions(viewer)))

function confirmPatient({ text, confirmed }: Words): void {
  const words = patientWords(text)
  if (words && confirmed !== text) throw new AppError('unconfirmed', `${words} Send it once more if it names nobody.`)
}

async function worded<T>(command: () => Promise<T>): Promise<T> {
  try {
    return await command()
  } catch (error) {
    if (sqlState(error) === OVER) throw over()
    if (sqlState(error) === SAME_WORDS) throw sameWords()
    if (sqlState(error) === TOO_MANY)
      throw new AppError(
        'conflict',
        `You have asked ${CLUB_LIMITS.questions} questions for this session, as many as one may.`,
      )
    throw error
  }
}

const over = () => new AppError('conflict', 'This session is over: its questions stay as they are.')
const sameWords = () => new AppError('conflict', 'This question is there already. You can support it.')
