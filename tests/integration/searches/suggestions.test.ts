import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { connect } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { createComment } from '@/db/discussion/comments'
import { createNote } from '@/db/notes/notes'
import { recentSearches, searchSuggestions } from '@/db/schema/searches'
import { countSuggestions } from '@/db/search/index/suggestions'
import { searchStudies } from '@/db/search/query/search-studies'
import { forgetSearches, listRecentSearches, rememberSearch } from '@/db/searches/recent-searches'
import { saveSearch } from '@/db/searches/saved-searches'
import { suggest } from '@/db/searches/suggestions'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { parseSearchRequest } from '@/lib/search/search-request'
import { asOwner, importFiles, studyOf } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'

let ada: Person
let ben: Person

const heading = (name: string, ui: string) =>
  `<MeshHeading><DescriptorName UI="${ui}" MajorTopicYN="Y">${name}</DescriptorName></MeshHeading>`
const author = (family: string, initials: string) =>
  `<Author ValidYN="Y"><LastName>${family}</LastName><ForeName>Anna</ForeName><Initials>${initials}</Initials></Author>`

let pmid = 0
const study = (parts: { journal?: string; headings?: string[]; authors?: string[] }) =>
  articleXml({
    pmid: ++pmid,
    title: `Study ${pmid}`,
    journal: `<Journal><JournalIssue><PubDate><Year>2020</Year></PubDate></JournalIssue><Title>${parts.journal ?? 'Journal of Tests'}</Title></Journal>`,
    article: `<AuthorList CompleteYN="Y">${(parts.authors ?? []).join('')}</AuthorList>`,
    citation: `<MeshHeadingList>${(parts.headings ?? []).join('')}</MeshHeadingList>`,
  })

async function countAgain() {
  const importer = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  await importer.begin(countSuggestions)
  await importer.end()
}

beforeAll(async () => {
  ada = await makePerson('Ada')
  ben = await makePerson('Ben')
  const areata = heading('Alopecia Areata', 'D000506')
  const alopecia = heading('Alopecia', 'D000505')
  await importFiles(
    articleSet(
      study({
        headings: [areata],
        authors: [author('Müller', 'AB'), author('Once', 'X')],
        journal: 'Dermatologic Therapy',
      }),
      study({ headings: [areata], authors: [author('Müller', 'AB')], journal: 'Dermatologic Therapy' }),
      study({ headings: [areata, alopecia], authors: [author('Muller', 'C')] }),
      study({ headings: [heading('Carcinoma, Basal Cell', 'D002280')], authors: [author('Muller', 'C')] }),
      study({ headings: [heading('Humans', 'D006801')], authors: [author('Muller', 'C')] }),
    ),
  )
  await asOwner(async (db) => {
    await db`insert into mesh_descriptors (ui, name, kind) values ('D000505', 'Alopecia', 'descriptor')`
    await db`insert into mesh_terms (descriptor_ui, term, key, preferred) values
      ('D000505', 'Alopecia', 'alopecia', true), ('D000505', 'Hair Loss', 'hair loss', false),
      ('D000505', 'Loss, Hair', 'loss hair', false)`
  })
  await countAgain()
})

const labels = async (typed: string, who: Person = ada) =>
  (await suggest(who, typed)).map(({ kind, label, wording }) =>
    [kind, wording ? `${wording} → ${label}` : label].join(': '),
  )

describe('what is suggested', () => {
  test('begins with what was typed, the most studied first', async () => {
    expect(await labels('alo')).toEqual(['concept: Alopecia Areata', 'concept: Alopecia'])
    expect(await labels('a')).toEqual(['concept: Alopecia Areata', 'concept: Alopecia'])
    expect((await suggest(ada, 'alopecia a'))[0]).toEqual({
      kind: 'concept',
      label: 'Alopecia Areata',
      wording: null,
      studies: 3,
      question: 'Alopecia Areata',
    })
  })

  test('is found by each word of a name, and by other wordings of it', async () => {
    expect(await labels('areata')).toEqual(['concept: Alopecia Areata'])
    expect(await labels('cell')).toEqual(['concept: Carcinoma, Basal Cell'])
    expect(await labels('hair l')).toEqual(['concept: Hair Loss → Alopecia'])
    expect(await labels('therap')).toEqual(['journal: Dermatologic Therapy'])
  })

  test('takes accents and capitals as they come, and an author with a single study for nobody to look for', async () => {
    expect(await labels('MÜLLER')).toEqual(['author: Muller C', 'author: Müller AB'])
    expect(await labels('muller a')).toEqual(['author: Müller AB'])
    expect(await labels('once')).toEqual([])
    expect(await labels('humans')).toEqual([])
  })

  test('completes the last words where the whole begins nothing', async () => {
    const [first] = await suggest(ada, 'baricitinib for alope')
    expect(first?.question).toBe('baricitinib for Alopecia Areata')
    expect((await suggest(ada, 'lupus OR mull'))[0]?.question).toBe('lupus OR "Muller C"[au]')
  })

  test('finds as many studies as it says, once it is chosen', async () => {
    for (const typed of ['muller', 'dermatologic', 'carcinoma']) {
      for (const { question, studies } of await suggest(ada, typed)) {
        expect([question, (await searchStudies(ada, parseSearchRequest({ q: question }))).total]).toEqual([
          question,
          studies,
        ])
      }
    }
  })

  test('is nothing for what nobody can mean, and never a fault', async () => {
    for (const typed of ['', ' ', '%', '_', '\\', "'; drop table studies", '"open', '\u{10ffff}', 'ünïcødé', '…']) {
      expect(await suggest(ada, typed)).toEqual([])
    }
    expect(await suggest(VISITOR, 'alo')).toEqual([])
  })

  test('is written again only where it has changed', async () => {
    const place = () =>
      withViewer(ada, (tx) =>
        tx
          .select({ place: sql<string>`ctid::text`, name: searchSuggestions.name })
          .from(searchSuggestions)
          .where(eq(searchSuggestions.kind, 'journal'))
          .orderBy(searchSuggestions.key, searchSuggestions.name),
      )
    const before = await place()
    await countAgain()
    expect(await place()).toEqual(before)
    await importFiles(articleSet(study({ journal: 'Journal of Hair' }), study({ authors: [author('Once', 'X')] })))
    await countAgain()
    expect(await labels('hai')).toEqual(['concept: Hair Loss → Alopecia', 'journal: Journal of Hair'])
    expect(await labels('once')).toEqual(['author: Once X'])
  })
})

describe('recent questions', () => {
  test('are kept, the latest first, twenty of them, each once', async () => {
    const cid = await makePerson('Cid')
    for (let n = 1; n <= 22; n++) await rememberSearch(cid, { question: `question ${n}` })
    await rememberSearch(cid, { question: '  question   5 ' })
    await rememberSearch(cid, { question: '   ' })
    const kept = await listRecentSearches(cid)
    expect(kept).toHaveLength(20)
    expect(kept.slice(0, 2)).toEqual(['question 5', 'question 22'])
    expect(kept).not.toContain('question 1')
    await forgetSearches(cid)
    expect(await withViewer(cid, (tx) => tx.select().from(recentSearches))).toEqual([])
  })

  test('are suggested to the one who asked, by any word of them', async () => {
    await rememberSearch(ada, { question: 'tofacitinib in alopecia areata' })
    expect(await labels('')).toEqual(['recent: tofacitinib in alopecia areata'])
    expect((await labels('alop'))[0]).toBe('recent: tofacitinib in alopecia areata')
    expect(await labels('facit')).toEqual([])
    expect(await labels('tofacitinib in alopecia areata')).not.toContain('recent: tofacitinib in alopecia areata')
    await forgetSearches(ada)
  })

  test('are nobody else’s to see or to clear', async () => {
    await rememberSearch(ada, { question: 'canary question' })
    const root = await makePerson('Root', 'administrator')
    for (const who of [ben, root]) {
      expect(await suggest(who, 'canary')).toEqual([])
      expect(await listRecentSearches(who)).toEqual([])
      await forgetSearches(who)
    }
    expect(await listRecentSearches(ada)).toEqual(['canary question'])
    await expect(rememberSearch(VISITOR, { question: 'x' })).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(forgetSearches(VISITOR)).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await listRecentSearches(VISITOR)).toEqual([])
  })
})

test('nothing that people write moves a suggestion of anybody’s', async () => {
  const everything = () =>
    withViewer(ben, (tx) => tx.select().from(searchSuggestions).orderBy(searchSuggestions.key, searchSuggestions.name))
  await countAgain()
  const before = await everything()
  const studyId = Number((await studyOf(1))?.id)
  await createNote(ada, { key: randomUUID(), studyId, body: 'zebrafish canary' })
  await createComment(ada, { key: randomUUID(), studyId, body: 'zebrafish canary' })
  await saveSearch(ada, { key: randomUUID(), name: 'zebrafish canary', query: 'q=zebrafish' })
  await rememberSearch(ada, { question: 'zebrafish' })
  await countAgain()
  expect(await everything()).toEqual(before)
  expect(await suggest(ben, 'zebra')).toEqual([])
})
