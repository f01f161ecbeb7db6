import type { Pool, PoolClient } from 'pg'
import type { Job } from './job'

/** First number of the locks by which workers are known to live; the second is made of the worker's name. */
export const WORKER_LOCK = 7_412_051

/** A worker that has just taken its first job may not be known to live yet. */
const KNOWN_AFTER = '5 seconds'
/** The library waits longer after each failure, up to six hours; what was away may be back long before. */
const LONGEST_WAIT = '5 minutes'

/** The library gives a job that was locked four hours ago to another worker, though the first one still runs it. */
const RENEWED_AFTER = '5 minutes'

/** A job as it was taken from the queue. */
export type Taken = { id: string; key: string | null; attempts: number; max_attempts: number; task_identifier: string }

/**
 * The queue as workers of the portal use it, as the role precis_jobs: what the library leaves to them, and what becomes of
 * each job. All that is known here of the library's tables is for its version in package.json.
 */
export class Queue {
  #presence: { worker: string; client: PoolClient } | undefined

  constructor(readonly pool: Pool) {}

  /** Holds a lock for as long as this process lives and is connected: until then its jobs are nobody else's. */
  async live(worker: string): Promise<void> {
    if (this.#presence?.worker === worker) return
    this.leave()
    const client = await this.pool.connect()
    try {
      // A machine that lost its power closes no connection.
      await client.query(`select set_config('tcp_keepalives_idle', '30', false), set_config('tcp_keepalives_interval', '10', false),
        set_config('tcp_keepalives_count', '3', false)`)
      await client.query('select pg_advisory_lock($1, hashtext($2))', [WORKER_LOCK, worker])
    } catch (error) {
      client.release(true)
      throw error
    }
    this.#presence = { worker, client }
    client.once('end', () => {
      if (this.#presence?.client === client) this.#presence = undefined
    })
  }

  leave() {
    this.#presence?.client.release(true)
    this.#presence = undefined
  }

  /** Puts jobs of workers that have ended back into the queue; an attempt has been spent: it may have been the job's fault. */
  async releaseEnded(): Promise<void> {
    await this.pool.query(
      `with holders as materialized (
        select locked_by from graphile_worker._private_jobs where locked_at < now() - $2::interval
        union select locked_by from graphile_worker._private_job_queues where locked_at < now() - $2::interval
      ), ended as materialized (
        select locked_by from holders where pg_try_advisory_xact_lock($1, hashtext(locked_by))
      ), jobs as (
        update graphile_worker._private_jobs j
        set locked_by = null, locked_at = null, last_error = 'The worker ended in the middle of it.'
        from ended where j.locked_by = ended.locked_by
      )
      update graphile_worker._private_job_queues q set locked_by = null, locked_at = null
      from ended where q.locked_by = ended.locked_by`,
      [WORKER_LOCK, KNOWN_AFTER],
    )
  }

  /** Keeps for this worker the jobs `ids` that it still runs, and their queues. */
  async renew(worker: string, ids: string[]): Promise<void> {
    if (ids.length === 0) return
    await this.pool.query(
      `with jobs as (
        update graphile_worker._private_jobs set locked_at = now()
        where id = any($2::bigint[]) and locked_by = $1 and locked_at < now() - $3::interval
        returning job_queue_id
      )
      update graphile_worker._private_job_queues q set locked_at = now()
      from jobs where q.id = jobs.job_queue_id and q.locked_by = $1`,
      [worker, ids, RENEWED_AFTER],
    )
  }

  /** Gives back a job that this worker leaves because it ends itself: that is no attempt of the job's. */
  async giveBack(id: string): Promise<void> {
    await this.pool.query(
      `with job as (
        update graphile_worker._private_jobs
        set locked_by = null, locked_at = null, attempts = greatest(attempts - 1, 0), run_at = now()
        where id = $1 returning job_queue_id
      )
      update graphile_worker._private_job_queues q set locked_by = null, locked_at = null
      from job where q.id = job.job_queue_id`,
      [id],
    )
  }

  async shortenWaits(): Promise<void> {
    await this.pool.query(
      `update graphile_worker._private_jobs set run_at = now() + $1::interval
      where is_available and attempts > 0 and run_at > now() + $1::interval`,
      [LONGEST_WAIT],
    )
  }

  /** Whether the job may be put into the queue: it is not there, and nobody has cancelled it since. */
  async mayAdd({ key }: Job): Promise<boolean> {
    const { rows } = await this.pool.query(
      `select not exists (select from graphile_worker._private_jobs where key = $1) and
        (select outcome from job_runs where key = $1 order by job_id desc limit 1) is distinct from 'cancelled' as may`,
      [key],
    )
    return rows[0]?.may === true
  }

  /** Adds it, if no other worker has; of one kind, one runs at a time. */
  async add({ kind, key, maxAttempts }: Pick<Job, 'kind' | 'key' | 'maxAttempts'>): Promise<void> {
    await this.pool.query(
      `select graphile_worker.add_job($1, '{}', queue_name => $1, max_attempts => $2, job_key => $3, job_key_mode => 'unsafe_dedupe')`,
      [kind, maxAttempts, key],
    )
  }

  /** Takes note that a job runs; says where somebody has cancelled it, or where it was done by a worker that could not say so. */
  async begin({ id, key, attempts, max_attempts, task_identifier }: Taken): Promise<'begun' | 'cancelled' | 'done'> {
    const { rows } = await this.pool.query(
      `insert into job_runs as r (job_id, kind, key, attempts, max_attempts, begun_at) values ($1, $2, $3, $4, $5, now())
      on conflict (job_id) do update set attempts = excluded.attempts, begun_at = now() where r.outcome is null
      returning cancel_asked_at is not null as cancelled`,
      [id, task_identifier, key, attempts, max_attempts],
    )
    if (rows.length === 0) return 'done'
    return rows[0].cancelled ? 'cancelled' : 'begun'
  }

  async progress(id: string, done: number, total: number | null): Promise<void> {
    await this.pool.query('update job_runs set done = $2, total = $3 where job_id = $1', [id, done, total])
  }

  async end(id: string, outcome: 'finished' | 'cancelled'): Promise<void> {
    await this.pool.query('update job_runs set outcome = $2, ended_at = now() where job_id = $1 and outcome is null', [
      id,
      outcome,
    ])
  }

  /** Those of the jobs `ids` that somebody wants to end. */
  async cancelled(ids: string[]): Promise<string[]> {
    if (ids.length === 0) return []
    const { rows } = await this.pool.query(
      'select job_id from job_runs where cancel_asked_at is not null and job_id = any($1::bigint[])',
      [ids],
    )
    return rows.map((row) => row.job_id)
  }
}
