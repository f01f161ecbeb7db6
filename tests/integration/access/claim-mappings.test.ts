import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createClaimMapping, deleteClaimMapping, listClaimMappings } from '@/db/access/claim-mappings'
import { changeRole, listPeople } from '@/db/access/people'
import { signInWithIdentity } from '@/db/access/sign-in-with-identity'
import { archiveGroup } from '@/db/groups/groups'
import { changeMemberRole, leaveGroup, removeMember } from '@/db/groups/members'
import { readGroup } from '@/db/groups/read-group'
import { OPERATOR, type Person } from '@/lib/access/viewer'
import { attemptFrom } from '../../support/attempts'
import { makeGroup } from '../../support/groups'
import { type Member, makeMember } from '../../support/member'
import { asOwner, endOwners } from '../../support/owner'
import { makePerson } from '../../support/people'

const ISSUER = 'https://id.example'
let chief: Person
let lead: Person
let ada: Member
let subject: string
let ward: { id: string; slug: string }

afterAll(endOwners)
beforeEach(async () => {
  await asOwner((sql) => sql`truncate claim_mappings`)
  chief = await makePerson('Chief', 'administrator')
  lead = await makePerson('Lead')
  ada = await makeMember('Ada')
  subject = randomUUID()
  ward = await makeGroup('Ward', lead)
  await createClaimMapping(chief, { issuer: ISSUER, claim: 'groups', value: 'ward', role: null, groupId: ward.id })
  await createClaimMapping(chief, { issuer: ISSUER, claim: 'groups', value: 'writers', role: 'editor', groupId: null })
})

/** Ada signs in; `groups` is what her provider sends, and nothing where it is absent. */
async function enters(groups?: string[], issuer = ISSUER) {
  const claims = groups ? { groups } : {}
  const entered = await signInWithIdentity(
    { issuer, subject, email: ada.email, isEmailVerified: true, claims },
    attemptFrom({}),
  )
  if ('refused' in entered) throw new Error(entered.refused)
  return entered.unknown
}

const rowOf = async (id = ada.id) => (await listPeople(chief)).find((person) => person.id === id)
const memberRow = async (id = ada.id) => (await readGroup(lead, ward.slug))?.members.find(({ userId }) => userId === id)
const events = () =>
  asOwner(
    (sql) => sql<{ action: string }[]>`select action from audit_events
      where subject_id = ${ada.id} and action ~ 'map' order by id`,
  ).then((rows) => rows.map(({ action }) => action))

test('claims give a role and a place in a group at one sign-in, and end them at another', async () => {
  expect(await enters(['ward', 'writers', 'else'])).toEqual([])
  expect(await rowOf()).toMatchObject({ role: 'editor', providerRole: 'editor' })
  expect(await memberRow()).toMatchObject({ role: 'member', isByProvider: true })
  await enters(['ward', 'writers'])
  await enters([])
  expect(await rowOf()).toMatchObject({ role: 'reader', providerRole: null })
  expect(await memberRow()).toBeUndefined()
  expect(await events()).toEqual(['people.map-role', 'group.map-in', 'people.map-role', 'group.map-out'])
})

test('a claim that was not sent changes nothing, and is named', async () => {
  await enters(['ward', 'writers'])
  expect(await enters()).toEqual(['groups'])
  expect(await rowOf()).toMatchObject({ role: 'editor' })
  expect(await memberRow()).toMatchObject({ isByProvider: true })
})

test('what people gave stays: a role, a membership, a lead', async () => {
  await changeRole(OPERATOR, { userId: ada.id, role: 'editor', version: 1 })
  await asOwner(
    (sql) => sql`insert into group_members (group_id, user_id, role) values (${ward.id}, ${ada.id}, 'member')`,
  )
  await enters(['ward', 'writers'])
  await enters([])
  expect(await rowOf()).toMatchObject({ role: 'editor', providerRole: null })
  expect(await memberRow()).toMatchObject({ isByProvider: false })
  const other = await makeMember('Ben')
  ada = other
  subject = randomUUID()
  await enters(['ward'])
  const member = await memberRow()
  await changeMemberRole(lead, { memberId: member?.id as string, role: 'lead', version: member?.version as number })
  await enters([])
  expect(await memberRow()).toMatchObject({ role: 'lead', isByProvider: false })
})

test('administrators change what they gave: it counts where the provider gives less, and from then on', async () => {
  await enters(['writers'])
  const { version } = (await rowOf()) as { version: number }
  await changeRole(chief, { userId: ada.id, role: 'reader', version })
  expect(await rowOf()).toMatchObject({ role: 'editor', providerRole: 'editor' })
  await changeRole(chief, { userId: ada.id, role: 'administrator', version: version + 1 })
  expect(await rowOf()).toMatchObject({ role: 'administrator' })
  await enters([])
  expect(await rowOf()).toMatchObject({ role: 'administrator', providerRole: null })
})

test('the last active administrator stays one, and is none once there is another', async () => {
  await createClaimMapping(chief, {
    issuer: ISSUER,
    claim: 'groups',
    value: 'heads',
    role: 'administrator',
    groupId: null,
  })
  await enters(['heads'])
  await asOwner((sql) => sql`update users set role = 'reader' where role = 'administrator' and id <> ${ada.id}`)
  await enters([])
  expect(await asOwner((sql) => sql`select role from users where id = ${ada.id}`)).toEqual([{ role: 'administrator' }])
  await asOwner((sql) => sql`update users set role = 'administrator' where id = ${chief.id}`)
  await enters([])
  expect(await rowOf()).toMatchObject({ role: 'reader' })
})

test('of two providers each ends only what it gave', async () => {
  const other = 'https://other.example'
  await createClaimMapping(chief, {
    issuer: other,
    claim: 'groups',
    value: 'heads',
    role: 'administrator',
    groupId: null,
  })
  await enters(['ward', 'writers'])
  await enters(['heads'], other)
  expect(await rowOf()).toMatchObject({ role: 'administrator' })
  expect(await memberRow()).toMatchObject({ isByProvider: true })
  await enters([], other)
  expect(await rowOf()).toMatchObject({ role: 'editor' })
  expect(await memberRow()).toMatchObject({ isByProvider: true })
})

test('who is in a group by the provider is not removed and does not leave: it would put them back', async () => {
  await enters(['ward'])
  const refused = expect.objectContaining({ code: 'conflict', message: expect.stringContaining('identity provider') })
  await expect(removeMember(lead, { memberId: (await memberRow())?.id as string })).rejects.toEqual(refused)
  await expect(leaveGroup({ ...ada, kind: 'person' } as Person, { groupId: ward.id })).rejects.toEqual(refused)
})

test('an invitation is accepted by it, an archived group is left alone, an empty one is led by who comes', async () => {
  await asOwner(
    (sql) => sql`insert into invitations (group_id, user_id, invited_by, expires_at)
      values (${ward.id}, ${ada.id}, ${lead.id}, now() + interval '1 day')`,
  )
  const [old, empty] = [await makeGroup('Old', lead), await makeGroup('Empty', lead)]
  for (const { id, value } of [
    { ...old, value: 'old' },
    { ...empty, value: 'empty' },
  ])
    await createClaimMapping(chief, { issuer: ISSUER, claim: 'groups', value, role: null, groupId: id })
  await archiveGroup(lead, { groupId: old.id })
  await asOwner((sql) => sql`update group_members set left_at = now() where group_id = ${empty.id}`)
  await enters(['ward', 'old', 'empty'])
  expect(await asOwner((sql) => sql`select answer from invitations where user_id = ${ada.id}`)).toEqual([
    { answer: 'accepted' },
  ])
  const places = await asOwner(
    (sql) => sql`select g.name, m.role from group_members m join groups g on g.id = m.group_id
      where m.user_id = ${ada.id} and m.left_at is null order by g.name`,
  )
  expect([...places]).toEqual([
    { name: 'Empty', role: 'lead' },
    { name: 'Ward', role: 'member' },
  ])
})

test('a deleted mapping gives nothing from the next sign-in on; the same one is not made twice', async () => {
  await enters(['ward', 'writers'])
  const mappings = await listClaimMappings(chief)
  expect(mappings.map(({ value, role, groupName }) => [value, role, groupName])).toEqual([
    ['ward', null, 'Ward'],
    ['writers', 'editor', null],
  ])
  const again = { issuer: ISSUER, claim: 'groups', value: 'ward', role: null, groupId: ward.id }
  await expect(createClaimMapping(chief, again)).rejects.toEqual(expect.objectContaining({ code: 'conflict' }))
  for (const { id } of mappings) await deleteClaimMapping(chief, { mappingId: id })
  expect(await enters(['ward', 'writers'])).toEqual([])
  expect(await rowOf()).toMatchObject({ role: 'reader' })
  expect(await memberRow()).toBeUndefined()
})

test('of many sign-ins at one moment each comes in, and one place is given', async () => {
  await enters([])
  await Promise.all(Array.from({ length: 8 }, (_, n) => enters(n % 2 === 0 ? ['ward', 'writers'] : ['ward'])))
  const places = await asOwner(
    (sql) => sql`select 1 from group_members where user_id = ${ada.id} and group_id = ${ward.id} and left_at is null`,
  )
  expect(places).toHaveLength(1)
})
