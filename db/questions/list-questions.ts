import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { ownedBy } from '@/db/access/owned-by'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { groupMembers, groups } from '@/db/schema/groups'
import { questionStudies, questions } from '@/db/schema/questions'
import { studies } from '@/db/schema/studies'
import { users } from '@/db/schema/users'
import { verdicts } from '@/db/schema/verdicts'
import { seenVerdicts } from '@/db/verdicts/verdict-scope'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { GroupRole } from '@/lib/groups/group'
import type { QuestionState } from '@/lib/questions/question'
import { studyAddress } from '@/lib/studies/study-address'
import { membershipOfQuestion, seenQuestions } from './question-scope'

export type Question = {
  id: string
  text: string
  address: string
  isRequest: boolean
  times: number
  askedAt: Date
  askedBy: string
  asker: string
  /** The group that it is of; null for a person's own. */
  group: string | null
  groupRole: GroupRole | null
  state: QuestionState
  answer: string
  answeredBy: string | null
  answeredAt: Date | null
  /** Null where none answers it, or not one that the viewer may read. */
  verdict: { id: string; bottomLine: string } | null
  version: number
  studies: { title: string; address: string }[]
}

const SHOWN = 200

/** Questions of the viewer's own and of their groups, the latest first. */
export async function listQuestions(viewer: Viewer, state: QuestionState): Promise<Question[]> {
  return list(viewer, [
    eq(questions.state, state),
    or(
      ownedBy(viewer, questions.askedBy),
      sql`${questions.groupId} = any ((select app.viewer_groups())::uuid[])`,
    ) as SQL,
  ])
}

/** Open questions of a group that the viewer is in. */
export async function questionsOfGroup(viewer: Viewer, groupId: string): Promise<Question[]> {
  return list(viewer, [eq(questions.groupId, groupId), eq(questions.state, 'open')])
}

/** Questions that the viewer asked, in whatever state. */
export async function ownQuestions(viewer: Viewer): Promise<Question[]> {
  return list(viewer, [ownedBy(viewer, questions.askedBy)])
}

/** One request, by everybody who asked it in the same words. */
export type Request = { key: string; questions: Question[]; times: number }

/** What was asked for and is open, that first which was asked most often; empty for those who may not know. */
export async function listRequests(viewer: Viewer): Promise<Request[]> {
  if (!can(viewer, 'request.read')) return []
  const found = await list(viewer, [eq(questions.state, 'open'), eq(questions.isRequest, true)])
  const requests = new Map<string, Request>()
  for (const question of found) {
    const key = question.text.toLowerCase()
    const request = requests.get(key) ?? { key, questions: [], times: 0 }
    request.questions.push(question)
    request.times += question.times
    requests.set(key, request)
  }
  return [...requests.values()].sort((a, b) => b.times - a.times)
}

const answerer = alias(users, 'answerer')

async function list(viewer: Viewer, which: SQL[]): Promise<Question[]> {
  return withViewer(viewer, async (tx) => {
    const rows = await tx
      .select({
        id: questions.id,
        text: questions.text,
        address: questions.address,
        isRequest: questions.isRequest,
        times: questions.times,
        askedAt: questions.askedAt,
        askedBy: questions.askedBy,
        asker: users.name,
        group: groups.name,
        groupRole: groupMembers.role,
        state: questions.state,
        answer: questions.answer,
        answeredBy: answerer.name,
        answeredAt: questions.answeredAt,
        verdict: { id: verdicts.id, bottomLine: verdicts.bottomLine },
        version: questions.version,
      })
      .from(questions)
      .innerJoin(users, eq(users.id, questions.askedBy))
      .leftJoin(answerer, eq(answerer.id, questions.answeredBy))
      .leftJoin(groups, eq(groups.id, questions.groupId))
      .leftJoin(groupMembers, membershipOfQuestion(viewer))
      .leftJoin(verdicts, and(eq(verdicts.id, questions.verdictId), seenVerdicts(viewer)))
      .where(and(seenQuestions(viewer), ...which))
      .orderBy(desc(questions.askedAt), asc(questions.id))
      .limit(SHOWN)
    const shown = rows.filter((question) => can(viewer, 'question.read', question))
    const answers = await studiesOf(
      tx,
      shown.map(({ id }) => id),
    )
    return shown.map((question) => ({ ...question, studies: answers.get(question.id) ?? [] }))
  })
}

async function studiesOf(tx: Transaction, ids: string[]) {
  const answers = new Map<string, { title: string; address: string }[]>()
  if (ids.length === 0) return answers
  const rows = await tx
    .select({ questionId: questionStudies.questionId, id: studies.id, pmid: studies.pmid, title: studies.title })
    .from(questionStudies)
    .innerJoin(studies, eq(studies.id, questionStudies.studyId))
    .where(and(inArray(questionStudies.questionId, ids), isNull(studies.withdrawnAt)))
    .orderBy(asc(studies.id))
  for (const { questionId, ...study } of rows)
    answers.set(questionId, [...(answers.get(questionId) ?? []), { title: study.title, address: studyAddress(study) }])
  return answers
}
