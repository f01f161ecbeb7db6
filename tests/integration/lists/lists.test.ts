import { randomUUID } from 'node:crypto'
import { count, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { withViewer } from '@/db/connection/with-viewer'
import { readList } from '@/db/lists/list-contents'
import { changeList, createList, deleteList, listDeletedLists, listLists, restoreList } from '@/db/lists/lists'
import { readingLists } from '@/db/schema/lists'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { makePerson } from '../../support/people'
import { trailOf } from '../../support/trail'

let ada: Person
let ben: Person
let root: Person
beforeAll(async () => {
  ada = await makePerson('Ada')
  ben = await makePerson('Ben')
  root = await makePerson('Root', 'administrator')
})

const makeList = async (name = 'Journal club', description = '') =>
  (await createList(ada, { key: randomUUID(), name, description })).id

/** A list as it stands in the database. */
const stored = async (id: string) =>
  (
    await withViewer(ada, (tx) =>
      tx
        .select({
          name: readingLists.name,
          description: readingLists.description,
          version: readingLists.version,
          deleted: sql<boolean>`${readingLists.deletedAt} is not null`,
        })
        .from(readingLists)
        .where(eq(readingLists.id, id)),
    )
  )[0]

const listCount = async (who: Person) =>
  (await withViewer(who, (tx) => tx.select({ n: count() }).from(readingLists)))[0]?.n as number

describe('creating a list', () => {
  test('works, and is in the trail', async () => {
    const id = await makeList('JAK inhibitors', 'Do they regrow hair?')
    expect(await stored(id)).toEqual({
      name: 'JAK inhibitors',
      description: 'Do they regrow hair?',
      version: 1,
      deleted: false,
    })
    expect(await trailOf(id)).toEqual(['list.create'])
  })

  test('the same form posted twice, also at once, makes one list', async () => {
    const before = await listCount(ada)
    const form = { key: randomUUID(), name: 'Twice', description: '' }
    const made = await Promise.all([createList(ada, form), createList(ada, form), createList(ada, form)])
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    expect(await listCount(ada)).toBe(before + 1)
  })

  test('nobody who is not signed in makes one', async () => {
    await expect(createList(VISITOR, { key: randomUUID(), name: 'x', description: '' })).rejects.toMatchObject({
      code: 'unauthenticated',
    })
  })

  test('there are at most 500 lists a person', async () => {
    const many = await makePerson('Many')
    await withViewer(many, (tx) =>
      tx
        .insert(readingLists)
        .values(Array.from({ length: 500 }, (_, i) => ({ createdBy: many.id, name: `List ${i}` }))),
    )
    await expect(createList(many, { key: randomUUID(), name: 'One more', description: '' })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await listCount(many)).toBe(500)
  })
})

describe('changing a list', () => {
  const change = (listId: string, version = 1) => ({ listId, version, name: 'New', description: 'Why?' })

  test('works', async () => {
    const id = await makeList()
    await changeList(ada, change(id))
    expect(await stored(id)).toMatchObject({ name: 'New', description: 'Why?', version: 2 })
    expect(await trailOf(id)).toEqual(['list.create', 'list.change'])
  })

  test('of two tabs the second one is told, and changes nothing', async () => {
    const id = await makeList()
    await changeList(ada, change(id))
    await expect(changeList(ada, { ...change(id), name: 'Other' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('This list was changed elsewhere'),
    })
    expect(await stored(id)).toMatchObject({ name: 'New', version: 2 })
    expect(await trailOf(id)).toEqual(['list.create', 'list.change'])
  })

  test('of two tabs at the same moment one wins', async () => {
    const id = await makeList()
    const both = await Promise.allSettled([changeList(ada, change(id)), changeList(ada, change(id))])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('a stranger and an administrator get the words of a list that never was', async () => {
    const id = await makeList()
    const missing = await changeList(ben, change(randomUUID())).catch((error) => error)
    for (const who of [ben, root]) {
      const refused = await changeList(who, change(id)).catch((error) => error)
      expect(refused).toMatchObject({ code: 'not_found', message: missing.message })
    }
    expect(await changeList(ben, change('no id')).catch((error) => error)).toMatchObject({ code: 'not_found' })
    await expect(changeList(VISITOR, change(id))).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await stored(id)).toMatchObject({ name: 'Journal club', version: 1 })
  })
})

describe('deleting a list', () => {
  test('takes it out of sight, and undo brings it back', async () => {
    const id = await makeList('Gone')
    await deleteList(ada, { listId: id })
    expect(await readList(ada, id)).toBeNull()
    expect((await listLists(ada)).map((list) => list.id)).not.toContain(id)
    expect(await listDeletedLists(ada)).toContainEqual({ id, name: 'Gone', deletedAt: expect.any(Date) })
    await expect(changeList(ada, { listId: id, version: 1, name: 'x', description: '' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await restoreList(ada, { listId: id })
    await restoreList(ada, { listId: id })
    expect(await readList(ada, id)).toMatchObject({ name: 'Gone' })
    expect(await trailOf(id)).toEqual(['list.create', 'list.delete', 'list.restore'])
  })

  test('is nobody else’s to do or to undo', async () => {
    const id = await makeList()
    for (const who of [ben, root])
      await expect(deleteList(who, { listId: id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(deleteList(VISITOR, { listId: id })).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await stored(id)).toMatchObject({ deleted: false })
    await deleteList(ada, { listId: id })
    await expect(restoreList(ben, { listId: id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(restoreList(VISITOR, { listId: id })).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await stored(id)).toMatchObject({ deleted: true })
    expect(await listDeletedLists(ben)).toEqual([])
  })
})

test('a list that is not yours, or no list, reads as null', async () => {
  const id = await makeList('Mine')
  expect(await readList(ada, id)).toMatchObject({ name: 'Mine', counts: { total: 0 } })
  for (const who of [ben, root, VISITOR]) expect(await readList(who, id)).toBeNull()
  expect(await readList(ada, 'no id')).toBeNull()
  expect(await readList(ada, randomUUID())).toBeNull()
  expect(await listLists(VISITOR)).toEqual([])
})
