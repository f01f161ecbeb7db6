import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findColleagues } from '@/db/access/directory'
import { disablePerson, enablePerson, listPeople } from '@/db/access/people'
import { archiveGroup, changeGroup, createGroup, listGroups, mayMakeGroups, unarchiveGroup } from '@/db/groups/groups'
import {
  acceptInvitation,
  countInvitations,
  declineInvitation,
  inviteToGroup,
  listInvitations,
} from '@/db/groups/invitations'
import { changeMemberRole, leaveGroup, removeMember } from '@/db/groups/members'
import { readGroup } from '@/db/groups/read-group'
import { forgetSettings } from '@/db/settings/settings'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { makeGroup } from '../../support/groups'
import { makePerson } from '../../support/people'
import { trailOf } from '../../support/trail'

let owner: postgres.Sql
let ada: Person
let ben: Person
let cleo: Person
let root: Person
beforeAll(async () => {
  owner = postgres(process.env.DATABASE_URL as string, { max: 4, onnotice: () => {} })
  ada = await makePerson('Ada Lovelace')
  ben = await makePerson('Ben Hur')
  cleo = await makePerson('Cleo')
  root = await makePerson('Root', 'administrator')
})
afterAll(() => owner.end())

const refused = (code: string, words = '') => expect.objectContaining({ code, message: expect.stringContaining(words) })
const people = async (who: Person, slug: string) =>
  (await readGroup(who, slug))?.members.map(({ name, role }) => `${name}: ${role}`)
const memberOf = async (who: Person, slug: string, whom: Person) =>
  (await readGroup(who, slug))?.members.find(({ userId }) => userId === whom.id) as { id: string; version: number }
const setRole = async (who: Person, slug: string, whom: Person, role: 'lead' | 'member') => {
  const { id, version } = await memberOf(ada, slug, whom)
  return changeMemberRole(who, { memberId: id, version, role })
}

test('a group is made once by one form, named, described, archived and taken out again, each in the trail', async () => {
  const form = { key: randomUUID(), name: 'Journal club', description: 'Wednesdays' }
  const [{ slug }, again] = await Promise.all([createGroup(ada, form), createGroup(ada, form)])
  expect(again.slug).toBe(slug)
  expect(slug).toMatch(/^journal-club-[0-9a-f]{10}$/)
  const { id, version } = (await readGroup(ada, slug)) ?? { id: '', version: 0 }
  await changeGroup(ada, { groupId: id, version, name: 'Hair club', description: '' })
  await expect(changeGroup(ada, { groupId: id, version, name: 'Late', description: '' })).rejects.toEqual(
    refused('conflict', 'changed elsewhere'),
  )
  await archiveGroup(ada, { groupId: id })
  for (const change of [
    () => changeGroup(ada, { groupId: id, version: version + 1, name: 'x', description: '' }),
    () => inviteToGroup(ada, { groupId: id, userId: ben.id }),
  ])
    await expect(change()).rejects.toEqual(refused('conflict', 'archived'))
  expect((await listGroups(ada)).at(-1)).toMatchObject({ name: 'Hair club', archivedAt: expect.any(Date) })
  await unarchiveGroup(ada, { groupId: id })
  expect(await readGroup(ada, slug)).toMatchObject({ name: 'Hair club', archivedAt: null, groupRole: 'lead' })
  expect(await trailOf(id)).toEqual(['group.create', 'group.change', 'group.archive', 'group.unarchive'])
})

test('groups are made by administrators alone where the settings say so', async () => {
  process.env.PRECIS_GROUPS_BY_ANYONE = '0'
  forgetSettings()
  try {
    expect([ada, root, VISITOR].map((who) => mayMakeGroups(who))).toEqual([false, true, false])
    const form = { key: randomUUID(), name: 'No', description: '' }
    await expect(createGroup(ada, form)).rejects.toEqual(refused('forbidden'))
    await createGroup(root, { ...form, key: randomUUID() })
  } finally {
    delete process.env.PRECIS_GROUPS_BY_ANYONE
    forgetSettings()
  }
})

test('strangers do not learn that a group exists; members may not change it; an administrator only sees it', async () => {
  const { id, slug } = await makeGroup('Impaired physicians', ada, ben)
  const acts = (who: Person | typeof VISITOR, memberId: string) => [
    () => changeGroup(who, { groupId: id, version: 1, name: 'x', description: '' }),
    () => archiveGroup(who, { groupId: id }),
    () => inviteToGroup(who, { groupId: id, userId: cleo.id }),
    () => changeMemberRole(who, { memberId, version: 1, role: 'lead' }),
    () => removeMember(who, { memberId }),
  ]
  const { id: memberId } = await memberOf(ada, slug, ben)
  for (const [who, code] of [
    [cleo, 'not_found'],
    [ben, 'forbidden'],
    [root, 'forbidden'],
    [VISITOR, 'unauthenticated'],
  ] as const)
    for (const act of acts(who, memberId)) await expect(act()).rejects.toEqual(refused(code))
  await expect(leaveGroup(cleo, { groupId: id })).rejects.toEqual(refused('not_found'))
  expect(await readGroup(cleo, slug)).toBeNull()
  expect(await listGroups(cleo)).toEqual([])
  expect(await people(root, slug)).toEqual(['Ada Lovelace: lead', 'Ben Hur: member'])
  expect(await people(ben, slug)).toEqual(['Ada Lovelace: lead', 'Ben Hur: member'])
  // Two groups of one name have addresses that do not tell of each other.
  expect((await makeGroup('Impaired physicians', cleo)).slug).toMatch(/^impaired-physicians-[0-9a-f]{10}$/)
})

test('an invitation is seen, given once, joined or declined, and not repeated for a day after a no', async () => {
  const [nora, omar] = [await makePerson('Nora'), await makePerson('Omar')]
  const { id, slug } = await makeGroup('Ward 5', ada)
  const ask = (whom: Person) => inviteToGroup(ada, { groupId: id, userId: whom.id })
  const [first, second] = [await ask(nora), await ask(nora)]
  expect(second.id).toBe(first.id)
  expect(await listInvitations(nora)).toMatchObject([{ id: first.id, group: 'Ward 5', invitedBy: 'Ada Lovelace' }])
  expect(await countInvitations(nora)).toBe(1)
  // Whoever is invited knows its name, and not yet who is in it.
  expect(await readGroup(nora, slug)).toBeNull()
  for (const answer of [acceptInvitation, declineInvitation])
    await expect(answer(ben, { invitationId: first.id })).rejects.toEqual(refused('not_found'))
  await acceptInvitation(nora, { invitationId: first.id })
  await expect(acceptInvitation(nora, { invitationId: first.id })).rejects.toEqual(refused('not_found'))
  await expect(ask(nora)).rejects.toEqual(refused('conflict', 'already'))
  expect(await people(nora, slug)).toEqual(['Ada Lovelace: lead', 'Nora: member'])

  const asked = await ask(omar)
  await declineInvitation(omar, { invitationId: asked.id })
  expect(await readGroup(omar, slug)).toBeNull()
  await expect(ask(omar)).rejects.toEqual(refused('conflict', '24 hours'))
  await owner`update invitations set answered_at = now() - interval '25 hours' where id = ${asked.id}`
  const again = await ask(omar)
  expect(again.id).not.toBe(asked.id)
  // One that nobody answered in time leads nowhere, and is asked anew by the same.
  await owner`update invitations set expires_at = now() where id = ${again.id}`
  expect(await listInvitations(omar)).toEqual([])
  await expect(acceptInvitation(omar, { invitationId: again.id })).rejects.toEqual(refused('not_found'))
  expect((await ask(omar)).id).toBe(again.id)
  expect(await countInvitations(omar)).toBe(1)
  // Nor does one to a group that was archived meanwhile.
  await archiveGroup(ada, { groupId: id })
  expect(await countInvitations(omar)).toBe(0)
  await expect(acceptInvitation(omar, { invitationId: again.id })).rejects.toEqual(refused('conflict', 'archived'))
  expect(await trailOf(omar.id)).toEqual(['group.invite', 'group.invite', 'group.invite'])
})

test('leaving is one’s own, a removal counts at once, and who was in a group may come back', async () => {
  const { id, slug } = await makeGroup('Ward 6', ada, ben, cleo)
  await leaveGroup(ben, { groupId: id })
  expect(await readGroup(ben, slug)).toBeNull()
  await removeMember(ada, { memberId: (await memberOf(ada, slug, cleo)).id })
  expect(await listGroups(cleo)).not.toContainEqual(expect.objectContaining({ slug }))
  await expect(removeMember(ada, { memberId: (await memberOf(ada, slug, ada)).id })).rejects.toEqual(
    refused('conflict', 'Leave the group instead'),
  )
  const { id: invitationId } = await inviteToGroup(ada, { groupId: id, userId: ben.id })
  await acceptInvitation(ben, { invitationId })
  expect(await people(ben, slug)).toEqual(['Ada Lovelace: lead', 'Ben Hur: member'])
})

test('the last lead stays until there is another; the last person may go, and the group is archived', async () => {
  const { id, slug } = await makeGroup('Ward 7', ada, ben)
  await expect(leaveGroup(ada, { groupId: id })).rejects.toEqual(refused('conflict', 'needs a lead'))
  await expect(setRole(ada, slug, ada, 'member')).rejects.toEqual(refused('conflict', 'needs a lead'))
  await setRole(ada, slug, ben, 'lead')
  const { id: memberId } = await memberOf(ada, slug, ben)
  await expect(changeMemberRole(ada, { memberId, version: 1, role: 'member' })).rejects.toEqual(
    refused('conflict', 'changed elsewhere'),
  )
  await leaveGroup(ada, { groupId: id })
  expect(await people(ben, slug)).toEqual(['Ben Hur: lead'])
  await leaveGroup(ben, { groupId: id })
  expect(await readGroup(root, slug)).toMatchObject({ members: [], archivedAt: expect.any(Date) })
})

test('closing the account of the only lead is never held up: the group is handed to who is in it longest', async () => {
  const [lead, second, third] = [await makePerson('Lea'), await makePerson('Sam'), await makePerson('Tia')]
  const { id, slug } = await makeGroup('Ward 8', lead, second, third)
  const disable = async (whom: Person) => {
    const { version } = (await listPeople(root)).find((one) => one.id === whom.id) ?? { version: 0 }
    return disablePerson(root, { userId: whom.id, version })
  }
  await disable(lead)
  expect(await people(third, slug)).toEqual(['Lea: lead', 'Sam: lead', 'Tia: member'])
  expect(await trailOf(second.id)).toContain('group.hand-over')
  await disable(second)
  await disable(third)
  // All are away; whoever comes back first leads it.
  const { version } = (await listPeople(root)).find((one) => one.id === third.id) ?? { version: 0 }
  await owner`update group_members set role = 'member' where group_id = ${id}`
  await enablePerson(root, { userId: third.id, version })
  expect(await people(third, slug)).toContain('Tia: lead')
  await expect(
    owner.begin(async (tx) => {
      await tx`set local role precis_app`
      await tx`select set_config('app.actor', 'person', true), set_config('app.user_id', ${ada.id}, true)`
      return tx`select * from app.hand_over_groups(${third.id})`
    }),
  ).resolves.toHaveLength(0)
})

const ROUNDS = 50

test(`of ${ROUNDS} races between two leads none leaves a group without one, and none is won by both`, async () => {
  const { id, slug } = await makeGroup('Ward 9', ada, ben, cleo)
  const codes = new Set<string>()
  for (let round = 0; round < ROUNDS; round++) {
    await owner`update group_members set role = 'lead', left_at = null, version = 1
      where group_id = ${id} and user_id <> ${cleo.id}`
    const [a, b] = [await memberOf(cleo, slug, ada), await memberOf(cleo, slug, ben)]
    const demote = (who: Person, whom: { id: string }) =>
      changeMemberRole(who, { memberId: whom.id, version: 1, role: 'member' })
    const races = [
      () => [demote(ada, b), demote(ben, a)],
      () => [leaveGroup(ada, { groupId: id }), leaveGroup(ben, { groupId: id })],
      () => [demote(ada, a), leaveGroup(ben, { groupId: id })],
    ]
    const outcomes = await Promise.allSettled((races[round % races.length] as () => Promise<void>[])())
    const leads = (await people(cleo, slug))?.filter((one) => one.endsWith('lead'))
    expect([leads?.length, outcomes.filter(({ status }) => status === 'fulfilled').length]).toEqual([1, 1])
    for (const one of outcomes) if (one.status === 'rejected') codes.add(one.reason.code)
  }
  expect([...codes].filter((code) => !['conflict', 'forbidden', 'not_found'].includes(code))).toEqual([])
  expect(codes).toContain('conflict')
})

test('the database itself refuses two leads who do not wait for each other', async () => {
  const { id } = await makeGroup('Ward 10', ada, ben, cleo)
  await owner`update group_members set role = 'lead' where group_id = ${id} and user_id = ${ben.id}`
  const outcomes = await Promise.allSettled(
    [ada, ben].map((one) =>
      owner.begin((tx) => [
        tx`update group_members set role = 'member' where group_id = ${id} and user_id = ${one.id}`,
      ]),
    ),
  )
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes).toContainEqual({ status: 'rejected', reason: expect.objectContaining({ code: 'PR002' }) })
})

test('the directory finds active colleagues by two letters of a name, twenty at most, and never an address', async () => {
  const gone = await makePerson('Zoë Gone')
  await disablePerson(root, { userId: gone.id, version: 1 })
  await Promise.all(Array.from({ length: 22 }, (_, n) => makePerson(`Zed ${n}`)))
  const { slug } = await makeGroup('Ward 11', ada, ben)
  expect(await findColleagues(ada, 'z')).toEqual([])
  expect(await findColleagues(ada, '%%')).toEqual([])
  expect(await findColleagues(VISITOR, 'zed')).toEqual([])
  expect(await findColleagues(ada, 'Zoë')).toEqual([])
  const found = await findColleagues(ada, 'zed')
  expect(found).toHaveLength(20)
  expect(Object.keys(found[0] ?? {})).toEqual(['id', 'name', 'groups'])
  expect(await findColleagues(ada, 'hospital.example')).toEqual([])
  const [seen] = await findColleagues(ada, 'ben hur')
  expect(seen).toMatchObject({ name: 'Ben Hur', groups: expect.arrayContaining(['Ward 11']) })
  // A group that somebody is not in is not named to them, nor to an administrator.
  expect((await findColleagues(root, 'ben hur'))[0]?.groups).toEqual([])
  expect(slug).toBeTruthy()
})
