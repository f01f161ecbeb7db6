import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { placeOnList } from '@/db/lists/list-place'
import { saveToLists } from '@/db/lists/list-savings'
import { createList } from '@/db/lists/lists'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

test('a study knows its place on a list and its neighbours there; to a stranger it has none', async () => {
  const [ada, ben] = [await makePerson('Ada'), await makePerson('Ben')]
  const { id } = await createList(ada, { key: randomUUID(), name: 'Three studies', description: '' })
  const studies = [await makeStudy('First'), await makeStudy('Second'), await makeStudy('Third')]
  for (const studyId of studies) {
    await saveToLists(ada, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  }
  expect(await placeOnList(ada, id, studies[1] as number)).toEqual({
    listId: id,
    name: 'Three studies',
    place: 2,
    total: 3,
    previous: `/studies/s${studies[0]}/first?list=${id}`,
    next: `/studies/s${studies[2]}/third?list=${id}`,
  })
  expect((await placeOnList(ada, id, studies[2] as number))?.next).toBeNull()
  expect(await placeOnList(ben, id, studies[1] as number)).toBeNull()
  expect(await placeOnList(ada, randomUUID(), studies[1] as number)).toBeNull()
  expect(await placeOnList(ada, 'no id at all', studies[1] as number)).toBeNull()
})
