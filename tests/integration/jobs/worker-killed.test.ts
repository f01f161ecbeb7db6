import postgres from 'postgres'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listJobs } from '@/db/jobs/list-jobs'
import { migrate } from '@/db/server/migrate'
import { DRAFTER } from '@/lib/evidence/drafted-summary'
import { asOwner, emptyCorpus } from '../../support/corpus'
import { emptyQueue } from '../../support/jobs'
import { eventually, type Launched, launch, stopLaunched } from '../../support/launched'
import { ownPostgres } from '../../support/own-postgres'
import { makePerson } from '../../support/people'
import { makeStudies } from '../../support/studies'

/** Enough that drafting them takes some seconds. */
const STUDIES = 5_000

vi.setConfig({ testTimeout: 180_000 })

beforeEach(async () => {
  await emptyCorpus()
  await emptyQueue()
  await asOwner((sql) => sql`truncate draftings`)
})
afterEach(stopLaunched)

const worker = async (): Promise<Launched> => {
  const launched = launch(['tests/support/worker-process.ts'], {
    DATABASE_URL: process.env.DATABASE_URL as string,
  })
  await launched.says('working')
  return launched
}

const numberAt = (url: string, query: string) => async () => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [row] = await sql.unsafe(query)
    return Number(Object.values(row ?? {})[0])
  } finally {
    await sql.end()
  }
}
const number = (query: string) => numberAt(process.env.DATABASE_URL as string, query)
const DRAFTED = 'select count(*) from study_summaries'
const FINISHED = `select count(*) from draftings where drafter = ${DRAFTER} and finished_at is not null`
/** Studies that were not drafted exactly once. */
const FAULTY = `select count(*) from (
  select s.id from studies s left join study_summaries m on m.study_id = s.id group by s.id
  having count(m.study_id) <> 1 or max(m.version) <> 1) wrong`

test('a job whose worker is killed is run again by another one, and its effect is there exactly once', async () => {
  const chief = await makePerson('Chief', 'administrator')
  await makeStudies(STUDIES)
  const first = await worker()
  await eventually(async () => (await number(DRAFTED)()) > 0, 'some drafts')
  await first.stop('SIGKILL')
  const left = STUDIES - (await number(DRAFTED)())
  expect(left).toBeGreaterThan(0)
  expect(await listJobs(chief)).toMatchObject({ jobs: [{ kind: 'redraft', total: STUDIES, endedAt: null }] })
  const second = await worker()
  await eventually(async () => (await number(FINISHED)()) === 1, 'all drafts')
  expect(await number(FAULTY)()).toBe(0)
  await eventually(async () => (await listJobs(chief))?.jobs[0]?.state === 'finished', 'the end to be known')
  expect(await listJobs(chief)).toMatchObject({
    workers: 1,
    jobs: [{ kind: 'redraft', state: 'finished', attempts: 2, done: STUDIES, total: STUDIES, fault: null }],
  })
  expect(await second.stop('SIGTERM')).toBe(0)
  expect(second.err).toBe('')
})

test('a worker that receives a signal to stop leaves its job at once, and that is no attempt of the job’s', async () => {
  await makeStudies(STUDIES)
  const first = await worker()
  await eventually(async () => (await number(DRAFTED)()) > 0, 'some drafts')
  expect(await first.stop('SIGTERM')).toBe(0)
  expect(await number(FINISHED)()).toBe(0)
  expect(first.err).toBe('')
  const queued = await asOwner(
    (sql) => sql`select attempts, locked_by, last_error from graphile_worker._private_jobs where attempts = 0`,
  )
  expect([...queued]).toEqual([{ attempts: 0, locked_by: null, last_error: null }])
  expect(await number('select count(*) from graphile_worker._private_job_queues where locked_by is not null')()).toBe(0)
  await worker()
  await eventually(async () => (await number(FINISHED)()) === 1, 'all drafts')
  expect(await number(FAULTY)()).toBe(0)
})

test('npm run worker goes on with its job after a database that was killed has come back', async () => {
  const server = await ownPostgres()
  try {
    await migrate(server.url)
    const sql = postgres(server.url, { max: 1, onnotice: () => {} })
    await sql`
      insert into studies (source_key, source, title, revision, content_hash)
      select 'test:' || n, 'demo', 'Study ' || n, '', ''::bytea from generate_series(1, ${STUDIES}::int) n`
    await sql.end()
    const working = launch(['bin/worker.ts'], { DATABASE_URL: server.url })
    await working.says('The worker of Précis runs')
    await eventually(async () => (await numberAt(server.url, DRAFTED)()) > 0, 'some drafts')
    await server.end('SIGKILL')
    await server.comeBack()
    expect(await numberAt(server.url, FINISHED)()).toBe(0)
    await eventually(async () => (await numberAt(server.url, FINISHED)()) === 1, 'all drafts')
    expect(await numberAt(server.url, FAULTY)()).toBe(0)
    expect(await working.stop('SIGTERM')).toBe(0)
    expect(working.err).toBe('')
  } finally {
    await stopLaunched()
    await server.remove()
  }
})
