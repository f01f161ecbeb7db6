import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { listImports } from '@/db/import/import-logs'
import { saveSource, switchSource } from '@/db/sources/source-settings'
import { readStudy } from '@/db/studies/study-page'
import { RECHECK_DAYS } from '@/lib/sources/corpus-query'
import { asOwner, importFiles } from '../../support/corpus'
import { type OpenalexWork, openalexReplies } from '../../support/openalex-server'
import { articleSet, articleXml } from '../../support/pubmed-xml'
import { answersWith, breaksOff, type Reply, says } from '../../support/source-server'
import { nightlySource } from '../../support/source-under-test'
import { makeStudy } from '../../support/studies'

const works = new Map<string, OpenalexWork>()
const source = 'openalex' as const
const KEY = 'oa-Key-1234567890'
const { server, logged, me, press, runs, ...asking } = nightlySource(source)

beforeEach(async () => {
  works.clear()
  await asOwner((sql) => sql`insert into source_secrets values (${source}, ${KEY})`)
  await bring(101, 102, 103)
  server.replies(openalexReplies(works))
})

const bring = (...pmids: number[]) => importFiles(articleSet(...pmids.map((pmid) => articleXml({ pmid }))))
const ended = async (many = 1) => (await asking.ended(many))[0]
const today = () => new Date().toISOString().slice(0, 10)
const asked = () => server.asked.map(({ path }) => decodeURIComponent(path.replace('/works/', '')))
const page = async (pmid: number) => readStudy(me(), String(pmid))
const counts = async (pmid: number) => (await page(pmid))?.counts.map(({ ratio: _ratio, ...count }) => count)
const kept = () =>
  asOwner(
    (sql) => sql`select s.pmid, c.source, c.count, c.as_of from citation_counts c join studies s on s.id = c.study_id
      order by s.pmid, c.source`,
  )
const url = 'https://repository.example/heron.pdf'

describe('asking OpenAlex about the studies that are here', () => {
  it('keeps each count with its source and day, beside those of others, and says what came of it', async () => {
    await asOwner(
      (sql) => sql`insert into citation_counts select id, 'iCite', 40, '2026-08-01' from studies where pmid = 101`,
    )
    works.set('pmid:101', { count: 12 })
    works.set('pmid:102', { count: 0 })
    await press()
    const run = await ended()
    expect(run).toMatchObject({
      state: 'done',
      by: 'Chief',
      figures: { asked: 3, known: 2, added: 2, updated: 0, rejected: 0, leftOut: 0 },
    })
    expect(await counts(101)).toEqual([
      { source: 'OpenAlex', count: 12, asOf: today() },
      { source: 'iCite', count: 40, asOf: '2026-08-01' },
    ])
    expect(await counts(102)).toEqual([{ source: 'OpenAlex', count: 0, asOf: today() }])
    expect(await counts(103)).toEqual([])
    expect(asked()).toEqual(['pmid:101', 'pmid:102', 'pmid:103'])
    const [log] = (await listImports(me())) ?? []
    expect(log).toMatchObject({ id: run?.importId, kind: 'citations', sources: ['OpenAlex: 3 studies'], by: 'Chief' })
    const [row] = await asOwner(
      (sql) => sql`select d.citations from search_documents d join studies s on s.id = d.study_id where pmid = 101`,
    )
    expect(row?.citations).toBe(12)
  })

  it('sends the identifier, the fields, the contact address and the key, and nothing of who asked', async () => {
    await press()
    await ended()
    expect(Object.fromEntries(server.asked[0]?.fields ?? [])).toEqual({
      select: 'ids,doi,cited_by_count,open_access',
      mailto: 'library@hospital.example',
      api_key: KEY,
    })
    expect(JSON.stringify(server.asked.map(({ fields, headers }) => [[...fields], headers]))).not.toContain(me().id)
  })

  it('says where a study is open to everybody, only over TLS, and no longer once it is not', async () => {
    works.set('pmid:101', { count: 1, url })
    works.set('pmid:102', { count: 1, url: 'http://repository.example/heron.pdf' })
    works.set('pmid:103', { count: 1, url: 'javascript:alert(1)' })
    await press()
    await ended()
    expect((await page(101))?.openCopy).toEqual({ url, source: 'OpenAlex', asOf: today() })
    expect((await page(102))?.openCopy).toBeNull()
    expect((await page(103))?.openCopy).toBeNull()
    works.set('pmid:101', { count: 1, url: null })
    await asOwner((sql) => sql`update citation_counts set as_of = '2026-01-01'`)
    await asOwner((sql) => sql`update open_copies set as_of = '2026-01-01'`)
    await asOwner((sql) => sql`update sources set done_to = null`)
    await press()
    expect(await ended(2)).toMatchObject({ figures: { added: 0, updated: 1 } })
    expect((await page(101))?.openCopy).toBeNull()
    expect(await asOwner((sql) => sql`select is_open, status from open_copies where url is not null`)).toEqual([])
  })

  it('marks nothing as retracted because OpenAlex does', async () => {
    works.set('pmid:101', { count: 1 })
    await press()
    await ended()
    expect(await asOwner((sql) => sql`select pmid from studies where retracted_at is not null`)).toEqual([])
  })

  it('asks about a study without a PMID by its DOI, and about one with neither not at all', async () => {
    const [byDoi, neither] = [await makeStudy('By its DOI'), await makeStudy('Without a number')]
    await asOwner((sql) => sql`update studies set doi = '10.1000/Her,on&1' where id = ${byDoi}`)
    works.set('doi:10.1000/her,on&1', { count: 7, url })
    await press()
    expect(await ended()).toMatchObject({ figures: { asked: 4, known: 1, added: 1 } })
    expect(asked()).toContain('doi:10.1000/her,on&1')
    const study = await readStudy(me(), `s${byDoi}`)
    expect(study?.counts).toEqual([{ source: 'OpenAlex', count: 7, asOf: today(), ratio: null }])
    expect(study?.openCopy?.url).toBe(url)
    expect((await readStudy(me(), `s${neither}`))?.counts).toEqual([])
  })

  it('takes nothing of another work than it asked about', async () => {
    works.set('pmid:101', { count: 9, pmid: 102 })
    await press()
    expect(await ended()).toMatchObject({ state: 'done', figures: { asked: 3, known: 0, records: 0 }, importId: null })
    expect(await kept()).toEqual([])
  })

  it('asks by night about a thirtieth of them and about what is new', async () => {
    works.set('pmid:101', { count: 1 })
    await press()
    await ended()
    await asOwner((sql) => sql`update studies set added_at = now() - interval '90 days'`)
    await bring(104)
    await asOwner((sql) => sql`update sources set done_to = (now() at time zone 'utc')::date - 1, next_at = now()`)
    const due = await asOwner(
      (sql) => sql`select pmid from studies
        where pmid <> 104 and mod(id, ${RECHECK_DAYS}) = ${Math.floor(Date.now() / 86_400_000) % RECHECK_DAYS} order by id`,
    )
    server.asked.length = 0
    expect(await ended(2)).toMatchObject({ state: 'done', by: null, figures: { added: 0, updated: 0 } })
    expect(asked()).toEqual(['pmid:104', ...due.map(({ pmid }) => `pmid:${pmid}`)])
  })

  it('goes on where the answer about one work cannot be read, and says which', async () => {
    works.set('pmid:103', { count: 3 })
    const good = openalexReplies(works)
    const reply: Reply = (response, one) =>
      (one.path.endsWith('102') ? says('{"cited_by_count":"many"}') : good)(response, one)
    server.replies(reply)
    await press()
    const run = await ended()
    expect(run).toMatchObject({ state: 'done', figures: { asked: 3, known: 1, rejected: 1, added: 1 } })
    const rejections = await asOwner(
      (sql) => sql`select identifier, reason from import_rejections where import_id = ${run?.importId as number}`,
    )
    expect(rejections).toEqual([{ identifier: 'PMID 102', reason: 'OpenAlex sent something that cannot be read' }])
  })

  it('keeps what came before where it stops in the middle, and doubles nothing when it is asked again', async () => {
    for (const pmid of [101, 102, 103]) works.set(`pmid:${pmid}`, { count: 2 })
    server.replies(openalexReplies(works), breaksOff)
    await press()
    expect(await ended()).toMatchObject({ state: 'failed' })
    expect((await kept()).map(({ pmid }) => pmid)).toEqual([101])
    server.replies(openalexReplies(works))
    await asOwner((sql) => sql`update source_limits set next_at = now()`)
    await press()
    expect(await ended(2)).toMatchObject({ state: 'done', figures: { asked: 3, known: 3, added: 2, updated: 0 } })
    expect(await kept()).toHaveLength(3)
  })

  it.each([
    ['errors inside answers with status 200', says('{"error":"down"}'), 'OpenAlex sent something that cannot be read.'],
    ['something that is no JSON', says('<html>'), 'OpenAlex sent something that cannot be read.'],
    ['JSON without end', says('['.repeat(100_000)), 'OpenAlex sent something that cannot be read.'],
    ['another type', says('{}', 'text/html'), 'OpenAlex sent something else than was asked for.'],
    ['a redirect', answersWith(302, { location: 'http://127.0.0.1:1/' }), 'OpenAlex sent Précis to another address'],
    ['half an answer', breaksOff, 'OpenAlex cannot be reached from here'],
    ['that the key is none', answersWith(401), 'OpenAlex refused the request (status 401).'],
    [
      'more than is read, packed small',
      says(gzipSync(Buffer.alloc(9_000_000, ' ')), 'application/json', { 'content-encoding': 'gzip' }),
      'OpenAlex sent more than Précis reads.',
    ],
    ['that it asks for an hour', answersWith(429, { 'retry-after': '3600' }), 'OpenAlex asks for fewer requests'],
  ])('says so where it answers with %s, and imports nothing', async (_what, reply, words) => {
    await asOwner((sql) => sql`delete from studies where pmid <> 101`)
    server.replies(reply)
    await press()
    const run = await ended()
    expect(run).toMatchObject({ state: 'failed', fault: expect.stringContaining(words), importId: null })
    expect(JSON.stringify(run)).not.toContain(KEY)
    expect(await kept()).toEqual([])
    expect(logged).toEqual([])
  })

  it.each([
    ['busy', answersWith(429, { 'retry-after': '1' })],
    ['away for a moment', answersWith(503, { 'retry-after': '1' })],
  ])('asks again where it is %s', async (_what, reply) => {
    works.set('pmid:101', { count: 3 })
    server.replies(reply, openalexReplies(works))
    await press()
    expect(await ended()).toMatchObject({ state: 'done', figures: { asked: 3, added: 1 } })
  })
})

describe('the key of OpenAlex', () => {
  const contact = 'library@hospital.example'
  const version = async () => {
    const [row] = await asOwner((sql) => sql`select version from sources where key = ${source}`)
    return row?.version as number
  }

  it('is needed: without one it is not switched on, and while it is on the key is not deleted', async () => {
    const deleted = async () =>
      saveSource(me(), { source, version: await version(), contact, secret: null, deletesSecret: true })
    await expect(deleted()).rejects.toMatchObject({ code: 'invalid' })
    await switchSource(me(), { source, version: await version(), on: false })
    await deleted()
    await expect(switchSource(me(), { source, version: await version(), on: true })).rejects.toMatchObject({
      code: 'invalid',
      message: 'Save a key first: OpenAlex answers nobody without one.',
    })
    await saveSource(me(), { source, version: await version(), contact, secret: KEY, deletesSecret: false })
    await switchSource(me(), { source, version: await version(), on: true })
    expect(await asOwner((sql) => sql`select is_on from sources where key = ${source}`)).toEqual([{ is_on: true }])
  })

  it('is nowhere: nothing is asked, and the run says so', async () => {
    await asOwner((sql) => sql`delete from source_secrets`)
    await press()
    expect(await ended()).toMatchObject({ state: 'failed', fault: expect.stringContaining('OpenAlex has no key') })
    expect(server.asked).toEqual([])
  })
})

describe('OpenAlex, switched off', () => {
  it('is not asked, by night or by hand', async () => {
    await asOwner((sql) => sql`update sources set is_on = false, next_at = now()`)
    await expect(press()).rejects.toMatchObject({ code: 'conflict' })
    expect(await asOwner((sql) => sql`select app.schedule_source_runs() as made`)).toEqual([{ made: 0 }])
    expect(await runs()).toEqual([])
    expect(server.asked).toEqual([])
  })
})
