import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listImports } from '@/db/import/import-logs'
import { createFetch, createSearch } from '@/db/look-ups/create-look-up'
import { listFetches, readSourceSearch } from '@/db/look-ups/read-look-ups'
import { retryLookUp } from '@/db/look-ups/retry-look-up'
import { readSources } from '@/db/sources/source-settings'
import type { Person } from '@/lib/access/viewer'
import { asOwner, emptyCorpus, importFiles } from '../../support/corpus'
import { emptyQueue } from '../../support/jobs'
import { eventually } from '../../support/launched'
import { makePerson } from '../../support/people'
import { errorInside, errorInsideXml, pubmedReplies, tooMany } from '../../support/pubmed-server'
import { articleSet, articleXml, journalXml } from '../../support/pubmed-xml'
import { answersWith, breaksOff, type SourceServer, says, sourceServer } from '../../support/source-server'
import { emptySources, openPubmed, workOnLookUps } from '../../support/sources'
import { sweep } from '../../support/sweep'

let [ada, ed, chief]: Person[] = []
let server: SourceServer
let stop: () => Promise<void>
const logged: unknown[] = []
const source = 'pubmed' as const

const article = (pmid: number, more = {}) =>
  articleXml({ pmid, title: `Record ${pmid} of herons.`, journal: journalXml('<Year>2021</Year>'), ...more })
const articles = new Map(
  [900001, 900002, 900003, ...Array.from({ length: 450 }, (_, index) => 910001 + index)].map((pmid) => [
    pmid,
    article(pmid, pmid === 900002 ? { types: ['Journal Article', 'Retracted Publication'] } : {}),
  ]),
)

beforeAll(async () => {
  ada = await makePerson('Ada', 'reader')
  ed = await makePerson('Ed', 'editor')
  chief = await makePerson('Chief', 'administrator')
  await emptyQueue()
  server = await sourceServer('http')
  stop = workOnLookUps(server.origin, logged)
})
afterAll(async () => {
  await stop()
  await server.end()
})
beforeEach(async () => {
  server.asked.length = 0
  logged.length = 0
  await emptySources()
  await emptyCorpus()
  await importFiles(articleSet(article(900001)))
  await openPubmed()
  pubmedReplies(server, { pmids: [900003, 900001, 900002], articles, count: 1234 })
})

const reader = () => ada as Person
const editor = () => ed as Person
const key = () => randomUUID()
const search = async (term: string, who = reader()) => (await createSearch(who, { key: key(), source, term })).id
const fetchOf = async (pmids: number[], who = editor(), dois: string[] = []) =>
  (await createFetch(who, { key: key(), source, pmids, dois })).id

async function answered(id: string) {
  await eventually(async () => {
    const [row] = await asOwner((sql) => sql`select state from look_ups where id = ${id}`)
    return row?.state !== 'waiting'
  }, 'the look-up to be answered')
  const [row] = await asOwner((sql) => sql`select state, fault, import_id::int from look_ups where id = ${id}`)
  return row as { state: string; fault: string | null; import_id: number | null }
}

describe('a search at PubMed', () => {
  it('sends the words and who asks, and shows what was found and what of it is here', async () => {
    await asOwner((sql) => sql`insert into source_secrets values ('pubmed', 'a-key-of-ours')`)
    const id = await search('herons AND (ponds OR "still water")')
    expect(await answered(id)).toMatchObject({ state: 'done' })
    const [first, second, ...rest] = server.asked
    expect(rest).toEqual([])
    expect(Object.fromEntries(first?.fields ?? [])).toEqual({
      db: 'pubmed',
      term: 'herons AND (ponds OR "still water")',
      retmode: 'json',
      retmax: '50',
      sort: 'relevance',
      tool: 'precis',
      email: 'library@hospital.example',
      api_key: 'a-key-of-ours',
    })
    expect(first?.headers['user-agent']).toBe('Precis/0 (+http://localhost:3000; mailto:library@hospital.example)')
    expect(second?.fields.get('id')).toBe('900003,900001,900002')
    const sent = JSON.stringify(server.asked.map(({ fields, headers }) => [[...fields], headers]))
    expect(sent).not.toContain(reader().id)
    expect(sent).not.toContain(reader().name)
    const found = await readSourceSearch(reader(), id)
    expect(found?.answer).toMatchObject({ count: 1234, translation: expect.stringContaining('[All Fields]') })
    expect(found?.answer?.found.map(({ pmid, year, retracted, address }) => [pmid, year, retracted, address])).toEqual([
      [900003, 2021, false, null],
      [900001, 2021, false, expect.stringContaining('900001')],
      [900002, 2021, true, null],
    ])
    const [status] = (await readSources(chief as Person)) ?? []
    expect(status).toMatchObject({ lastOkAt: expect.any(Date), lastFault: null })
  })

  it('is for whoever asked alone', async () => {
    const id = await search('herons')
    await answered(id)
    for (const who of [editor(), chief as Person]) {
      expect(await readSourceSearch(who, id)).toBeNull()
      await expect(retryLookUp(who, { lookUpId: id })).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await readSourceSearch(reader(), 'nothing')).toBeNull()
  })

  it('is not made where PubMed is off, and is not sent where it was switched off meanwhile', async () => {
    await asOwner((sql) => sql`update sources set is_on = false`)
    await expect(search('herons')).rejects.toMatchObject({ code: 'conflict' })
    await openPubmed()
    const id = await asOwner(async (sql) => {
      const [row] =
        await sql`insert into look_ups (user_id, source, kind, term) values (${reader().id}, 'pubmed', 'search', 'herons')
        returning id`
      await sql`update sources set is_on = false`
      await sql`select graphile_worker.add_job('look-up', '{}', job_key => ${`look-up:${row?.id}`})`
      return row?.id as string
    })
    expect(await answered(id)).toMatchObject({ state: 'failed', fault: expect.stringContaining('switched off') })
    expect(server.asked).toEqual([])
  })

  it.each([
    ['an error inside an answer with status 200', errorInside, 'PubMed refused the request.'],
    ['something that is no JSON', says('<html>'), 'PubMed sent something that cannot be read.'],
    ['JSON without end', says('['.repeat(100_000)), 'PubMed sent something that cannot be read.'],
    ['another type', says('{}', 'text/html'), 'PubMed sent something else than was asked for.'],
    [
      'a redirect',
      answersWith(302, { location: 'http://127.0.0.1:1/' }),
      'PubMed sent Précis to another address, where it does not go.',
    ],
    ['half an answer', breaksOff, 'PubMed cannot be reached from here'],
    ['that there is no such page', answersWith(404), 'PubMed refused the request (status 404).'],
  ])('says so where PubMed answers with %s', async (_what, reply, words) => {
    server.replies(reply)
    const id = await search('herons')
    expect(await answered(id)).toMatchObject({ state: 'failed', fault: expect.stringContaining(words) })
    expect((await readSourceSearch(reader(), id))?.answer).toBeNull()
    const [status] = (await readSources(chief as Person)) ?? []
    expect(`PubMed ${status?.lastFault?.words}.`).toContain(words)
    expect(status?.lastOkAt).toBeNull()
    expect(logged).toEqual([])
  })

  it('is asked again where PubMed has enough for a moment, and once more by hand after a failure', async () => {
    pubmedReplies(server, { pmids: [900003], articles }, tooMany, tooMany)
    expect(await answered(await search('herons'))).toMatchObject({ state: 'done' })
    expect(server.asked.map(({ path }) => path.split('/').at(-1))).toEqual([
      'esearch.fcgi',
      'esearch.fcgi',
      'esearch.fcgi',
      'efetch.fcgi',
    ])
    server.replies(answersWith(404))
    const id = await search('herons')
    await answered(id)
    pubmedReplies(server, { pmids: [900003], articles })
    await retryLookUp(reader(), { lookUpId: id })
    expect(await answered(id)).toMatchObject({ state: 'done', fault: null })
    await expect(retryLookUp(reader(), { lookUpId: id })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is kept for a week', async () => {
    const id = await search('herons')
    await answered(id)
    await asOwner(async (sql) => {
      expect(await sweep(sql, ['source-searches', 'fetched-records'])).toEqual({ deleted: 0, done: true })
      await sql`update look_ups set created_at = now() - interval '8 days'`
      expect(await sweep(sql, ['source-searches', 'fetched-records'])).toEqual({ deleted: 1, done: true })
    })
    expect(await readSourceSearch(reader(), id)).toBeNull()
  })

  it('is asked by hand where nothing came of it for a quarter of an hour', async () => {
    const id = await asOwner(async (sql) => {
      const [row] = await sql`insert into look_ups (user_id, source, kind, term, created_at)
        values (${reader().id}, 'pubmed', 'search', 'herons', now() - interval '16 minutes') returning id`
      return row?.id as string
    })
    expect(await readSourceSearch(reader(), id)).toMatchObject({ state: 'waiting', isLate: true })
    await retryLookUp(reader(), { lookUpId: id })
    expect(await answered(id)).toMatchObject({ state: 'done' })
    expect((await readSourceSearch(reader(), id))?.isLate).toBe(false)
  })

  it('is one of three at a time', async () => {
    server.replies(() => {})
    const ids = [await search('one'), await search('two'), await search('three')]
    await expect(search('four')).rejects.toMatchObject({ code: 'conflict' })
    pubmedReplies(server, { pmids: [], articles })
    await asOwner((sql) => sql`delete from look_ups where id = any(${ids})`)
    await asOwner((sql) => sql`update job_runs set cancel_asked_at = now() where outcome is null`)
    // What one of them asks late would be taken for a request of the next test.
    await eventually(async () => {
      const [left] = await asOwner((sql) => sql`select count(*)::int as jobs from graphile_worker._private_jobs`)
      return left?.jobs === 0
    }, 'the jobs to end')
  })
})

describe('records that are fetched', () => {
  it('are imported as one import, which says who asked and what PubMed does not have', async () => {
    const id = await fetchOf([900001, 900002, 900003, 999999])
    const { import_id: importId } = await answered(id)
    expect(server.asked.map(({ path, fields }) => [path.split('/').at(-1), fields.get('id')])).toEqual([
      ['efetch.fcgi', '900001,900002,900003,999999'],
    ])
    const rows = await asOwner(
      (sql) => sql`select pmid, retracted_at is not null as retracted from studies order by pmid`,
    )
    expect(rows.map(({ pmid }) => pmid)).toEqual([900001, 900002, 900003])
    const [fetched] = await listFetches(editor())
    expect(fetched).toMatchObject({
      id,
      records: 4,
      state: 'done',
      importId,
      answer: { added: 2, updated: 0, unchanged: 1, rejected: 1 },
    })
    const [log] = (await listImports(editor())) ?? []
    expect(log).toMatchObject({ id: importId, sources: ['PubMed: 4 records'], state: 'finished', by: editor().name })
    const [rejection] = await asOwner(
      (sql) => sql`select identifier from import_rejections where import_id = ${importId}`,
    )
    expect(rejection).toEqual({ identifier: 'PMID 999999' })
  })

  it('are found by their DOIs, one question each, and what PubMed does not have once is listed by DOI', async () => {
    const withDoi = new Map([
      ...articles,
      [900002, article(900002, { doi: '10.1000/Herons.2' })],
      // What has a part of a DOI that PubMed does not know.
      [900003, article(900003, { doi: '10.1000/another' })],
    ])
    const dois = new Map([
      ['10.1000/herons.2', [900002]],
      ['10.1000/part', [900003]],
      ['10.1000/two', [900001, 900003]],
    ])
    pubmedReplies(server, { pmids: [900001], articles: withDoi, dois })
    const id = await fetchOf([900001], editor(), ['10.1000/herons.2', '10.1000/none', '10.1000/two', '10.1000/part'])
    const { import_id: importId } = await answered(id)
    expect(server.asked.map(({ fields }) => fields.get('term') ?? fields.get('id'))).toEqual([
      '"10.1000/herons.2"[aid]',
      '"10.1000/none"[aid]',
      '"10.1000/two"[aid]',
      '"10.1000/part"[aid]',
      '900001,900002,900003',
    ])
    const rows = await asOwner((sql) => sql`select pmid from studies order by pmid`)
    expect(rows.map(({ pmid }) => pmid)).toEqual([900001, 900002])
    const [fetched] = await listFetches(editor())
    expect(fetched).toMatchObject({ id, records: 5, state: 'done', answer: { added: 1, unchanged: 1, rejected: 3 } })
    const rejections = await asOwner(
      (sql) => sql`select identifier, reason from import_rejections where import_id = ${importId} order by identifier`,
    )
    expect([...rejections]).toEqual([
      { identifier: 'DOI 10.1000/none', reason: 'PubMed has no record with this DOI' },
      { identifier: 'DOI 10.1000/part', reason: 'PubMed has no record with this DOI' },
      { identifier: 'DOI 10.1000/two', reason: 'PubMed has several records with this DOI' },
    ])
  })

  it('by a DOI alone that PubMed does not have are an import that says so, and ask for no record', async () => {
    const { state, import_id: importId } = await answered(await fetchOf([], editor(), ['10.1000/none']))
    expect([state, server.asked.length]).toEqual(['done', 1])
    const rejections = await asOwner(
      (sql) => sql`select identifier from import_rejections where import_id = ${importId}`,
    )
    expect([...rejections]).toEqual([{ identifier: 'DOI 10.1000/none' }])
    await expect(fetchOf([], editor(), [])).rejects.toThrow()
  })

  it('come two hundred at a time', async () => {
    const pmids = Array.from({ length: 450 }, (_, index) => 910001 + index)
    await answered(await fetchOf(pmids))
    expect(server.asked.map(({ fields }) => fields.get('id')?.split(',').length)).toEqual([200, 200, 50])
    const [{ count } = { count: 0 }] = await asOwner(
      (sql) => sql`select count(*)::int from studies where pmid > 910000`,
    )
    expect(count).toBe(450)
    expect((await listImports(editor()))?.length).toBe(2)
  })

  it('begin no import where PubMed does not answer, and keep what came before where it stops', async () => {
    server.replies(errorInsideXml)
    expect(await answered(await fetchOf([900002]))).toMatchObject({
      state: 'failed',
      fault: 'PubMed refused the request.',
    })
    expect((await listImports(editor()))?.length).toBe(1)
    const pmids = Array.from({ length: 250 }, (_, index) => 910001 + index)
    let requests = 0
    server.replies((response, asked) => {
      pubmedReplies(server, { pmids: [], articles }, ...(++requests === 1 ? [answersWith(404)] : []))
      says(
        articleSet(...(asked.fields.get('id') ?? '').split(',').map((pmid) => articles.get(Number(pmid)) ?? '')),
        'text/xml',
      )(response, asked)
    })
    const id = await fetchOf(pmids)
    expect(await answered(id)).toMatchObject({ state: 'failed' })
    const [log] = (await listImports(editor())) ?? []
    expect(log).toMatchObject({ state: 'interrupted' })
    await retryLookUp(editor(), { lookUpId: id })
    expect(await answered(id)).toMatchObject({ state: 'done' })
    const [{ count } = { count: 0 }] = await asOwner(
      (sql) => sql`select count(*)::int from studies where pmid > 910000`,
    )
    expect(count).toBe(250)
  })

  it('are for editors to ask for, and for administrators to see', async () => {
    await expect(fetchOf([900002], reader())).rejects.toMatchObject({ code: 'forbidden' })
    await answered(await fetchOf([900002]))
    expect(await listFetches(reader())).toEqual([])
    expect(await listFetches(chief as Person)).toMatchObject([{ by: editor().name, mayRetry: false }])
    expect(await listFetches(await makePerson('Otto', 'editor'))).toEqual([])
  })

  it('are asked for once by one form', async () => {
    const form = { key: key(), source, pmids: [900002], dois: [] }
    const [one, other] = await Promise.all([createFetch(editor(), form), createFetch(editor(), form)])
    expect(one.id).toBe(other.id)
    await answered(one.id)
    expect(server.asked).toHaveLength(1)
  })
})
