import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClaimMapping } from '@/db/access/claim-mappings'
import { signInWithIdentity } from '@/db/access/sign-in-with-identity'
import { listGroups } from '@/db/groups/groups'
import { acceptInvitation, inviteToGroup } from '@/db/groups/invitations'
import { changeMemberRole, removeMember } from '@/db/groups/members'
import { readGroup } from '@/db/groups/read-group'
import type { Person } from '@/lib/access/viewer'
import entra from '../../fixtures/scim/entra.json'
import okta from '../../fixtures/scim/okta.json'
import { attemptFrom } from '../../support/attempts'
import { makeGroup } from '../../support/groups'
import { asOwner, endOwners } from '../../support/owner'
import { makePerson } from '../../support/people'
import { freshEmail, GROUP, ISSUER, makeScimToken, patchOf, scimProgram, USER } from '../../support/scim'

let chief: Person
let ask: ReturnType<typeof scimProgram>
beforeAll(async () => {
  chief = await makePerson('Chief', 'administrator')
  ask = scimProgram(await makeScimToken())
})
afterAll(endOwners)

const fresh = (name = 'Ward') => `${name} ${randomUUID().slice(0, 8)}`
const user = async (name: string): Promise<Person & { email: string }> => {
  const email = freshEmail(name.toLowerCase())
  const { body } = await ask('POST', '/Users', { schemas: [USER], userName: email, displayName: name })
  return { kind: 'person', id: body.id, name, role: 'reader', email }
}
const group = async (more: object = {}) =>
  (await ask('POST', '/Groups', { schemas: [GROUP], displayName: fresh(), ...more })).body
const slugOf = async (id: string) => (await listGroups(chief)).find((one) => one.id === id)?.slug as string
const peopleOf = async (id: string) =>
  (await readGroup(chief, await slugOf(id)))?.members.map(({ name, role, isByProvider }) => ({
    name,
    role,
    isByProvider,
  }))
const membersOf = async (id: string): Promise<string[]> =>
  (await ask('GET', `/Groups/${id}`)).body.members.map((one: { value: string }) => one.value)
const add = (...people: { id: string }[]) =>
  patchOf({ op: 'add', path: 'members', value: people.map(({ id }) => ({ value: id })) })
const remove = ({ id }: { id: string }) => patchOf({ op: 'remove', path: `members[value eq "${id}"]` })
/** A body of a provider's, with the identifier of somebody here in it. */
const naming = (body: object, id: string) => JSON.parse(JSON.stringify(body).replaceAll('MEMBER', id))

test('a group is created, found, renamed, filled, emptied and deleted', async () => {
  const [ada, ben] = [await user('Ada'), await user('Ben')]
  const displayName = fresh()
  const made = await ask('POST', '/Groups', { schemas: [GROUP], displayName, externalId: `g-${ada.id}` })
  expect(made).toMatchObject({ status: 201, body: { displayName, members: [], meta: { resourceType: 'Group' } } })
  const { id } = made.body
  expect(made.headers.get('location')).toBe(`http://localhost:3000/scim/v2/Groups/${id}`)
  await ask('PATCH', `/Groups/${id}`, add(ada))
  await ask('PATCH', `/Groups/${id}`, add(ada, ben))
  expect(await peopleOf(id)).toEqual([
    { name: 'Ada', role: 'lead', isByProvider: true },
    { name: 'Ben', role: 'member', isByProvider: true },
  ])
  for (const filter of [
    `displayName eq "${displayName.toUpperCase()}"`,
    `externalId eq "g-${ada.id}"`,
    `id eq "${id}" and members eq "${ben.id}"`,
  ]) {
    const found = await ask('GET', `/Groups?excludedAttributes=members&filter=${encodeURIComponent(filter)}`)
    expect({ filter, found: found.body.Resources }).toMatchObject({ filter, found: [{ id, displayName }] })
    expect(found.body.Resources[0].members).toBeUndefined()
  }
  const renamed = fresh('Renamed')
  expect(
    (await ask('PUT', `/Groups/${id}`, { displayName: renamed, members: [{ value: ben.id }] })).body,
  ).toMatchObject({
    displayName: renamed,
    externalId: `g-${ada.id}`,
    members: [{ value: ben.id }],
  })
  expect(await peopleOf(id)).toEqual([{ name: 'Ben', role: 'lead', isByProvider: true }])
  expect((await ask('DELETE', `/Groups/${id}`)).status).toBe(204)
  expect((await ask('GET', `/Groups/${id}`)).status).toBe(404)
  expect((await listGroups(chief)).find((one) => one.id === id)).toMatchObject({
    people: 0,
    archivedAt: expect.any(Date),
  })
  const events = await asOwner(
    (sql) => sql<{ action: string }[]>`select action from audit_events where actor_kind = 'scim'
      and (subject_id = ${id} or details ->> 'groupId' = ${id}) order by id`,
  )
  expect(events.map(({ action }) => action)).toEqual([
    'group.create',
    'group.map-in',
    'group.map-in',
    'group.change',
    'group.map-out',
    'group.hand-over',
    'group.map-out',
    'group.archive',
  ])
})

test('Entra and Okta fill groups as their documents show', async () => {
  const [ada, ben] = [await user('Ada'), await user('Ben')]
  const made = await ask('POST', '/Groups', { ...entra.createGroup, displayName: fresh(), externalId: ada.id })
  const { id } = made.body
  await ask('PATCH', `/Groups/${id}`, naming(entra.addMember, ada.id))
  await ask('PATCH', `/Groups/${id}`, naming(okta.addMember, ben.id))
  expect((await membersOf(id)).sort()).toEqual([ada.id, ben.id].sort())
  await ask('PATCH', `/Groups/${id}`, naming(entra.removeMember, ada.id))
  expect(await membersOf(id)).toEqual([ben.id])
  await ask('PATCH', `/Groups/${id}`, naming(okta.replaceMembers, ada.id))
  expect(await membersOf(id)).toEqual([ada.id])
  await ask('PATCH', `/Groups/${id}`, naming(okta.removeMember, ada.id))
  expect(await membersOf(id)).toEqual([])
  const pushed = await ask('POST', '/Groups', { ...naming(okta.createGroup, ben.id), displayName: fresh() })
  expect(pushed).toMatchObject({ status: 201, body: { members: [{ value: ben.id }] } })
  const displayName = fresh('Biology')
  const rename = patchOf({ op: 'replace', value: { id: pushed.body.id, displayName } })
  expect((await ask('PATCH', `/Groups/${pushed.body.id}`, rename)).body.displayName).toBe(displayName)
})

test('whom people invite stays, and a group keeps a lead whoever is taken out', async () => {
  const [lead, ada] = [await user('Lead'), await user('Ada')]
  const { id } = await group({ members: [{ value: lead.id }, { value: ada.id }] })
  const guest = await makePerson('Guest')
  const first = (await readGroup(chief, await slugOf(id)))?.members.find(({ role }) => role === 'lead')
  const leader = first?.userId === lead.id ? lead : ada
  const { id: invitationId } = await inviteToGroup(leader, { groupId: id, userId: guest.id })
  await acceptInvitation(guest, { invitationId })
  expect(await membersOf(id)).not.toContain(guest.id)
  await ask('PATCH', `/Groups/${id}`, patchOf({ op: 'replace', path: 'members', value: [] }))
  expect(await peopleOf(id)).toEqual([{ name: 'Guest', role: 'lead', isByProvider: false }])
  // What the provider adds is there already, by people: it does not become the provider's to take.
  await ask('PATCH', `/Groups/${id}`, add(guest))
  await ask('PATCH', `/Groups/${id}`, remove(guest))
  expect(await peopleOf(id)).toEqual([{ name: 'Guest', role: 'lead', isByProvider: false }])
  expect((await ask('DELETE', `/Groups/${id}`)).status).toBe(204)
  expect((await listGroups(chief)).find((one) => one.id === id)).toMatchObject({ people: 1, archivedAt: null })
})

test('nobody else takes out whom the provider has put in', async () => {
  const [lead, ada] = [await user('Lead'), await user('Ada')]
  const { id } = await group({ members: [{ value: lead.id }] })
  await ask('PATCH', `/Groups/${id}`, add(ada))
  const member = (await readGroup(lead, await slugOf(id)))?.members.find(({ userId }) => userId === ada.id)
  await expect(removeMember(lead, { memberId: member?.id as string })).rejects.toThrow('identity provider')
  await changeMemberRole(lead, { memberId: member?.id as string, role: 'lead', version: member?.version as number })
  await ask('PATCH', `/Groups/${id}`, remove(ada))
  expect((await peopleOf(id))?.find(({ name }) => name === 'Ada')).toMatchObject({ role: 'lead', isByProvider: false })
})

test('a sign-in takes nobody out whom SCIM has put in, though both are of one issuer', async () => {
  const ada = await user('Ada')
  const { id } = await group({ members: [{ value: ada.id }] })
  const ward = await makeGroup(fresh(), await makePerson('Other lead'))
  await createClaimMapping(chief, { issuer: ISSUER, claim: 'groups', value: ada.id, role: null, groupId: ward.id })
  const subject = randomUUID()
  const enter = (groups: string[]) =>
    signInWithIdentity(
      { issuer: ISSUER, subject, email: ada.email, isEmailVerified: true, claims: { groups } },
      attemptFrom({}),
    )
  await enter([ada.id])
  await enter([])
  expect(await membersOf(id)).toEqual([ada.id])
  expect((await readGroup(chief, ward.slug))?.members.map(({ userId }) => userId)).not.toContain(ada.id)
})

test('groups that people made, and those of another provider, are nothing that it sees', async () => {
  const ward = await makeGroup(fresh('People'), chief)
  const { id, displayName } = await group()
  const other = scimProgram(await makeScimToken('https://other.example'))
  for (const [program, groupId] of [
    [ask, ward.id],
    [other, id],
  ] as const)
    for (const [method, body] of [
      ['GET'],
      ['PUT', { displayName: fresh() }],
      ['PATCH', patchOf({ op: 'replace', value: { displayName: 'X' } })],
      ['DELETE'],
    ] as const)
      expect({ method, status: (await program(method, `/Groups/${groupId}`, body)).status }).toEqual({
        method,
        status: 404,
      })
  const name = (await listGroups(chief)).find((one) => one.id === ward.id)?.name as string
  for (const taken of [name.toUpperCase(), displayName])
    expect(await ask('POST', '/Groups', { displayName: taken })).toMatchObject({
      status: 409,
      body: { scimType: 'uniqueness' },
    })
  expect(await ask('PATCH', `/Groups/${id}`, patchOf({ op: 'replace', value: { displayName: name } }))).toMatchObject({
    status: 409,
  })
  expect((await listGroups(chief)).find((one) => one.id === ward.id)).toMatchObject({ name, people: 1 })
})

test('of two groups of one name that are made at one moment one is made', async () => {
  const displayName = fresh()
  const replies = await Promise.all([1, 2, 3].map(() => ask('POST', '/Groups', { displayName })))
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  const [one, two] = [
    await group({ externalId: displayName }),
    await ask('POST', '/Groups', { displayName: fresh(), externalId: displayName }),
  ]
  expect(one.id).toBeDefined()
  expect(two.body.scimType).toBe('uniqueness')
})

test('members that come and go at one moment are all counted', async () => {
  const people = await Promise.all(['A', 'B', 'C', 'D'].map(user))
  const { id } = await group()
  const added = await Promise.all(people.map((one) => ask('PATCH', `/Groups/${id}`, add(one))))
  expect(added.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect((await membersOf(id)).sort()).toEqual(people.map((one) => one.id).sort())
  await Promise.all(people.slice(1).map((one) => ask('PATCH', `/Groups/${id}`, remove(one))))
  expect(await membersOf(id)).toEqual([people[0]?.id])
  expect((await peopleOf(id))?.map(({ role }) => role)).toEqual(['lead'])
})

test('a member is somebody whom the provider sees', async () => {
  const { id } = await group()
  const stranger = scimProgram(await makeScimToken('https://third.example'))
  const theirs = await stranger('POST', '/Users', { userName: freshEmail() })
  for (const value of [randomUUID(), 'nobody', theirs.body.id])
    expect(await ask('PATCH', `/Groups/${id}`, add({ id: value }))).toMatchObject({
      status: 400,
      body: { scimType: 'invalidValue' },
    })
  expect(await membersOf(id)).toEqual([])
})

test('whoever is closed leads no group, and whoever is deleted is in none by the provider', async () => {
  const [ada, ben] = [await user('Ada'), await user('Ben')]
  const { id } = await group({ members: [{ value: ada.id }] })
  await ask('PATCH', `/Groups/${id}`, add(ben))
  await ask('PATCH', `/Users/${ada.id}`, patchOf({ op: 'replace', value: { active: false } }))
  expect((await peopleOf(id))?.find(({ name }) => name === 'Ben')?.role).toBe('lead')
  await ask('DELETE', `/Users/${ada.id}`)
  expect(await membersOf(id)).toEqual([ben.id])
})
