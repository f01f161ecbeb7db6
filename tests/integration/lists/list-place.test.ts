import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { placeOnList } from '@/db/lists/list-place'
import { saveToLists } from '@/db/lists/list-savings'
import { createList } from '@/db/lists/lists'
import { setReading } from '@/db/readings/set-reading'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

test('a study knows its place on a list and its neighbours there; to a stranger it has none', async () => {
  const [ada, ben] = [await makePerson('Ada'), await makePerson('Ben')]
  const { id } = await createList(ada, { key: randomUUID(), name: 'Three studies', description: '' })
  const studies = [await makeStudy('First'), await makeStudy('Second'), await makeStudy('Third')]
  for (const studyId of studies) {
    await saveToLists(ada, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  }
  const whole = { id, status: null, view: 'rows' } as const
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
  const unread = { id, status: 'to-read', view: 'rows' } as const
  await setReading(ada, { studyId: studies[2] as number, status: 'read' })
  await setReading(ada, { studyId: studies[1] as number, status: 'read' })
  expect(await placeOnList(ada, unread, studies[1] as number)).toMatchObject({
    back: { address: expect.stringContaining(`/lists/${id}?status=to-read#item-`) },
    place: 2,
    total: 3,
    next: `/studies/s${studies[3]}/four?list=${id}&status=to-read`,
  })
})
