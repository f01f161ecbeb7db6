import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listImports } from '@/db/import/import-logs'
import { createFetch, createSearch } from '@/db/look-ups/create-look-up'
import { listFetches, readSourceSearch } from '@/db/look-ups/read-look-ups'
import { openSearched } from '@/db/sources/source-settings'
import type { Person } from '@/lib/access/viewer'
import { asOwner, importFiles } from '../../support/corpus'
import { europePmcReplies, medRecord, preprint } from '../../support/europe-pmc-server'
import { eventually } from '../../support/launched'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'
import { answersWith, breaksOff, says } from '../../support/source-server'
import { sourceUnderTest } from '../../support/source-under-test'

const source = 'europe-pmc' as const
const { server, logged } = sourceUnderTest(source)
let [ada, ed]: Person[] = []
const reader = () => ada as Person
const editor = () => ed as Person

beforeAll(async () => {
  ada = await makePerson('Ada', 'reader')
  ed = await makePerson('Ed', 'editor')
})
const records = [medRecord(101), preprint(5), medRecord(102, { pubTypeList: { pubType: ['Retracted Publication'] } })]
beforeEach(() => server.replies(europePmcReplies(records, 1234)))

const search = async (term: string) => (await createSearch(reader(), { key: randomUUID(), source, term })).id
const fetchOf = async (pmids: number[], dois: string[] = []) =>
  (await createFetch(editor(), { key: randomUUID(), source, pmids, dois })).id
async function answered(id: string, who = reader()) {
  await eventually(async () => (await readSourceSearch(who, id))?.state !== 'waiting', 'an answer')
  return readSourceSearch(who, id)
}
async function fetched() {
  await eventually(async () => (await listFetches(editor()))[0]?.state !== 'waiting', 'records')
  return (await listFetches(editor()))[0]
}
const here = () =>
  asOwner(
    (sql) =>
      sql`select pmid, source_key, doi, title, source, publication_types as types from studies order by pmid, doi`,
  )

describe('a search at Europe PMC', () => {
  it('sends the words as they were shown, and shows what it found and what of it is here', async () => {
    await importFiles(articleSet(articleXml({ pmid: 101 })))
    const term = '(herons) AND (SRC:MED OR SRC:PPR)'
    const found = await answered(await search(term))
    expect(found).toMatchObject({ state: 'done', fault: null, source, answer: { count: 1234, notFound: [] } })
    expect(found?.answer?.found).toEqual([
      expect.objectContaining({
        pmid: 101,
        title: 'Record 101 of herons.',
        preprint: false,
        address: expect.any(String),
      }),
      expect.objectContaining({ pmid: null, doi: '10.1101/2024.01.02.5', preprint: true, address: null }),
      expect.objectContaining({ pmid: 102, retracted: true, address: null }),
    ])
    const [asked, ...others] = server.asked
    expect(others).toEqual([])
    expect(asked?.path).toBe('/europepmc/webservices/rest/searchPOST')
    expect(Object.fromEntries(asked?.fields ?? [])).toEqual({
      query: term,
      resultType: 'core',
      format: 'json',
      pageSize: '50',
      cursorMark: '*',
    })
    expect(JSON.stringify(server.asked.map(({ fields, headers }) => [[...fields], headers]))).not.toContain(reader().id)
    // A preprint that is here is known by its DOI.
    await fetchOf([], ['10.1101/2024.01.02.5'])
    await fetched()
    expect((await readSourceSearch(reader(), found?.id ?? ''))?.answer?.found[1]?.address).toEqual(expect.any(String))
  })

  it('is its maker’s alone', async () => {
    const id = await search('herons')
    expect(await readSourceSearch(editor(), id)).toBeNull()
  })

  it('leaves out what is neither a record of PubMed nor a preprint', async () => {
    server.replies(europePmcReplies([{ id: 'US1', source: 'PAT', title: 'A patent' }, medRecord(101)]))
    const found = await answered(await search('herons'))
    expect(found?.answer?.found.map(({ pmid }) => pmid)).toEqual([101])
  })

  it.each([
    [
      'an error inside an answer with status 200',
      says('{"errCode":404,"errMsg":"down"}'),
      'Europe PMC refused the request.',
    ],
    ['something that is no JSON', says('<html>'), 'Europe PMC sent something that cannot be read.'],
    ['words in place of a number', says('{"hitCount":"many","resultList":{"result":[]}}'), 'cannot be read'],
    ['records that are none', says('{"hitCount":1,"resultList":{"result":["heron"]}}'), 'cannot be read'],
    ['another type', says('{}', 'text/html'), 'Europe PMC sent something else than was asked for.'],
    ['a redirect', answersWith(302, { location: 'http://127.0.0.1:1/' }), 'Europe PMC sent Précis to another address'],
    ['half an answer', breaksOff, 'Europe PMC cannot be reached from here'],
    [
      'more than is read, packed small',
      says(gzipSync(Buffer.alloc(33_000_000, ' ')), 'application/json', { 'content-encoding': 'gzip' }),
      'Europe PMC sent more than Précis reads.',
    ],
    ['that it asks for an hour', answersWith(429, { 'retry-after': '3600' }), 'Europe PMC asks for fewer requests'],
  ])('says so where it answers with %s', async (_what, reply, words) => {
    server.replies(reply)
    const found = await answered(await search('herons'))
    expect(found).toMatchObject({ state: 'failed', fault: expect.stringContaining(words), answer: null })
    expect(logged).toEqual([])
  })

  it.each([429, 503])('asks again where it is busy for a moment (%i)', async (status) => {
    server.replies(answersWith(status, { 'retry-after': '1' }), europePmcReplies(records))
    expect(await answered(await search('herons'))).toMatchObject({ state: 'done', answer: { count: 3 } })
  })
})

describe('records that are imported from Europe PMC', () => {
  it('are what PubMed has, by their PMIDs, and preprints by their DOIs; what did not come is said', async () => {
    await fetchOf([101, 999], ['10.1101/2024.01.02.5'])
    const done = await fetched()
    expect(done).toMatchObject({ state: 'done', answer: { added: 2, rejected: 1 } })
    expect(await here()).toEqual([
      expect.objectContaining({ pmid: 101, doi: '10.1000/H101', source: 'europe-pmc', types: ['Journal Article'] }),
      expect.objectContaining({ pmid: null, source_key: 'ppr:PPR5', types: ['Preprint'] }),
    ])
    const [log] = (await listImports(editor())) ?? []
    expect(log).toMatchObject({ id: done?.importId, sources: ['Europe PMC: 3 records'], by: 'Ed' })
    const rejections = await asOwner((sql) => sql`select identifier, reason from import_rejections`)
    expect(rejections).toEqual([{ identifier: 'PMID 999', reason: 'Europe PMC sent no record with this number' }])
  })

  it('give way to PubMed’s own record, whichever comes first', async () => {
    const own = articleSet(articleXml({ pmid: 101, title: 'PubMed’s title.' }))
    await fetchOf([101])
    await fetched()
    await importFiles(own)
    expect(await here()).toMatchObject([{ pmid: 101, source: 'pubmed', title: 'PubMed’s title.' }])
    await fetchOf([101])
    await eventually(async () => (await listFetches(editor())).every(({ state }) => state === 'done'), 'both')
    expect(await here()).toMatchObject([{ pmid: 101, source: 'pubmed', title: 'PubMed’s title.' }])
  })

  it('come page by page, each once', async () => {
    const pmids = Array.from({ length: 60 }, (_, index) => 2000 + index)
    server.replies(europePmcReplies(pmids.map((pmid) => medRecord(pmid))))
    await fetchOf(pmids)
    expect(await fetched()).toMatchObject({ state: 'done', answer: { added: 60, rejected: 0 } })
    expect(server.asked.map(({ fields }) => fields.get('cursorMark'))).toEqual(['*', 'c25', 'c50', '*', 'c10'])
    expect(server.asked.every(({ fields }) => fields.get('pageSize') === '25')).toBe(true)
  })

  it('are none of those that nobody chose, and an answer without end is none', async () => {
    server.replies(says(JSON.stringify({ hitCount: 1, resultList: { result: [medRecord(777)] } })))
    await fetchOf([101])
    expect(await fetched()).toMatchObject({ state: 'done', answer: { added: 0, rejected: 1 } })
    expect(await here()).toEqual([])
    let page = 0
    server.replies((response, asked) =>
      says(JSON.stringify({ hitCount: 1, nextCursorMark: `c${++page}`, resultList: { result: [medRecord(777)] } }))(
        response,
        asked,
      ),
    )
    await asOwner((sql) => sql`insert into source_secrets values (${source}, 'x') on conflict do nothing`)
    await fetchOf([101])
    await eventually(async () => (await listFetches(editor()))[0]?.state === 'failed', 'a fault', 60_000)
    expect(page).toBe(20)
  })
})

describe('Europe PMC, switched off', () => {
  it('is not asked, and not offered', async () => {
    expect(await openSearched(reader())).toEqual([source])
    await asOwner((sql) => sql`update sources set is_on = false`)
    expect(await openSearched(reader())).toEqual([])
    await expect(search('herons')).rejects.toMatchObject({ code: 'conflict' })
    await expect(fetchOf([101])).rejects.toMatchObject({ code: 'conflict' })
    await expect(createFetch(reader(), { key: randomUUID(), source, pmids: [101], dois: [] })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(server.asked).toEqual([])
  })
})
