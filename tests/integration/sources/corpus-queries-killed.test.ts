import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { createCorpusQuery, runCorpusQuery } from '@/db/corpus-queries/change-queries'
import { readCorpusQuery } from '@/db/corpus-queries/read-queries'
import { asOwner } from '../../support/corpus'
import { type Dated, datedPubmed } from '../../support/dated-pubmed'
import { eventually, launch, stopLaunched } from '../../support/launched'
import { makePerson } from '../../support/people'
import { sourceServer } from '../../support/source-server'
import { openPubmed } from '../../support/sources'

vi.setConfig({ testTimeout: 300_000 })
afterEach(stopLaunched)

const RECORDS = 1_500
/** A worker is killed at its first, second … request: before the search is answered, and before and after some have come. */
const KILLS = [1, 2, 3, 5, 8, 4]

test('a run whose workers are killed again and again ends as one that nobody disturbed', async () => {
  const day = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10)
  const records = new Map<number, Dated>(
    Array.from({ length: RECORDS }, (_, index) => [900_001 + index, { entered: day }]),
  )
  const pubmed = datedPubmed(records)
  const server = await sourceServer('http')
  await openPubmed()
  // The bucket of requests is for others; with a key it is emptied faster.
  await asOwner((sql) => sql`insert into source_secrets values ('pubmed', 'a-key')`)
  const editor = await makePerson('Ed', 'editor')
  const values = { name: 'Herons', term: 'herons', since: day, rhythm: 'day', mostRecords: 20_000 } as const
  const { id } = await createCorpusQuery(editor, { key: randomUUID(), source: 'pubmed', ...values })
  const work = () =>
    launch(['tests/support/refresh-worker-process.ts'], {
      DATABASE_URL: process.env.DATABASE_URL as string,
      TEST_SOURCES: server.origin,
    })
  await runCorpusQuery(editor, { key: randomUUID(), queryId: id, isTrial: false })
  for (const kill of KILLS) {
    const worker = work()
    await new Promise<void>((resolve) => {
      let asked = 0
      server.replies((response, one) => {
        if (++asked === kill) void worker.stop('SIGKILL').then(() => resolve())
        else if (asked < kill) pubmed(response, one)
      })
    })
    // Attempts are for faults of the job's own.
    await asOwner((sql) => sql`update graphile_worker._private_jobs set attempts = 0`)
  }
  server.replies(pubmed)
  work()
  const run = async () => (await readCorpusQuery(editor, id))?.runs ?? []
  await eventually(async () => (await run())[0]?.state === 'done', 'the run to be done', 120_000)
  expect(await run()).toHaveLength(1)
  expect((await run())[0]?.begins).toBe(KILLS.length + 1)
  const [counted] = await asOwner(
    (sql) => sql`
      select count(*)::int as records, count(distinct pmid)::int as pmids, min(pmid) as first, max(pmid) as last from studies
      where pmid > 900000`,
  )
  expect(counted).toEqual({ records: RECORDS, pmids: RECORDS, first: 900_001, last: 900_000 + RECORDS })
  expect((await readCorpusQuery(editor, id))?.query.doneTo).toBe(new Date().toISOString().slice(0, 10))
  await server.end()
})
