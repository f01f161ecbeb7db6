import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listImports } from '@/db/import/import-logs'
import { createSourceRun } from '@/db/source-runs/create-run'
import { listSourceRuns } from '@/db/source-runs/read-runs'
import { readSources, switchSource } from '@/db/sources/source-settings'
import { readStudy } from '@/db/studies/study-page'
import type { Person } from '@/lib/access/viewer'
import { RECHECK_DAYS } from '@/lib/sources/corpus-query'
import { asOwner, importAs, importFiles } from '../../support/corpus'
import { type Counted, iciteReplies } from '../../support/icite-server'
import { eventually } from '../../support/launched'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'
import { answersWith, breaksOff, says } from '../../support/source-server'
import { nightlySource } from '../../support/source-under-test'
import { sweep } from '../../support/sweep'

let editor: Person
const counted = new Map<number, Counted>()
const source = 'icite' as const
const { server, logged, me, press, runs, ended } = nightlySource(source)
const today = () => new Date().toISOString().slice(0, 10)

beforeAll(async () => {
  editor = await makePerson('Ed', 'editor')
})
beforeEach(() => {
  counted.clear()
  server.replies(iciteReplies(counted))
})

const bring = (...pmids: number[]) => importFiles(articleSet(...pmids.map((pmid) => articleXml({ pmid }))))
const fallNight = () => asOwner((sql) => sql`update sources set next_at = now()`)

const counts = () =>
  asOwner(
    (sql) => sql`select s.pmid, c.source, c.count, c.as_of from citation_counts c join studies s on s.id = c.study_id
      order by s.pmid, c.source`,
  )
/** Who cites whom, with the source that says so; null where the record of the citing one does. */
const graph = async () =>
  (
    await asOwner(
      (sql) => sql`select s.pmid as citing, c.pmid as cited, r.source from study_references r
        join studies s on s.id = r.study_id join studies c on c.id = r.cited_study_id order by 1, 2, r.position`,
    )
  ).map((row) => [row.citing, row.cited, row.source])

describe('asking iCite about the studies that are here', () => {
  it('keeps each count with its source and day, beside the counts of others, and says what came of it', async () => {
    await bring(101, 102, 103)
    await asOwner(
      (sql) => sql`insert into citation_counts select id, 'OpenAlex', 40, '2025-08' from studies where pmid = 101`,
    )
    counted.set(101, { count: 12 })
    counted.set(102, { count: 0 })
    await press()
    const [run] = await ended()
    expect(run).toMatchObject({ state: 'done', by: 'Chief', figures: { asked: 3, known: 2, added: 2, leftOut: 0 } })
    expect(await counts()).toEqual([
      { pmid: 101, source: 'OpenAlex', count: 40, as_of: '2025-08' },
      { pmid: 101, source: 'iCite', count: 12, as_of: '2026-10-05' },
      { pmid: 102, source: 'iCite', count: 0, as_of: '2026-10-05' },
    ])
    const [log] = (await listImports(editor)) ?? []
    expect(log).toMatchObject({ id: run?.importId, kind: 'citations', sources: ['iCite: 3 studies'], by: 'Chief' })
    expect(Object.fromEntries(server.asked[0]?.fields ?? [])).toMatchObject({ pmids: '101,102,103', legacy: 'false' })
    expect(JSON.stringify(server.asked.map(({ fields, headers }) => [[...fields], headers]))).not.toContain(me().id)
    const [rows] = await asOwner(
      (sql) => sql`select d.citations from search_documents d join studies s on s.id = d.study_id where pmid = 101`,
    )
    expect(rows?.citations).toBe(12)
  })

  it('keeps the relative citation ratio beside the count, and none where iCite has none', async () => {
    await bring(101, 102, 103)
    counted.set(101, { count: 12, ratio: 3.27 })
    counted.set(102, { count: 2, ratio: 1.05, provisional: true })
    counted.set(103, { count: 1, ratio: null, provisional: true })
    await press()
    await ended()
    const ratio = async (pmid: number) => (await readStudy(me(), String(pmid)))?.counts.map((each) => each.ratio)
    expect(await ratio(101)).toEqual([{ value: 3.27, isProvisional: false }])
    expect(await ratio(102)).toEqual([{ value: 1.05, isProvisional: true }])
    expect(await ratio(103)).toEqual([null])
    counted.set(102, { count: 2, ratio: 1.1, day: '2026-11-05' })
    await asOwner((sql) => sql`update sources set done_to = null`)
    await press()
    expect((await ended(2))[0]).toMatchObject({ figures: { added: 0, updated: 1 } })
    expect(await ratio(102)).toEqual([{ value: 1.1, isProvisional: false }])
  })

  it('puts who cites whom into the references where both are here, once, and keeps it when a record changes', async () => {
    await bring(101, 102, 103)
    counted.set(101, { count: 9, citedBy: [102, 777], cites: [103, 888, 101] })
    counted.set(102, { count: 1, cites: [101] })
    await press()
    expect((await ended())[0]?.figures).toMatchObject({ references: 2 })
    const both = [
      [101, 103, 'iCite'],
      [102, 101, 'iCite'],
    ]
    expect(await graph()).toEqual(both)
    await fallNight()
    await ended(2)
    expect(await graph()).toEqual(both)
    const changed = articleXml({ pmid: 102, title: 'Changed.', revised: '2030-01-01' })
    await importFiles(articleSet(changed))
    expect(await graph()).toEqual(both)
  })

  it('leaves what the record of the citing study says to that record', async () => {
    await bring(101, 102)
    counted.set(102, { count: 0, cites: [101] })
    await press()
    await ended()
    expect(await graph()).toEqual([[102, 101, 'iCite']])
    await importFiles(articleSet(articleXml({ pmid: 102, revised: '2030-01-01', references: [101] })))
    expect(await graph()).toEqual([[102, 101, null]])
    await fallNight()
    await ended(2)
    expect(await graph()).toEqual([[102, 101, null]])
  })

  it('asks about two hundred at a time', async () => {
    const pmids = Array.from({ length: 450 }, (_, index) => 1000 + index)
    await bring(...pmids)
    for (const pmid of pmids) counted.set(pmid, { count: pmid })
    await press()
    expect((await ended())[0]?.figures).toMatchObject({ asked: 450, known: 450, added: 450 })
    expect(server.asked.map(({ fields }) => fields.get('pmids')?.split(',').length)).toEqual([200, 200, 50])
  })

  it('asks by night about a thirtieth of them, and about what is new', async () => {
    const pmids = Array.from({ length: 2 * RECHECK_DAYS }, (_, index) => 3000 + index)
    await bring(...pmids)
    for (const pmid of pmids) counted.set(pmid, { count: 1 })
    await press()
    await ended()
    const longAgo = () => asOwner((sql) => sql`update studies set added_at = now() - interval '90 days'`)
    await longAgo()
    await asOwner((sql) => sql`update sources set done_to = ${today()}::date - 1`)
    await bring(4000)
    counted.set(4000, { count: 5 })
    server.asked.length = 0
    await fallNight()
    const [run] = await ended(2)
    const rest = Math.floor(Date.now() / 86_400_000) % RECHECK_DAYS
    const expected = [4000, ...pmids.filter((pmid) => pmid % RECHECK_DAYS === rest)]
    expect(server.asked.map(({ fields }) => fields.get('pmids'))).toEqual([expected.join(',')])
    expect(run).toMatchObject({ by: null, figures: { added: 1, updated: 0 } })
    const [row] = await asOwner((sql) => sql`select next_at, done_to::text as done_to from sources`)
    expect(row?.done_to).toBe(today())
    expect(row?.next_at.getTime()).toBeGreaterThan(Date.now())
    expect(row?.next_at.getUTCHours()).toBe(4)
    // Asked again on the same day, nobody's turn has come but that of what is new since.
    await longAgo()
    server.asked.length = 0
    await press()
    expect((await ended(3))[0]).toMatchObject({ figures: { asked: 0, records: 0 }, importId: null })
    expect(server.asked).toEqual([])
  })

  it.each([
    ['an error inside an answer with status 200', says('{"error":"down"}'), 'iCite refused the request.'],
    ['something that is no JSON', says('<html>'), 'iCite sent something that cannot be read.'],
    ['JSON without end', says('['.repeat(100_000)), 'iCite sent something that cannot be read.'],
    ['another type', says('{}', 'text/html'), 'iCite sent something else than was asked for.'],
    ['a redirect', answersWith(302, { location: 'http://127.0.0.1:1/' }), 'iCite sent Précis to another address'],
    ['half an answer', breaksOff, 'iCite cannot be reached from here'],
    ['that there is no such page', answersWith(404), 'iCite refused the request (status 404).'],
  ])('says so where it answers with %s, and imports nothing', async (_what, reply, words) => {
    await bring(101)
    server.replies(reply)
    await press()
    const [run] = await ended()
    expect(run).toMatchObject({ state: 'failed', fault: expect.stringContaining(words), importId: null })
    expect(await counts()).toEqual([])
    expect((await listImports(editor))?.length).toBe(1)
    expect(logged).toEqual([])
    const [status] = (await readSources(me()))?.filter(({ key }) => key === source) ?? []
    expect(`iCite ${status?.lastFault?.words}.`).toContain(words)
  })

  it('is asked again where it has enough for a moment, and within the hour where it failed', async () => {
    await bring(101)
    counted.set(101, { count: 3 })
    server.replies(answersWith(429, { 'retry-after': '1' }), iciteReplies(counted))
    await press()
    expect((await ended())[0]).toMatchObject({ state: 'done', figures: { added: 1 } })
    await asOwner((sql) => sql`update sources set done_to = null, next_at = now() + interval '1 day'`)
    server.replies(breaksOff)
    await press()
    expect((await ended(2))[0]?.state).toBe('failed')
    const [row] = await asOwner((sql) => sql`select next_at < now() + interval '61 minutes' as soon from sources`)
    expect(row?.soon).toBe(true)
  })

  it('keeps what came before where it stops in the middle, and doubles nothing when it is asked again', async () => {
    const pmids = Array.from({ length: 250 }, (_, index) => 5000 + index)
    await bring(...pmids)
    for (const pmid of pmids) counted.set(pmid, { count: 2, cites: [5000] })
    server.replies(iciteReplies(counted), answersWith(404))
    await press()
    expect((await ended())[0]?.state).toBe('failed')
    server.replies(iciteReplies(counted))
    await press()
    expect((await ended(2))[0]).toMatchObject({ state: 'done', figures: { asked: 250 } })
    expect(await counts()).toHaveLength(250)
    expect(await graph()).toHaveLength(249)
  })
})

describe('a source that is asked by night', () => {
  it('is asked by administrators alone, and only while it is on', async () => {
    await expect(createSourceRun(editor, { source })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await listSourceRuns(editor)).toEqual([])
    await asOwner((sql) => sql`update sources set is_on = false, next_at = now()`)
    await expect(press()).rejects.toMatchObject({ code: 'conflict' })
    await expect(createSourceRun(me(), { source: 'pubmed' })).rejects.toMatchObject({ code: 'invalid' })
    expect(await asOwner((sql) => sql`select app.schedule_source_runs() as made`)).toEqual([{ made: 0 }])
    expect(await runs()).toEqual([])
    expect(server.asked).toEqual([])
  })

  it('has its first night when it is switched on', async () => {
    await asOwner((sql) => sql`update sources set is_on = false`)
    const now = async () => (await readSources(me()))?.find(({ key }) => key === source)
    expect((await now())?.nextAt).toBeNull()
    await switchSource(me(), { source, version: 1, on: true })
    expect((await now())?.nextAt?.getTime()).toBeGreaterThan(Date.now())
    await switchSource(me(), { source, version: 2, on: false })
    expect((await now())?.nextAt).toBeNull()
  })

  it('is not asked twice at a time, and put back into the queue where nothing came of it', async () => {
    server.replies(() => {})
    await bring(101)
    await press()
    await expect(press()).rejects.toMatchObject({ code: 'conflict' })
    await asOwner((sql) => sql`update job_runs set cancel_asked_at = now() where outcome is null`)
    await eventually(async () => {
      const [left] = await asOwner((sql) => sql`select count(*)::int as jobs from graphile_worker._private_jobs`)
      return left?.jobs === 0
    }, 'the job to end')
    await asOwner((sql) => sql`update source_runs set created_at = now() - interval '16 minutes'`)
    expect((await runs())[0]).toMatchObject({ state: 'waiting', isLate: true })
    server.replies(iciteReplies(counted))
    await press()
    expect(await ended()).toHaveLength(1)
  })

  it('keeps what came of a run for a year', async () => {
    await press()
    await ended()
    await asOwner(async (sql) => {
      expect(await sweep(sql, ['source-runs'])).toEqual({ deleted: 0, done: true })
      await sql`update source_runs set created_at = now() - interval '366 days'`
      expect(await sweep(sql, ['source-runs'])).toEqual({ deleted: 1, done: true })
    })
  })

  it('brings the same as a list of citation counts that is imported', async () => {
    await bring(101, 102)
    counted.set(101, { count: 4, citedBy: [102] })
    await press()
    await ended()
    const asked = [await counts(), await graph()]
    await asOwner((sql) => sql`delete from citation_counts`)
    await asOwner((sql) => sql`delete from study_references`)
    await importAs('citations', 'pmid,citation_count,last_modified,cited_by\n101,4,2026-10-05,102 999\n')
    expect([await counts(), await graph()]).toEqual(asked)
  })
})
