import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { disablePerson } from '@/db/access/people'
import { readingNow } from '@/db/home/reading-now'
import { grantList, revokeGrant } from '@/db/lists/grants'
import { readList, readListForExport } from '@/db/lists/list-contents'
import { changeItem, removeItem, restoreItem } from '@/db/lists/list-items'
import { saveToLists } from '@/db/lists/list-savings'
import { createList } from '@/db/lists/lists'
import { readSharing } from '@/db/lists/sharing'
import { OPERATOR, type Person } from '@/lib/access/viewer'
import { makeGroup } from '../../support/groups'
import { inboxOf } from '../../support/inbox'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

const TODAY = '2026-11-30'
let [ada, ben, cleo, dan]: Person[] = []
let studyId: number
let listId: string

beforeAll(async () => {
  await makePerson('Chief', 'administrator')
  studyId = await makeStudy('Lunar cheese')
})
beforeEach(async () => {
  ;[ada, ben, cleo, dan] = await Promise.all(['Ada', 'Ben', 'Cleo', 'Dan'].map((name) => makePerson(name)))
  listId = (await createList(of(ada), { key: randomUUID(), name: 'Pain', description: '' })).id
  await saveToLists(of(ada), { key: randomUUID(), studyId, listIds: [listId], heldIds: [], newListName: '' })
  for (const who of [ben, cleo]) await grantList(of(ada), { listId, to: { userId: of(who).id }, role: 'viewer' })
})

const of = (who: Person | undefined) => who as Person
const item = async (who = of(ada)) => (await readList(who, listId))?.items[0]
async function assign(to: Person | null | undefined, by = of(ada)) {
  const { id: itemId = '', version = 0 } = (await item(by)) ?? {}
  await changeItem(by, {
    itemId,
    version,
    reason: '',
    dueOn: TODAY,
    assignedTo: to === undefined ? undefined : (to?.id ?? null),
  })
}
const due = async (who: Person | undefined) =>
  (await readingNow(of(who), { today: TODAY, lists: 10 })).due.studies.map(({ study }) => study.title)
const asked = async (who: Person | undefined) => (await inboxOf(of(who))).filter((one) => one.startsWith('assigned'))

test('what somebody is to read is due for them alone, and they are notified of it', async () => {
  await assign(null)
  expect([await due(ada), await due(ben), await due(cleo)]).toEqual([
    ['Lunar cheese'],
    ['Lunar cheese'],
    ['Lunar cheese'],
  ])
  await assign(of(ben))
  expect([await due(ada), await due(ben), await due(cleo)]).toEqual([[], ['Lunar cheese'], []])
  expect(await asked(ben)).toEqual(['assigned: Ada, Lunar cheese'])
  expect((await item())?.assignedTo).toMatchObject({ name: 'Ben' })
  expect((await readListForExport(of(ada), listId))?.items[0]?.assignedTo?.name).toBe('Ben')
  // A form that does not ask leaves it as it is.
  await assign(undefined)
  expect(await due(ben)).toEqual(['Lunar cheese'])
  await assign(of(cleo))
  expect([await asked(ben), await asked(cleo)]).toEqual([[], ['assigned: Ada, Lunar cheese']])
  await assign(of(ada))
  expect([await asked(ada), await asked(cleo)]).toEqual([[], []])
})

test('whoever does not have the list is not asked, and whoever may not change it asks nobody', async () => {
  await expect(assign(of(dan))).rejects.toThrow('They do not have this list.')
  await expect(assign(of(cleo), of(ben))).rejects.toMatchObject({ code: 'forbidden' })
  expect((await readList(of(ada), listId))?.people.map(({ name }) => name)).toEqual(['Ada', 'Ben', 'Cleo'])
})

test('of a group that one is not in nobody is known, and asked', async () => {
  const group = await makeGroup('Ward 3', of(ada), of(dan))
  await grantList(of(ada), { listId, to: { groupId: group.id }, role: 'viewer' })
  const grant = (await readSharing(of(ada), listId))?.people.find(({ name }) => name === 'Ben')
  await revokeGrant(of(ada), { grantId: grant?.id ?? '', version: grant?.version ?? 0 })
  await grantList(of(ada), { listId, to: { userId: of(ben).id }, role: 'editor' })
  await expect(assign(of(dan), of(ben))).rejects.toThrow('They do not have this list.')
  await assign(of(dan))
  expect([await due(dan), await due(ben)]).toEqual([['Lunar cheese'], []])
})

test('what was to be read by whoever has the list no more is everybody’s again', async () => {
  await assign(of(ben))
  const grant = (await readSharing(of(ada), listId))?.people.find(({ name }) => name === 'Ben')
  await revokeGrant(of(ada), { grantId: grant?.id ?? '', version: grant?.version ?? 0 })
  expect([await due(ada), await due(ben), await asked(ben)]).toEqual([['Lunar cheese'], [], []])
  expect((await item())?.assignedTo).toBeNull()
  await assign(of(cleo))
  await disablePerson(OPERATOR, { userId: of(cleo).id, version: 1 })
  expect(await due(ada)).toEqual(['Lunar cheese'])
})

test('nobody is asked to read what was taken off the list, until it is back', async () => {
  await assign(of(ben))
  const { id: itemId = '' } = (await item()) ?? {}
  await removeItem(of(ada), { itemId })
  expect([await asked(ben), await due(ben)]).toEqual([[], []])
  await restoreItem(of(ada), { itemId })
  expect([await asked(ben), await due(ben)]).toEqual([['assigned: Ada, Lunar cheese'], ['Lunar cheese']])
})
