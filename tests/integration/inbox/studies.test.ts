import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { connect } from '@/db/connection/pool'
import { countInbox } from '@/db/inbox/count-inbox'
import { listInbox } from '@/db/inbox/list-inbox'
import { WRITE_NOTICES } from '@/db/inbox/write-notices'
import { grantList, revokeGrant } from '@/db/lists/grants'
import { createList } from '@/db/lists/lists'
import { createNote, deleteNote } from '@/db/notes/notes'
import type { Person } from '@/lib/access/viewer'
import { asOwner, importAs, importFiles } from '../../support/corpus'
import { inboxOf, noticesOf } from '../../support/inbox'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'

let ada: Person
let ben: Person
let pmid = 500
let studyId: number
let listId: string

/** A study as PubMed has it, in its nth version; what its record says of other articles. */
const record = (of: number, version: number, says: [type: string, pmid: number][] = []) => {
  const said = says.map(
    ([type, other]) =>
      `<CommentsCorrections RefType="${type}"><RefSource>A journal</RefSource><PMID>${other}</PMID></CommentsCorrections>`,
  )
  const citation = said.length > 0 ? `<CommentsCorrectionsList>${said.join('')}</CommentsCorrectionsList>` : ''
  return articleXml({ pmid: of, version, title: `Study ${of}`, doi: `10.1000/${of}`, citation })
}
const take = (...records: string[]) => importFiles(articleSet(...records))
const idOf = (of: number) =>
  asOwner(async (sql) => (await sql<{ id: number }[]>`select id::int from studies where pmid = ${of}`)[0]?.id as number)

async function putOnList(list: string, by: Person, study = studyId) {
  await asOwner(
    (sql) =>
      sql`insert into list_items (list_id, study_id, position, added_by) values (${list}, ${study}, 1, ${by.id})`,
  )
}

beforeEach(async () => {
  pmid += 10
  ;[ada, ben] = [await makePerson('Ada'), await makePerson('Ben')]
  await take(record(pmid, 1))
  studyId = await idOf(pmid)
  listId = (await createList(ada, { key: randomUUID(), name: 'Pain', description: '' })).id
  await putOnList(listId, ada)
})

test('who has a study in a list, or wrote a note on it, is notified once that it is retracted', async () => {
  const cid = await makePerson('Cid')
  await createNote(ben, { key: randomUUID(), studyId, body: 'cn-words of a note' })
  await take(record(pmid, 2, [['RetractionIn', pmid + 1]]))
  await take(record(pmid, 3, [['RetractionIn', pmid + 1]]))
  expect(await inboxOf(ada)).toEqual([`retracted: -, Study ${pmid}`])
  expect(await inboxOf(ben)).toEqual([`retracted: -, Study ${pmid}`])
  expect(await noticesOf(cid)).toEqual([])
  const { entries } = await listInbox(ada, { tab: 'new' })
  expect(entries[0]?.notices[0]?.kept).toEqual({ lists: ['Pain'], hasNote: false })
  const written = await asOwner((sql) => sql`select n::text as row from notices n`)
  expect(JSON.stringify(written)).not.toContain('cn-words')
})

test('a concern and a correction are notices of their own, each once, whichever record states them', async () => {
  await take(record(pmid, 2, [['ExpressionOfConcernIn', pmid + 1]]))
  await take(record(pmid + 2, 1, [['ErratumFor', pmid]]))
  await take(
    record(pmid, 3, [
      ['ExpressionOfConcernIn', pmid + 1],
      ['ErratumIn', pmid + 2],
    ]),
  )
  expect((await inboxOf(ada)).sort()).toEqual([`concern: -, Study ${pmid}`, `corrected: -, Study ${pmid}`])
})

test('what was stated before somebody had the study is no news to them', async () => {
  await take(record(pmid, 2, [['ErratumIn', pmid + 1]]))
  await asOwner((sql) => sql`delete from notices`)
  const late = (await createList(ben, { key: randomUUID(), name: 'Late', description: '' })).id
  await putOnList(late, ben)
  await take(record(pmid, 3, [['ErratumIn', pmid + 1]]))
  await take(record(pmid + 1, 1, [['ErratumFor', pmid]]))
  expect([await noticesOf(ada), await noticesOf(ben)]).toEqual([[], []])
})

test('a first import writes no notices: of studies that are new with it, and of a first list of retractions', async () => {
  await take(
    record(pmid + 5, 1, [
      ['RetractionIn', pmid + 6],
      ['ErratumIn', pmid + 7],
    ]),
  )
  expect(await asOwner((sql) => sql`select kind from notices`)).toEqual([])
  const other = await idOf(pmid + 5)
  await putOnList(listId, ada, other)
  await asOwner((sql) => sql`delete from imports where kind = 'retractions'`)
  const list = (of: number) => JSON.stringify({ retractions: { [`10.1000/${of}`]: `10.1000/notice-${of}` } })
  await importAs('retractions', list(pmid))
  expect(await asOwner((sql) => sql`select retracted_at is not null as is from studies where id = ${studyId}`)).toEqual(
    [{ is: true }],
  )
  expect(await noticesOf(ada)).toEqual([])
  await take(record(pmid + 8, 1))
  await putOnList(listId, ada, await idOf(pmid + 8))
  await importAs('retractions', list(pmid + 8))
  expect(await inboxOf(ada)).toEqual([`retracted: -, Study ${pmid + 8}`])
})

test('whoever does not have the study any more is shown no notice of it', async () => {
  await grantList(ada, { listId, to: { userId: ben.id }, role: 'viewer' })
  const { noteId } = await createNote(ada, { key: randomUUID(), studyId, body: 'a note' })
  await asOwner((sql) => sql`delete from notices`)
  await take(record(pmid, 2, [['RetractionIn', pmid + 1]]))
  expect([await countInbox(ada), await countInbox(ben)]).toEqual([1, 1])
  const [grant] = await asOwner(
    (sql) => sql<{ grantId: string; version: number }[]>`
      select id as "grantId", version from list_grants where list_id = ${listId} and user_id = ${ben.id}`,
  )
  await revokeGrant(ada, grant as { grantId: string; version: number })
  expect([await inboxOf(ben), await countInbox(ben)]).toEqual([[], 0])
  await asOwner((sql) => sql`update list_items set removed_at = now() where list_id = ${listId}`)
  expect(await countInbox(ada)).toBe(1)
  await deleteNote(ada, { noteId })
  expect([await inboxOf(ada), await countInbox(ada)]).toEqual([[], 0])
})

test('what concerns more people than its cause should wait for is written by a job, once for each, however often it is cut short', async () => {
  const people = 450
  await asOwner(async (sql) => {
    await sql`insert into users (name, role) select ${`Reader of ${pmid} `} || n, 'reader' from generate_series(1, ${people}::int) n`
    await sql`insert into notes (author_id, study_id, body, created_at)
      select id, ${studyId}, 'a note', now() - interval '1 minute' from users where name like ${`Reader of ${pmid} %`}`
  })
  await take(record(pmid, 2, [['RetractionIn', pmid + 1]]))
  const count = (table: 'notices' | 'notice_fanouts') =>
    asOwner(async (sql) => (await sql`select count(*)::int as n from ${sql(table)} where study_id = ${studyId}`)[0]?.n)
  expect([await count('notices'), await count('notice_fanouts')]).toEqual([0, 1])
  const importer = () => connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  const [one, other] = [importer(), importer()]
  // A worker that ends here has written the first piece and says nothing of it.
  await one`select app.expand_notices(100)`
  expect(await count('notices')).toBe(100)
  expect(await WRITE_NOTICES.due?.isDue(one)).toBe(true)
  const run = (sql: typeof one) =>
    WRITE_NOTICES.run({ sql, signal: new AbortController().signal, key: null, progress: async () => {} })
  await Promise.all([run(one), run(other)])
  await run(one)
  expect([await count('notices'), await count('notice_fanouts')]).toEqual([people + 1, 0])
  expect(await WRITE_NOTICES.due?.isDue(one)).toBe(false)
  await Promise.all([one.end(), other.end()])
  expect(await inboxOf(ada)).toEqual([`retracted: -, Study ${pmid}`])
})
