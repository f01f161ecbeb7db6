import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { chooseStudy, moveSession, openSession } from '@/db/club/run-session'
import { approveStudies, castBallot, proposeStudy } from '@/db/club/vote'
import { createComment } from '@/db/discussion/comments'
import { readOwnData } from '@/db/export/own-data'
import { leaveGroup } from '@/db/groups/members'
import { createLink } from '@/db/lists/list-links'
import { saveToLists } from '@/db/lists/list-savings'
import { listLists } from '@/db/lists/lists'
import { changeMailChoices } from '@/db/mail/mail-choices'
import { createNote, deleteNote } from '@/db/notes/notes'
import { setReading } from '@/db/readings/set-reading'
import type { Person } from '@/lib/access/viewer'
import { FORMS } from '@/lib/club/appraisal-form'
import { NOTICE_KINDS, type NoticeKind } from '@/lib/inbox/notice'
import { defaultChoices } from '@/lib/mail/mail-settings'
import { mentionToken } from '@/lib/markdown/mention'
import { emptyCorpus } from '../../support/corpus'
import { makeGroup } from '../../support/groups'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let ada: Person
let ben: Person
let study: number

beforeEach(async () => {
  await emptyCorpus()
  ;[ada, ben, study] = [await makePerson('Ada'), await makePerson('Ben'), await makeStudy('Lunar cheese')]
  for (const person of [ada, ben]) {
    const key = randomUUID
    await createNote(person, { key: key(), studyId: study, body: `${person.name}'s note` })
    await createComment(person, { key: key(), studyId: study, body: `${person.name}'s comment` })
    await saveToLists(person, {
      key: key(),
      studyId: study,
      listIds: [],
      heldIds: [],
      newListName: `${person.name}'s list`,
    })
    await setReading(person, { studyId: study, status: 'read' })
  }
})

it('is what a person has written and chosen, and nothing of anybody else', async () => {
  const gone = await createNote(ada, { key: randomUUID(), studyId: study, body: 'Deleted.' })
  await deleteNote(ada, gone)
  const data = await readOwnData(ada)
  expect(data).toMatchObject({
    account: { name: 'Ada', role: 'reader' },
    lists: [{ name: "Ada's list" }],
    notes: [{ body: "Ada's note", study: { title: 'Lunar cheese' } }],
    comments: [{ body: "Ada's comment", threadId: null, study: { title: 'Lunar cheese' } }],
    readings: [{ status: 'read', study: { title: 'Lunar cheese' } }],
    searches: [],
    inbox: [],
  })
  expect(JSON.stringify(data)).not.toContain('Ben')
})

it('has the links to lists that they have made, without anything that opens one, and nobody else’s', async () => {
  const [{ id: listId = '' } = {}] = await listLists(ada)
  const { token } = await createLink(ada, {
    key: randomUUID(),
    listId,
    kind: 'frozen',
    label: 'Ward 3',
    endsOn: null,
    withNotes: true,
  })
  const data = await readOwnData(ada)
  expect(data?.links).toMatchObject([{ list: "Ada's list", label: 'Ward 3', kind: 'frozen', revokedAt: null }])
  expect(JSON.stringify(data)).not.toContain(token)
  expect((await readOwnData(ben))?.links).toEqual([])
})

it('has what stands in their inbox, with who did it and without a word of what they wrote', async () => {
  await createComment(ben, { key: randomUUID(), studyId: study, body: `cn-words ${mentionToken(ada)}` })
  const data = await readOwnData(ada)
  expect(data?.inbox).toMatchObject([{ kind: 'mention', by: 'Ben', study: { title: 'Lunar cheese' }, doneAt: null }])
  expect(JSON.stringify(data)).not.toContain('cn-words')
})

it('has their own ballots and approvals in journal clubs, also of a group that they have left, and of nobody else’s', async () => {
  const group = await makeGroup('Ward 3', ada, ben)
  const { id: sessionId } = await openSession(ada, {
    key: randomUUID(),
    groupId: group.id,
    title: 'Tea',
    question: '',
    startsAt: null,
    zone: null,
    lasts: 60,
    voteBy: null,
    place: '',
    form: 'trial',
    names: 'named',
    quorum: 3,
  })
  await proposeStudy(ben, { sessionId, study: `s${study}`, why: 'It is new.' })
  await approveStudies(ben, { sessionId, studyIds: [study] })
  await chooseStudy(ada, { sessionId, studyId: null })
  await moveSession(ada, { sessionId, to: 'voting' })
  for (const [who, trust] of [
    [ada, 2],
    [ben, 8],
  ] as const)
    await castBallot(who, {
      sessionId,
      answers: { people: 'yes' },
      trust,
      change: 'no',
      comment: `${who.name}'s words`,
    })
  const data = await readOwnData(ben)
  expect(data?.clubs).toMatchObject({
    ballots: [
      {
        session: 'Tea',
        group: 'Ward 3',
        study: { title: 'Lunar cheese' },
        answers: [{ question: expect.any(String), answer: 'yes' }],
        trust: 8,
        comment: "Ben's words",
      },
    ],
    proposed: [{ session: 'Tea', study: { title: 'Lunar cheese' }, why: 'It is new.' }],
    wouldRead: [{ session: 'Tea', study: { title: 'Lunar cheese' } }],
  })
  expect(data?.clubs.ballots[0]?.answers[0]?.question).toBe(FORMS.trial.questions[0]?.words)
  expect(JSON.stringify(data)).not.toContain("Ada's words")
  await leaveGroup(ben, { groupId: group.id })
  const after = await readOwnData(ben)
  expect(after?.clubs.ballots).toMatchObject([{ session: null, group: null, trust: 8, comment: "Ben's words" }])
  expect((await readOwnData(ada))?.clubs.ballots).toMatchObject([{ trust: 2 }])
})

it('has what they chose about mail, and nothing where they chose nothing', async () => {
  expect((await readOwnData(ada))?.mail).toBeNull()
  const channels = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, 'inbox'])) as Record<NoticeKind, 'inbox'>
  const choices = { ...defaultChoices('Europe/Berlin'), time: '06:15' }
  await changeMailChoices(ada, { ...choices, channels, version: 0 })
  expect((await readOwnData(ada))?.mail).toMatchObject({ time: '06:15', zone: 'Europe/Berlin', channels })
})
