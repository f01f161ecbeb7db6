import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { grantList, leaveList } from '@/db/lists/grants'
import { readList } from '@/db/lists/list-contents'
import { removeItem } from '@/db/lists/list-items'
import { readPickerOfSeveral } from '@/db/lists/list-picker'
import { saveToLists } from '@/db/lists/list-savings'
import { createList, deleteList, listLists, restoreList } from '@/db/lists/lists'
import { type SavedStudies, saveStudies, undoSavedStudies } from '@/db/lists/save-studies'
import { type Person, VISITOR, type Viewer } from '@/lib/access/viewer'
import type { ListRole } from '@/lib/lists/list-role'
import { LIST_LIMITS } from '@/lib/lists/reading-list'
import { asOwner } from '../../support/owner'
import { makePerson } from '../../support/people'
import { makeStudies } from '../../support/studies'

let ada: Person
let ben: Person
let club: string
let one: number
let two: number
let three: number

beforeEach(async () => {
  ;[ada, ben] = [await makePerson('Ada'), await makePerson('Ben')]
  ;[one = 0, two = 0, three = 0] = await makeStudies(3)
  club = await makeList(ada, 'Club')
})

const makeList = async (who: Person, name: string) =>
  (await createList(who, { key: randomUUID(), name, description: '' })).id

const save = async (studyIds: number[], listIds: string[], who: Viewer = ada, newListName = '') => {
  const key = randomUUID()
  return { key, ...(await saveStudies(who, { key, studyIds, listIds, newListName })) }
}

const studiesOf = async (id: string, who: Person = ada) =>
  (await readList(who, id))?.items.map(({ studyId }) => studyId) ?? null

describe('several studies', () => {
  test('are put on lists at once, at the end and in their order; what is there stays where it is', async () => {
    const december = await makeList(ada, 'December')
    await save([two], [club])
    const saved = await save([three, two, one], [club, december])
    expect(await studiesOf(club)).toEqual([two, three, one])
    expect(await studiesOf(december)).toEqual([three, two, one])
    expect(new Map(saved.lists.map(({ name, items }) => [name, items.length]))).toEqual(
      new Map([
        ['Club', 2],
        ['December', 3],
      ]),
    )
  })

  test('come off again by an undo, and what was there before stays', async () => {
    await save([two], [club])
    const saved = await save([one, two, three], [club])
    expect(await undoSavedStudies(ada, saved)).toEqual({ changed: 2 })
    expect(await studiesOf(club)).toEqual([two])
    expect(await undoSavedStudies(ada, saved)).toEqual({ changed: 0 })
  })

  test('make a list, which an undo takes away unless something else was put on it', async () => {
    const first = await save([one, two], [], ada, 'January')
    expect(await studiesOf(first.created as string)).toEqual([one, two])
    await undoSavedStudies(ada, first)
    expect((await listLists(ada)).map(({ name }) => name)).toEqual(['Club'])
    const second = await save([one, two], [], ada, 'February')
    await save([three], [second.created as string])
    await undoSavedStudies(ada, second)
    expect(await studiesOf(second.created as string)).toEqual([three])
  })

  test('are saved once by a key that is sent twice, also at the same moment', async () => {
    const form = { key: randomUUID(), studyIds: [one, two], listIds: [], newListName: 'Once' }
    const [a, b] = await Promise.all([saveStudies(ada, form), saveStudies(ada, form)])
    expect(a).toEqual(b)
    expect((await listLists(ada)).map(({ name, total }) => [name, total])).toEqual([
      ['Once', 2],
      ['Club', 0],
    ])
    await expect(
      saveToLists(ada, { key: form.key, studyId: one, listIds: [club], heldIds: [], newListName: '' }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  test('from two tabs are each there once, and undoing one leaves what the other put there', async () => {
    const [a, b] = await Promise.all([save([one, two], [club]), save([two, three], [club])])
    expect((await studiesOf(club))?.toSorted()).toEqual([one, two, three].toSorted())
    const puts = [a, b].map(({ lists }) => lists[0]?.items.length ?? 0)
    expect(puts[0] ?? 0).toBeGreaterThan(0)
    expect((puts[0] ?? 0) + (puts[1] ?? 0)).toBe(3)
    expect(await undoSavedStudies(ada, a)).toEqual({ changed: puts[0] })
    expect(await studiesOf(club)).toHaveLength(puts[1] as number)
  })

  test('that another window took off and put back meanwhile are its own: an undo leaves them', async () => {
    const saved = await save([one, two], [club])
    const [item] = (await readList(ada, club))?.items ?? []
    await removeItem(ada, { itemId: item?.id as string })
    await save([one], [club])
    expect(await undoSavedStudies(ada, saved)).toEqual({ changed: 1 })
    expect(await studiesOf(club)).toEqual([one])
  })

  test('are saved without one that is no longer here; where none is left, nothing is made', async () => {
    const saved = await save([one, 2_000_000_000, two], [club])
    expect(saved.here).toBe(2)
    expect(await studiesOf(club)).toEqual([one, two])
    await expect(save([2_000_000_000], [], ada, 'Empty')).rejects.toMatchObject({ code: 'not_found' })
    expect(await listLists(ada)).toHaveLength(1)
  })

  test('are all refused where a list has no room for them', async () => {
    const many = await makeStudies(LIST_LIMITS.items - 1)
    for (let from = 0; from < many.length; from += 500) await save(many.slice(from, from + 500), [club])
    const other = await makeList(ada, 'Other')
    await expect(save([one, two], [other, club])).rejects.toMatchObject({ code: 'conflict' })
    expect(await studiesOf(other)).toEqual([])
    await save([one], [club])
    expect((await readList(ada, club))?.counts.total).toBe(LIST_LIMITS.items)
  })
})

describe('several lists', () => {
  const sorted = (things: unknown[]) => things.map((thing) => JSON.stringify(thing)).sort()

  /** What the audit trail has of these items, and how many commands of the database wrote it. */
  const trailOf = (saved: SavedStudies) => {
    const ids = saved.lists.flatMap(({ items }) => items.map(({ id }) => id))
    return asOwner(async (sql) => {
      const rows = await sql`
        select action, subject_id as item, (details->>'studyId')::int as study, cmin::text as command
        from audit_events where actor_id = ${ada.id} and subject_id = any(${ids}) order by id`
      const events = rows.map(({ action, item, study }) => ({ action, item, study }))
      const commands = new Set(rows.map(({ action, command }) => `${action} ${command}`)).size
      return { events, commands }
    })
  }

  test('take one statement each to be recorded, put on and taken off, an event for each study', async () => {
    const december = await makeList(ada, 'December')
    const saved = await save([one, two, three], [club, december])
    const items = saved.lists.flatMap((list) => list.items)
    const put = items.map(({ id, studyId }) => ({ action: 'list.add-item', item: id, study: studyId }))
    expect(items).toHaveLength(6)
    expect(await trailOf(saved)).toEqual({ events: put, commands: 2 })
    await undoSavedStudies(ada, saved)
    const { events, commands } = await trailOf(saved)
    expect(sorted(events)).toEqual(sorted([...put, ...put.map((event) => ({ ...event, action: 'list.remove-item' }))]))
    expect(commands).toBe(4)
  })

  test('are twenty at most, a new one among them; more are refused in words and nothing is saved', async () => {
    const lists = [club]
    while (lists.length < LIST_LIMITS.savedTo) lists.push(await makeList(ada, `List ${lists.length}`))
    const refusal = { code: 'invalid', message: 'Studies are saved to at most 20 lists at once. Choose fewer.' }
    await expect(save([one, two], lists, ada, 'One more')).rejects.toMatchObject(refusal)
    await expect(save([one, two], [...lists, await makeList(ada, 'One more')])).rejects.toMatchObject(refusal)
    expect(await studiesOf(club)).toEqual([])
    const saved = await save([one, two], [...lists, club])
    expect(saved.lists.map(({ items }) => items.length)).toEqual(lists.map(() => 2))
  })
})

describe('lists of others', () => {
  const give = (role: ListRole) => grantList(ada, { listId: club, to: { userId: ben.id }, role })

  test('are not found, and then nothing is saved anywhere', async () => {
    const own = await makeList(ben, 'Ben’s')
    await expect(save([one, two], [own, club], ben)).rejects.toMatchObject({ code: 'not_found' })
    await expect(save([one], ['no-such-list'], ben)).rejects.toMatchObject({ code: 'not_found' })
    expect(await studiesOf(own, ben)).toEqual([])
    expect(await studiesOf(club)).toEqual([])
    await expect(save([one], [club], VISITOR)).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  test('that one may only read are refused, those that one may add to are not', async () => {
    await give('viewer')
    await expect(save([one], [club], ben)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await readPickerOfSeveral(ben, [one, two]))?.lists).toEqual([])
    expect(await studiesOf(club)).toEqual([])
  })

  test('that one may add to take several, and the undo takes off one’s own alone', async () => {
    await give('contributor')
    await save([one], [club])
    const saved = await save([one, two, three], [club], ben)
    expect((await readPickerOfSeveral(ben, [one, two]))?.lists).toMatchObject([{ name: 'Club', holds: true }])
    expect(await undoSavedStudies(ada, saved)).toEqual({ changed: 0 })
    expect(await undoSavedStudies(ben, saved)).toEqual({ changed: 2 })
    expect(await studiesOf(club)).toEqual([one])
  })

  test('that are shared no more, or only to be read, keep what was put there; the undo takes it off the others', async () => {
    await give('contributor')
    const own = await makeList(ben, 'Ben’s')
    const [first, second] = [await save([one], [club, own], ben), await save([two], [club, own], ben)]
    await leaveList(ben, { listId: club })
    expect(await undoSavedStudies(ben, second)).toEqual({ changed: 1 })
    await give('viewer')
    expect(await undoSavedStudies(ben, first)).toEqual({ changed: 1 })
    expect(await studiesOf(own, ben)).toEqual([])
    expect(await studiesOf(club)).toEqual([one, two])
  })

  test('that were deleted meanwhile are left alone by an undo, and a list that was made for it', async () => {
    const december = await makeList(ada, 'December')
    const saved = await save([one, two], [club, december], ada, 'Made')
    await deleteList(ada, { listId: club })
    await deleteList(ada, { listId: saved.created as string })
    expect(await undoSavedStudies(ada, saved)).toEqual({ changed: 2 })
    expect(await studiesOf(december)).toEqual([])
    await restoreList(ada, { listId: club })
    expect(await studiesOf(club)).toEqual([one, two])
  })

  test('that were deleted are not found, for their owner too', async () => {
    await deleteList(ada, { listId: club })
    await expect(save([one, two], [club])).rejects.toMatchObject({ code: 'not_found' })
  })
})

test('the picker of several says which lists have all of them', async () => {
  await save([one], [club])
  expect((await readPickerOfSeveral(ada, [one, two]))?.lists).toMatchObject([{ name: 'Club', total: 1, holds: false }])
  expect((await readPickerOfSeveral(ada, [one]))?.lists).toMatchObject([{ holds: true }])
  expect(await readPickerOfSeveral(ada, [2_000_000_000])).toBeNull()
  expect(await readPickerOfSeveral(VISITOR, [one])).toBeNull()
})
