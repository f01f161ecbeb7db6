import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { portalJobs } from '@/bin/background'
import { listAuditEvents } from '@/db/audit/audit-trail'
import { withViewer } from '@/db/connection/with-viewer'
import { cancelJob, retryJob } from '@/db/jobs/change-job'
import type { Job } from '@/db/jobs/job'
import { type ListedJob, listJobs } from '@/db/jobs/list-jobs'
import { runJobs } from '@/db/jobs/run-jobs'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { eventSentence } from '@/lib/events/event-sentence'
import { asOwner } from '../../support/corpus'
import { emptyQueue, shown } from '../../support/jobs'
import { eventually } from '../../support/launched'
import { attempts, imported } from '../../support/lunar-trial'
import { modelDrafting } from '../../support/model-drafting'
import { MODEL, never, status } from '../../support/model-server'
import { makePerson } from '../../support/people'
import { makeStudies } from '../../support/studies'

const { held, summaryOf } = modelDrafting()
const AWAY = 'The language model cannot be asked. Administration → Search says why.'

let chief: Person
let stop: () => Promise<void>
let logged: unknown[][]

beforeAll(async () => {
  chief = await makePerson('Chief', 'administrator')
})
beforeEach(async () => {
  await emptyQueue()
  // Nothing was here before this version.
  const [jobs] = await Promise.all([portalJobs(null), asOwner((sql) => sql`truncate draftings`)])
  const drafter = jobs[1]?.key.split(':')[1]
  await asOwner((sql) => sql`insert into draftings (drafter, finished_at) values (${Number(drafter)}, now())`)
  logged = []
  stop = async () => {}
})
afterEach(() => stop())

/** A worker of this process with the jobs of a portal that has the model. */
async function work(jobs?: Job[]) {
  const stopping = new AbortController()
  const all = jobs ?? (await portalJobs({ url: held.server.url, name: MODEL, key: null, callsADay: 100 }))
  const working = runJobs(process.env.DATABASE_URL as string, all, stopping.signal, (...line) => logged.push(line))
  stop = async () => {
    stopping.abort()
    await working
  }
}

/** Waits until a worker has looked for work: in each look it shortens long waits, such as that of a job nobody knows, first. */
async function hasLooked() {
  await asOwner((sql) => sql`select graphile_worker.add_job('unknown', job_key => 'unknown')`)
  for (const _look of ['one', 'the next, by which that one has ended']) {
    await asOwner(
      (sql) =>
        sql`update graphile_worker._private_jobs set attempts = 1, run_at = now() + interval '6 hours' where key = 'unknown'`,
    )
    await eventually(async () => {
      const long = await asOwner(
        (sql) =>
          sql`select from graphile_worker._private_jobs where key = 'unknown' and run_at > now() + interval '1 hour'`,
      )
      return long.length === 0
    }, 'a look')
  }
}

const first = async () => {
  const [job] = (await listJobs(chief))?.jobs ?? []
  if (!job) throw new Error('there is no job')
  return job
}
const idOf = async (state: string) => {
  const job = (await listJobs(chief))?.jobs.find((one) => one.state === state)
  if (!job) throw new Error(`no job is ${state}`)
  return job.id
}

test('a job that fails shows why and is tried later and later, until it is run by hand', async () => {
  for (const pmid of [1, 2, 3, 4, 5]) await imported(pmid)
  held.server.answers(status(401))
  await work()
  const waits: number[] = []
  for (const attempt of [1, 2]) {
    let job: ListedJob | undefined
    await eventually(async () => {
      job = (await listJobs(chief))?.jobs[0]
      return job?.attempts === attempt && job.state === 'waiting'
    }, 'a failure')
    expect(job).toMatchObject({ kind: 'model-drafts', fault: AWAY })
    waits.push((job?.runAt?.getTime() ?? 0) - (job?.begunAt?.getTime() ?? 0))
  }
  // Beside what the attempt itself took: e and e² seconds.
  expect(waits[0]).toBeGreaterThanOrEqual(2_718)
  expect(waits[1]).toBeGreaterThanOrEqual(7_389)
  expect(logged).toEqual([['warn', 'a job failed', { job: 'model-drafts', reason: AWAY }]])

  const answers = (await attempts()).length
  held.server.answers('no JSON')
  await asOwner((sql) => sql`update graphile_worker._private_jobs set run_at = now() + interval '4 minutes'`)
  await retryJob(chief, { job: (await first()).id })
  await eventually(async () => (await shown(chief)).includes('model-drafts finished'), 'the end')
  expect((await attempts()).slice(answers).map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused'])
  expect(await first()).toMatchObject({ attempts: 1, done: 3, total: null, fault: null })
})

test('nobody waits for hours for what was away', async () => {
  await asOwner(async (sql) => {
    await sql`select graphile_worker.add_job('model-drafts', job_key => 'model-drafts')`
    await sql`update graphile_worker._private_jobs set attempts = 9, run_at = now() + interval '6 hours'`
  })
  await work()
  await eventually(async () => ((await first()).runAt?.getTime() ?? 0) < Date.now() + 301_000, 'a shorter wait')
  expect((await first()).runAt?.getTime()).toBeGreaterThan(Date.now() + 240_000)
})

test('a job that runs is cancelled, stays cancelled, and runs again when somebody wants it', async () => {
  await imported()
  held.server.answers(never)
  await work()
  await eventually(() => held.server.asked.length === 1, 'a question')
  const id = await idOf('running')
  await expect(retryJob(chief, { job: id })).rejects.toMatchObject({ code: 'conflict' })
  expect(await cancelJob(chief, { job: id })).toEqual({ wasRunning: true })
  await eventually(async () => (await shown(chief))[0] === 'model-drafts cancelled', 'it to end')
  await stop()
  // Another worker, which looks for work at once.
  await imported(2)
  await work()
  await hasLooked()
  expect(await shown(chief)).toEqual(['model-drafts cancelled'])
  expect(held.server.asked).toHaveLength(1)
  await expect(cancelJob(chief, { job: id })).rejects.toMatchObject({ code: 'conflict' })

  held.server.answers('no JSON')
  await retryJob(chief, { job: id })
  await expect(retryJob(chief, { job: id })).rejects.toMatchObject({ code: 'conflict' })
  await eventually(async () => (await shown(chief)).includes('model-drafts finished'), 'the end')
  expect((await listJobs(chief))?.jobs.map(({ state, mayRetry }) => [state, mayRetry])).toEqual([
    ['finished', false],
    ['cancelled', false],
  ])
  const events = await listAuditEvents(chief, { personId: chief.id })
  expect(events?.slice(0, 2).map(eventSentence)).toEqual([
    'Chief had a background job run again (Draft with the language model)',
    'Chief cancelled a background job (Draft with the language model)',
  ])
  expect(await summaryOf()).toMatchObject({ draftedBy: 'Précis' })
})

test('a job that runs for hours is kept from other workers, and so is its queue', async () => {
  await imported()
  held.server.answers(never)
  await work()
  await eventually(() => held.server.asked.length === 1, 'a question')
  await asOwner(async (sql) => {
    await sql`update graphile_worker._private_jobs set locked_at = now() - interval '239 minutes' where locked_at is not null`
    await sql`update graphile_worker._private_job_queues set locked_at = now() - interval '239 minutes' where locked_at is not null`
  })
  await eventually(async () => {
    const [locks] = await asOwner(
      (sql) => sql`
        select array(select locked_at > now() - interval '1 hour' from graphile_worker._private_jobs where locked_at is not null) as jobs,
          array(select locked_at > now() - interval '1 hour' from graphile_worker._private_job_queues where locked_at is not null) as queues`,
    )
    return JSON.stringify(locks) === '{"jobs":[true],"queues":[true]}'
  }, 'fresh locks')
  expect(held.server.asked).toHaveLength(1)
})

test('a job that failed before its worker learnt that it was cancelled runs again when somebody wants it', async () => {
  await asOwner(async (sql) => {
    await sql`select graphile_worker.add_job('redraft', job_key => 'redraft:0')`
    await sql`update graphile_worker._private_jobs set attempts = 1, locked_by = 'another', locked_at = now()`
  })
  const job = await idOf('running')
  expect(await cancelJob(chief, { job })).toEqual({ wasRunning: true })
  await asOwner(
    (sql) =>
      sql`update graphile_worker._private_jobs set locked_by = null, locked_at = null, run_at = now() + interval '4 minutes'`,
  )
  await retryJob(chief, { job })
  let runs = 0
  const run = async () => void runs++
  await work([{ kind: 'redraft', key: 'redraft:0', maxAttempts: 2, run }])
  await eventually(async () => (await first()).endedAt !== null, 'the end')
  expect(await shown(chief)).toEqual(['redraft finished'])
  expect(runs).toBe(1)
})

test('a job that has failed for good stays until somebody removes it', async () => {
  await asOwner(async (sql) => {
    await sql`select graphile_worker.add_job('redraft', job_key => 'redraft:0', max_attempts => 3)`
    // Its worker ended three times in the middle of it.
    await sql`update graphile_worker._private_jobs set attempts = 3, locked_by = 'gone', locked_at = now() - interval '1 minute'`
  })
  await work()
  await eventually(async () => (await first()).state === 'failed', 'it to be given up')
  expect(await shown(chief)).toEqual(['redraft failed The worker ended in the middle of it.'])
  expect(await cancelJob(chief, { job: (await first()).id })).toEqual({ wasRunning: false })
  expect(await shown(chief)).toEqual(['redraft cancelled'])
})

test('what a fault has in its words is neither shown nor logged', async () => {
  const secret = 'the note of somebody'
  const faulty: Job = {
    kind: 'redraft',
    key: 'redraft:0',
    maxAttempts: 2,
    due: { everyMs: 60_000, isDue: async () => true },
    run: async ({ sql }) => {
      await sql`select ${secret}::text::uuid`
    },
  }
  await work([faulty])
  await eventually(async () => (await listJobs(chief))?.jobs[0]?.fault != null, 'a failure')
  expect((await first()).fault).toBe('The database refused a step of it (SQLSTATE 22P02). The log says more.')
  const kept = await asOwner((sql) => sql`select last_error, payload::text from graphile_worker._private_jobs`)
  expect(JSON.stringify([kept, logged])).not.toContain(secret)
  expect(logged).toMatchObject([['error', 'a job failed', { job: 'redraft', code: '22P02' }]])
})

test('a job that cannot be begun says so in the same words', async () => {
  await asOwner((sql) => sql`alter table job_runs add constraint refused check (kind <> 'redraft')`)
  try {
    const due = { everyMs: 60_000, isDue: async () => true }
    await work([{ kind: 'redraft', key: 'redraft:0', maxAttempts: 2, due, run: async () => {} }])
    await eventually(async () => (await listJobs(chief))?.jobs[0]?.fault != null, 'a failure')
    expect((await first()).fault).toBe('The database refused a step of it (SQLSTATE 23514). The log says more.')
  } finally {
    await asOwner((sql) => sql`alter table job_runs drop constraint refused`)
  }
})

test('a night in which no worker ran is made up for at the next start', async () => {
  const ids = await makeStudies(3)
  await asOwner(async (sql) => {
    await sql`insert into graphile_worker._private_known_crontabs values ('clean-up', now() - interval '9 days', now() - interval '2 days')`
    await sql`insert into attempts (key, empty_at) values (sha256('swept'), now() - interval '1 hour')`
    await sql`
      insert into study_views select unnest(${ids}::bigint[]), date_trunc('week', now() at time zone 'UTC')::date - 7 * week, 1
      from unnest('{0, 7, 8, 60}'::int[]) week`
    await sql`
      insert into job_runs (job_id, kind, key, attempts, max_attempts, ended_at, outcome)
      select -n, 'redraft', n % 2, 1, 25, now() - (n - 1) * interval '20 days', case n when 3 then 'cancelled' else 'finished' end
      from generate_series(1, 4) n`
  })
  await work()
  await eventually(async () => (await shown(chief))[0] === 'clean-up finished', 'the clean-up')
  const [left] = await asOwner(
    (sql) => sql`
      select (select count(*)::int from attempts where empty_at < now()) as attempts,
        (select count(*)::int from study_views) as views, array(select job_id::int from job_runs where job_id < 0 order by 1 desc) as runs`,
  )
  expect(left).toEqual({ attempts: 0, views: 6, runs: [-1, -2] })
  expect((await first()).done).toBe(9)
  expect(logged).toEqual([])
})

describe('only administrators', () => {
  test('see jobs and change them', async () => {
    await asOwner((sql) => sql`select graphile_worker.add_job('redraft', job_key => 'redraft:0')`)
    const job = (await first()).id
    for (const who of [await makePerson('Edda', 'editor'), await makePerson('Ada')]) {
      expect(await listJobs(who)).toBeNull()
      for (const command of [retryJob, cancelJob])
        await expect(command(who, { job })).rejects.toMatchObject({ code: 'forbidden' })
      // The database says the same.
      const forced = (statement: string) => withViewer(who, (tx) => tx.execute(statement))
      expect([...(await forced('select * from app.background_jobs(10)'))]).toEqual([])
      for (const statement of [
        `select app.retry_job(${job})`,
        `select app.cancel_job(${job})`,
        'select * from job_runs',
        'select * from graphile_worker.jobs',
        "select graphile_worker.add_job('redraft')",
      ])
        await expect(forced(statement), statement).rejects.toMatchObject({ code: '42501' })
    }
    await expect(cancelJob(VISITOR, { job })).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await shown(chief)).toEqual(['redraft waiting'])
  })

  test('and what a worker takes jobs as sees neither a study nor a person', async () => {
    for (const table of ['studies', 'users', 'notes', 'passwords', 'app.portal_logins', 'audit_events'])
      await expect(
        asOwner((sql) =>
          sql.begin(async (tx) => {
            await tx`set local role precis_jobs`
            await tx`select * from ${tx(table)}`
          }),
        ),
        table,
      ).rejects.toMatchObject({ code: '42501' })
  })
})
