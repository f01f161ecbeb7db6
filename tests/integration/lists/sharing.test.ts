import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { disablePerson, enablePerson, listPeople } from '@/db/access/people'
import { archiveGroup, unarchiveGroup } from '@/db/groups/groups'
import { leaveGroup, removeMember } from '@/db/groups/members'
import { readGroup } from '@/db/groups/read-group'
import { listDestinations } from '@/db/home/destinations'
import { readingNow } from '@/db/home/reading-now'
import { changeGrant, grantList, leaveList, revokeGrant } from '@/db/lists/grants'
import { hideList, listHiddenLists, showList } from '@/db/lists/hidden-lists'
import { readHoldings } from '@/db/lists/holdings'
import { readList, readListForExport } from '@/db/lists/list-contents'
import { changeItem, removeItem, restoreItem } from '@/db/lists/list-items'
import { createLink } from '@/db/lists/list-links'
import { moveItem } from '@/db/lists/list-order'
import { readPicker } from '@/db/lists/list-picker'
import { saveToLists, undoSaving } from '@/db/lists/list-savings'
import { changeList, createList, deleteList, listDeletedLists, listLists, restoreList } from '@/db/lists/lists'
import { readSharedList } from '@/db/lists/shared-list'
import { listsOfGroup, readSharing } from '@/db/lists/sharing'
import { setReading } from '@/db/readings/set-reading'
import type { Person } from '@/lib/access/viewer'
import type { ListRole } from '@/lib/lists/list-role'
import { makeGroup } from '../../support/groups'
import { makePerson } from '../../support/people'
import { makeStudies } from '../../support/studies'
import { trailOf } from '../../support/trail'

let owner: postgres.Sql
let ada: Person
let ben: Person
let cleo: Person
let root: Person
let studies: number[]
beforeAll(async () => {
  owner = postgres(process.env.DATABASE_URL as string, { max: 4, onnotice: () => {} })
  ada = await makePerson('Ada')
  ben = await makePerson('Ben')
  cleo = await makePerson('Cleo')
  root = await makePerson('Root', 'administrator')
  studies = await makeStudies(4)
})
afterAll(() => owner.end())

const refused = (code: string, words = '') => expect.objectContaining({ code, message: expect.stringContaining(words) })

/** A list of Ada's with these studies on it, given to some people. */
async function makeList(given: [Person, ListRole][] = [], held = studies.slice(0, 2)): Promise<string> {
  const { id } = await createList(ada, { key: randomUUID(), name: 'Lupus', description: '' })
  for (const studyId of held) await save(ada, id, studyId)
  for (const [who, role] of given) await give(id, who, role)
  return id
}
const give = (listId: string, { id: userId }: Person, role: ListRole) =>
  grantList(ada, { listId, to: { userId }, role })
const save = (who: Person, listId: string, studyId = studies[3] as number) =>
  saveToLists(who, { key: randomUUID(), studyId, listIds: [listId], heldIds: [], newListName: '' })
const takeOff = (who: Person, listId: string, studyId = studies[0] as number) =>
  saveToLists(who, { key: randomUUID(), studyId, listIds: [], heldIds: [listId], newListName: '' })
const itemOf = async (listId: string, studyId: number | undefined) =>
  (await readList(ada, listId))?.items.find((item) => item.studyId === studyId) as { id: string; version: number }
const grantOf = async (listId: string, who: Person, asked = ada) =>
  (await readSharing(asked, listId))?.people.find(({ userId }) => userId === who.id) as {
    id: string
    version: number
    role: ListRole
  }
const setRole = async (who: Person, listId: string, whom: Person, role: ListRole) => {
  // Of somebody who does not have it at all, the owner's.
  const { id: grantId, version } = (await grantOf(listId, whom)) ?? (await grantOf(listId, ada))
  return changeGrant(who, { grantId, version, role })
}

/** Everything that can be done with a list, by what is least needed for it. */
const ACTS: [ListRole, string, (who: Person, listId: string) => Promise<unknown>][] = [
  ['contributor', 'add', (who, id) => save(who, id)],
  ['editor', 'take off what somebody else added', (who, id) => takeOff(who, id)],
  ['editor', 'remove', async (who, id) => removeItem(who, { itemId: (await itemOf(id, studies[1])).id })],
  [
    'editor',
    'reason',
    async (who, id) =>
      changeItem(who, { itemId: (await itemOf(id, studies[1])).id, version: 1, reason: 'x', dueOn: null }),
  ],
  ['editor', 'reorder', async (who, id) => moveItem(who, { itemId: (await itemOf(id, studies[1])).id, place: 'up' })],
  ['editor', 'rename', (who, id) => changeList(who, { listId: id, version: 1, name: 'Other', description: '' })],
  ['owner', 'share', (who, id) => grantList(who, { listId: id, to: { userId: root.id }, role: 'viewer' })],
  ['owner', 'raise oneself', async (who, id) => setRole(who, id, who, 'owner')],
  [
    'owner',
    'revoke',
    async (who, id) => {
      const { id: grantId, version } = await grantOf(id, ada)
      await revokeGrant(who, { grantId, version })
    },
  ],
  [
    'owner',
    'make a link',
    (who, id) =>
      createLink(who, { listId: id, key: randomUUID(), kind: 'frozen', label: '', endsOn: null, withNotes: false }),
  ],
  ['owner', 'delete', (who, id) => deleteList(who, { listId: id })],
]
const ROLES = ['viewer', 'contributor', 'editor', 'owner'] as const

/** Reads a list by a link to it, which gives nobody a role. */
async function readByLink(who: Person, listId: string) {
  const link = { listId, key: randomUUID(), kind: 'live', label: '', endsOn: null, withNotes: true } as const
  expect(await readSharedList(who, (await createLink(ada, link)).token)).toMatchObject({ name: 'Lupus', total: 2 })
}

test.each([...ROLES, null, 'holder of a link'] as const)(
  'as %s one may do as much with a list as that role, and hears plainly what not',
  async (relation) => {
    const role = relation === 'holder of a link' ? null : relation
    for (const [least, act, run] of ACTS) {
      const id = await makeList(role ? [[ben, role]] : [])
      if (relation === 'holder of a link') await readByLink(ben, id)
      const isAllowed = role !== null && ROLES.indexOf(role) >= ROLES.indexOf(least)
      const outcome = await run(ben, id).then(
        () => 'done',
        ({ code, message }) => `${code}: ${message}`,
      )
      const want = isAllowed
        ? 'done'
        : role
          ? /^forbidden: .*You can (read|add studies to|edit) this list/
          : /^not_found: There is no such/
      expect(outcome, `${act} as ${relation}`).toMatch(want)
      // What an administrator is to others' lists is what a stranger is.
      if (role === null) await expect(run(root, id)).rejects.toEqual(refused('not_found'))
    }
    const id = await makeList(role ? [[ben, role]] : [])
    if (relation === 'holder of a link') await readByLink(ben, id)
    expect(
      [await readList(ben, id), await readListForExport(ben, id), await readSharing(ben, id)].map(Boolean),
    ).toEqual(Array(3).fill(role !== null))
  },
)

test('whoever may add changes and takes off what they have added, and brings it back', async () => {
  const id = await makeList([[ben, 'contributor']])
  const saved = await save(ben, id)
  const { id: itemId, version } = await itemOf(id, studies[3])
  await changeItem(ben, { itemId, version, reason: 'Why I added it', dueOn: null })
  await removeItem(ben, { itemId })
  await restoreItem(ben, { itemId })
  await undoSaving(ben, saved)
  expect((await readList(ada, id))?.counts.total).toBe(2)
  // What Ada took off is not Ben's to bring back: saving it adds it anew, as his.
  const gone = await takeOff(ada, id)
  await expect(restoreItem(ben, { itemId: (await readRemoved(id))[0] as string })).rejects.toEqual(refused('forbidden'))
  await save(ben, id, gone.studyId)
  expect((await readList(ben, id))?.items.at(-1)?.addedBy).toEqual({ id: ben.id, name: 'Ben' })
})
const readRemoved = async (listId: string) =>
  (
    await owner<{ id: string }[]>`select id from list_items
      where list_id = ${listId} and removed_at is not null and added_by = ${ada.id}`
  ).map(({ id }) => id)

test('a shared list is where its readers look, and counts in nobody else’s quota, trash or picker', async () => {
  const [nora, id] = [await makePerson('Nora'), await makeList([], [studies[0] as number])]
  const { id: itemId, version } = await itemOf(id, studies[0])
  await changeItem(ada, { itemId, version, reason: '', dueOn: '2026-01-02' })
  await give(id, nora, 'viewer')
  expect(await listLists(nora)).toMatchObject([{ id, viewersRole: 'viewer', owners: ['Ada'], total: 1, read: 0 }])
  expect((await listLists(ada)).find((list) => list.id === id)).toMatchObject({ viewersRole: 'owner', others: 1 })
  expect(await listDestinations(nora)).toContainEqual({ kind: 'list', id, name: 'Lupus' })
  expect((await readHoldings(nora, studies)).get(studies[0] as number)).toEqual([{ id, name: 'Lupus' }])
  expect((await readingNow(nora, { today: '2026-01-01', lists: 5 })).due.studies).toMatchObject([{ listId: id }])
  // One may read it and not add to it: so it is not offered for saving.
  const offered = async () => (await readPicker(nora, studies[1] as number))?.lists ?? []
  expect(await offered()).toEqual([])
  await setRole(ada, id, nora, 'contributor')
  expect(await offered()).toMatchObject([{ id, isShared: true }])
  // As many as one may have: what others share does not count.
  await owner`insert into reading_lists (created_by, name) select ${nora.id}, 'Own' from generate_series(1, 499)`
  await createList(nora, { key: randomUUID(), name: 'The last', description: '' })
  await expect(createList(nora, { key: randomUUID(), name: 'Too many', description: '' })).rejects.toEqual(
    refused('conflict', '500'),
  )
  await deleteList(ada, { listId: id })
  expect([await readList(nora, id), await listDeletedLists(nora)]).toEqual([null, []])
  await expect(restoreList(nora, { listId: id })).rejects.toEqual(refused('not_found'))
  await restoreList(ada, { listId: id })
  expect(await readList(nora, id)).not.toBeNull()
})

test('how many have read a study is said of a shared list, and who has read it is each person’s own', async () => {
  const id = await makeList([[ben, 'viewer']])
  const { id: groupId } = await makeGroup('Ward 5', ada, ben, cleo)
  expect((await readList(ada, id))?.readers).toMatchObject({ people: 2 })
  await grantList(ada, { listId: id, to: { groupId }, role: 'viewer' })
  await setReading(ben, { studyId: studies[0] as number, status: 'read' })
  await setReading(root, { studyId: studies[0] as number, status: 'read' })
  const seen = await readList(cleo, id)
  expect([seen?.readers?.people, seen?.readers?.read.get(studies[0] as number)]).toEqual([3, 1])
  expect(seen?.counts.read).toBe(0)
  expect(seen?.owners).toEqual(['Ada'])
  expect((await readList(ada, await makeList()))?.readers).toBeNull()
  const empty = await makeList([[ben, 'viewer']], [])
  expect((await readList(ben, empty))?.readers?.people).toBe(2)
})

test('a group gives its people a list, with the most of what they were given, until they or the group are gone', async () => {
  const id = await makeList([[cleo, 'contributor']])
  const { id: groupId, slug } = await makeGroup('Ward 6', ada, ben, cleo)
  await grantList(ada, { listId: id, to: { groupId }, role: 'editor' })
  for (const again of [{ groupId }, { userId: cleo.id }])
    await expect(grantList(ada, { listId: id, to: again, role: 'viewer' })).rejects.toEqual(
      refused('conflict', 'already'),
    )
  const role = async (who: Person) => (await readSharing(who, id))?.viewersRole ?? null
  expect([await role(ben), await role(cleo), await role(root)]).toEqual(['editor', 'editor', null])
  expect((await readSharing(ben, id))?.groups).toMatchObject([{ role: 'editor', group: { name: 'Ward 6' } }])
  expect(await listsOfGroup(ben, groupId)).toMatchObject([{ id, role: 'editor' }])
  // Whoever has the list and is not in the group learns that there is one, and not which.
  await give(id, root, 'viewer')
  const dora = await makePerson('Dora')
  await give(id, dora, 'viewer')
  expect((await readSharing(dora, id))?.groups).toMatchObject([{ group: null }])
  await expect(grantList(ada, { listId: id, to: { groupId }, role: 'owner' })).rejects.toEqual(refused('conflict'))
  const other = await makeGroup('Elsewhere', dora)
  await expect(grantList(ada, { listId: id, to: { groupId: other.id }, role: 'viewer' })).rejects.toEqual(
    refused('not_found'),
  )
  await archiveGroup(ada, { groupId })
  expect([await role(ben), await role(cleo)]).toEqual(['viewer', 'contributor'])
  await unarchiveGroup(ada, { groupId })

  // Leaving would end nothing: it is hidden instead, for oneself alone.
  await expect(leaveList(ben, { listId: id })).rejects.toEqual(refused('conflict', '“Ward 6”'))
  await hideList(ben, { listId: id })
  expect((await listLists(ben)).some((list) => list.id === id)).toBe(false)
  expect(await listHiddenLists(ben)).toMatchObject([{ id }])
  expect(await readList(ben, id)).not.toBeNull()
  expect((await listLists(cleo)).some((list) => list.id === id)).toBe(true)
  await showList(ben, { listId: id })
  expect((await listLists(ben)).some((list) => list.id === id)).toBe(true)

  const memberId = (await readGroup(ada, slug))?.members.find(({ userId }) => userId === ben.id)?.id as string
  await removeMember(ada, { memberId })
  expect(await role(ben)).toBeNull()
  await leaveGroup(cleo, { groupId })
  expect(await role(cleo)).toBe('contributor')
  await leaveList(cleo, { listId: id })
  expect(await role(cleo)).toBeNull()
  expect((await trailOf(id)).filter((name) => /share|leave/.test(name))).toEqual(['list.share-group', 'list.leave'])
})

test('the last owner neither leaves nor is lowered, and hears who could own it; a change that is too late is refused', async () => {
  const id = await makeList([
    [ben, 'viewer'],
    [cleo, 'editor'],
  ])
  for (const act of [() => leaveList(ada, { listId: id }), () => setRole(ada, id, ada, 'editor')])
    await expect(act()).rejects.toEqual(refused('conflict', 'Ben or Cleo'))
  await expect(leaveList(ada, { listId: await makeList() })).rejects.toEqual(refused('conflict', 'nobody else'))
  const { id: grantId, version } = await grantOf(id, cleo)
  await changeGrant(ada, { grantId, version, role: 'owner' })
  await expect(revokeGrant(ada, { grantId, version })).rejects.toEqual(refused('conflict', 'changed elsewhere'))
  await leaveList(ada, { listId: id })
  expect(await readList(ada, id)).toBeNull()
  expect(await readSharing(cleo, id)).toMatchObject({
    viewersRole: 'owner',
    people: [{ name: 'Cleo' }, { name: 'Ben' }],
  })
})

test('of 50 races between two owners none leaves a list without one, and none is won by both', async () => {
  const id = await makeList([
    [ben, 'owner'],
    [cleo, 'viewer'],
  ])
  const codes = new Set<string>()
  for (let round = 0; round < 50; round++) {
    await owner`update list_grants set role = 'owner', revoked_at = null, version = 1
      where list_id = ${id} and user_id <> ${cleo.id}`
    const [a, b] = [await grantOf(id, ada, cleo), await grantOf(id, ben, cleo)]
    const lower = (who: Person, { id: grantId }: { id: string }) =>
      changeGrant(who, { grantId, version: 1, role: 'viewer' })
    const races = [
      () => [lower(ada, b), lower(ben, a)],
      () => [leaveList(ada, { listId: id }), leaveList(ben, { listId: id })],
      () => [revokeGrant(ada, { grantId: b.id, version: 1 }), leaveList(ada, { listId: id })],
    ]
    const outcomes = await Promise.allSettled((races[round % 3] as () => Promise<void>[])())
    const left = (await readSharing(cleo, id))?.people.filter(({ role }) => role === 'owner')
    expect([left?.length, outcomes.filter(({ status }) => status === 'fulfilled').length]).toEqual([1, 1])
    for (const one of outcomes) if (one.status === 'rejected') codes.add(one.reason.code)
  }
  expect([...codes].filter((code) => !['conflict', 'forbidden', 'not_found'].includes(code))).toEqual([])
})

test('closing the account of the only owner hands what is shared over, and leaves alone what nobody else has', async () => {
  const [otto, pia, quin] = [await makePerson('Otto'), await makePerson('Pia'), await makePerson('Quin')]
  const list = async () => (await createList(otto, { key: randomUUID(), name: 'Heart', description: '' })).id
  const [shared, through, alone] = [await list(), await list(), await list()]
  const { id: groupId } = await makeGroup('Ward 7', otto, quin)
  await grantList(otto, { listId: shared, to: { userId: pia.id }, role: 'viewer' })
  await grantList(otto, { listId: shared, to: { userId: quin.id }, role: 'editor' })
  await grantList(otto, { listId: through, to: { groupId }, role: 'viewer' })
  const turn = async (how: typeof disablePerson) => {
    const { version } = (await listPeople(root)).find(({ id }) => id === otto.id) ?? { version: 0 }
    await how(root, { userId: otto.id, version })
  }
  await turn(disablePerson)
  expect((await readSharing(quin, shared))?.viewersRole).toBe('owner')
  expect((await readSharing(pia, shared))?.viewersRole).toBe('viewer')
  expect((await readSharing(quin, through))?.viewersRole).toBe('owner')
  expect((await trailOf(quin.id)).filter((name) => name === 'list.hand-over')).toHaveLength(2)
  expect(await readList(root, alone)).toBeNull()
  await turn(enablePerson)
  expect((await readSharing(otto, alone))?.viewersRole).toBe('owner')
})
