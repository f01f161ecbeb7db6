import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { withViewer } from '@/db/connection/with-viewer'
import { readHoldings } from '@/db/lists/holdings'
import { readList, readRemovedItem } from '@/db/lists/list-contents'
import { changeItem, removeItem, restoreItem } from '@/db/lists/list-items'
import { moveItem } from '@/db/lists/list-order'
import { readPicker } from '@/db/lists/list-picker'
import { saveToLists, undoSaving } from '@/db/lists/list-savings'
import { createList, deleteList, listLists } from '@/db/lists/lists'
import { readingOf, setReading } from '@/db/readings/set-reading'
import { listItems } from '@/db/schema/lists'
import { studyReadings } from '@/db/schema/readings'
import { type Person, VISITOR, type Viewer } from '@/lib/access/viewer'
import { makePerson } from '../../support/people'
import { retract } from '../../support/retractions'
import { makeStudies, makeStudy } from '../../support/studies'

let ada: Person
let ben: Person
let root: Person
let studies: number[]
let listId: string

beforeAll(async () => {
  ada = await makePerson('Ada')
  ben = await makePerson('Ben')
  root = await makePerson('Root', 'administrator')
  studies = await Promise.all(['One', 'Two', 'Three', 'Four'].map(makeStudy))
})
beforeEach(async () => {
  await withViewer(ada, (tx) => tx.delete(studyReadings))
  listId = await makeList(ada)
  for (const studyId of studies) await save(studyId, [listId])
})

const makeList = async (who: Person, name = 'Journal club') =>
  (await createList(who, { key: randomUUID(), name, description: '' })).id

const save = (
  studyId: number,
  listIds: string[],
  more: { heldIds?: string[]; newListName?: string } = {},
  who: Viewer = ada,
) => saveToLists(who, { key: randomUUID(), studyId, listIds, heldIds: [], newListName: '', ...more })

const items = async () => (await readList(ada, listId))?.items ?? []
const titles = async () => (await items()).map(({ study }) => study.title)
const item = async (index = 0) => {
  const found = (await items())[index]
  if (!found) throw new Error('no such item')
  return found
}

/** Each refused in its way, and the list as it was. */
async function refusesStrangers(command: (who: Viewer, id: string) => Promise<unknown>, id: string) {
  const before = await items()
  for (const who of [ben, root]) await expect(command(who, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(command(VISITOR, id)).rejects.toMatchObject({ code: 'unauthenticated' })
  await expect(command(ada, 'no id')).rejects.toMatchObject({ code: 'not_found' })
  await expect(command(VISITOR, 'no id')).rejects.toMatchObject({ code: 'unauthenticated' })
  await expect(command(ada, randomUUID())).rejects.toMatchObject({ code: 'not_found' })
  expect(await items()).toEqual(before)
}

describe('why and until when', () => {
  const change = (itemId: string, version: number) => ({ itemId, version, reason: 'For December', dueOn: '2026-12-03' })

  test('are kept, under a new version', async () => {
    const { id } = await item()
    await changeItem(ada, change(id, 1))
    expect(await item()).toMatchObject({ reason: 'For December', dueOn: '2026-12-03', version: 2 })
    expect((await listLists(ada)).find((list) => list.id === listId)?.nextDue).toBe('2026-12-03')
  })

  test('a stale version is told and changes nothing', async () => {
    const { id } = await item()
    await changeItem(ada, { ...change(id, 1), reason: 'For January' })
    await expect(changeItem(ada, change(id, 1))).rejects.toMatchObject({ code: 'conflict' })
    expect(await item()).toMatchObject({ reason: 'For January' })
  })

  test('are not in the way of saying how far one is', async () => {
    const { id, studyId } = await item()
    await setReading(ada, { studyId, status: 'reading' })
    await changeItem(ada, change(id, 1))
    expect(await item()).toMatchObject({ reason: 'For December', status: 'reading' })
  })

  test('are nobody else’s to change', async () => {
    await refusesStrangers((who, id) => changeItem(who, change(id, 1)), (await item()).id)
  })
})

describe('status', () => {
  test('is kept, counted, and the moment of reading with it', async () => {
    const { studyId } = await item()
    expect(await setReading(ada, { studyId, status: 'read' })).toEqual({ changed: true, former: 'to-read' })
    expect((await readList(ada, listId))?.counts).toMatchObject({ total: 4, read: 1, 'to-read': 3 })
    const [row] = await withViewer(ada, (tx) =>
      tx.select({ readAt: studyReadings.readAt }).from(studyReadings).where(eq(studyReadings.studyId, studyId)),
    )
    expect(row?.readAt).toBeInstanceOf(Date)
    expect((await readList(ada, listId, { status: 'read' }))?.items).toHaveLength(1)
    expect((await readList(ada, listId, { from: 2, limit: 1 }))?.items.map(({ study }) => study.title)).toEqual([
      'Three',
    ])
  })

  test('said twice is said once, and leaves the item as it was', async () => {
    const { studyId } = await item()
    await setReading(ada, { studyId, status: 'read' })
    expect(await setReading(ada, { studyId, status: 'read' })).toEqual({ changed: false, former: 'read' })
    expect((await item()).version).toBe(1)
    await setReading(ada, { studyId, status: 'to-read' })
    expect((await item()).status).toBe('to-read')
  })

  test('is each reader’s own: what one has read nobody else has, and no query without a where shows it', async () => {
    const { studyId } = await item()
    const [eve, root] = [await makePerson('Eve'), await makePerson('Root', 'administrator')]
    await setReading(ada, { studyId, status: 'read' })
    expect(await readingOf(ada, studyId)).toBe('read')
    for (const who of [eve, root, VISITOR]) {
      expect(await readingOf(who, studyId)).toBe('to-read')
      expect(await withViewer(who, (tx) => tx.select().from(studyReadings))).toEqual([])
    }
    const forged = withViewer(eve, (tx) => tx.insert(studyReadings).values({ userId: ada.id, studyId, status: 'read' }))
    await expect(forged).rejects.toMatchObject({ code: '42501' })
  })
})

describe('order', () => {
  test('goes up, down, to the end and before another', async () => {
    expect(await moveItem(ada, { itemId: (await item(2)).id, place: 'up' })).toEqual({ place: 2, total: 4 })
    expect(await titles()).toEqual(['One', 'Three', 'Two', 'Four'])
    await moveItem(ada, { itemId: (await item(0)).id, place: 'down' })
    expect(await titles()).toEqual(['Three', 'One', 'Two', 'Four'])
    await moveItem(ada, { itemId: (await item(0)).id, place: 'last' })
    expect(await titles()).toEqual(['One', 'Two', 'Four', 'Three'])
    await moveItem(ada, { itemId: (await item(3)).id, place: (await item(1)).id })
    expect(await titles()).toEqual(['One', 'Three', 'Two', 'Four'])
  })

  test('stays at its ends', async () => {
    expect(await moveItem(ada, { itemId: (await item(0)).id, place: 'up' })).toEqual({ place: 1, total: 4 })
    expect(await moveItem(ada, { itemId: (await item(3)).id, place: 'down' })).toEqual({ place: 4, total: 4 })
    expect(await titles()).toEqual(['One', 'Two', 'Three', 'Four'])
  })

  test('survives more moves between two neighbours than there are numbers', async () => {
    for (let i = 0; i < 120; i++) await moveItem(ada, { itemId: (await item(3)).id, place: (await item(1)).id })
    expect([...(await titles())].sort()).toEqual(['Four', 'One', 'Three', 'Two'])
    expect((await titles())[0]).toBe('One')
  })

  test('stays one order when many move at once', async () => {
    const ids = (await items()).map(({ id }) => id)
    const places = ['up', 'down', 'last', ids[0] as string, ids[2] as string]
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        moveItem(ada, { itemId: ids[i % 4] as string, place: places[i % 5] as string }).catch((error) => {
          if (error.code !== 'not_found') throw error
        }),
      ),
    )
    expect((await items()).map(({ id }) => id).sort()).toEqual([...ids].sort())
    const positions = await withViewer(ada, (tx) =>
      tx.select({ position: listItems.position }).from(listItems).where(eq(listItems.listId, listId)),
    )
    expect(new Set(positions.map(({ position }) => position)).size).toBe(4)
  })

  test('is nobody else’s to change, and an item of another list is no place', async () => {
    await refusesStrangers((who, id) => moveItem(who, { itemId: id, place: 'down' }), (await item()).id)
    await refusesStrangers((who, id) => moveItem(who, { itemId: id, place: 'x' }), (await item()).id)
    await expect(moveItem(ada, { itemId: (await item()).id, place: randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('taking a study off', () => {
  test('can be undone, at the same place with the same words', async () => {
    const { id } = await item(1)
    await changeItem(ada, { itemId: id, version: 1, reason: 'Why', dueOn: null })
    expect(await removeItem(ada, { itemId: id })).toEqual({ id, listId, nextId: (await item(1)).id })
    expect(await titles()).toEqual(['One', 'Three', 'Four'])
    expect(await readRemovedItem(ada, listId, id)).toEqual({ id, title: 'Two' })
    await restoreItem(ada, { itemId: id })
    expect(await titles()).toEqual(['One', 'Two', 'Three', 'Four'])
    expect(await item(1)).toMatchObject({ reason: 'Why' })
    expect(await readRemovedItem(ada, listId, id)).toBeNull()
  })

  test('undoing it after the study was saved again changes nothing', async () => {
    const { id } = await item(0)
    await removeItem(ada, { itemId: id })
    await save(studies[0] as number, [listId])
    await restoreItem(ada, { itemId: id })
    expect(await titles()).toEqual(['Two', 'Three', 'Four', 'One'])
  })

  test('is nobody else’s to do, to see or to undo', async () => {
    const { id } = await item()
    await refusesStrangers((who, each) => removeItem(who, { itemId: each }), id)
    await removeItem(ada, { itemId: id })
    await refusesStrangers((who, each) => restoreItem(who, { itemId: each }), id)
    for (const who of [ben, root, VISITOR]) expect(await readRemovedItem(who, listId, id)).toBeNull()
    expect(await readRemovedItem(ada, listId, 'no id')).toBeNull()
  })
})

describe('saving', () => {
  test('puts a study on several lists and a new one, takes it off another, and can be undone', async () => {
    const [first = 0] = studies
    const [second, third] = [await makeList(ada, 'Second'), await makeList(ada, 'Third')]
    const saving = await save(first, [second, third], { heldIds: [listId], newListName: 'Fourth' })
    expect(saving.names.sort()).toEqual(['Fourth', 'Second', 'Third'])
    expect(saving.removed).toEqual([listId])
    expect(saving.takenOff).toEqual(['Journal club'])
    const held = ((await readHoldings(ada, [first])).get(first) ?? []).map(({ name }) => name)
    expect(held.filter((name) => name !== 'Journal club')).toEqual(['Fourth', 'Second', 'Third'])
    expect(await titles()).toEqual(['Two', 'Three', 'Four'])

    await undoSaving(ada, saving)
    expect(await titles()).toEqual(['One', 'Two', 'Three', 'Four'])
    expect((await readList(ada, second))?.items).toEqual([])
    expect(await readList(ada, saving.created as string)).toBeNull()
    await deleteList(ada, { listId: second })
    await deleteList(ada, { listId: third })
  })

  test('the same form posted twice saves once and makes one list', async () => {
    const form = {
      key: randomUUID(),
      studyId: studies[0] as number,
      listIds: [],
      heldIds: [],
      newListName: 'Posted twice',
    }
    const both = await Promise.all([saveToLists(ada, form), saveToLists(ada, form)])
    expect(both[0]).toEqual(both[1])
    expect((await listLists(ada)).filter(({ name }) => name === 'Posted twice')).toMatchObject([{ total: 1 }])
  })

  test('what another window did meanwhile stands', async () => {
    const other = await makeList(ada, 'Other window')
    const [first = 0] = studies
    await save(first, [other])
    // This form was drawn before: it knows the first list only, and leaves it ticked.
    await save(first, [listId], { heldIds: [listId] })
    expect((await readList(ada, other))?.counts.total).toBe(1)
    expect((await items()).filter(({ studyId }) => studyId === first)).toHaveLength(1)
  })

  test('is refused whole when one of the lists is somebody else’s', async () => {
    const [bens, mine] = [await makeList(ben), await makeList(ada, 'Mine')]
    await expect(save(studies[0] as number, [mine, bens])).rejects.toMatchObject({ code: 'not_found' })
    expect((await readList(ada, mine))?.counts.total).toBe(0)
    expect((await readList(ben, bens))?.counts.total).toBe(0)
    await expect(save(studies[0] as number, ['no id'])).rejects.toMatchObject({ code: 'not_found' })
    await expect(save(2_000_000_000, [mine])).rejects.toMatchObject({ code: 'not_found' })
    await expect(save(studies[0] as number, [mine], {}, VISITOR)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(
      undoSaving(ben, { studyId: studies[0] as number, added: [listId], removed: [], created: null }),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      undoSaving(VISITOR, { studyId: studies[0] as number, added: [listId], removed: [], created: null }),
    ).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await titles()).toEqual(['One', 'Two', 'Three', 'Four'])
  })

  test('stops at 2,000 studies a list, and says so', async () => {
    const full = await makeList(ada, 'Full')
    const [last = 0, ...many] = await makeStudies(2001)
    await withViewer(ada, (tx) =>
      tx
        .insert(listItems)
        .values(many.map((studyId, position) => ({ listId: full, studyId, position, addedBy: ada.id }))),
    )
    await expect(save(last, [full])).rejects.toMatchObject({ code: 'conflict' })
    expect((await readList(ada, full, { limit: 1 }))?.counts.total).toBe(2000)
  })
})

test('the picker shows a person their own lists and which of them hold the study', async () => {
  const carl = await makePerson('Carl')
  const [b, a] = [await makeList(carl, 'b list'), await makeList(carl, 'A list')]
  await save(studies[0] as number, [b], {}, carl)
  expect(await readPicker(carl, studies[0] as number)).toEqual({
    studyId: studies[0],
    title: 'One',
    address: `/studies/s${studies[0]}/one`,
    lists: [
      { id: a, name: 'A list', total: 0, holds: false, isShared: false },
      { id: b, name: 'b list', total: 1, holds: true, isShared: false },
    ],
  })
  expect(await readPicker(VISITOR, studies[0] as number)).toBeNull()
  expect(await readPicker(carl, 2_000_000_000)).toBeNull()
  expect(await readPicker(carl, Number.NaN)).toBeNull()
})

describe('marking a study read', () => {
  test('reaches every list of one’s own that holds it, and back', async () => {
    const dora = await makePerson('Dora')
    const lists = [await makeList(dora, 'x'), await makeList(dora, 'y')]
    const [first = 0] = studies
    await save(first, lists, {}, dora)
    await setReading(dora, { studyId: first, status: 'read' })
    for (const id of lists) expect((await readList(dora, id))?.counts.read).toBe(1)
    expect(await readingOf(dora, first)).toBe('read')
    expect((await item()).status).toBe('to-read')
    await setReading(dora, { studyId: first, status: 'to-read' })
    for (const id of lists) expect((await readList(dora, id))?.counts.read).toBe(0)
  })

  test('takes a study that is here and a person who is signed in', async () => {
    const [first = 0] = studies
    await expect(setReading(ada, { studyId: 2_000_000_000, status: 'read' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(setReading(VISITOR, { studyId: first, status: 'read' })).rejects.toMatchObject({
      code: 'unauthenticated',
    })
  })
})

test('a study that is retracted after it was saved is counted, one that was before is not', async () => {
  const [early, late] = [await makeStudy('Early'), await makeStudy('Late')]
  await retract(early)
  await save(early, [listId])
  await save(late, [listId])
  await retract(late)
  const list = await readList(ada, listId)
  expect(list?.counts.retractedSince).toBe(1)
  expect(
    list?.items.map(({ retractedSince, study }) => [study.title, study.retracted, retractedSince]).slice(4),
  ).toEqual([
    ['Early', true, false],
    ['Late', true, true],
  ])
  expect((await listLists(ada)).find(({ id }) => id === listId)?.retracted).toBe(2)
})

describe('where studies are saved', () => {
  test('is said for a page of them at once, by the names of the lists', async () => {
    const dora = await makePerson('Dora')
    const [z, a] = [await makeList(dora, 'z list'), await makeList(dora, 'A list')]
    const [first = 0, second = 0, third = 0] = studies
    await save(first, [z, a], {}, dora)
    await save(second, [z], {}, dora)
    expect([...(await readHoldings(dora, [first, second, third]))]).toEqual([
      [
        first,
        [
          { id: a, name: 'A list' },
          { id: z, name: 'z list' },
        ],
      ],
      [second, [{ id: z, name: 'z list' }]],
    ])
    expect(await readHoldings(dora, [])).toEqual(new Map())
  })

  test('forgets what was taken off, deleted lists, and the lists of others', async () => {
    const emil = await makePerson('Emil')
    const [kept, gone] = [await makeList(emil, 'Kept'), await makeList(emil, 'Gone')]
    const [first = 0, second = 0] = studies
    await save(first, [kept, gone], {}, emil)
    await save(second, [kept], {}, emil)
    await save(second, [], { heldIds: [kept] }, emil)
    await deleteList(emil, { listId: gone })
    expect([...(await readHoldings(emil, studies))]).toEqual([[first, [{ id: kept, name: 'Kept' }]]])
    for (const who of [root, VISITOR]) expect((await readHoldings(who, [first, second])).size).toBe(0)
  })
})
