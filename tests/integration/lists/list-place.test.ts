import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { readList, readListForExport } from '@/db/lists/list-contents'
import { changeItem } from '@/db/lists/list-items'
import { placeOnList } from '@/db/lists/list-place'
import { saveToLists } from '@/db/lists/list-savings'
import { createList } from '@/db/lists/lists'
import { setReading } from '@/db/readings/set-reading'
import { DUE_FILTERS, type DueFilter } from '@/lib/lists/list-filter'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

test('a study knows its place on a list and its neighbours there; to a stranger it has none', async () => {
  const [ada, ben] = [await makePerson('Ada'), await makePerson('Ben')]
  const { id } = await createList(ada, { key: randomUUID(), name: 'Three studies', description: '' })
  const studies = [await makeStudy('First'), await makeStudy('Second'), await makeStudy('Third')]
  for (const studyId of studies) {
    await saveToLists(ada, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  }
  const whole = { id, status: null, due: null, view: 'rows' } as const
  expect(await placeOnList(ada, whole, studies[1] as number)).toEqual({
    back: { address: expect.stringMatching(`^/lists/${id}#item-[0-9a-f-]{36}$`), words: 'Three studies' },
    place: 2,
    total: 3,
    exact: true,
    previous: `/studies/s${studies[0]}/first?list=${id}`,
    next: `/studies/s${studies[2]}/third?list=${id}`,
  })
  expect((await placeOnList(ada, whole, studies[2] as number))?.next).toBeNull()
  expect((await placeOnList(ada, { ...whole, view: 'table' }, studies[2] as number))?.back.address).toBe(
    `/lists/${id}/table`,
  )
  expect(await placeOnList(ben, whole, studies[1] as number)).toBeNull()
  expect(await placeOnList(ada, { ...whole, id: randomUUID() }, studies[1] as number)).toBeNull()
  expect(await placeOnList(ada, { ...whole, id: 'no id at all' }, studies[1] as number)).toBeNull()
})

test('among those of a status a study keeps its place when its own status changes, and leads on to the others', async () => {
  const ada = await makePerson('Ada')
  const { id } = await createList(ada, { key: randomUUID(), name: 'Club', description: '' })
  const studies = [await makeStudy('One'), await makeStudy('Two'), await makeStudy('Three'), await makeStudy('Four')]
  for (const studyId of studies) {
    await saveToLists(ada, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  }
  const unread = { id, status: 'to-read', due: null, view: 'rows' } as const
  await setReading(ada, { studyId: studies[2] as number, status: 'read' })
  await setReading(ada, { studyId: studies[1] as number, status: 'read' })
  expect(await placeOnList(ada, unread, studies[1] as number)).toMatchObject({
    back: { address: expect.stringContaining(`/lists/${id}?status=to-read#item-`) },
    place: 2,
    total: 3,
    next: `/studies/s${studies[3]}/four?list=${id}&status=to-read`,
  })
})

test('among those that are due one goes on along those that are due, as the page of the list shows them', async () => {
  const ada = await makePerson('Ada')
  const { id } = await createList(ada, { key: randomUUID(), name: 'Club', description: '' })
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const dues = [day(-2), day(0), null, day(-9), day(7), day(8), day(-1)]
  const studies: number[] = []
  for (const dueOn of dues) {
    const studyId = await makeStudy('Due')
    studies.push(studyId)
    await saveToLists(ada, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
    const itemId = (await readList(ada, id))?.items.at(-1)?.id as string
    if (dueOn) await changeItem(ada, { itemId, version: 1, reason: '', dueOn })
  }
  // What is read is due no more.
  await setReading(ada, { studyId: studies[6] as number, status: 'read' })
  const shown = async (due: DueFilter) =>
    (await readList(ada, id, { due, today: day(0) }))?.items.map(({ studyId }) => studies.indexOf(studyId))
  expect(await shown('overdue')).toEqual([0, 3])
  expect(await shown('week')).toEqual([1, 4])
  expect(await shown('none')).toEqual([2])
  for (const due of DUE_FILTERS) {
    const along: number[] = []
    for (const at of (await shown(due)) ?? []) {
      const place = await placeOnList(ada, { id, status: null, due, view: 'rows' }, studies[at] as number)
      expect(place?.back.address).toMatch(new RegExp(`^/lists/${id}\\?due=${due}#item-`))
      along.push(place?.place ?? 0)
      expect(place?.total).toBe((await shown(due))?.length)
    }
    expect(along).toEqual(along.map((_, index) => index + 1))
  }
  const exported = await readListForExport(ada, id, { status: null, due: 'overdue' }, day(0))
  expect(exported?.items.map(({ dueOn }) => dueOn)).toEqual([day(-2), day(-9)])
  expect((await readListForExport(ada, id))?.items).toHaveLength(7)
})
