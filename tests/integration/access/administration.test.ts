import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import postgres from 'postgres'
import { beforeEach, expect, test } from 'vitest'
import { readLink, redeemLink } from '@/db/access/links'
import { changeRole, disablePerson, enablePerson, invitePerson, listPeople, resetPerson } from '@/db/access/people'
import { openSession } from '@/db/access/sessions'
import { listAuditEvents } from '@/db/audit/audit-trail'
import { withViewer } from '@/db/connection/with-viewer'
import { listImports, readImport } from '@/db/import/import-logs'
import { sessions, users } from '@/db/schema/users'
import { OPERATOR, type Person, SIGN_IN, VISITOR, type Viewer } from '@/lib/access/viewer'
import { eventSentence } from '@/lib/events/event-sentence'
import { attemptFrom } from '../../support/attempts'
import { makePerson } from '../../support/people'

let chief: Person
let editor: Person
let ada: Person

beforeEach(async () => {
  ;[chief, editor, ada] = [
    await makePerson('Chief', 'administrator'),
    await makePerson('Edda', 'editor'),
    await makePerson('Ada'),
  ]
})

const refused = (code: string) => expect.objectContaining({ code })
const email = () => `new.${randomUUID().slice(0, 8)}@hospital.example`
const stored = (id: string) =>
  withViewer(OPERATOR, (tx) =>
    tx.select({ role: users.role, disabledAt: users.disabledAt }).from(users).where(eq(users.id, id)),
  )
const enter = (who: Person) =>
  withViewer(SIGN_IN, (tx) => openSession(tx, who.id, 'test', { idleMinutes: 15, absoluteHours: 12 }))
const openSessions = async (who: Person) =>
  (await withViewer(OPERATOR, (tx) => tx.select().from(sessions).where(eq(sessions.userId, who.id)))).filter(
    ({ revokedAt }) => !revokedAt,
  ).length

test('an invitation makes an account and a link that works once', async () => {
  const address = email()
  const { token } = await invitePerson(chief, { key: randomUUID(), name: 'Nora', email: address, role: 'editor' })
  const invited = async () => (await listPeople(chief)).find((one) => one.email === address)
  expect(await invited()).toMatchObject({ name: 'Nora', role: 'editor', hasJoined: false })
  const nora = { id: (await invited())?.id } as Person
  await redeemLink({ token, password: 'seven slow barges at noon' }, attemptFrom())
  await enter(nora)
  expect(await invited()).toMatchObject({ hasJoined: true, lastSeenAt: expect.any(Date) })
  await expect(redeemLink({ token, password: 'seven slow barges at noon' }, attemptFrom())).rejects.toEqual(
    refused('not_found'),
  )
})

test('a new link is an invitation until it was taken up, and then one for a new password', async () => {
  const { token } = await resetPerson(chief, { userId: ada.id })
  expect(await readLink(token)).toMatchObject({ purpose: 'invitation', name: 'Ada' })
  await enter(ada)
  const { token: later } = await resetPerson(chief, { userId: ada.id })
  expect(await readLink(later)).toMatchObject({ purpose: 'reset', name: 'Ada' })
})

test('the same address is not invited twice, however it is written', async () => {
  const address = email()
  await invitePerson(chief, { key: randomUUID(), name: 'Nora', email: address, role: 'reader' })
  const again = invitePerson(chief, { key: randomUUID(), name: 'Nora', email: address.toUpperCase(), role: 'reader' })
  await expect(again).rejects.toEqual(refused('conflict'))
})

test('a change of role or a closed account ends every session at once', async () => {
  await enter(ada)
  await changeRole(chief, { userId: ada.id, role: 'editor', version: 1 })
  expect(await stored(ada.id)).toEqual([{ role: 'editor', disabledAt: null }])
  expect(await openSessions(ada)).toBe(0)
  await enter(ada)
  await disablePerson(chief, { userId: ada.id, version: 2 })
  expect(await openSessions(ada)).toBe(0)
  expect(await stored(ada.id)).toEqual([{ role: 'editor', disabledAt: expect.any(Date) }])
  await enablePerson(chief, { userId: ada.id, version: 3 })
  expect(await stored(ada.id)).toEqual([{ role: 'editor', disabledAt: null }])
})

const COMMANDS: [string, (who: Viewer, userId: string) => Promise<unknown>][] = [
  ['changing a role', (who, userId) => changeRole(who, { userId, role: 'administrator', version: 1 })],
  ['closing', (who, userId) => disablePerson(who, { userId, version: 1 })],
  ['reopening', (who, userId) => enablePerson(who, { userId, version: 1 })],
  ['a new link', (who, userId) => resetPerson(who, { userId })],
]

test.each(COMMANDS)(
  '%s: not by a reader, an editor, a visitor, nor by administrators to themselves',
  async (_n, run) => {
    for (const who of [ada, editor]) await expect(run(who, chief.id)).rejects.toEqual(refused('forbidden'))
    await expect(run(VISITOR, ada.id)).rejects.toEqual(refused('unauthenticated'))
    await expect(run(chief, chief.id)).rejects.toEqual(refused('forbidden'))
    await expect(run(chief, randomUUID())).rejects.toEqual(refused('not_found'))
    expect(await stored(chief.id)).toEqual([{ role: 'administrator', disabledAt: null }])
  },
)

test('inviting is for administrators', async () => {
  const input = { key: randomUUID(), name: 'Nora', email: email(), role: 'administrator' as const }
  for (const who of [ada, editor]) await expect(invitePerson(who, input)).rejects.toEqual(refused('forbidden'))
  await expect(invitePerson(VISITOR, input)).rejects.toEqual(refused('unauthenticated'))
  expect((await listPeople(chief)).some((one) => one.email === input.email)).toBe(false)
})

test('two administrators at one account meet a conflict', async () => {
  const other = await makePerson('Other chief', 'administrator')
  await changeRole(chief, { userId: ada.id, role: 'editor', version: 1 })
  await expect(disablePerson(other, { userId: ada.id, version: 1 })).rejects.toEqual(refused('conflict'))
  expect(await stored(ada.id)).toEqual([{ role: 'editor', disabledAt: null }])
})

test('people and the trail are for administrators, imports also for editors', async () => {
  for (const who of [VISITOR, ada, editor]) {
    expect(await listPeople(who)).toEqual([])
    expect(await listAuditEvents(who)).toBeNull()
  }
  for (const who of [VISITOR, ada]) {
    expect(await listImports(who)).toBeNull()
    expect(await readImport(who, 1)).toBeNull()
  }
  expect(await listImports(editor)).toEqual([])
})

test('the trail tells who did what, by person, by act, and from a point back', async () => {
  await changeRole(chief, { userId: ada.id, role: 'editor', version: 1 })
  await enter(ada)
  await disablePerson(chief, { userId: ada.id, version: 2 })
  const ofAda = (await listAuditEvents(chief, { personId: ada.id })) ?? []
  expect(ofAda.map(eventSentence)).toEqual([
    'Chief deactivated the account of Ada',
    'Ada signed in',
    'Chief made Ada an editor',
  ])
  const roles = await listAuditEvents(chief, { personId: ada.id, action: 'people.change-role' })
  expect(roles?.map(eventSentence)).toEqual(['Chief made Ada an editor'])
  const earlier = await listAuditEvents(chief, { personId: ada.id, before: ofAda[1]?.id })
  expect(earlier?.map(eventSentence)).toEqual(['Chief made Ada an editor'])
  expect(await listAuditEvents(chief, { personId: editor.id })).toEqual([])
})

test('an import gives its account, with each rejection where it stands', async () => {
  const client = postgres(process.env.DATABASE_URL as string, { max: 1 })
  const counts = { files: 1, records: 2, added: 1, updated: 0, unchanged: 0, withdrawn: 0, rejected: 1 }
  const [made] = await client`insert into imports (state, sources, counts, finished_at)
    values ('broken', ${['a.xml']}, ${client.json(counts)}, now()) returning id::int`
  await client`insert into import_rejections (import_id, file, line, "column", identifier, reason)
    values (${made?.id}, 'a.xml', 12, 3, 'PMID 5', 'no title')`
  await client.end()
  expect(await listImports(editor)).toMatchObject([{ id: made?.id, state: 'broken', sources: ['a.xml'], counts }])
  const found = await readImport(editor, made?.id)
  expect(found?.rejections).toMatchObject([{ line: 12, column: 3, identifier: 'PMID 5', reason: 'no title' }])
  expect((await readImport(editor, made?.id, found?.rejections[0]?.id))?.rejections).toEqual([])
  expect(await readImport(editor, 999_999)).toBeNull()
  expect(await listImports(chief, made?.id)).toEqual([])
})

test('an invitation posted twice makes one account, and the last link is the one that works', async () => {
  const chief = await makePerson('Chief', 'administrator')
  const input = { key: randomUUID(), name: 'Twice', email: `${randomUUID()}@hospital.example`, role: 'reader' as const }
  const [first, second] = await Promise.all([invitePerson(chief, input), invitePerson(chief, input)])
  expect((await listPeople(chief)).filter(({ email }) => email === input.email)).toHaveLength(1)
  expect(await invitationsThatWork([first.token, second.token])).toBe(1)
})

const invitationsThatWork = async (tokens: string[]) => (await Promise.all(tokens.map(readLink))).filter(Boolean).length
