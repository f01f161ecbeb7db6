import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, parseCronItems, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type postgres from 'postgres'
import { nodePostgres } from '@/db/connection/node-postgres'
import { connect } from '@/db/connection/pool'
import { isTransient } from '@/db/connection/transient-error'
import { describeError } from '@/lib/log/describe-error'
import { once } from '@/lib/log/once'
import type { Log } from '@/lib/log/vocabulary'
import type { Job } from './job'
import { Queue, type Taken } from './queue'
import { runJob, type Worker } from './run-job'

/** Jobs of different kinds at a time. */
const AT_ONCE = 4
/** For the queue; a job works on a connection of its own. Two of these listen and say that the worker lives. */
const CONNECTIONS = 5
/** How often it is looked for jobs whose time has come, for work, for workers that have ended and for what was cancelled. */
const LOOK_MS = 2_000
/** How long jobs may take to leave off when the worker ends. */
const LEAVE_MS = 3_000

/**
 * Runs jobs of these kinds until `signal`, after whatever ends the database. Several may do so on one database at once.
 * Never rejects: what it cannot do is logged, each thing once, and tried again.
 */
export async function runJobs(url: string, jobs: Job[], signal: AbortSignal, log: Log): Promise<void> {
  const logOnce = once(log)
  const fault = (error: unknown) => {
    if (!signal.aborted && !isTransient(error)) logOnce('error', 'background jobs do not run', describeError(error))
  }
  while (!signal.aborted) {
    await runUntilFault(url, jobs, signal, logOnce, fault).catch(fault)
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {})
  }
}

async function runUntilFault(
  url: string,
  jobs: Job[],
  signal: AbortSignal,
  log: Log,
  fault: (error: unknown) => void,
): Promise<void> {
  const pool = await nodePostgres(url, CONNECTIONS, 'precis_jobs')
  const queue = new Queue(pool)
  const worker: Worker = { url, queue, running: new Map(), log }
  const sql = connect(url, 'precis_import', 1)
  try {
    const looking = new AbortController()
    const { runner, name } = await begin(worker, jobs, signal, fault)
    const ended = runner.promise.finally(() => looking.abort()).catch(fault)
    const stop = () => void runner.stop().catch(() => {})
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    const looks = jobs.flatMap((job) => (job.due ? [{ job, ...job.due, at: 0 }] : []))
    while (!signal.aborted && !looking.signal.aborted) {
      await look(worker, name(), looks, sql).catch(fault)
      await sleep(LOOK_MS, undefined, { signal: AbortSignal.any([signal, looking.signal]) }).catch(() => {})
    }
    signal.removeEventListener('abort', stop)
    await Promise.race([ended, sleep(LEAVE_MS)])
  } finally {
    queue.leave()
    await Promise.race([Promise.allSettled([pool.end(), sql.end({ timeout: 0 })]), sleep(500)])
  }
}

async function begin(worker: Worker, jobs: Job[], signal: AbortSignal, fault: (error: unknown) => void) {
  const events: WorkerEvents = new EventEmitter()
  let name = ''
  events.on('pool:create', ({ workerPool }) => {
    name = workerPool.id
  })
  events.on('worker:getJob:error', ({ error }) => fault(error))
  const taskList: TaskList = Object.fromEntries(
    jobs.map((job) => [
      job.kind,
      (_payload, { job: taken, abortSignal }) =>
        runJob(job, taken as Taken, abortSignal ? AbortSignal.any([signal, abortSignal]) : signal, worker),
    ]),
  )
  const runner: Runner = await run({
    pgPool: worker.queue.pool,
    schema: 'graphile_worker',
    concurrency: AT_ONCE,
    pollInterval: LOOK_MS,
    noHandleSignals: true,
    taskList,
    parsedCronItems: parseCronItems(jobs.flatMap(timed)),
    events,
    // Of a failed job it would repeat the words; what concerns itself is logged by `fault`.
    logger: new Logger(() => () => {}),
    // Otherwise it does not wait for the answer to "this job is done", and a database that is away then ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })
  return { runner, name: () => name }
}

/** A run that was missed for up to a day, because no worker ran, is made up for. */
const DAY_MS = 24 * 60 * 60_000

const timed = ({ kind, key, at, maxAttempts }: Job) =>
  at === undefined
    ? []
    : [
        {
          task: kind,
          match: at,
          identifier: key,
          options: {
            backfillPeriod: DAY_MS,
            queueName: kind,
            maxAttempts,
            jobKey: key,
            jobKeyMode: 'preserve_run_at' as const,
          },
        },
      ]

type Look = { job: Job; at: number } & NonNullable<Job['due']>

async function look({ queue, running }: Worker, name: string, looks: Look[], sql: postgres.Sql): Promise<void> {
  await queue.live(name)
  await queue.renew(name, [...running.keys()])
  await queue.releaseEnded()
  await queue.shortenWaits()
  for (const id of await queue.cancelled([...running.keys()])) running.get(id)?.abort()
  for (const look of looks) {
    if (performance.now() < look.at) continue
    look.at = performance.now() + look.everyMs
    if ((await queue.mayAdd(look.job)) && (await look.isDue(sql))) await queue.add(look.job)
  }
}
