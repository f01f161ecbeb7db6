import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { createComment } from '@/db/discussion/comments'
import { readOwnData } from '@/db/export/own-data'
import { saveToLists } from '@/db/lists/list-savings'
import { createNote, deleteNote } from '@/db/notes/notes'
import { setReading } from '@/db/readings/set-reading'
import type { Person } from '@/lib/access/viewer'
import { mentionToken } from '@/lib/markdown/mention'
import { emptyCorpus } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let ada: Person
let ben: Person
let study: number

beforeEach(async () => {
  await emptyCorpus()
  ;[ada, ben, study] = [await makePerson('Ada'), await makePerson('Ben'), await makeStudy('Lunar cheese')]
  for (const person of [ada, ben]) {
    const key = randomUUID
    await createNote(person, { key: key(), studyId: study, body: `${person.name}'s note` })
    await createComment(person, { key: key(), studyId: study, body: `${person.name}'s comment` })
    await saveToLists(person, {
      key: key(),
      studyId: study,
      listIds: [],
      heldIds: [],
      newListName: `${person.name}'s list`,
    })
    await setReading(person, { studyId: study, status: 'read' })
  }
})

it('is what a person has written and chosen, and nothing of anybody else', async () => {
  const gone = await createNote(ada, { key: randomUUID(), studyId: study, body: 'Deleted.' })
  await deleteNote(ada, gone)
  const data = await readOwnData(ada)
  expect(data).toMatchObject({
    account: { name: 'Ada', role: 'reader' },
    lists: [{ name: "Ada's list" }],
    notes: [{ body: "Ada's note", study: { title: 'Lunar cheese' } }],
    comments: [{ body: "Ada's comment", threadId: null, study: { title: 'Lunar cheese' } }],
    readings: [{ status: 'read', study: { title: 'Lunar cheese' } }],
    searches: [],
    inbox: [],
  })
  expect(JSON.stringify(data)).not.toContain('Ben')
})

it('has what stands in their inbox, with who did it and without a word of what they wrote', async () => {
  await createComment(ben, { key: randomUUID(), studyId: study, body: `cn-words ${mentionToken(ada)}` })
  const data = await readOwnData(ada)
  expect(data?.inbox).toMatchObject([{ kind: 'mention', by: 'Ben', study: { title: 'Lunar cheese' }, doneAt: null }])
  expect(JSON.stringify(data)).not.toContain('cn-words')
})
