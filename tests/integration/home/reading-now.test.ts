import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { listDestinations } from '@/db/home/destinations'
import { readingNow } from '@/db/home/reading-now'
import { grantList } from '@/db/lists/grants'
import { readList } from '@/db/lists/list-contents'
import { changeItem, removeItem } from '@/db/lists/list-items'
import { saveToLists } from '@/db/lists/list-savings'
import { createList, deleteList } from '@/db/lists/lists'
import { setReading } from '@/db/readings/set-reading'
import { saveSearch } from '@/db/searches/saved-searches'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { asOwner } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

const TODAY = '2026-11-29'
let ada: Person
let ben: Person
let studies: number[]

beforeAll(async () => {
  ada = await makePerson('Ada')
  ben = await makePerson('Ben')
  studies = await Promise.all(['Late', 'Soon', 'Far', 'Read', 'Begun', 'Both'].map(makeStudy))
})

async function listWith(who: Person, name: string, due: Record<number, string | null>): Promise<string> {
  const { id } = await createList(who, { key: randomUUID(), name, description: '' })
  for (const studyId of Object.keys(due).map(Number)) {
    await saveToLists(who, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  }
  for (const item of (await readList(who, id))?.items ?? []) {
    await changeItem(who, { itemId: item.id, version: item.version, reason: '', dueOn: due[item.studyId] ?? null })
  }
  return id
}

const now = (who: Person) => readingNow(who, { today: TODAY, lists: 10 })
const titles = async (who: Person) => (await now(who)).due.studies.map(({ study }) => study.title)

describe('what is due', () => {
  test('is what is not read and has a day within two weeks or before today, each study once', async () => {
    const [late = 0, soon = 0, far = 0, read = 0, , both = 0] = studies
    const club = await listWith(ada, 'Journal club', {
      [late]: '2026-11-20',
      [soon]: '2026-12-13',
      [far]: '2026-12-14',
      [read]: '2026-11-20',
      [both]: '2026-12-01',
    })
    await listWith(ada, 'Second', { [both]: '2026-11-29' })
    await setReading(ada, { studyId: read, status: 'read' })
    const { due } = await now(ada)
    expect(due.studies.map(({ study, list, dueOn }) => [study.title, list, dueOn])).toEqual([
      ['Late', 'Journal club', '2026-11-20'],
      ['Both', 'Second', '2026-11-29'],
      ['Soon', 'Journal club', '2026-12-13'],
    ])
    expect(due).toMatchObject({ overdue: 1, soon: 2 })
    expect(due.studies[0]?.listId).toBe(club)
  })

  test('goes with the item, and with its list', async () => {
    const carl = await makePerson('Carl')
    const [late = 0, soon = 0] = studies
    const [kept, gone] = [
      await listWith(carl, 'Kept', { [late]: '2026-11-20', [soon]: '2026-11-21' }),
      await listWith(carl, 'Gone', { [late]: '2026-11-01' }),
    ]
    await deleteList(carl, { listId: gone })
    const item = (await readList(carl, kept))?.items.find(({ studyId }) => studyId === soon)
    await removeItem(carl, { itemId: item?.id as string })
    expect((await now(carl)).due.studies.map(({ study, dueOn }) => [study.title, dueOn])).toEqual([
      ['Late', '2026-11-20'],
    ])
  })

  test('is nobody else’s', async () => {
    expect(await now(ben)).toEqual({
      due: { overdue: 0, soon: 0, studies: [] },
      reading: [],
      lists: [],
      hasMoreLists: false,
    })
    expect(await titles(VISITOR as unknown as Person)).toEqual([])
  })
})

test('what one has begun is there until it is read, and not twice where it is due', async () => {
  const [late = 0, , , , begun = 0] = studies
  const dora = await makePerson('Dora')
  await listWith(dora, 'Due', { [late]: '2026-11-20' })
  for (const studyId of [late, begun]) await setReading(dora, { studyId, status: 'reading' })
  expect((await now(dora)).reading.map(({ title }) => title)).toEqual(['Begun'])
  expect(await titles(dora)).toEqual(['Late'])
  await setReading(dora, { studyId: begun, status: 'read' })
  expect((await now(dora)).reading).toEqual([])
})

test('as many lists are summed up as are asked for, the last changed first', async () => {
  const emil = await makePerson('Emil')
  const [first = 0] = studies
  await listWith(emil, 'Older', { [first]: null })
  await listWith(emil, 'Newer', {})
  expect((await readingNow(emil, { today: TODAY, lists: 1 })).lists).toMatchObject([{ name: 'Newer', total: 0 }])
  expect((await now(emil)).lists).toMatchObject([
    { name: 'Newer', total: 0 },
    { name: 'Older', total: 1, read: 0 },
  ])
})

test('of the lists that others share, those stand on home in which something is due, or new since one last looked', async () => {
  const [gus, hal] = [await makePerson('Gus'), await makePerson('Hal')]
  const [late = 0, soon = 0, far = 0] = studies
  const share = (listId: string) => grantList(gus, { listId, to: { userId: hal.id }, role: 'contributor' })
  const look = (at: string) =>
    asOwner((sql) => sql`update user_accounts set looked_at = now() + ${at}::interval where user_id = ${hal.id}`)
  const quiet = await listWith(gus, 'Quiet', { [far]: '2027-12-01' })
  const due = await listWith(gus, 'Due', { [soon]: '2026-12-01' })
  for (const list of [quiet, due]) await share(list)
  await listWith(hal, 'Own', {})
  const shown = async () => (await now(hal)).lists.map(({ name }) => name).sort()
  // Who has never looked sees everything; so does who has been given it since.
  expect(await shown()).toEqual(['Due', 'Own', 'Quiet'])
  await look('-1 hour')
  expect(await shown()).toEqual(['Due', 'Own', 'Quiet'])
  await look('1 second')
  expect(await shown()).toEqual(['Due', 'Own'])
  expect((await now(hal)).hasMoreLists).toBe(true)
  await look('-1 hour')
  for (const list of [quiet, due]) {
    await asOwner((sql) => sql`update list_grants set granted_at = now() - interval '1 day' where list_id = ${list}`)
    await asOwner((sql) => sql`update list_items set added_at = now() - interval '1 day' where list_id = ${list}`)
  }
  expect(await shown()).toEqual(['Due', 'Own'])
  await saveToLists(gus, { key: randomUUID(), studyId: late, listIds: [quiet], heldIds: [], newListName: '' })
  expect(await shown()).toEqual(['Due', 'Own', 'Quiet'])
  // What is new is not so any more once it is read; what one adds oneself never was.
  await setReading(hal, { studyId: late, status: 'read' })
  await saveToLists(hal, { key: randomUUID(), studyId: soon, listIds: [quiet], heldIds: [], newListName: '' })
  await setReading(hal, { studyId: soon, status: 'read' })
  expect(await shown()).toEqual(['Own'])
})

test('one may go to one’s own lists and followed searches, and to nobody else’s', async () => {
  const fay = await makePerson('Fay')
  const list = await listWith(fay, 'Lupus', {})
  await deleteList(fay, { listId: await listWith(fay, 'Gone', {}) })
  const { id: search } = await saveSearch(fay, { key: randomUUID(), name: 'Alopecia', query: 'q=alopecia' })
  expect(await listDestinations(fay)).toEqual([
    { kind: 'list', id: list, name: 'Lupus' },
    { kind: 'search', id: search, name: 'Alopecia' },
  ])
  expect(await listDestinations(ben)).toEqual([])
  expect(await listDestinations(VISITOR)).toEqual([])
})
