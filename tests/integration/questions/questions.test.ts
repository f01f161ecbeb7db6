import { beforeAll, beforeEach, expect, test } from 'vitest'
import { disablePerson, listPeople } from '@/db/access/people'
import { archiveGroup } from '@/db/groups/groups'
import { leaveGroup } from '@/db/groups/members'
import { countInbox } from '@/db/inbox/count-inbox'
import { listInbox } from '@/db/inbox/list-inbox'
import { answerQuestion, closeQuestion, deleteQuestion, reopenQuestion } from '@/db/questions/answer-question'
import { askQuestion } from '@/db/questions/ask-question'
import { listQuestions, listRequests, questionsOfGroup } from '@/db/questions/list-questions'
import type { Person } from '@/lib/access/viewer'
import { asOwner } from '../../support/corpus'
import { makeGroup } from '../../support/groups'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'
import { trailOf } from '../../support/trail'
import { decide } from '../../support/verdicts'

let [ada, ben, cleo, ed, root] = [] as unknown as [Person, Person, Person, Person, Person]
let ward: { id: string; slug: string }

beforeAll(async () => {
  ada = await makePerson('Ada')
  ben = await makePerson('Ben')
  cleo = await makePerson('Cleo')
  ed = await makePerson('Ed', 'editor')
  root = await makePerson('Root', 'administrator')
  ward = await makeGroup('Ward 3', ada, ben)
})
beforeEach(() => asOwner((sql) => sql`delete from questions`))

const refused = (code: string, words = '') => expect.objectContaining({ code, message: expect.stringContaining(words) })
const ask = async (who: Person, text: string, more: { groupId?: string; isRequest?: boolean } = {}) =>
  (
    await askQuestion(who, {
      text,
      address: '/studies?q=x',
      groupId: more.groupId ?? null,
      isRequest: more.isRequest ?? false,
    })
  ).id
const texts = async (who: Person, state: 'open' | 'answered' | 'closed' = 'open') =>
  (await listQuestions(who, state)).map(({ text }) => text)
const nothing = { answer: '', studies: [], verdictId: null, alike: false }

test('a question is its asker’s, or its group’s, and nobody else finds or answers it', async () => {
  const mine = await ask(ada, 'Mine?')
  const ours = await ask(ada, 'Ours?', { groupId: ward.id })
  expect(await texts(ada)).toEqual(['Ours?', 'Mine?'])
  expect(await texts(ben)).toEqual(['Ours?'])
  expect((await questionsOfGroup(ben, ward.id)).map(({ text }) => text)).toEqual(['Ours?'])
  for (const who of [cleo, ed, root]) {
    expect([await texts(who), await questionsOfGroup(who, ward.id)]).toEqual([[], []])
    for (const questionId of [mine, ours]) {
      await expect(answerQuestion(who, { ...nothing, questionId, version: 1, answer: 'x' })).rejects.toEqual(
        refused('not_found'),
      )
      await expect(deleteQuestion(who, { questionId })).rejects.toEqual(refused('not_found'))
    }
  }
  await expect(ask(cleo, 'Theirs?', { groupId: ward.id })).rejects.toEqual(refused('not_found'))
  await expect(deleteQuestion(ben, { questionId: ours })).rejects.toEqual(refused('forbidden'))
  await deleteQuestion(ada, { questionId: ours })
  expect(await texts(ben)).toEqual([])
})

test('asked again while it is open it is counted, also by two tabs at once, and may become a request', async () => {
  const [one, two] = await Promise.all([ask(ada, 'Zinc for colds?'), ask(ada, 'zinc for COLDS?')])
  expect(one).toBe(two)
  expect(await listRequests(ed)).toEqual([])
  await ask(ada, 'Zinc for colds?', { isRequest: true })
  await ask(cleo, 'zinc for colds?', { isRequest: true })
  expect(await listRequests(ed)).toMatchObject([
    { times: 4, questions: [{ asker: 'Cleo' }, { asker: 'Ada', times: 3 }] },
  ])
  expect([await listRequests(ada), (await listRequests(root)).length]).toEqual([[], 1])
  expect(await trailOf(one)).toEqual(['question.create', 'question.create', 'question.request'])
})

test('an editor answers a request by a study: everybody who asked has one notice, and it is gone when it is open again', async () => {
  const study = await makeStudy('Zinc for colds')
  const first = await ask(ada, 'Zinc?', { isRequest: true })
  await ask(cleo, 'zinc?', { isRequest: true })
  const form = { ...nothing, questionId: first, version: 1, studies: [`s${study}`], alike: true }
  await expect(answerQuestion(ed, { ...form, studies: ['99'] })).rejects.toEqual(refused('invalid', 'no study 99'))
  await expect(answerQuestion(ed, { ...form, studies: [] })).rejects.toEqual(refused('invalid', 'Answer it by'))
  const both = await Promise.allSettled([answerQuestion(ed, form), answerQuestion(root, form)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  for (const who of [ada, cleo]) {
    const { entries } = await listInbox(who, { tab: 'new' })
    expect(entries.map(({ title, notices }) => [title, notices[0]?.kind])).toEqual([
      [who === ada ? 'Zinc?' : 'zinc?', 'question-answered'],
    ])
    expect((await listQuestions(who, 'answered'))[0]?.studies).toMatchObject([{ title: 'Zinc for colds' }])
  }
  expect(await listRequests(ed)).toEqual([])
  await reopenQuestion(ada, { questionId: first })
  expect([await countInbox(ada), await countInbox(cleo), (await listRequests(ed)).length]).toEqual([0, 1, 1])
})

test('a member answers by a verdict; nobody is notified of their own answer, and whoever may not read the verdict does not', async () => {
  const verdictId = await decide(ada, { studyId: await makeStudy(), groupId: ward.id })
  const id = await ask(ada, 'Ours?', { groupId: ward.id, isRequest: true })
  await expect(answerQuestion(ed, { ...nothing, questionId: id, version: 1, verdictId })).rejects.toEqual(
    refused('invalid', 'no such verdict'),
  )
  await answerQuestion(ben, { ...nothing, questionId: id, version: 1, verdictId })
  expect((await listQuestions(ada, 'answered'))[0]?.verdict?.id).toBe(verdictId)
  const own = await ask(ben, 'Mine?')
  await asOwner((sql) => sql`delete from notices`)
  await closeQuestion(ben, { questionId: own, version: 1, answer: 'Found elsewhere.', alike: false })
  expect([await countInbox(ben), await texts(ben, 'closed')]).toEqual([0, ['Mine?']])
  await expect(closeQuestion(ben, { questionId: own, version: 2, answer: 'x', alike: false })).rejects.toEqual(
    refused('conflict', 'not open'),
  )
})

test('whoever leaves the group, or is deactivated, reads nothing more of it; an archived group is asked nothing', async () => {
  const dora = await makePerson('Dora')
  const group = await makeGroup('Unit', ada, dora, cleo)
  await ask(ada, 'Ours?', { groupId: group.id })
  expect(await texts(dora)).toEqual(['Ours?'])
  await leaveGroup(dora, { groupId: group.id })
  const version = (await listPeople(root)).find(({ id }) => id === cleo.id)?.version as number
  await disablePerson(root, { userId: cleo.id, version })
  expect([await texts(dora), await texts(cleo)]).toEqual([[], []])
  await archiveGroup(ada, { groupId: group.id })
  await expect(ask(ada, 'Late?', { groupId: group.id })).rejects.toEqual(refused('conflict', 'archived'))
})
