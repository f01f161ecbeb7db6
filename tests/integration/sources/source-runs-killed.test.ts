import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSourceRun } from '@/db/source-runs/create-run'
import { listSourceRuns } from '@/db/source-runs/read-runs'
import type { Person } from '@/lib/access/viewer'
import { asOwner, emptyCorpus, importFiles } from '../../support/corpus'
import { type CrossrefWork, crossrefReplies } from '../../support/crossref-server'
import { type Counted, iciteReplies } from '../../support/icite-server'
import { eventually, launch, stopLaunched } from '../../support/launched'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'
import { watchList } from '../../support/retraction-watch'
import { type Reply, type SourceServer, says, sourceServer } from '../../support/source-server'
import { emptySources, openSource } from '../../support/sources'

vi.setConfig({ testTimeout: 300_000 })
afterEach(stopLaunched)
beforeEach(async () => {
  await emptySources()
  await emptyCorpus()
})

const workerOf = (server: SourceServer) =>
  launch(['tests/support/refresh-worker-process.ts'], {
    DATABASE_URL: process.env.DATABASE_URL as string,
    TEST_SOURCES: server.origin,
  })
// Attempts are for faults of the job's own.
const forgiveAttempts = () => asOwner((sql) => sql`update graphile_worker._private_jobs set attempts = 0`)
const bring = (pmids: number[]) =>
  importFiles(articleSet(...pmids.map((pmid) => articleXml({ pmid, doi: `10.1000/k${pmid}` }))))
/** What lists say, which studies are retracted for it, and who is notified of what. */
const retractedBy = () =>
  asOwner(
    (sql) => sql`
      select (select jsonb_agg(jsonb_build_array(l.pmid, l.doi, l.nature, l.notice_doi, l.dated, l.source)
          order by l.pmid, l.doi, l.nature) from listed_retractions l) as listed,
        (select jsonb_agg(s.pmid order by s.pmid) from studies s where s.retracted_at is not null) as retracted,
        (select jsonb_agg(jsonb_build_array(n.kind, s.pmid) order by s.pmid, n.kind)
          from notices n join studies s on s.id = n.study_id) as notices`,
  )

const STUDIES = 900
/** A worker is killed at its first, second … request: before anything is answered, and before and after some have come. */
const KILLS = [1, 2, 3, 5, 4]

const kept = () =>
  asOwner(
    (sql) => sql`
      select (select jsonb_agg(jsonb_build_array(s.pmid, c.source, c.count, c.as_of) order by s.pmid)
          from citation_counts c join studies s on s.id = c.study_id) as counts,
        (select jsonb_agg(jsonb_build_array(s.pmid, c.pmid, r.position) order by s.pmid, c.pmid)
          from study_references r join studies s on s.id = r.study_id join studies c on c.id = r.cited_study_id) as graph,
        (select jsonb_agg(jsonb_build_array(s.pmid, d.citations) order by s.pmid)
          from search_documents d join studies s on s.id = d.study_id) as searched`,
  )

/** A worker that is killed at its request of this number. */
async function killedAt(kill: number, server: SourceServer, good: Reply): Promise<void> {
  const worker = workerOf(server)
  await new Promise<void>((resolve) => {
    let asked = 0
    server.replies((response, one) => {
      if (++asked === kill) void worker.stop('SIGKILL').then(() => resolve())
      else if (asked < kill) good(response, one)
    })
  })
}

test('asking iCite with workers that are killed again and again ends as one that nobody disturbed', async () => {
  const pmids = Array.from({ length: STUDIES }, (_, index) => 700_001 + index)
  const counted = new Map<number, Counted>(
    pmids.map((pmid, index) => [pmid, { count: index, cites: [700_001, pmid + 1], citedBy: [pmid + 2] }]),
  )
  const icite = iciteReplies(counted)
  const server = await sourceServer('http')
  await openSource('icite')
  const chief = await makePerson('Chief', 'administrator')
  await importFiles(articleSet(...pmids.map((pmid) => articleXml({ pmid }))))
  const runs = () => listSourceRuns(chief)
  const done = (many: number) => ended(chief, many)

  await createSourceRun(chief, { source: 'icite' })
  for (const kill of KILLS) {
    await killedAt(kill, server, icite)
    await forgiveAttempts()
  }
  server.replies(icite)
  workerOf(server)
  await done(1)
  expect(await runs()).toMatchObject([{ begins: KILLS.length + 1, figures: { asked: STUDIES } }])
  const disturbed = await kept()

  await asOwner(async (sql) => {
    await sql`delete from citation_counts`
    await sql`delete from study_references`
    await sql`update sources set done_to = null`
  })
  await createSourceRun(chief, { source: 'icite' })
  await done(2)
  expect(disturbed).toEqual(await kept())
  expect(disturbed[0]?.counts).toHaveLength(STUDIES)
  expect(disturbed[0]?.graph.length).toBeGreaterThan(STUDIES)
  await server.end()
})

test('asking Crossref with workers that are killed again and again ends as one that nobody disturbed', async () => {
  const pmids = Array.from({ length: 12 }, (_, index) => 710_001 + index)
  const works = new Map<string, CrossrefWork>(
    pmids.map((pmid, index) => {
      const type = ['retraction', 'expression_of_concern', 'correction', 'new_version'][index % 4] as string
      return [`10.1000/k${pmid}`, { by: [{ type, DOI: `10.1000/n${pmid}` }] }]
    }),
  )
  const crossref = crossrefReplies(works)
  const server = await sourceServer('http')
  await openSource('crossref')
  const chief = await makePerson('Chief', 'administrator')
  await bring(pmids)
  await keepAll(chief.id)
  // Not the first time that it is asked: people are notified.
  await asOwner((sql) => sql`update sources set done_to = '2020-01-01'`)
  const done = (many: number) => ended(chief, many)

  await createSourceRun(chief, { source: 'crossref' })
  const kills = [1, 7, pmids.length]
  for (const kill of kills) {
    await killedAt(kill, server, crossref)
    await forgiveAttempts()
  }
  server.replies(crossref)
  workerOf(server)
  await done(1)
  expect((await listSourceRuns(chief)).filter(({ source }) => source === 'crossref')).toMatchObject([
    { begins: kills.length + 1, figures: { asked: pmids.length, known: pmids.length, retracted: 3, rejected: 0 } },
  ])
  const disturbed = await retractedBy()
  expect(disturbed[0]?.listed).toHaveLength(9)
  expect(disturbed[0]?.notices).toHaveLength(9)
  await createSourceRun(chief, { source: 'crossref' })
  await done(2)
  expect(await retractedBy()).toEqual(disturbed)
  await server.end()
})

test('a list of Retraction Watch whose workers are killed marks what is on it once, and only whole clears what is not', async () => {
  const pmids = Array.from({ length: 40 }, (_, index) => 720_001 + index)
  const server = await sourceServer('http')
  await openSource('retraction-watch')
  const chief = await makePerson('Chief', 'administrator')
  await bring(pmids)
  const others = Array.from({ length: 30_000 }, (_, index) => ({ pmid: 900_001 + index }))
  const before = [...pmids.slice(0, 20), ...[720_040]].map((pmid) => ({ pmid }))
  const after = pmids.slice(0, 25).map((pmid) => ({ pmid }))
  const run = () => createSourceRun(chief, { source: 'retraction-watch' })
  server.replies(says(watchList(...others, ...before), 'text/csv'))
  await run()
  const first = workerOf(server)
  await ended(chief, 1)
  await first.stop('SIGKILL')
  await keepAll(chief.id)

  await run()
  const list = watchList(...others, ...after)
  // Before it answers, in the middle of its list, and while that is imported.
  await killedAt(1, server, says(''))
  await forgiveAttempts()
  const half = workerOf(server)
  await new Promise<void>((resolve) => {
    server.replies((response) => {
      response.writeHead(200, { 'content-type': 'text/csv' })
      response.write(list.slice(0, list.length / 2), () => void half.stop('SIGKILL').then(() => resolve()))
    })
  })
  await forgiveAttempts()
  server.replies(says(list, 'text/csv'))
  const importing = workerOf(server)
  await eventually(
    async () => {
      const [row] = await asOwner(
        (sql) => sql`select exists (select from imports where state = 'running'
        and kind = 'retractions' and (counts ->> 'records')::int > 0) as is`,
      )
      return row?.is === true
    },
    'the import to have begun',
    120_000,
  )
  await importing.stop('SIGKILL')
  expect((await retractedBy())[0]?.retracted).toContain(720_040)
  await forgiveAttempts()
  workerOf(server)
  await ended(chief, 2)
  const [kept] = await retractedBy()
  expect(kept?.retracted).toEqual(pmids.slice(0, 25))
  expect(kept?.listed).toHaveLength(others.length + after.length)
  expect(kept?.notices).toEqual(pmids.slice(20, 25).map((pmid) => ['retracted', pmid]))
  await server.end()
})

const keepAll = (userId: string) =>
  asOwner((sql) => sql`insert into notes (study_id, author_id, body) select id, ${userId}, 'Kept.' from studies`)

const ended = (chief: Person, many: number) =>
  eventually(
    async () => (await listSourceRuns(chief)).filter(({ state }) => state === 'done').length === many,
    'the run to be done',
    120_000,
  )
