import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { withViewer } from '@/db/connection/with-viewer'
import { deletedNotes, exportNotes, listNotes, NOTES_A_PAGE, notesOnStudy, recentNotes } from '@/db/notes/note-list'
import { changeNote, createNote, deleteNote, restoreNote } from '@/db/notes/notes'
import { auditEvents } from '@/db/schema/audit'
import { notes } from '@/db/schema/notes'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let ada: Person
let ben: Person
let chief: Person
let studyId: number

beforeEach(async () => {
  ;[ada, ben, chief] = [await makePerson('Ada'), await makePerson('Ben'), await makePerson('Chief', 'administrator')]
  studyId = await makeStudy('Baricitinib in lupus')
})

const write = (who: Person, body: string, on = studyId) =>
  createNote(who, { key: randomUUID(), studyId: on, body }).then(({ noteId }) => noteId)
const stored = (who: Person) =>
  withViewer(who, (tx) => tx.select({ id: notes.id, body: notes.body, version: notes.version }).from(notes))
const refused = (code: string) => expect.objectContaining({ code })

test('a note is written, changed, deleted and brought back', async () => {
  const noteId = await write(ada, 'first')
  await changeNote(ada, { noteId, version: 1, body: 'second' })
  expect(await stored(ada)).toEqual([{ id: noteId, body: 'second', version: 2 }])
  await deleteNote(ada, { noteId })
  expect(await notesOnStudy(ada, studyId)).toEqual([])
  expect(await deletedNotes(ada, studyId)).toEqual([{ id: noteId, beginning: 'second' }])
  await restoreNote(ada, { noteId })
  expect(await notesOnStudy(ada, studyId)).toMatchObject([{ id: noteId, body: 'second' }])
  expect(await deletedNotes(ada)).toEqual([])
})

test('what was done stands in the trail, without a word of the note', async () => {
  const noteId = await write(ada, 'canary-of-ada')
  await deleteNote(ada, { noteId })
  const events = await withViewer(chief, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.subjectId, noteId)))
  expect(events.map(({ action }) => action)).toEqual(['note.create', 'note.delete'])
  expect(JSON.stringify(events)).not.toContain('canary')
})

test('to anybody else, an administrator too, a note is not found', async () => {
  const noteId = await write(ada, 'mine')
  for (const stranger of [ben, chief]) {
    await expect(changeNote(stranger, { noteId, version: 1, body: 'theirs' })).rejects.toEqual(refused('not_found'))
    await expect(deleteNote(stranger, { noteId })).rejects.toEqual(refused('not_found'))
    await expect(restoreNote(stranger, { noteId })).rejects.toEqual(refused('not_found'))
  }
  const missing = changeNote(ben, { noteId: randomUUID(), version: 1, body: 'x' })
  const hidden = changeNote(ben, { noteId, version: 1, body: 'x' })
  expect(await missing.catch(String)).toBe(await hidden.catch(String))
  expect(await stored(ada)).toEqual([{ id: noteId, body: 'mine', version: 1 }])
})

test('whoever is not signed in is told so, and nothing is written', async () => {
  const noteId = await write(ada, 'mine')
  const input = { key: randomUUID(), studyId, body: 'x' }
  await expect(createNote(VISITOR as Person, input)).rejects.toEqual(refused('unauthenticated'))
  await expect(changeNote(VISITOR, { noteId, version: 1, body: 'x' })).rejects.toEqual(refused('unauthenticated'))
  await expect(deleteNote(VISITOR, { noteId })).rejects.toEqual(refused('unauthenticated'))
  await expect(restoreNote(VISITOR, { noteId })).rejects.toEqual(refused('unauthenticated'))
  expect(await notesOnStudy(VISITOR, studyId)).toEqual([])
  expect(await listNotes(VISITOR)).toEqual({ notes: [], total: 0 })
  expect(await exportNotes(VISITOR)).toEqual([])
  expect(await stored(ada)).toEqual([{ id: noteId, body: 'mine', version: 1 }])
})

test('two people on one study never see a word of each other', async () => {
  await write(ada, 'canary-of-ada')
  await write(ben, 'canary-of-ben')
  const seenBy = async (who: Person) =>
    JSON.stringify([
      await notesOnStudy(who, studyId),
      await listNotes(who),
      await listNotes(who, { query: 'canary' }),
      await recentNotes(who, 10),
      await exportNotes(who),
      await deletedNotes(who),
    ])
  for (const [who, own, other] of [
    [ada, 'canary-of-ada', 'canary-of-ben'],
    [ben, 'canary-of-ben', 'canary-of-ada'],
  ] as const) {
    expect(await seenBy(who)).toContain(own)
    expect(await seenBy(who)).not.toContain(other)
  }
  expect(await seenBy(chief)).not.toContain('canary')
})

test('the same form posted twice, also at once, makes one note', async () => {
  const input = { key: randomUUID(), studyId, body: 'once' }
  const made = await Promise.all([createNote(ada, input), createNote(ada, input)])
  expect(made[0]).toEqual(made[1])
  expect(await stored(ada)).toHaveLength(1)
})

test('an older version is refused and what was saved stands', async () => {
  const noteId = await write(ada, 'first')
  await changeNote(ada, { noteId, version: 1, body: 'from this tab' })
  await expect(changeNote(ada, { noteId, version: 1, body: 'from that tab' })).rejects.toEqual(refused('conflict'))
  expect(await stored(ada)).toEqual([{ id: noteId, body: 'from this tab', version: 2 }])
  await deleteNote(ada, { noteId })
  await expect(changeNote(ada, { noteId, version: 2, body: 'x' })).rejects.toEqual(refused('conflict'))
})

test('a note on a study that is not there is refused', async () => {
  const input = { key: randomUUID(), studyId: 987_654, body: 'x' }
  await expect(createNote(ada, input)).rejects.toEqual(refused('not_found'))
})

test('search takes every word, and %, _ and \\ for the signs they are', async () => {
  await write(ada, 'response in 50% of patients')
  await write(ada, 'response in 500 patients, IL_17 high, a\\b')
  const found = async (query: string) => (await listNotes(ada, { query })).notes.map(({ body }) => body)
  expect(await found('50%')).toEqual(['response in 50% of patients'])
  expect(await found('IL_17')).toHaveLength(1)
  expect(await found('IL-17')).toEqual([])
  expect(await found('a\\b')).toHaveLength(1)
  expect(await found('%')).toHaveLength(1)
  expect(await found('PATIENTS response')).toHaveLength(2)
  expect(await found('patients nothing')).toEqual([])
  expect(await found('baricitinib 500')).toHaveLength(1)
  expect(await found("'; drop table notes; --")).toEqual([])
})

test('notes come a page at a time, the latest change first, with their studies', async () => {
  for (let n = 1; n <= NOTES_A_PAGE + 1; n++) await write(ada, `note ${n}`)
  const first = await listNotes(ada)
  expect(first.total).toBe(NOTES_A_PAGE + 1)
  expect(first.notes).toHaveLength(NOTES_A_PAGE)
  expect(first.notes[0]).toMatchObject({ body: `note ${NOTES_A_PAGE + 1}`, study: { title: 'Baricitinib in lupus' } })
  expect((await listNotes(ada, { page: 2 })).notes.map(({ body }) => body)).toEqual(['note 1'])
  expect((await exportNotes(ada)).map(({ body }) => body)).toHaveLength(NOTES_A_PAGE + 1)
  expect(await recentNotes(ada, 2)).toHaveLength(2)
})
