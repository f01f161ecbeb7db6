import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as queries from '@/db/corpus-queries/change-queries'
import { listCorpusQueries, readCorpusQuery } from '@/db/corpus-queries/read-queries'
import { listImports } from '@/db/import/import-logs'
import type { Person } from '@/lib/access/viewer'
import { RECHECK_DAYS } from '@/lib/sources/corpus-query'
import { asOwner, importFiles } from '../../support/corpus'
import { type Dated, datedPubmed } from '../../support/dated-pubmed'
import { makePerson } from '../../support/people'
import { errorInsideXml } from '../../support/pubmed-server'
import { articleSet, articleXml } from '../../support/pubmed-xml'
import { answersWith, says } from '../../support/source-server'
import { allEnded, sourceUnderTest } from '../../support/source-under-test'
import { sweep } from '../../support/sweep'

let [ada, ed, otto]: Person[] = []
const records = new Map<number, Dated>()
const pubmed = datedPubmed(records)

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
const source = 'pubmed' as const
const { server } = sourceUnderTest(source)
const values = { name: 'Herons', term: 'herons[ti]', since: ago(40), rhythm: 'day', mostRecords: 2_000 } as const

beforeAll(async () => {
  ada = await makePerson('Ada', 'reader')
  ed = await makePerson('Ed', 'editor')
  otto = await makePerson('Otto', 'editor')
})
beforeEach(() => {
  records.clear()
  server.replies(pubmed)
})

const editor = () => ed as Person
const create = async (more = {}) =>
  (await queries.createCorpusQuery(editor(), { key: randomUUID(), source, ...values, ...more })).id
const press = (queryId: string, isTrial = false, who = editor()) =>
  queries.runCorpusQuery(who, { key: randomUUID(), queryId, isTrial })

/** Every night that is due comes now. */
const fallNight = () => asOwner((sql) => sql`update corpus_queries set next_at = now() where is_on`)
const runsOf = async (id: string) => (await readCorpusQuery(editor(), id))?.runs ?? []

const ended = (id: string, many = 1) => allEnded(() => runsOf(id), many)
const pmidsHere = async () =>
  (await asOwner((sql) => sql`select pmid from studies order by pmid`)).map(({ pmid }) => pmid)
const searches = () =>
  server.asked.flatMap(({ path, fields }) =>
    path.endsWith('/esearch.fcgi')
      ? [`${fields.get('datetype')} ${fields.get('mindate')} ${fields.get('maxdate')}`.replaceAll('/', '-')]
      : [],
  )

describe('a query that keeps the corpus current', () => {
  it('brings what was entered since its first day, and by night what came since, with what was changed', async () => {
    records.set(900001, { entered: ago(30) })
    records.set(900002, { entered: ago(10) })
    records.set(900003, { entered: ago(60) })
    const id = await create()
    await press(id)
    const [first] = await ended(id)
    expect(first).toMatchObject({ state: 'done', found: 2, fresh: 2, revised: 0, added: 2, retracted: 0, by: 'Ed' })
    expect(first?.translation).toBe('"herons[ti]"[All Fields]')
    expect(await pmidsHere()).toEqual([900001, 900002])
    expect(searches()).toEqual([`edat ${ago(40)} ${ago(0)}`])
    const [log] = (await listImports(editor())) ?? []
    expect(log).toMatchObject({ id: first?.importId, sources: ['PubMed: Herons'], by: 'Ed' })

    // The next day one is new, one is retracted, and one that is not wanted is changed.
    records.set(900004, { entered: ago(1) })
    records.set(900001, { entered: ago(30), changed: ago(0), types: ['Journal Article', 'Retracted Publication'] })
    records.set(900003, { entered: ago(60), changed: ago(0) })
    server.asked.length = 0
    await fallNight()
    const [second] = await ended(id, 2)
    expect(second).toMatchObject({ state: 'done', fresh: 1, revised: 1, added: 1, updated: 1, retracted: 1, by: null })
    expect(searches()).toEqual([`edat ${ago(3)} ${ago(0)}`, `mdat ${ago(3)} ${ago(0)}`])
    expect(await pmidsHere()).toEqual([900001, 900002, 900004])
    const listed = (await listCorpusQueries(editor()))?.[0]
    expect(listed).toMatchObject({ doneTo: ago(0), lastRun: { id: second?.id } })
    expect(listed?.nextAt.getTime()).toBeGreaterThan(Date.now())
    expect(listed?.nextAt.getUTCHours()).toBe(2)
  })

  it('of ten thousand and more brings each once, in pieces of days', async () => {
    for (let index = 0; index < 10_001; index++) records.set(910_000 + index, { entered: ago(index % 35) })
    const id = await create({ mostRecords: 20_000 })
    await press(id, true)
    const [trial] = await ended(id)
    expect(trial).toMatchObject({ state: 'done', isTrial: true, found: 10_001, fresh: 10_001, importId: null })
    expect(searches()).toHaveLength(3)
  })

  it('is tried at once where it is wanted, and imports nothing by that', async () => {
    records.set(900001, { entered: ago(5), title: 'Herons.' })
    const id = await create({ isTried: true })
    const [trial, ...others] = await ended(id)
    expect(trial).toMatchObject({ state: 'done', isTrial: true, found: 1, titles: ['Herons.'], by: 'Ed' })
    expect(others).toEqual([])
    expect(await pmidsHere()).toEqual([])
    await asOwner((sql) => sql`update sources set is_on = false`)
    await expect(create({ isTried: true })).rejects.toMatchObject({ code: 'conflict' })
    expect(await listCorpusQueries(editor())).toHaveLength(1)
  })

  it('is tried before it is let in: how many there are, and the first titles', async () => {
    for (let index = 0; index < 25; index++) records.set(900_001 + index, { entered: ago(5), title: `Heron ${index}.` })
    await importFiles(articleSet(articleXml({ pmid: 900001, title: 'Here.' })))
    const id = await create({ mostRecords: 3 })
    await press(id, true)
    const [trial] = await ended(id)
    expect(trial).toMatchObject({ state: 'done', found: 25, fresh: 24, added: null })
    expect(trial?.titles).toHaveLength(20)
    expect(trial?.titles?.[0]).toBe('Heron 1.')
    expect(await pmidsHere()).toEqual([900001])
    expect((await readCorpusQuery(editor(), id))?.query.doneTo).toBeNull()
  })

  it('imports none of more records than it may, and says how many there are', async () => {
    for (let index = 0; index < 4; index++) records.set(900_001 + index, { entered: ago(5) })
    const id = await create({ mostRecords: 3 })
    await press(id)
    const [run] = await ended(id)
    expect(run?.state).toBe('failed')
    expect(run?.fault).toContain('4 records that are not here, more than the 3')
    expect(await pmidsHere()).toEqual([])
    await queries.changeCorpusQuery(editor(), { ...values, mostRecords: 4, queryId: id, version: 1 })
    await press(id)
    expect((await ended(id, 2))[0]).toMatchObject({ state: 'done', added: 4 })
  })

  it('begins again with other words or an earlier day, also where they change while it is asked', async () => {
    records.set(900001, { entered: ago(30) })
    const id = await create()
    await press(id)
    await ended(id)
    const doneTo = async () => (await readCorpusQuery(editor(), id))?.query.doneTo
    await queries.changeCorpusQuery(editor(), { ...values, name: 'Grey herons', queryId: id, version: 1 })
    expect(await doneTo()).toBe(ago(0))
    await queries.changeCorpusQuery(editor(), { ...values, since: ago(50), queryId: id, version: 2 })
    expect(await doneTo()).toBeNull()
    server.replies((response, asked) => {
      void queries
        .changeCorpusQuery(editor(), { ...values, term: 'egrets', queryId: id, version: 3 })
        .then(() => pubmed(response, asked))
    }, pubmed)
    await press(id)
    await ended(id, 2)
    expect(await doneTo()).toBeNull()
    await expect(queries.changeCorpusQuery(editor(), { ...values, queryId: id, version: 3 })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

describe('what is not imported unsaid', () => {
  it('is anything where PubMed does not know a word and would leave it out', async () => {
    records.set(900001, { entered: ago(5) })
    const id = await create({ term: 'herons AND egretz' })
    await press(id, true)
    expect((await ended(id))[0]).toMatchObject({ state: 'done', found: 1, unknown: ['egretz'] })
    await press(id)
    const [run] = await ended(id, 2)
    expect(run).toMatchObject({ state: 'failed', term: 'herons AND egretz' })
    expect(run?.fault).toContain('PubMed does not know “egretz”')
    expect(await pmidsHere()).toEqual([])
  })

  it('is a record that is named and not sent: its days are asked for again', async () => {
    records.set(900001, { entered: ago(20) })
    records.set(900002, { entered: ago(20), isWithheld: true })
    const id = await create({ since: ago(25) })
    const doneTo = async () => (await readCorpusQuery(editor(), id))?.query.doneTo
    await press(id)
    expect((await ended(id))[0]).toMatchObject({ state: 'done', added: 1, rejected: 1 })
    expect(await doneTo()).toBeNull()
    records.set(900002, { entered: ago(20) })
    await press(id)
    expect((await ended(id, 2))[0]).toMatchObject({ state: 'done', added: 1, rejected: 0 })
    expect(await doneTo()).toBe(ago(0))
    expect(await pmidsHere()).toEqual([900001, 900002])
  })

  it('is a changed record because few new ones may come', async () => {
    const pmids = Array.from({ length: 8 }, (_, index) => 900_001 + index)
    await importFiles(articleSet(...pmids.map((pmid) => articleXml({ pmid, title: `Old ${pmid}.` }))))
    for (const pmid of pmids)
      records.set(pmid, { entered: ago(400), changed: ago(0), types: ['Retracted Publication'] })
    const id = await create({ mostRecords: 2 })
    await asOwner((sql) => sql`update corpus_queries set done_to = ${ago(1)}`)
    await press(id)
    expect((await ended(id))[0]).toMatchObject({ state: 'done', revised: 8, leftOut: null, updated: 8, retracted: 8 })
  })
})

describe('the night of a query', () => {
  it('is not a week away once it is asked every night, and comes tonight where it has not been', async () => {
    const id = await create({ rhythm: 'week' })
    await asOwner((sql) => sql`update corpus_queries set next_at = now() + interval '6 days'`)
    await queries.changeCorpusQuery(editor(), { ...values, rhythm: 'day', queryId: id, version: 1 })
    const next = (await readCorpusQuery(editor(), id))?.query.nextAt.getTime() ?? 0
    expect(next - Date.now()).toBeLessThanOrEqual(25 * 3_600_000)
    const [night] = await asOwner(
      (sql) => sql`
        select n.at - now() as until, extract(hour from n.at at time zone 'utc')::int as hour,
          n.week - n.at as later from (select app.next_corpus_night(${id}, 'day') as at, app.next_corpus_night(${id}, 'week') as week) n`,
    )
    expect(night?.hour).toBe(2)
    expect(night?.until).not.toContain('-')
    expect(night?.until).not.toContain('day')
    expect(night?.later).toMatch(/^[67] days/)
  })
})

describe('where PubMed does not answer', () => {
  it('the run says so, nothing is marked as done, and it is asked again within the hour', async () => {
    records.set(900001, { entered: ago(5) })
    const id = await create()
    const broken = answersWith(500)
    server.replies(broken, broken, broken, broken, pubmed)
    await fallNight()
    const [run] = await ended(id)
    expect(run).toMatchObject({ state: 'failed', fault: expect.stringContaining('PubMed does not answer') })
    const query = (await readCorpusQuery(editor(), id))?.query
    expect(query?.doneTo).toBeNull()
    expect((query?.nextAt.getTime() ?? 0) - Date.now()).toBeLessThan(3_700_000)
    await fallNight()
    expect((await ended(id, 2))[0]).toMatchObject({ state: 'done', added: 1 })
  })

  it('to the last of the records, those before it stay, and the next run brings the rest', async () => {
    for (let index = 0; index < 450; index++) records.set(900_001 + index, { entered: ago(5) })
    const id = await create()
    server.replies(pubmed, pubmed, pubmed, errorInsideXml, pubmed)
    await press(id)
    expect((await ended(id))[0]).toMatchObject({ state: 'failed', fault: 'PubMed refused the request.' })
    await press(id)
    const [run] = await ended(id, 2)
    expect(run?.state).toBe('done')
    expect(await pmidsHere()).toHaveLength(450)
  })

  it('to the end of its answer, that is no answer', async () => {
    for (const pmid of [900001, 900002, 900003]) records.set(pmid, { entered: ago(5) })
    const id = await create()
    server.replies(
      pubmed,
      says(articleSet(articleXml({ pmid: 900001 }), articleXml({ pmid: 900002 })).slice(0, -200), 'text/xml'),
      pubmed,
    )
    await press(id)
    const [run] = await ended(id)
    expect(run).toMatchObject({ state: 'failed', fault: expect.stringContaining('cannot be read') })
    expect(await pmidsHere()).toEqual([])
    expect((await readCorpusQuery(editor(), id))?.query.doneTo).toBeNull()
  })

  it('because it is switched off, nothing is asked, by night or by hand', async () => {
    const id = await create()
    await asOwner((sql) => sql`update sources set is_on = false`)
    await fallNight()
    await expect(press(id)).rejects.toMatchObject({ code: 'conflict' })
    await asOwner((sql) => sql`select app.schedule_corpus_queries()`)
    expect(await runsOf(id)).toEqual([])
    expect(server.asked).toEqual([])
  })
})

describe('the records that are here', () => {
  it('are fetched again once in thirty days: what was retracted meanwhile is marked', async () => {
    const today = Math.floor(Date.now() / 86_400_000)
    const due = Array.from({ length: 3 }, (_, index) => 900_000 + (today % RECHECK_DAYS) + index * RECHECK_DAYS)
    const later = (due[0] ?? 0) + 1
    await importFiles(articleSet(...[...due, later].map((pmid) => articleXml({ pmid, title: `Old ${pmid}.` }))))
    for (const pmid of [...due, later])
      records.set(pmid, { entered: ago(400), changed: ago(200), types: ['Retracted Publication'] })
    records.delete(due[2] ?? 0)
    await queries.createRecheck(editor(), { source })
    await queries.createRecheck(otto as Person, { source })
    const [query, ...others] = (await listCorpusQueries(editor())) ?? []
    expect(others).toEqual([])
    await fallNight()
    const [run] = await ended(query?.id ?? '')
    expect(run).toMatchObject({ state: 'done', found: 3, updated: 2, retracted: 2, rejected: 1 })
    expect(server.asked.map(({ fields }) => fields.get('id'))).toEqual([due.join(',')])
    const marked = await asOwner((sql) => sql`select pmid from studies where retracted_at is not null order by pmid`)
    expect(marked.map(({ pmid }) => pmid)).toEqual(due.slice(0, 2))
    // Tomorrow it is the turn of the next ones.
    await asOwner((sql) => sql`update corpus_queries set done_to = done_to - 1`)
    await fallNight()
    expect((await ended(query?.id ?? '', 2))[0]).toMatchObject({ state: 'done', found: 3, updated: 0, retracted: 0 })
  })
})

describe('a run', () => {
  it('is kept for a year', async () => {
    const id = await create()
    await asOwner(async (sql) => {
      for (const days of [364, 366])
        await sql`insert into corpus_query_runs (query_id, is_trial, state, created_at)
          values (${id}, false, 'done', now() - make_interval(days => ${days}))`
      expect(await sweep(sql, ['query-runs'])).toEqual({ deleted: 1, done: true })
    })
    expect(await runsOf(id)).toHaveLength(1)
  })
})

describe('who may', () => {
  it('is editors, all of them alike, and nobody at the same moment', async () => {
    const id = await create()
    await expect(create({ name: '' })).rejects.toBeTruthy()
    await expect(press(id, false, ada as Person)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await listCorpusQueries(ada as Person)).toBeNull()
    expect(await readCorpusQuery(ada as Person, id)).toBeNull()
    expect(await readCorpusQuery(otto as Person, id)).not.toBeNull()
    expect(await readCorpusQuery(editor(), 'nothing')).toBeNull()
    server.replies(() => {})
    await press(id)
    await expect(press(id, true, otto as Person)).rejects.toMatchObject({ code: 'conflict' })
    await queries.switchCorpusQuery(otto as Person, { queryId: id, version: 1, on: false })
    await expect(queries.deleteCorpusQuery(editor(), { queryId: id, version: 1 })).rejects.toMatchObject({
      code: 'conflict',
    })
    await queries.deleteCorpusQuery(editor(), { queryId: id, version: 2 })
    expect(await listCorpusQueries(editor())).toEqual([])
    await asOwner((sql) => sql`update job_runs set cancel_asked_at = now() where outcome is null`)
  })

  it('puts a run back that waits for a job that is gone, and is the same one', async () => {
    records.set(900001, { entered: ago(5) })
    const id = await create()
    await asOwner(
      (sql) =>
        sql`insert into corpus_query_runs (query_id, is_trial, created_at) values (${id}, false, now() - interval '16 minutes')`,
    )
    expect((await runsOf(id))[0]?.isLate).toBe(true)
    await press(id)
    const runs = await ended(id)
    expect(runs).toHaveLength(1)
    expect(runs[0]).toMatchObject({ state: 'done', added: 1 })
  })
})
