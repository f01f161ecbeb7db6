import { createHmac, randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { disablePerson } from '@/db/access/people'
import {
  askClubQuestion,
  changeClubQuestion,
  deleteClubQuestion,
  supportClubQuestion,
} from '@/db/club/ask-club-question'
import { listClubQuestions } from '@/db/club/list-club-questions'
import { chooseStudy, moveSession, openSession } from '@/db/club/run-session'
import { castBallot, proposeStudy } from '@/db/club/vote'
import { readOwnData } from '@/db/export/own-data'
import { archiveGroup } from '@/db/groups/groups'
import { leaveGroup } from '@/db/groups/members'
import { OPERATOR, type Person } from '@/lib/access/viewer'
import { asOwner } from '../../support/corpus'
import { makeGroup } from '../../support/groups'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let lead: Person
let ben: Person
let cleo: Person
let stranger: Person
let ward: { id: string }
let sessionId: string

beforeEach(async () => {
  ;[lead, ben, cleo, stranger] = await Promise.all([
    makePerson('Lead'),
    makePerson('Ben'),
    makePerson('Cleo'),
    makePerson('Stranger'),
  ])
  ward = await makeGroup('Ward 3', lead, ben, cleo)
  const { id } = await openSession(lead, {
    key: randomUUID(),
    groupId: ward.id,
    title: 'Tea',
    question: '',
    startsAt: null,
    zone: null,
    lasts: 60,
    voteBy: null,
    place: '',
    form: 'trial',
    names: 'named',
    quorum: 1,
  })
  sessionId = id
})

const refused = (code: string, words = '') => expect.objectContaining({ code, message: expect.stringContaining(words) })
const ask = (who: Person, text: string, isAnonymous = false) => askClubQuestion(who, { sessionId, text, isAnonymous })
const list = (who: Person) => listClubQuestions(who, sessionId)
async function idOf(text: string): Promise<string> {
  return (await list(lead)).find((question) => question.text === text)?.id as string
}
async function archive(): Promise<void> {
  await proposeStudy(lead, { sessionId, study: `s${await makeStudy()}`, why: '' })
  await chooseStudy(lead, { sessionId, studyId: null })
  await moveSession(lead, { sessionId, to: 'voting' })
  await castBallot(lead, { sessionId, answers: {}, trust: 5, change: 'no', comment: '' })
  await moveSession(lead, { sessionId, to: 'revealed' })
  await moveSession(lead, { sessionId, to: 'archived' })
}
/** Every row of every table that holds a text, "audit_events {…}". */
const rowsWith = (text: string) =>
  asOwner(async (sql) => {
    const tables = await sql<{ name: string }[]>`
      select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`
    const rows: string[] = []
    for (const { name } of tables)
      for (const { row } of await sql.unsafe(
        `select to_jsonb(t)::text as row from ${name} t
        where position($1 in to_jsonb(t)::text) > 0`,
        [text],
      ))
        rows.push(`${name} ${row}`)
    return rows
  })
const events = () =>
  asOwner(
    (
      sql,
    ) => sql`select action, actor_id from audit_events where subject_id = ${sessionId} and action like 'club.%question'
      or subject_id = ${sessionId} and action = 'club.ask' order by id`,
  )

test('members ask with their name or without, and in the same words once; to others there is no session', async () => {
  await ask(ben, 'How was it blinded?')
  await ask(ben, 'What of the harms?', true)
  const shown = async (who: Person) =>
    (await list(who)).map(({ text, by, isOwn }) => [text, by, isOwn]).sort((a, b) => String(a).localeCompare(String(b)))
  expect(await shown(ben)).toEqual([
    ['How was it blinded?', 'Ben', true],
    ['What of the harms?', null, true],
  ])
  for (const who of [lead, cleo])
    expect(await shown(who)).toEqual([
      ['How was it blinded?', 'Ben', false],
      ['What of the harms?', null, false],
    ])
  await expect(ask(cleo, 'What of the harms?')).rejects.toEqual(refused('conflict', 'there already'))
  await expect(ask(stranger, 'Who are you?')).rejects.toEqual(refused('not_found'))
  expect(await list(stranger)).toEqual([])
  expect(await events()).toEqual([{ action: 'club.ask', actor_id: ben.id }])
})

test('a question is supported once by each, and the most supported stands first', async () => {
  for (const text of ['One?', 'Two?', 'Three?']) await ask(ben, text, true)
  const two = await idOf('Two?')
  for (const who of [cleo, cleo, lead]) await supportClubQuestion(who, { questionId: two, supports: true })
  await Promise.all([ben, ben].map((who) => supportClubQuestion(who, { questionId: two, supports: true })))
  expect((await list(cleo))[0]).toMatchObject({ text: 'Two?', supported: 3, isSupported: true })
  await supportClubQuestion(cleo, { questionId: two, supports: false })
  await supportClubQuestion(cleo, { questionId: two, supports: false })
  expect((await list(cleo))[0]).toMatchObject({ text: 'Two?', supported: 2, isSupported: false })
  const rest = (await list(cleo)).slice(1).map(({ id }) => id)
  expect(rest).toEqual(rest.toSorted())
  await expect(supportClubQuestion(stranger, { questionId: two, supports: true })).rejects.toEqual(refused('not_found'))
})

test('only whoever asked changes a question; they and a lead delete it', async () => {
  await ask(ben, 'Named?')
  await ask(ben, 'Unnamed?', true)
  const [named, unnamed] = [await idOf('Named?'), await idOf('Unnamed?')]
  for (const questionId of [named, unnamed]) {
    const change = (who: Person, version = 1) =>
      changeClubQuestion(who, { questionId, version, text: `${questionId}?` })
    for (const who of [lead, cleo]) await expect(change(who)).rejects.toEqual(refused('forbidden'))
    await expect(change(stranger)).rejects.toEqual(refused('not_found'))
    await change(ben)
    await expect(change(ben)).rejects.toEqual(refused('conflict'))
    await expect(deleteClubQuestion(cleo, { questionId })).rejects.toEqual(refused('forbidden'))
    await expect(deleteClubQuestion(stranger, { questionId })).rejects.toEqual(refused('not_found'))
  }
  expect((await list(cleo)).map(({ text }) => text).sort()).toEqual([`${named}?`, `${unnamed}?`].sort())
  await deleteClubQuestion(ben, { questionId: unnamed })
  await deleteClubQuestion(lead, { questionId: named })
  expect(await list(ben)).toEqual([])
  expect(await events()).toEqual([
    { action: 'club.ask', actor_id: ben.id },
    { action: 'club.change-question', actor_id: ben.id },
    { action: 'club.delete-question', actor_id: lead.id },
  ])
})

test('a text that looks like a patient is asked about before it is kept, and again when it changes', async () => {
  const text = 'What of Mrs Miller?'
  const send = (words: string, confirmed?: string) =>
    askClubQuestion(ben, { sessionId, text: words, isAnonymous: true, ...(confirmed && { confirmed }) })
  await expect(send(text)).rejects.toEqual(refused('unconfirmed', 'No patient data'))
  await expect(send(text, 'What of Mrs Smith?')).rejects.toEqual(refused('unconfirmed'))
  expect(await list(ben)).toEqual([])
  await send(text, text)
  const [question] = await list(ben)
  const change = (confirmed?: string) =>
    changeClubQuestion(ben, {
      questionId: question?.id as string,
      version: 1,
      text: 'Mrs Smith?',
      ...(confirmed && { confirmed }),
    })
  await expect(change()).rejects.toEqual(refused('unconfirmed'))
  await change('Mrs Smith?')
  expect((await list(ben)).map((one) => one.text)).toEqual(['Mrs Smith?'])
})

test('nobody asks more than twenty for one session, also at once, with a name and without', async () => {
  const results = await Promise.allSettled(
    Array.from({ length: 24 }, (_, n) => ask(ben, `Question ${n}?`, n % 2 === 0)),
  )
  const refusals = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refusals).toHaveLength(4)
  for (const refusal of refusals) expect(refusal).toEqual(refused('conflict', '20 questions'))
  expect(await list(cleo)).toHaveLength(20)
  await ask(cleo, 'Mine?', true)
})

test('the mark of whoever asked without a name is the HMAC of who they are, which no role of the portal reads', async () => {
  await ask(ben, 'Unnamed?', true)
  const [row] = await asOwner(
    (sql) => sql<{ key: Buffer; mark: Buffer }[]>`
      select k.key, m.mark from club_question_marks m join club_questions q on q.id = m.question_id
      join club_question_keys k on k.session_id = q.session_id where q.session_id = ${sessionId}`,
  )
  const who = Buffer.from(ben.id.replaceAll('-', ''), 'hex')
  expect(row?.mark.toString('hex')).toBe(
    createHmac('sha256', row?.key as Buffer)
      .update(who)
      .digest('hex'),
  )
  expect(row?.key).toHaveLength(32)
  const readable = await asOwner(
    (sql) => sql`select t from unnest(array['club_question_marks', 'club_question_keys']) t, unnest(array['precis_app',
      'precis_import']) r where has_any_column_privilege(r, t, 'select')`,
  )
  expect(readable).toEqual([])
})

test('once the session is archived no row says who asked without a name or who supported, and nothing is asked', async () => {
  const kept = 'Kept by Ben without a name?'
  await ask(ben, kept, true)
  await ask(ben, 'Another of his?', true)
  const question = await idOf(kept)
  for (const who of [ben, cleo]) await supportClubQuestion(who, { questionId: question, supports: true })
  expect((await rowsWith(question)).some((row) => row.includes(ben.id))).toBe(true)
  await archive()
  expect(await rowsWith(question)).toEqual([expect.stringMatching(/^club_questions /)])
  const ofBen = (await rowsWith(ben.id)).map((row) => row.split(' ')[0])
  expect(ofBen.filter((table) => table?.startsWith('club_question'))).toEqual([])
  expect(ofBen).not.toContain('idempotency_keys')
  // What is left of him are his account, his group and notices of what the lead did; no event is his.
  for (const row of await rowsWith(ben.id)) expect(row).not.toContain(kept)
  const his = await asOwner((sql) => sql`select action from audit_events where actor_id = ${ben.id}`)
  expect(his.filter(({ action }) => action.startsWith('club.'))).toEqual([])
  const [stored] = await asOwner((sql) => sql`select * from club_questions where id = ${question}`)
  expect(Object.keys(stored ?? {}).sort()).toEqual(['author_id', 'id', 'session_id', 'supported', 'text', 'version'])
  const left = await asOwner(
    (sql) => sql`select session_id from club_question_keys where session_id = ${sessionId}
      union select q.id from club_questions q join club_question_marks m on m.question_id = q.id
        where q.session_id = ${sessionId}`,
  )
  expect(left).toEqual([])
  const written = await asOwner(
    (sql) => sql`select distinct xmin::text from club_questions where session_id = ${sessionId}`,
  )
  expect(written).toHaveLength(1)
  expect((await list(ben))[0]).toMatchObject({ text: kept, supported: 2, isOwn: false, by: null })
  expect(JSON.stringify(await readOwnData(ben))).not.toContain(kept)
  await expect(ask(ben, 'Late?')).rejects.toEqual(refused('conflict', 'over'))
  await expect(supportClubQuestion(cleo, { questionId: question, supports: true })).rejects.toEqual(refused('conflict'))
  for (const who of [ben, cleo])
    await expect(deleteClubQuestion(who, { questionId: question })).rejects.toEqual(refused('conflict', 'over'))
  await deleteClubQuestion(lead, { questionId: question })
  expect((await list(ben)).map(({ text }) => text)).toEqual(['Another of his?'])
})

test('a question that is asked while the session is archived is kept and forgotten, or refused', async () => {
  await ask(ben, 'First?', true)
  const asked = Array.from({ length: 12 }, (_, n) => ask(n % 2 ? ben : cleo, `At once ${n}?`, true))
  const [results] = await Promise.all([
    Promise.allSettled(asked),
    Promise.race(asked).then(() => moveSession(lead, { sessionId, to: 'cancelled' })),
  ])
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toEqual(refused('conflict'))
  const done = results.filter(({ status }) => status === 'fulfilled').length
  expect(await list(lead)).toHaveLength(done + 1)
  const left = await asOwner(
    (sql) => sql`select q.id from club_questions q join club_question_marks m on m.question_id = q.id
      where q.session_id = ${sessionId} union select session_id from club_question_keys where session_id = ${sessionId}`,
  )
  expect(left).toEqual([])
})

test('in a group that is archived nothing is asked, and whose a question without a name was is forgotten', async () => {
  await ask(ben, 'Unnamed?', true)
  const questionId = await idOf('Unnamed?')
  await archiveGroup(lead, { groupId: ward.id })
  await expect(ask(ben, 'Late?')).rejects.toEqual(refused('conflict', 'archived'))
  await expect(supportClubQuestion(ben, { questionId, supports: true })).rejects.toEqual(
    refused('conflict', 'archived'),
  )
  await expect(deleteClubQuestion(lead, { questionId })).rejects.toEqual(refused('conflict', 'archived'))
  expect((await list(ben)).map(({ isOwn, text }) => [text, isOwn])).toEqual([['Unnamed?', false]])
})

test('questions with a name go with the person as comments do; one without stays and is nobody’s', async () => {
  await ask(ben, 'Unnamed?', true)
  await ask(ben, 'Named?')
  await supportClubQuestion(ben, { questionId: await idOf('Unnamed?'), supports: true })
  const data = await readOwnData(ben)
  expect(data?.clubs).toMatchObject({
    asked: [{ session: 'Tea', group: 'Ward 3', question: 'Named?' }],
    supported: [{ session: 'Tea', question: 'Unnamed?' }],
  })
  await leaveGroup(ben, { groupId: ward.id })
  expect((await readOwnData(ben))?.clubs).toMatchObject({
    asked: [{ session: null, question: 'Named?' }],
    supported: [],
  })
  await disablePerson(OPERATOR, { userId: ben.id, version: 1 })
  await asOwner((sql) => sql`select app.erase_person(${ben.id}, true)`)
  expect((await list(lead)).map(({ text, supported }) => [text, supported])).toEqual([['Unnamed?', 0]])
  expect((await rowsWith(await idOf('Unnamed?'))).map((row) => row.split(' ')[0])).toEqual(['club_questions'])
})

test('where comments are kept, so is a question, under the name of a former member', async () => {
  await ask(ben, 'Named?')
  await disablePerson(OPERATOR, { userId: ben.id, version: 1 })
  await asOwner((sql) => sql`select app.erase_person(${ben.id}, false)`)
  expect((await list(lead)).map(({ text, by }) => [text, by])).toEqual([['Named?', 'Former member']])
})
