import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createList } from '@/db/lists/lists'
import { createNote } from '@/db/notes/notes'
import type { Person } from '@/lib/access/viewer'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let owner: postgres.Sql
let ada: Person
let ben: Person
let studyId: number

beforeAll(async () => {
  owner = postgres(process.env.DATABASE_URL as string, { max: 1 })
  ;[ada, ben, studyId] = [await makePerson('Ada'), await makePerson('Ben'), await makeStudy()]
})
afterAll(() => owner.end())

const notesWith = (body: string) => owner`select id, author_id from notes where body = ${body}`

test('a form posted five times at the same moment makes one note, and every post is told which', async () => {
  const [key, body] = [randomUUID(), 'posted five times']
  const told = await Promise.all(Array.from({ length: 5 }, () => createNote(ada, { key, studyId, body })))
  const rows = await notesWith(body)
  expect(rows).toHaveLength(1)
  expect(told).toEqual(Array(5).fill({ noteId: rows[0]?.id }))
})

test('a key that was used for something else is a conflict, and nothing is made', async () => {
  const key = randomUUID()
  await createNote(ada, { key, studyId, body: 'the first use' })
  const again = createList(ada, { key, name: 'the second use', description: '' })
  await expect(again).rejects.toMatchObject({ code: 'conflict' })
  expect(await owner`select 1 from reading_lists where name = 'the second use'`).toHaveLength(0)
})

test('a key is each person’s own', async () => {
  const [key, body] = [randomUUID(), 'the same key twice']
  await Promise.all([ada, ben].map((person) => createNote(person, { key, studyId, body })))
  expect((await notesWith(body)).map((row) => row.author_id).toSorted()).toEqual([ada.id, ben.id].toSorted())
})

test('a command that was refused leaves its key free', async () => {
  const [key, body] = [randomUUID(), 'after a refusal']
  await expect(createNote(ada, { key, studyId: 999_999_999, body })).rejects.toMatchObject({ code: 'not_found' })
  await createNote(ada, { key, studyId, body })
  expect(await notesWith(body)).toHaveLength(1)
})
