import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { withViewer } from '@/db/connection/with-viewer'
import { listItems, readingLists } from '@/db/schema/lists'
import { notes } from '@/db/schema/notes'
import { recentSearches, savedSearches } from '@/db/schema/searches'
import { studyViews } from '@/db/schema/study-views'
import { studySummaries } from '@/db/schema/summaries'
import { users } from '@/db/schema/users'
import { SIGN_IN, VISITOR, type Viewer } from '@/lib/access/viewer'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

test('the application runs as a role that owns nothing and cannot pass row security', async () => {
  const [row] = await withViewer(VISITOR, (tx) =>
    tx.execute<{ role: string; superuser: boolean; bypass: boolean; owned: number }>(sql`
      select current_user as role, rolsuper as superuser, rolbypassrls as bypass,
        (select count(*)::int from pg_class where relowner = r.oid) as owned
      from pg_roles r where rolname = current_user`),
  )
  expect(row).toEqual({ role: 'precis_app', superuser: false, bypass: false, owned: 0 })
})

/** What everybody who is signed in may read, and the importer alone writes: nothing in it is anybody's. */
const CORPUS_TABLES = [
  'citation_counts',
  'draftings',
  'journal_names',
  'journals',
  'listed_retractions',
  'mesh_descriptors',
  'mesh_headings',
  'mesh_terms',
  'open_copies',
  'search_abbreviations',
  'search_documents',
  'search_documents_0',
  'search_documents_1',
  'search_documents_2',
  'search_documents_3',
  'search_headings',
  'search_pairs',
  'search_queue',
  'search_spaces',
  'search_statistics',
  'search_study_vectors',
  'search_suggestions',
  'search_terms',
  'search_tiers',
  'search_word_vectors',
  'search_words',
  'studies',
  'study_authors',
  'study_notices',
  'study_references',
  'study_summaries',
  'withdrawn_pmids',
]

test('every table has row security or is a table of the corpus', async () => {
  const open = await withViewer(VISITOR, (tx) =>
    tx.execute<{ name: string }>(sql`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname in ('public', 'app') and not c.relrowsecurity order by 1`),
  )
  expect(open.map(({ name }) => name)).toEqual(CORPUS_TABLES)
})

test('the portal writes no table of the corpus', async () => {
  const written = await withViewer(VISITOR, (tx) =>
    tx.execute(sql`
      select c.relname from pg_class c
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relrowsecurity
        and has_table_privilege(c.oid, 'insert, update, delete, truncate')`),
  )
  expect([...written]).toEqual([])
})

test('no view passes row security in the name of its owner', async () => {
  const views = await withViewer(VISITOR, (tx) =>
    tx.execute(sql`
      select c.relname from pg_class c where c.relnamespace in ('public'::regnamespace, 'app'::regnamespace)
        and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false)))`),
  )
  expect([...views]).toEqual([])
})

test('the application reads the vocabularies and cannot write them', async () => {
  for (const table of ['mesh_descriptors', 'mesh_terms', 'journal_names', 'listed_retractions', 'search_suggestions']) {
    const name = sql.identifier(table)
    expect([...(await withViewer(VISITOR, (tx) => tx.execute(sql`select * from ${name}`)))]).toEqual([])
    const refused = withViewer(VISITOR, (tx) => tx.execute(sql`delete from ${name}`))
    await expect(refused).rejects.toMatchObject({ code: '42501' })
  }
})

test('a query without a where shows a person only their own notes', async () => {
  const [ada, ben] = [await makePerson('Ada'), await makePerson('Ben')]
  const studyId = await makeStudy()
  await withViewer(ada, (tx) => tx.insert(notes).values({ authorId: ada.id, studyId, body: 'mine' }))
  expect(await withViewer(ada, (tx) => tx.select({ body: notes.body }).from(notes))).toEqual([{ body: 'mine' }])
  expect(await withViewer(ben, (tx) => tx.select({ body: notes.body }).from(notes))).toEqual([])
  expect(await withViewer(VISITOR, (tx) => tx.select({ body: notes.body }).from(notes))).toEqual([])
})

test('a query without a where shows a person only the searches they follow and made', async () => {
  const [ada, ben] = [await makePerson('Ada'), await makePerson('Ben')]
  const root = await makePerson('Root', 'administrator')
  await withViewer(ada, (tx) => tx.insert(savedSearches).values({ userId: ada.id, name: 'mine', query: 'q=mine' }))
  await withViewer(ada, (tx) => tx.insert(recentSearches).values({ userId: ada.id, question: 'mine' }))
  for (const table of [savedSearches, recentSearches]) {
    expect(await withViewer(ada, (tx) => tx.select({ of: table.userId }).from(table))).toEqual([{ of: ada.id }])
    for (const who of [ben, root, VISITOR, SIGN_IN]) {
      expect(await withViewer(who, (tx) => tx.select({ of: table.userId }).from(table))).toEqual([])
    }
    await withViewer(ben, (tx) => tx.update(table).set({ userId: ben.id }))
    expect(await withViewer(ada, (tx) => tx.select({ of: table.userId }).from(table))).toEqual([{ of: ada.id }])
  }
  const forged = withViewer(ben, (tx) => tx.insert(recentSearches).values({ userId: ada.id, question: 'forged' }))
  await expect(forged).rejects.toMatchObject({ code: '42501' })
})

test('sign-in sees a followed search that has a feed, and can do nothing to it', async () => {
  const ada = await makePerson('Ada')
  const feedTokenHash = Buffer.from('hash')
  await withViewer(ada, (tx) =>
    tx.insert(savedSearches).values({ userId: ada.id, name: 'fed', query: 'q=fed', feedTokenHash }),
  )
  expect(await withViewer(SIGN_IN, (tx) => tx.select({ name: savedSearches.name }).from(savedSearches))).toEqual([
    { name: 'fed' },
  ])
  await withViewer(SIGN_IN, (tx) => tx.update(savedSearches).set({ name: 'changed' }))
  expect(await withViewer(ada, (tx) => tx.select({ name: savedSearches.name }).from(savedSearches))).toEqual([
    { name: 'fed' },
  ])
})

test('a reader cannot make themselves an administrator', async () => {
  const ada = await makePerson('Ada')
  await expect(withViewer(ada, (tx) => tx.update(users).set({ role: 'administrator' }))).rejects.toThrow()
})

test('who is asking does not outlive the transaction', async () => {
  const ada = await makePerson('Ada')
  await withViewer(ada, async () => {})
  const [row] = await withViewer(VISITOR, (tx) => tx.execute(sql`select app.viewer_id() as id`))
  expect(row).toEqual({ id: null })
})

test('whoever is no editor writes no summary, locks no study and learns nothing of lists and views', async () => {
  const [reader, root, ed] = [
    await makePerson('Reader'),
    await makePerson('Root', 'administrator'),
    await makePerson('Ed', 'editor'),
  ]
  const studyId = await makeStudy()
  const write = (who: Viewer) =>
    withViewer(who, (tx) =>
      tx.execute(sql`
        select app.write_summary(${studyId}, '{"basis": "record", "maker": "person", "warnings": []}', null, null, true, null)`),
    )
  const listId = randomUUID()
  await withViewer(reader, (tx) => tx.insert(readingLists).values({ id: listId, createdBy: reader.id, name: 'mine' }))
  await withViewer(reader, (tx) => tx.insert(listItems).values({ listId, studyId, position: 1, addedBy: reader.id }))
  await withViewer(reader, (tx) => tx.execute(sql`select app.count_view(${studyId})`))
  for (const who of [reader, VISITOR, SIGN_IN]) {
    await expect(write(who)).rejects.toMatchObject({ code: '42501' })
    const [held] = await withViewer(who, (tx) => tx.execute(sql`select app.hold_study(${studyId}) as held`))
    expect(held).toEqual({ held: false })
    expect([...(await withViewer(who, (tx) => tx.execute(sql`select * from app.saved_studies()`)))]).toEqual([])
    expect([...(await withViewer(who, (tx) => tx.execute(sql`select * from study_views`)))]).toEqual([])
  }
  for (const who of [ed, root]) {
    await write(who)
    expect([...(await withViewer(who, (tx) => tx.execute(sql`select * from app.saved_studies()`)))]).toEqual([
      { study_id: String(studyId), lists: 1 },
    ])
    expect(await withViewer(who, (tx) => tx.select().from(studyViews))).toMatchObject([{ studyId, views: 1 }])
  }
})

test('an editor has two functions and no other way to a study, its summaries or its views', async () => {
  const ed = await makePerson('Ed', 'editor')
  for (const statement of [
    sql`update studies set level = 1`,
    sql`select from studies for update`,
    sql`insert into study_summaries (study_id, version, current, basis, drafted_by) values (1, 1, true, 'record', 'Ed')`,
    sql`update study_summaries set tldr = 'forged'`,
    sql`delete from study_summaries`,
    sql`update study_views set views = 0`,
    sql`insert into search_queue (study_id) values (1)`,
  ]) {
    await expect(withViewer(ed, (tx) => tx.execute(statement))).rejects.toMatchObject({ code: '42501' })
  }
})

test('whose words a summary has, and who checked it, is not taken on trust', async () => {
  const [ed, ada] = [await makePerson('Ed', 'editor'), await makePerson('Ada', 'editor')]
  const studyId = await makeStudy()
  const forged = {
    basis: 'record',
    maker: 'person',
    warnings: [],
    drafted_by: 'Ada',
    checked_by: ada.id,
    edited_by: ada.id,
  }
  await withViewer(ed, (tx) =>
    tx.execute(sql`select app.write_summary(${studyId}, ${JSON.stringify(forged)}::jsonb, null, null, false, null)`),
  )
  const [written] = await withViewer(ed, (tx) =>
    tx
      .select({ by: studySummaries.draftedBy, checked: studySummaries.checkedBy, edited: studySummaries.editedBy })
      .from(studySummaries)
      .where(eq(studySummaries.studyId, studyId)),
  )
  expect(written).toEqual({ by: 'Ed', checked: null, edited: ed.id })
})
