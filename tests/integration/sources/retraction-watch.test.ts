import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { listImports } from '@/db/import/import-logs'
import { checkReferences } from '@/db/references/check-references'
import { noticesOn } from '@/db/studies/study-links'
import type { Person } from '@/lib/access/viewer'
import { asOwner, importAs, importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'
import { type WatchRow, watchList } from '../../support/retraction-watch'
import { answersWith, breaksOff, says } from '../../support/source-server'
import { nightlySource } from '../../support/source-under-test'

let editor: Person
let temporary: string
const source = 'retraction-watch' as const
const { server, logged, me, press, ended } = nightlySource(source)

beforeAll(async () => {
  // A folder of its own, since other processes' lists are in the system's.
  temporary = await mkdtemp(path.join(tmpdir(), 'precis-test-'))
  vi.stubEnv('TMPDIR', temporary)
  editor = await makePerson('Ed', 'editor')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(temporary, { recursive: true })
})
beforeEach(async () => {
  await importFiles(
    articleSet(
      ...[101, 102, 103, 104].map((pmid) => articleXml({ pmid, title: `Heron ${pmid}.`, doi: `10.1000/h${pmid}` })),
    ),
  )
})

const lists = (...rows: WatchRow[]) => server.replies(says(watchList(...rows), 'text/plain; charset=utf-8'))
async function fetched(many: number, ...rows: WatchRow[]) {
  lists(...rows)
  await press()
  return (await ended(many))[0]
}

const retracted = async () =>
  (await asOwner((sql) => sql`select pmid from studies where retracted_at is not null order by pmid`)).map(
    ({ pmid }) => pmid,
  )
const said = async (pmid: number) => {
  const [study] = await asOwner((sql) => sql`select id::int, pmid, doi from studies where pmid = ${pmid}`)
  const notices = await noticesOn(me(), study as { id: number; pmid: number; doi: string })
  return notices.map(({ kind, listed }) => [kind, listed?.source, listed?.dated])
}
/** Notices of the editor, who keeps a note on each study. */
const noticed = async () =>
  (
    await asOwner(
      (sql) => sql`select n.kind, s.pmid from notices n join studies s on s.id = n.study_id
        where n.user_id = ${editor.id} order by s.pmid, n.kind`,
    )
  ).map(({ kind, pmid }) => `${kind} ${pmid}`)
const keepNotes = () =>
  asOwner((sql) => sql`insert into notes (study_id, author_id, body) select id, ${editor.id}, 'Kept.' from studies`)
const left = () => readdir(temporary)

describe('the list of Retraction Watch', () => {
  it('marks what it says is retracted, keeps concerns and corrections apart, and names its source and day', async () => {
    const run = await fetched(
      1,
      { pmid: 101, doi: '10.1000/h101', noticePmid: 999, dated: '5/3/2021 0:00' },
      { pmid: 102, nature: 'Expression of concern', dated: '6/4/2022 0:00' },
      { doi: '10.1000/H103', nature: 'Correction', dated: '7/5/2023 0:00' },
      { pmid: 101, nature: 'Correction', dated: '1/1/2020 0:00' },
      {},
    )
    expect(run).toMatchObject({
      state: 'done',
      by: 'Chief',
      figures: { records: 4, added: 4, retracted: 1, rejected: 0, unnamed: 1, bytes: expect.any(Number) },
    })
    expect(await retracted()).toEqual([101])
    expect(await said(101)).toEqual([
      ['retraction-in', 'Retraction Watch', '2021-05-03'],
      ['erratum-in', 'Retraction Watch', '2020-01-01'],
    ])
    expect(await said(102)).toEqual([['concern-in', 'Retraction Watch', '2022-06-04']])
    expect(await said(103)).toEqual([['erratum-in', 'Retraction Watch', '2023-07-05']])
    expect(await said(104)).toEqual([])
    const check = await checkReferences(me(), Buffer.from('PMID: 101\nPMID: 102\nPMID: 103\nPMID: 104\n'))
    expect(check.references.map(({ alerts }) => alerts.map(({ kind }) => kind))).toEqual([
      ['retracted', 'corrected'],
      ['concern'],
      ['corrected'],
      [],
    ])
    const [log] = (await listImports(me())) ?? []
    expect(log).toMatchObject({ id: run?.importId, kind: 'retractions', by: 'Chief', state: 'finished' })
    expect(server.asked.map(({ path }) => path)).toEqual([
      '/crossref/retraction-watch-data/-/raw/main/retraction_watch.csv',
    ])
    expect(await left()).toEqual([])
  })

  it('removes the list that a worker which was killed left behind, and none that may still be read', async () => {
    const [old, young] = [path.join(temporary, 'precis-list-old'), path.join(temporary, 'precis-list-young')]
    await mkdir(old)
    await mkdir(young)
    const days = new Date(Date.now() - 2 * 86_400_000)
    await utimes(old, days, days)
    await fetched(1, { pmid: 101 })
    expect(await left()).toEqual(['precis-list-young'])
    await rm(young, { recursive: true })
  })

  it('takes a retraction back where it says later that the work was reinstated, and where it no longer has it', async () => {
    const first = { pmid: 101, dated: '5/3/2021 0:00' }
    await fetched(1, first, { pmid: 102 }, { pmid: 103 })
    expect(await retracted()).toEqual([101, 102, 103])
    const before = { nature: 'Reinstatement', dated: '1/1/2020 0:00' }
    await fetched(
      2,
      first,
      { pmid: 101, nature: 'Reinstatement', dated: '2/2/2022 0:00' },
      { pmid: 102 },
      { pmid: 102, ...before },
      { pmid: 103 },
    )
    expect(await retracted()).toEqual([102, 103])
    expect(await said(101)).toEqual([['reinstated-in', 'Retraction Watch', '2022-02-02']])
    // One that was listed by mistake is gone.
    await fetched(
      3,
      first,
      { pmid: 101, nature: 'Reinstatement', dated: '2/2/2022 0:00' },
      { pmid: 102 },
      { pmid: 102, ...before },
      { pmid: 104 },
    )
    expect(await retracted()).toEqual([102, 104])
    // Retracted once more after it was reinstated.
    await fetched(
      4,
      { ...first, dated: '3/3/2023 0:00' },
      { pmid: 101, nature: 'Reinstatement', dated: '2/2/2022 0:00' },
      { pmid: 102 },
      { pmid: 102, ...before },
      { pmid: 104 },
    )
    expect(await retracted()).toEqual([101, 102, 104])
  })

  it('takes the day that is set right for one that is still to come, and then a reinstatement after it', async () => {
    await fetched(1, { pmid: 101, dated: '5/3/2205 0:00' })
    expect(await said(101)).toEqual([['retraction-in', 'Retraction Watch', '2205-05-03']])
    await fetched(2, { pmid: 101, dated: '5/3/2025 0:00' }, { pmid: 101, dated: '5/3/2205 0:00' })
    expect(await said(101)).toEqual([['retraction-in', 'Retraction Watch', '2025-05-03']])
    await fetched(
      3,
      { pmid: 101, dated: '5/3/2025 0:00' },
      { pmid: 101, nature: 'Reinstatement', dated: '1/2/2026 0:00' },
    )
    expect(await retracted()).toEqual([])
  })

  it('leaves what other lists and the record itself say as it is', async () => {
    await importAs('retractions', JSON.stringify([{ pmid: 104 }]))
    await importFiles(
      articleSet(articleXml({ pmid: 103, revised: '2030-01-01', types: ['Journal Article', 'Retracted Publication'] })),
    )
    const reinstated = [103, 104].map((pmid) => ({ pmid, nature: 'Reinstatement', dated: '2/2/2022 0:00' }))
    await fetched(1, ...reinstated)
    expect(await retracted()).toEqual([103, 104])
    await fetched(2, ...reinstated.slice(0, 1), { pmid: 101 })
    expect(await retracted()).toEqual([101, 103, 104])
  })

  it('does not take a DOI that stands on two works for both, where their PMIDs differ', async () => {
    await fetched(1, { pmid: 555, doi: '10.1000/h101' }, { pmid: 102, doi: '10.1000/h103' })
    expect(await retracted()).toEqual([102])
    expect(await said(103)).toEqual([])
  })

  it('notifies those who keep a study of what is new on it, once, and of nothing that a first list says', async () => {
    await keepNotes()
    await fetched(1, { pmid: 101 }, { pmid: 102, nature: 'Expression of concern' })
    expect(await noticed()).toEqual([])
    const next = [
      { pmid: 101 },
      { pmid: 102, nature: 'Expression of concern' },
      { pmid: 103 },
      { pmid: 104, nature: 'Correction' },
    ]
    await fetched(2, ...next)
    await fetched(3, ...next)
    expect(await noticed()).toEqual(['retracted 103', 'corrected 104'])
  })

  it('is read however it is packed on its way', async () => {
    const packed = gzipSync(watchList({ pmid: 101 }))
    server.replies(says(packed, 'application/octet-stream', { 'content-encoding': 'gzip' }))
    await press()
    expect((await ended())[0]).toMatchObject({ state: 'done' })
    expect(await retracted()).toEqual([101])
  })

  it('is refused where it has lost more than a twentieth of itself', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => ({ pmid: 101 + index }))
    await fetched(1, ...rows)
    const short = await fetched(2, ...rows.slice(3))
    expect(short).toMatchObject({
      state: 'failed',
      fault: expect.stringContaining('37 notices; the last time there were 40'),
    })
    expect(await retracted()).toEqual([101, 102, 103, 104])
    expect(await fetched(3, ...rows.slice(2))).toMatchObject({ state: 'done' })
    expect(await retracted()).toEqual([103, 104])
  })

  it('is taken as it is once somebody has imported a list of that length by hand', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => ({ pmid: 101 + index }))
    await importAs('retractions', watchList(...rows.slice(0, 30)))
    await fetched(1, ...rows)
    // Not by one that says nothing of its length, nor by one from before.
    await importAs('retractions', watchList(...rows.slice(0, 20)))
    const short = rows.slice(3, 33)
    expect(await fetched(2, ...short)).toMatchObject({ state: 'failed' })
    await importAs('retractions', watchList(...short, {}, {}, {}))
    expect(await fetched(3, ...short)).toMatchObject({ state: 'done', figures: { records: 30 } })
    expect(await retracted()).toEqual([104])
  })

  it.each([
    [
      'a list without a column',
      says(watchList({ pmid: 101 }).replace('RetractionNature', 'Kind'), 'text/csv'),
      'no column RetractionNature',
    ],
    ['a list without a row', says(watchList(), 'text/csv'), 'no notice in it'],
    ['nothing', says('', 'text/csv'), 'cannot be read'],
    ['a page', says('<html>Sign in</html>', 'text/html'), 'something else than was asked for'],
    ['a page that is called a list', says('<html>Sign in</html>', 'text/plain'), 'no list that can be read'],
    ['an error inside an answer with status 200', says('{"error":"down"}', 'text/plain'), 'no list that can be read'],
    ['a redirect', answersWith(302, { location: 'http://127.0.0.1:1/' }), 'to another address'],
    ['half an answer', breaksOff, 'something else than was asked for'],
    ['that there is no such page', answersWith(404), 'refused the request (status 404)'],
  ])('imports nothing where %s comes, and leaves no file', async (_what, reply, words) => {
    server.replies(reply)
    await press()
    expect((await ended())[0]).toMatchObject({ state: 'failed', fault: expect.stringContaining(words), importId: null })
    expect(await asOwner((sql) => sql`select * from listed_retractions`)).toEqual([])
    expect((await listImports(me()))?.length).toBe(1)
    expect(logged).toEqual([])
    expect(await left()).toEqual([])
  })

  it('is not imported where it breaks off', async () => {
    const list = watchList({ pmid: 101 }, { pmid: 102 })
    server.replies((response) => {
      response.writeHead(200, { 'content-type': 'text/csv', 'content-length': String(list.length) })
      response.write(list.slice(0, -20), () => response.socket?.destroy())
    })
    await press()
    expect((await ended())[0]).toMatchObject({ state: 'failed', fault: expect.stringContaining('cannot be reached') })
    expect(await retracted()).toEqual([])
    expect(await left()).toEqual([])
  })

  it('is the same imported as a file', async () => {
    const rows = [
      { pmid: 101 },
      { pmid: 102, nature: 'Expression of concern' },
      { doi: '10.1000/h103', nature: 'Correction' },
    ]
    await fetched(1, ...rows)
    const kept = () =>
      asOwner((sql) => sql`select pmid, doi, nature, dated::text, source from listed_retractions order by pmid, doi`)
    const asked = await kept()
    await asOwner((sql) => sql`delete from listed_retractions`)
    expect(await importAs('retractions', watchList(...rows))).toMatchObject({ state: 'finished' })
    expect(await kept()).toEqual(asked)
  })
})
