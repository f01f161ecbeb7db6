import { afterEach, expect, test, vi } from 'vitest'
import { createSourceRun } from '@/db/source-runs/create-run'
import { listSourceRuns } from '@/db/source-runs/read-runs'
import { asOwner, importFiles } from '../../support/corpus'
import { type Counted, iciteReplies } from '../../support/icite-server'
import { eventually, launch, stopLaunched } from '../../support/launched'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'
import { type Reply, sourceServer } from '../../support/source-server'
import { openSource } from '../../support/sources'

vi.setConfig({ testTimeout: 300_000 })
afterEach(stopLaunched)

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
  const work = () =>
    launch(['tests/support/refresh-worker-process.ts'], {
      DATABASE_URL: process.env.DATABASE_URL as string,
      TEST_SOURCES: server.origin,
    })
  const runs = () => listSourceRuns(chief)
  const done = (many: number) =>
    eventually(
      async () => (await runs()).filter(({ state }) => state === 'done').length === many,
      'the run to be done',
      120_000,
    )

  await createSourceRun(chief, { source: 'icite' })
  for (const kill of KILLS) {
    const worker = work()
    await new Promise<void>((resolve) => {
      let asked = 0
      const reply: Reply = (response, one) => {
        if (++asked === kill) void worker.stop('SIGKILL').then(() => resolve())
        else if (asked < kill) icite(response, one)
      }
      server.replies(reply)
    })
    // Attempts are for faults of the job's own.
    await asOwner((sql) => sql`update graphile_worker._private_jobs set attempts = 0`)
  }
  server.replies(icite)
  work()
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
