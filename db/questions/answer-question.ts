import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { groupMembers } from '@/db/schema/groups'
import { questionStudies, questions } from '@/db/schema/questions'
import { studies } from '@/db/schema/studies'
import { verdicts } from '@/db/schema/verdicts'
import { seenVerdicts } from '@/db/verdicts/verdict-scope'
import { AppError } from '@/lib/access/app-error'
import type { QuestionAccess } from '@/lib/access/asked-about'
import { compareVersion } from '@/lib/access/compare-version'
import { hidden, missing } from '@/lib/access/denial'
import { type Authorised, authorisedRow, can, type RightOn } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { QuestionState } from '@/lib/questions/question'
import { membershipOfQuestion, seenQuestions } from './question-scope'

type Question = QuestionAccess & { id: string; text: string; state: QuestionState; version: number }
type Shown = { questionId: string; version: number }

/**
 * Answers a question by studies, a verdict, words, or some of them; `alike`: with it every open request in the same words,
 * whoever has asked it. Each who asked has a notice of it.
 */
export async function answerQuestion(
  viewer: Viewer,
  input: Shown & { answer: string; studies: readonly string[]; verdictId: string | null; alike: boolean },
): Promise<{ answered: number }> {
  return withViewer(viewer, async (tx) => {
    const question = await openQuestion(tx, viewer, input)
    if (!input.answer && input.studies.length === 0 && input.verdictId === null)
      throw new AppError('invalid', 'Answer it by studies, by a verdict or in words.')
    const studyIds = await findStudies(tx, input.studies)
    if (input.verdictId !== null) await findVerdict(tx, viewer, input.verdictId)
    const all = [question, ...(input.alike ? await openAlike(tx, viewer, question) : [])]
    for (const { id } of all) {
      await end(tx, viewer, id, { state: 'answered', answer: input.answer, verdictId: input.verdictId })
      if (studyIds.length > 0)
        await tx
          .insert(questionStudies)
          .values(studyIds.map((studyId) => ({ questionId: id, studyId })))
          .onConflictDoNothing()
      await recordEvent(tx, viewer, 'question.answer', id)
    }
    return { answered: all.length }
  })
}

/** Ends a question without an answer, saying why; `alike` as above. */
export async function closeQuestion(viewer: Viewer, input: Shown & { answer: string; alike: boolean }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const question = await openQuestion(tx, viewer, input)
    for (const { id } of [question, ...(input.alike ? await openAlike(tx, viewer, question) : [])]) {
      await end(tx, viewer, id, { state: 'closed', answer: input.answer, verdictId: null })
      await recordEvent(tx, viewer, 'question.close', id)
    }
  })
}

/** Takes an answer back, or a closing. */
export async function reopenQuestion(viewer: Viewer, input: { questionId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const question = await lockQuestion(tx, viewer, input.questionId, 'question.answer')
    if (question.state === 'open') return
    const [same] = await tx
      .select({ id: questions.id })
      .from(questions)
      .where(
        sql`${questions.state} = 'open' and lower(${questions.text}) = lower(${question.text})
          and (${questions.askedBy}, coalesce(${questions.groupId}, ${questions.askedBy})) in (
            select q.asked_by, coalesce(q.group_id, q.asked_by) from questions q where q.id = ${question.id})`,
      )
    if (same) throw new AppError('conflict', 'The same question is open already.')
    await tx.delete(questionStudies).where(eq(questionStudies.questionId, question.id))
    await tx
      .update(questions)
      .set({
        state: 'open',
        answer: '',
        verdictId: null,
        answeredBy: null,
        answeredAt: null,
        version: sql`${questions.version} + 1`,
      })
      .where(eq(questions.id, question.id))
    await recordEvent(tx, viewer, 'question.reopen', question.id)
  })
}

/** Deletes a question of the viewer's own, with its answer. */
export async function deleteQuestion(viewer: Viewer, input: { questionId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const question = await lockQuestion(tx, viewer, input.questionId, 'question.delete')
    await tx.delete(questions).where(eq(questions.id, question.id))
    await recordEvent(tx, viewer, 'question.delete', question.id)
  })
}

type Ending = { state: 'answered' | 'closed'; answer: string; verdictId: string | null }

const end = (tx: Transaction, viewer: Viewer, id: string, ending: Ending) =>
  tx
    .update(questions)
    .set({
      ...ending,
      answeredBy: viewer.kind === 'person' ? viewer.id : null,
      answeredAt: sql`now()`,
      version: sql`${questions.version} + 1`,
    })
    .where(eq(questions.id, id))

async function openQuestion(tx: Transaction, viewer: Viewer, { questionId, version }: Shown): Promise<Question> {
  const question = await lockQuestion(tx, viewer, questionId, 'question.answer')
  compareVersion(question, { version }, 'question')
  if (question.state !== 'open') throw new AppError('conflict', 'This question is not open any more.')
  return question
}

/** The other open requests in the same words, for whoever may answer requests. */
async function openAlike(tx: Transaction, viewer: Viewer, { id, text }: Question): Promise<{ id: string }[]> {
  if (!can(viewer, 'request.read')) return []
  return tx
    .select({ id: questions.id })
    .from(questions)
    .where(
      sql`${questions.isRequest} and ${questions.state} = 'open' and lower(${questions.text}) = lower(${text})
        and ${questions.id} <> ${id}`,
    )
    .orderBy(questions.id)
    .for('no key update')
}

async function findStudies(tx: Transaction, names: readonly string[]): Promise<number[]> {
  const pmids = names.filter((name) => /^\d+$/.test(name)).map(Number)
  const ids = names.filter((name) => /^s\d+$/.test(name)).map((name) => Number(name.slice(1)))
  if (pmids.length + ids.length === 0) return []
  const found = await tx
    .select({ id: studies.id, pmid: studies.pmid })
    .from(studies)
    .where(sql`${inArray(studies.pmid, pmids)} or ${inArray(studies.id, ids)}`)
  const absent = names.find((name) => !found.some(({ id, pmid }) => name === `s${id}` || name === String(pmid)))
  if (absent) throw new AppError('invalid', `There is no study ${absent} in this library.`)
  return found.map(({ id }) => id)
}

async function findVerdict(tx: Transaction, viewer: Viewer, id: string): Promise<void> {
  const [verdict] = isUuid(id)
    ? await tx
        .select({ id: verdicts.id })
        .from(verdicts)
        .where(and(eq(verdicts.id, id), seenVerdicts(viewer)))
    : []
  if (!verdict) throw new AppError('invalid', 'There is no such verdict.')
}

async function lockQuestion<R extends RightOn<'question', Question>>(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  right: R,
): Promise<Authorised<R, Question>> {
  const [question] = isUuid(id)
    ? await tx
        .select({
          id: questions.id,
          text: questions.text,
          state: questions.state,
          version: questions.version,
          askedBy: questions.askedBy,
          isRequest: questions.isRequest,
          groupRole: groupMembers.role,
        })
        .from(questions)
        .leftJoin(groupMembers, membershipOfQuestion(viewer))
        .where(and(eq(questions.id, id), seenQuestions(viewer)))
        .for('no key update', { of: questions })
    : []
  if (!question || !can(viewer, 'question.read', question))
    throw missing(viewer, 'question', hidden(right, 'question', id))
  return authorisedRow(viewer, right, question)
}
