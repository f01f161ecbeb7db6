import { beforeEach, describe, expect, it } from 'vitest'
import { listImports } from '@/db/import/import-logs'
import { noticesOn } from '@/db/studies/study-links'
import { RECHECK_DAYS } from '@/lib/sources/corpus-query'
import { asOwner, importFiles } from '../../support/corpus'
import { type CrossrefWork, crossrefReplies } from '../../support/crossref-server'
import { eventually } from '../../support/launched'
import { articleSet, articleXml } from '../../support/pubmed-xml'
import { answersWith, breaksOff, type Reply, says } from '../../support/source-server'
import { nightlySource } from '../../support/source-under-test'

const works = new Map<string, CrossrefWork>()
const source = 'crossref' as const
const { server, logged, me, press, ...asking } = nightlySource(source)

beforeEach(async () => {
  works.clear()
  await bring(101, 102, 103)
  server.replies(crossrefReplies(works))
})

const bring = (...pmids: number[]) =>
  importFiles(
    articleSet(...pmids.map((pmid) => articleXml({ pmid, doi: `10.1000/H${pmid}`, title: `Heron ${pmid}.` }))),
  )
const ended = async (many = 1) => (await asking.ended(many))[0]
const retracted = async () =>
  (await asOwner((sql) => sql`select pmid from studies where retracted_at is not null order by pmid`)).map(
    ({ pmid }) => pmid,
  )
const said = async (pmid: number) => {
  const [study] = await asOwner((sql) => sql`select id::int, pmid, doi from studies where pmid = ${pmid}`)
  const notices = await noticesOn(me(), study as { id: number; pmid: number; doi: string })
  return notices.map(({ kind, listed }) => [kind, listed?.source, listed?.doi, listed?.dated])
}
const asked = () => server.asked.map(({ path }) => decodeURIComponent(path.replace('/works/', '')))

describe('asking Crossref about the studies that are here', () => {
  it('reads notices from both sides, keeps their kinds apart, and names Crossref and the day', async () => {
    works.set('10.1000/h101', {
      by: [
        { type: 'retraction', DOI: '10.1000/notice' },
        { type: 'correction', DOI: '10.1000/c', updated: '2020-01-01' },
      ],
    })
    works.set('10.1000/h102', { to: [{ type: 'expression_of_concern', DOI: '10.1000/h103' }] })
    await press()
    expect(await ended()).toMatchObject({
      state: 'done',
      figures: { asked: 3, known: 2, records: 3, added: 3, retracted: 1, rejected: 0, leftOut: 0 },
    })
    expect(await retracted()).toEqual([101])
    expect(await said(101)).toEqual([
      ['retraction-in', 'Crossref', '10.1000/notice', '2021-05-03'],
      ['erratum-in', 'Crossref', '10.1000/c', '2020-01-01'],
    ])
    expect(await said(102)).toEqual([])
    expect(await said(103)).toEqual([['concern-in', 'Crossref', '10.1000/h102', '2021-05-03']])
    expect(asked()).toEqual(['10.1000/h101', '10.1000/h102', '10.1000/h103'])
    expect(Object.fromEntries(server.asked[0]?.fields ?? [])).toEqual({ mailto: 'library@hospital.example' })
    const [log] = (await listImports(me())) ?? []
    expect(log).toMatchObject({ kind: 'retractions', sources: ['Crossref: 3 works'], by: 'Chief' })
  })

  it('stands beside what Retraction Watch says: the gravest of both counts, each with its source', async () => {
    await asOwner(
      (sql) => sql`insert into listed_retractions (pmid, source, nature, dated) values
        (101, 'Retraction Watch', 'retraction', '2021-01-01'), (101, 'Retraction Watch', 'reinstatement', '2022-01-01')`,
    )
    works.set('10.1000/h101', { by: [{ type: 'retraction', DOI: '10.1000/notice', updated: '2021-01-01' }] })
    await press()
    await ended()
    expect(await retracted()).toEqual([101])
    expect((await said(101)).map(([kind, by]) => [kind, by])).toEqual([
      ['reinstated-in', 'Retraction Watch'],
      ['retraction-in', 'Crossref'],
    ])
  })

  it('asks by night about a thirtieth of them and about what is new, and imports nothing twice', async () => {
    works.set('10.1000/h101', { by: [{ type: 'retraction', DOI: '10.1000/notice' }] })
    await press()
    await ended()
    await asOwner((sql) => sql`update studies set added_at = now() - interval '90 days'`)
    await bring(104)
    await asOwner((sql) => sql`update sources set done_to = (now() at time zone 'utc')::date - 1, next_at = now()`)
    const due = await asOwner(
      (sql) => sql`select lower(doi) as doi from studies
        where pmid <> 104 and mod(id, ${RECHECK_DAYS}) = ${Math.floor(Date.now() / 86_400_000) % RECHECK_DAYS} order by id`,
    )
    server.asked.length = 0
    expect(await ended(2)).toMatchObject({ state: 'done', by: null, figures: { added: 0, updated: 0 } })
    expect(asked()).toEqual(['10.1000/h104', ...due.map(({ doi }) => doi)])
    expect(await retracted()).toEqual([101])
  })

  it('goes on where the answer about one work cannot be read, and says which', async () => {
    const good = crossrefReplies(works)
    const reply: Reply = (response, one) =>
      (one.path.endsWith('h102') ? says('{"status":"failed","message":[]}') : good)(response, one)
    works.set('10.1000/h103', { by: [{ type: 'retraction', DOI: '10.1000/notice' }] })
    server.replies(reply)
    await press()
    const run = await ended()
    expect(run).toMatchObject({ state: 'done', figures: { asked: 3, known: 1, rejected: 1, retracted: 1 } })
    const rejections = await asOwner(
      (sql) => sql`select identifier, reason from import_rejections where import_id = ${run?.importId as number}`,
    )
    expect(rejections).toEqual([{ identifier: '10.1000/h102', reason: 'Crossref sent something that cannot be read' }])
  })

  it.each([
    [
      'errors inside answers with status 200',
      says('{"status":"failed"}'),
      'Crossref sent something that cannot be read.',
    ],
    ['another type', says('{}', 'text/html'), 'Crossref sent something else than was asked for.'],
    ['a redirect', answersWith(302, { location: 'http://127.0.0.1:1/' }), 'Crossref sent Précis to another address'],
    ['half an answer', breaksOff, 'Crossref cannot be reached from here'],
    ['that it may not', answersWith(403), 'Crossref refused the request (status 403).'],
  ])('says so where it answers with %s, and imports nothing', async (_what, reply, words) => {
    server.replies(reply)
    await press()
    expect(await ended()).toMatchObject({ state: 'failed', fault: expect.stringContaining(words), importId: null })
    expect(await asOwner((sql) => sql`select * from listed_retractions`)).toEqual([])
    expect(logged).toEqual([])
  })

  it('has nothing to say of works that it does not have, which is no fault', async () => {
    await press()
    expect(await ended()).toMatchObject({ state: 'done', figures: { asked: 3, known: 0, records: 0 } })
    const [limits] = await asOwner(
      (sql) => sql`select last_fault, failures from source_limits where source = ${source}`,
    )
    expect(limits).toEqual({ last_fault: null, failures: 0 })
  })

  it('lets others import while it is asked, which takes long', async () => {
    await bring(...Array.from({ length: 120 }, (_, index) => 1000 + index))
    works.set('10.1000/h101', { by: [{ type: 'retraction', DOI: '10.1000/notice' }] })
    const good = crossrefReplies(works)
    let answer = () => {}
    let requests = 0
    server.replies((response, one) => {
      if (++requests === 110) answer = () => good(response, one)
      else good(response, one)
    })
    await press()
    await eventually(async () => requests === 110, 'the request that is not answered', 120_000)
    await bring(2000)
    answer()
    expect(await ended()).toMatchObject({ state: 'done', figures: { asked: 123, retracted: 1 } })
  })

  it('keeps what came before where it stops in the middle, and doubles nothing when it is asked again', async () => {
    await bring(...Array.from({ length: 120 }, (_, index) => 1000 + index))
    works.set('10.1000/h101', { by: [{ type: 'retraction', DOI: '10.1000/notice' }] })
    works.set('10.1000/h1119', { by: [{ type: 'retraction', DOI: '10.1000/other' }] })
    const good = crossrefReplies(works)
    let requests = 0
    server.replies((response, one) => (++requests > 110 ? answersWith(403) : good)(response, one))
    await press()
    expect(await ended()).toMatchObject({ state: 'failed' })
    server.replies(good)
    await press()
    expect(await ended(2)).toMatchObject({ state: 'done', figures: { asked: 123, known: 2 } })
    expect(await retracted()).toEqual([101, 1119])
    const [rows] = await asOwner((sql) => sql`select count(*)::int as n from listed_retractions`)
    expect(rows?.n).toBe(2)
  })
})
