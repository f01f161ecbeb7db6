import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeLink, readLink } from '@/db/access/links'
import { changeRole, disablePerson, enablePerson, listPeople } from '@/db/access/people'
import { findSession, openSession } from '@/db/access/sessions'
import { signInWithIdentity } from '@/db/access/sign-in-with-identity'
import { listAuditEvents } from '@/db/audit/audit-trail'
import { withViewer } from '@/db/connection/with-viewer'
import { createList } from '@/db/lists/lists'
import { OPERATOR, type Person, SIGN_IN } from '@/lib/access/viewer'
import { eventSentence } from '@/lib/events/event-sentence'
import { attemptFrom } from '../../support/attempts'
import { asOwner, endOwners } from '../../support/owner'
import { makePerson } from '../../support/people'
import { freshEmail, ISSUER, makeScimToken, patchOf, scimProgram, USER } from '../../support/scim'

const LIMITS = { idleMinutes: 15, absoluteHours: 12 }
let chief: Person
let ask: ReturnType<typeof scimProgram>
beforeAll(async () => {
  chief = await makePerson('Chief', 'administrator')
  ask = scimProgram(await makeScimToken())
})
afterAll(endOwners)

const ada = <More extends object>(more: More = {} as More) => ({
  schemas: [USER],
  userName: freshEmail(),
  displayName: 'Ada Lovelace',
  ...more,
})
const make = async (more: object = {}) => (await ask('POST', '/Users', ada(more))).body
const rowOf = async (id: string) => (await listPeople(chief)).find((person) => person.id === id)
const events = (id: string) =>
  asOwner(
    (sql) => sql<{ action: string; kind: string }[]>`
      select action, actor_kind as kind from audit_events where subject_id = ${id} order by id`,
  )

test('a person is created, found, described anew, closed, opened and deleted', async () => {
  const sent = ada({ externalId: randomUUID(), name: { givenName: 'Ada', familyName: 'Lovelace' }, active: true })
  const made = await ask('POST', '/Users', sent)
  expect(made.status).toBe(201)
  expect(made.headers.get('content-type')).toContain('application/scim+json')
  expect(made.headers.get('location')).toBe(made.body.meta.location)
  const { id } = made.body
  expect(made.body).toMatchObject({ ...sent, meta: { resourceType: 'User' } })
  expect(await rowOf(id)).toMatchObject({
    name: 'Ada Lovelace',
    email: sent.userName,
    role: 'reader',
    hasJoined: false,
    isProvided: true,
  })

  for (const filter of [
    `userName eq "${sent.userName.toUpperCase()}"`,
    `externalId eq "${sent.externalId}"`,
    `emails.value eq "${sent.userName}"`,
    `emails[type eq "work"].value eq "${sent.userName}"`,
    `id eq "${id}" and userName eq "${sent.userName}"`,
  ]) {
    const found = await ask('GET', `/Users?filter=${encodeURIComponent(filter)}`)
    expect({ filter, ids: found.body.Resources.map((one: { id: string }) => one.id) }).toEqual({ filter, ids: [id] })
  }
  expect((await ask('GET', `/Users?filter=${encodeURIComponent('userName eq "nobody"')}`)).body).toMatchObject({
    totalResults: 0,
    Resources: [],
  })

  const renamed = await ask('PUT', `/Users/${id}`, { ...sent, displayName: 'Ada King' })
  expect(renamed.body.displayName).toBe('Ada King')
  expect(await rowOf(id)).toMatchObject({ name: 'Ada King' })
  expect(
    (await ask('PATCH', `/Users/${id}`, patchOf({ op: 'replace', path: 'active', value: false }))).body.active,
  ).toBe(false)
  expect((await rowOf(id))?.disabledAt).not.toBeNull()
  expect(
    (await ask('PATCH', `/Users/${id}`, patchOf({ op: 'replace', path: 'active', value: true }))).body.active,
  ).toBe(true)
  expect((await rowOf(id))?.disabledAt).toBeNull()
  expect((await ask('DELETE', `/Users/${id}`)).status).toBe(204)
  expect((await rowOf(id))?.disabledAt).not.toBeNull()
  expect(await rowOf(id)).toMatchObject({ isProvided: false })
  expect((await ask('GET', `/Users/${id}`)).status).toBe(404)
  expect((await ask('DELETE', `/Users/${id}`)).status).toBe(404)
  expect(await events(id)).toEqual(
    ['provide', 'describe', 'disable', 'enable', 'disable'].map((verb) => ({ action: `people.${verb}`, kind: 'scim' })),
  )
  const again = await ask('POST', '/Users', sent)
  expect(again).toMatchObject({ status: 201, body: { id, active: true, displayName: 'Ada Lovelace' } })
})

test('whoever is created closed cannot come in, and comes in once the provider opens the account', async () => {
  const { id, userName, active } = await make({ active: 'False' })
  expect(active).toBe(false)
  const enter = () =>
    signInWithIdentity(
      { issuer: ISSUER, subject: id, email: userName, isEmailVerified: true, claims: {} },
      attemptFrom({}),
    )
  expect(await enter()).toEqual({ refused: 'account-closed' })
  await ask('PATCH', `/Users/${id}`, patchOf({ op: 'replace', value: { active: true } }))
  expect(await enter()).toHaveProperty('token')
})

test('the trail says that it was the provider', async () => {
  const { id } = await make({ displayName: 'Trail Person' })
  await ask('DELETE', `/Users/${id}`)
  const trail = (await listAuditEvents(chief, { personId: id })) ?? []
  expect(trail.map(eventSentence)).toContain('The identity provider, by SCIM, deactivated the account of Trail Person')
})

test('closing ends sessions and links in the same moment, and content stays', async () => {
  const { id } = await make()
  const token = await withViewer(SIGN_IN, (tx) => openSession(tx, id, 'test', LIMITS))
  const link = await withViewer(OPERATOR, (tx) => makeLink(tx, 'invitation', id))
  const person: Person = { kind: 'person', id, name: '', role: 'reader' }
  const list = await createList(person, { key: randomUUID(), name: 'Kept', description: '' })
  expect(await findSession(token, LIMITS)).not.toBeNull()
  expect(await readLink(link)).not.toBeNull()
  await ask('PATCH', `/Users/${id}`, patchOf({ op: 'Replace', path: 'active', value: 'False' }))
  expect(await findSession(token, LIMITS)).toBeNull()
  expect(await readLink(link)).toBeNull()
  expect(
    await asOwner((sql) => sql`select name from reading_lists where id = ${list.id} and deleted_at is null`),
  ).toEqual([{ name: 'Kept' }])
  await ask('PATCH', `/Users/${id}`, patchOf({ op: 'Replace', path: 'active', value: 'True' }))
  expect(await findSession(token, LIMITS)).toBeNull()
})

test('a person who was created signs in through the provider and has no password', async () => {
  const { id, userName } = await make()
  const entered = await signInWithIdentity(
    { issuer: ISSUER, subject: randomUUID(), email: userName, isEmailVerified: true, claims: {} },
    attemptFrom({}),
  )
  if ('refused' in entered) throw new Error(entered.refused)
  expect((await findSession(entered.token, LIMITS))?.person.id).toBe(id)
  expect(await asOwner((sql) => sql`select 1 from passwords where user_id = ${id}`)).toHaveLength(0)
})

test('where userName is no address, the primary one of emails is that of the account', async () => {
  const [first, primary] = [freshEmail('first'), freshEmail('primary')]
  const emails = [
    { value: first, type: 'home' },
    { value: primary, type: 'work', primary: true },
  ]
  const { id, userName } = await make({ userName: `alove-${randomUUID()}`, emails })
  expect(userName).toMatch(/^alove-/)
  expect((await rowOf(id))?.email).toBe(primary)
  const moved = freshEmail('moved')
  await ask('PATCH', `/Users/${id}`, patchOf({ op: 'Replace', path: 'emails[type eq "work"].value', value: moved }))
  expect((await rowOf(id))?.email).toBe(moved)
  expect((await ask('POST', '/Users', ada({ userName: 'nobody-at-all' }))).body.scimType).toBe('invalidValue')
})

test('what has an account already is refused as not unique, however it is written', async () => {
  const { id, userName } = await make({ externalId: `x-${randomUUID()}` })
  expect(await ask('POST', '/Users', ada({ userName: userName.toUpperCase() }))).toMatchObject({
    status: 409,
    body: { scimType: 'uniqueness', status: '409' },
  })
  const other = await make()
  const clash = await ask('PATCH', `/Users/${other.id}`, patchOf({ op: 'replace', value: { userName } }))
  expect(clash).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } })
  expect((await rowOf(other.id))?.email).toBe(other.userName)
  const both = await Promise.all(
    [1, 2].map(() => ask('POST', '/Users', ada({ userName: `both-${id}@hospital.example` }))),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
})

test('of two requests at one moment each is whole, and none is a fault', async () => {
  const { id } = await make()
  const replies = await Promise.all([
    ...[1, 2, 3].map((n) =>
      ask('PATCH', `/Users/${id}`, patchOf({ op: 'replace', value: { displayName: `Name ${n}` } })),
    ),
    ...[false, true, false].map((active) =>
      ask('PATCH', `/Users/${id}`, patchOf({ op: 'replace', value: { active } })),
    ),
  ])
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
  const { body } = await ask('GET', `/Users/${id}`)
  expect((await rowOf(id))?.name).toBe(body.displayName)
  expect((await rowOf(id))?.disabledAt === null).toBe(body.active)
})

test('the last active administrator stays, and the provider hears why', async () => {
  const others = await asOwner(
    (sql) => sql<{ id: string }[]>`select id from users where role = 'administrator' and disabled_at is null`,
  )
  const { id } = await make()
  await changeRole(OPERATOR, { userId: id, role: 'administrator', version: 1 })
  await asOwner((sql) => sql`update users set role = 'reader' where id in ${sql(others.map((one) => one.id))}`)
  try {
    const reply = await ask('PATCH', `/Users/${id}`, patchOf({ op: 'replace', path: 'active', value: false }))
    expect(reply).toMatchObject({
      status: 409,
      body: { status: '409', detail: expect.stringContaining('last active') },
    })
    expect((await ask('DELETE', `/Users/${id}`)).status).toBe(409)
    expect((await ask('GET', `/Users/${id}`)).body.active).toBe(true)
    const moved = await ask('PATCH', `/Users/${id}`, patchOf({ op: 'replace', path: 'userName', value: freshEmail() }))
    expect(moved.status).toBe(403)
  } finally {
    await asOwner((sql) => sql`update users set role = 'administrator' where id in ${sql(others.map((one) => one.id))}`)
  }
})

test('somebody whom people have invited is taken over as the provider writes of them', async () => {
  const invited = await makePerson('Grace Hopper')
  const email = (await rowOf(invited.id))?.email as string
  const found = await ask('GET', `/Users?filter=${encodeURIComponent(`userName eq "${email}"`)}`)
  expect(found.body.Resources).toMatchObject([{ id: invited.id, displayName: 'Grace Hopper', active: true }])
  await ask('PATCH', `/Users/${invited.id}`, patchOf({ op: 'add', path: 'externalId', value: `e-${invited.id}` }))
  expect((await rowOf(invited.id))?.name).toBe('Grace Hopper')
  const stranger = scimProgram(await makeScimToken('https://elsewhere.example'))
  expect((await stranger('GET', `/Users/${invited.id}`)).status).toBe(404)
})

test('what people have closed the provider does not open', async () => {
  const { id } = await make()
  await disablePerson(chief, { userId: id, version: 1 })
  const open = patchOf({ op: 'replace', path: 'active', value: true })
  expect(await ask('PATCH', `/Users/${id}`, open)).toMatchObject({ status: 409 })
  expect((await rowOf(id))?.disabledAt).not.toBeNull()
  await enablePerson(chief, { userId: id, version: 2 })
  await ask('PATCH', `/Users/${id}`, patchOf({ op: 'replace', path: 'active', value: false }))
  expect((await ask('PATCH', `/Users/${id}`, open)).status).toBe(200)
})

test('the people of one provider are nobody to another', async () => {
  const { id, userName } = await make({ externalId: `mine-${randomUUID()}` })
  const other = scimProgram(await makeScimToken('https://other.example'))
  for (const [method, body] of [
    ['GET'],
    ['PUT', ada()],
    ['PATCH', patchOf({ op: 'replace', path: 'active', value: false })],
    ['DELETE'],
  ] as const)
    expect({ method, status: (await other(method, `/Users/${id}`, body)).status }).toEqual({ method, status: 404 })
  expect(
    (await other('GET', `/Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}`)).body.totalResults,
  ).toBe(0)
  expect((await other('POST', '/Users', ada({ userName }))).body.scimType).toBe('uniqueness')
  expect((await rowOf(id))?.disabledAt).toBeNull()
})

test('a list has pages that begin at 1, and no more than 200 people', async () => {
  await make()
  const first = (await ask('GET', '/Users?startIndex=1&count=1')).body
  const second = (await ask('GET', '/Users?startIndex=2&count=1')).body
  expect(first).toMatchObject({ startIndex: 1, itemsPerPage: 1 })
  expect(first.totalResults).toBeGreaterThan(1)
  expect(second.Resources[0].id).not.toBe(first.Resources[0].id)
  expect((await ask('GET', '/Users?count=0')).body.Resources).toEqual([])
  expect((await ask('GET', '/Users?startIndex=-3&count=100000')).body.startIndex).toBe(1)
  expect((await ask('GET', '/Users?startIndex=x')).body.scimType).toBe('invalidValue')
  expect(Object.keys((await ask('GET', '/Users?count=1&attributes=userName')).body.Resources[0]).sort()).toEqual([
    'id',
    'schemas',
    'userName',
  ])
})

test('a version that was changed since is not changed, and one that is known is not sent again', async () => {
  const token = await makeScimToken()
  const { id, meta } = await make()
  const known = await scimProgram(token, { 'if-none-match': meta.version })('GET', `/Users/${id}`)
  expect(known.status).toBe(304)
  const rename = patchOf({ op: 'replace', path: 'displayName', value: 'Newer' })
  expect((await scimProgram(token, { 'if-match': meta.version })('PATCH', `/Users/${id}`, rename)).status).toBe(200)
  const late = await scimProgram(token, { 'if-match': meta.version })('PATCH', `/Users/${id}`, rename)
  expect(late).toMatchObject({ status: 412, body: { status: '412' } })
})
