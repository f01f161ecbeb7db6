import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { disablePerson } from '@/db/access/people'
import { signInWithPassword } from '@/db/access/sign-in'
import { listAuditEvents } from '@/db/audit/audit-trail'
import { verifyChain } from '@/db/audit/verify-chain'
import { withViewer } from '@/db/connection/with-viewer'
import { denialsWritten } from '@/db/events/record-denial'
import { recordEvent } from '@/db/events/record-event'
import { retryJob } from '@/db/jobs/change-job'
import { readList } from '@/db/lists/list-contents'
import { createList, deleteList } from '@/db/lists/lists'
import { changeNote, createNote } from '@/db/notes/notes'
import { ALL_RIGHTS, authorize, can, type Right } from '@/lib/access/policy'
import { OPERATOR, type Person } from '@/lib/access/viewer'
import { eventSentence } from '@/lib/events/event-sentence'
import { RIGHT_WORDS } from '@/lib/events/right-words'
import { attemptFrom } from '../../support/attempts'
import { asOwner } from '../../support/corpus'
import { makeMember, PASSWORD } from '../../support/member'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let ada: Person
let ben: Person
let chief: Person

beforeEach(async () => {
  ;[ada, ben, chief] = [await makePerson('Ada'), await makePerson('Ben'), await makePerson('Chief', 'administrator')]
})

type Row = { action: string; subject: string | null; details: Record<string, string> | null }

const denialsOf = async (person: { id: string }): Promise<Row[]> => {
  await denialsWritten()
  return asOwner(async (sql) => [
    ...(await sql<Row[]>`select action, subject_id as subject, details from audit_events
        where (actor_id = ${person.id} or actor_kind = 'auth' and subject_id = ${person.id}) and action like '%.refuse%'
        order by id`),
  ])
}
const refused = (code: string) => expect.objectContaining({ code })
const write = (person: Person, body = 'Kept to myself.') =>
  makeStudy().then((studyId) => createNote(person, { key: randomUUID(), studyId, body }))

const ask = (viewer: Person, right: Right) => (authorize as (...asked: unknown[]) => void)(viewer, right, {})
const READER: Person = { kind: 'person', id: randomUUID(), name: 'Anybody', role: 'reader' }
const REFUSED = ALL_RIGHTS.filter((right) => !(can as (...asked: unknown[]) => boolean)(READER, right, {}))

test.each(REFUSED)('whoever is refused the right %s is in the trail with it, in words', async (right) => {
  const refusal = withViewer(ada, async (tx) => {
    await recordEvent(tx, ada, 'list.create', 'rolled back')
    ask(ada, right)
  })
  await expect(refusal).rejects.toEqual(refused('forbidden'))
  const [kind] = right.split('.')
  expect(await denialsOf(ada)).toEqual([{ action: 'right.refuse', subject: null, details: { right, kind } }])
  const events = await listAuditEvents(chief, { personId: ada.id })
  expect(events?.map(eventSentence)).toEqual([`Ada tried to ${RIGHT_WORDS[right]}, and was refused`])
})

test('the thing is named by its id, and nothing that stands in it', async () => {
  const { noteId } = await write(ben, 'Nobody else shall read this.')
  await expect(changeNote(ada, { noteId, version: 1, body: 'mine now' })).rejects.toEqual(refused('not_found'))
  await expect(retryJob(ada, { job: 1 })).rejects.toEqual(refused('forbidden'))
  expect(await denialsOf(ada)).toEqual([
    { action: 'right.refuse', subject: noteId, details: { right: 'note.change', kind: 'note' } },
    { action: 'right.refuse', subject: null, details: { right: 'job.change', kind: 'job' } },
  ])
  expect(JSON.stringify(await listAuditEvents(chief, { personId: ada.id }))).not.toContain('Nobody else')
})

test('so is a read of somebody else’s', async () => {
  const { id: listId } = await createList(ben, { key: randomUUID(), name: 'Only mine', description: '' })
  expect(await readList(ada, listId)).toBeNull()
  expect(await denialsOf(ada)).toEqual([
    { action: 'right.refuse', subject: listId, details: { right: 'list.read', kind: 'list' } },
  ])
})

test('what never was, and what is one’s own and deleted, was not refused to anybody', async () => {
  await expect(deleteList(ada, { listId: randomUUID() })).rejects.toEqual(refused('not_found'))
  const { noteId } = await write(ada)
  await asOwner((sql) => sql`update notes set deleted_at = now() where id = ${noteId}`)
  await asOwner((sql) => sql`update users set disabled_at = now() where id = ${ben.id}`)
  await expect(changeNote(ada, { noteId: randomUUID(), version: 1, body: 'x' })).rejects.toEqual(refused('not_found'))
  await expect(withViewer(ben, async () => ask(ben, 'audit.read'))).rejects.toEqual(refused('forbidden'))
  expect(await denialsOf(ada)).toEqual([])
  // Who is deactivated has no session, and writes nothing into the trail.
  expect(await denialsOf(ben)).toEqual([])
})

test('whoever is refused the same two hundred times is in the trail with it once, and once with there being more', async () => {
  const again = () => withViewer(ada, async () => ask(ada, 'audit.read')).catch(() => {})
  await Promise.all(Array.from({ length: 200 }, again))
  expect((await denialsOf(ada)).map(({ action }) => action)).toEqual(['right.refuse', 'right.refuse-more'])
})

test('of whoever is refused everything there are sixty rows an hour, and one that says that there were more', async () => {
  const ids = await asOwner(async (sql) => {
    const rows = await sql`insert into reading_lists (name, created_by) select 'L' || n, ${ben.id}::uuid
      from generate_series(1, 150) n returning id`
    return rows.map(({ id }) => id as string)
  })
  const remove = (listId: string) => deleteList(ada, { listId }).catch(() => {})
  await Promise.all(ids.map(remove))
  const rows = await denialsOf(ada)
  expect(rows.filter(({ action }) => action === 'right.refuse')).toHaveLength(60)
  expect(rows.filter(({ action }) => action === 'right.refuse-more')).toHaveLength(1)
})

test('so it is however many processes record it', async () => {
  const id = (person: Person, event: string, subject: string) =>
    asOwner((sql) =>
      sql.begin(async (tx) => {
        await tx`select set_config('app.actor', 'person', true), set_config('app.user_id', ${person.id}, true)`
        await tx`set local role precis_app`
        await tx`select app.record_denial(${event}, ${subject}, '{"right": "list.read", "kind": "list"}', false)`
      }),
    )
  const subjects = Array.from({ length: 70 }, () => randomUUID())
  for (let begin = 0; begin < 70; begin += 14)
    await Promise.all(subjects.slice(begin, begin + 14).map((subject) => id(ada, 'right.refuse', subject)))
  await Promise.all(Array.from({ length: 10 }, () => id(ben, 'right.refuse', subjects[0] as string)))
  const rows = await denialsOf(ada)
  expect(rows.map(({ action }) => action).sort()).toEqual([...Array(60).fill('right.refuse'), 'right.refuse-more'])
  expect(await denialsOf(ben)).toHaveLength(1)
  // It writes what it is there for, and nothing else.
  await id(ben, 'people.change-role', ben.id)
  expect(
    await asOwner(
      (sql) => sql`select from audit_events where action = 'people.change-role' and subject_id = ${ben.id}`,
    ),
  ).toHaveLength(0)
})

test('fifty who are refused at once, beside fifty who write, make one chain', async () => {
  await asOwner((sql) => sql`truncate audit_events, audit_chain`)
  const study = await makeStudy()
  const people = await Promise.all(Array.from({ length: 50 }, (_, index) => makePerson(`Person ${index}`)))
  await Promise.all(
    people.flatMap((person) => [
      retryJob(person, { job: 1 }).catch(() => {}),
      createNote(person, { key: randomUUID(), studyId: study, body: 'Beside it.' }),
    ]),
  )
  await denialsWritten()
  const { events, head, fault } = await asOwner((sql) => verifyChain(sql, { secret: null }))
  expect({ events, seq: head?.seq, fault }).toEqual({ events: 100, seq: 100, fault: null })
  await asOwner(
    (sql) => sql`update audit_events set details = '{"right": "list.read", "kind": "list"}' where id = (
      select max(id) from audit_events where action = 'right.refuse')`,
  )
  expect((await asOwner((sql) => verifyChain(sql, { secret: null }))).fault).toContain('is not as it was recorded')
})

test('a refused sign-in is in the trail of the account, once in ten minutes, and so is one for none', async () => {
  const member = await makeMember('Cleo')
  const attempt = (email: string, password: string) => signInWithPassword(email, password, attemptFrom())
  await asOwner((sql) => sql`delete from audit_events where action = 'session.refuse' and subject_id is null`)
  for (let time = 0; time < 3; time++) expect(await attempt(member.email, 'not the password at all')).toBeNull()
  expect(await attempt('nobody@hospital.example', PASSWORD)).toBeNull()
  expect(await attempt(member.email, PASSWORD)).not.toBeNull()
  expect(await denialsOf(member)).toEqual([
    { action: 'session.refuse', subject: member.id, details: { by: 'password' } },
  ])
  const events = await listAuditEvents(chief, { action: 'session.refuse' })
  expect(events?.map(eventSentence).slice(0, 2).sort()).toEqual([
    'Cleo was refused when signing in by password',
    'Somebody was refused when signing in by password',
  ])
  await disablePerson(OPERATOR, { userId: member.id, version: 1 })
  expect(await attempt(member.email, PASSWORD)).toBeNull()
  expect(await denialsOf(member)).toHaveLength(1)
})
