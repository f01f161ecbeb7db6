import { setTimeout as sleep } from 'node:timers/promises'
import type postgres from 'postgres'
import { connect } from '@/db/connection/pool'
import { isTransient } from '@/db/connection/transient-error'
import { hasRoom } from '@/db/server/room'
import { describeError } from '@/lib/log/describe-error'
import { once } from '@/lib/log/once'
import type { Log } from '@/lib/log/vocabulary'
import { enqueueStaleDocuments } from './enqueue-stale-documents'
import { keepSpace } from './latent-spaces'
import { writeWaiting } from './queue'
import { finishRebuild, queueMore } from './rebuild'
import { rebalanceAllTiers } from './tiers'
import { countIfStale } from './update-index'

/** Any number will do as long as nobody else in this database uses it. */
const WORKER_LOCK = 7_412_041

/** How often it looks for work, and how long it waits for a database that is away or another portal that has the lock. */
const LOOK_MS = 2_000
/** Between two pieces of work it rests as long as the piece took: half of one core at most. */
const LEAST_REST_MS = 25
/** Documents written before tiers are settled again: what one move of them takes stays short. */
const SETTLE_AFTER = 5_000
/** How often everything is counted if stale, and all studies are looked through for drift. */
const COUNT_EVERY_MS = 15 * 60_000
const SWEEP_EVERY_MS = 60 * 60_000

/** A fault that every study has is not logged a million times. */
const MOST_LOGGED = 100

/**
 * Keeps what searches read true in the background until `signal`: writes the documents that wait, goes on with a rebuild,
 * settles tiers, counts, and looks for documents that have drifted. One connection, pieces that a kill undoes whole, one
 * process of a database at a time; the others wait for its end. Never rejects: what it cannot do is logged, each thing
 * once, and tried again.
 *
 * It is a loop and no background job: its queue is a table of the corpus, which an import fills with a row for each study
 * in the transaction that writes it. A job for each of them would double what an import writes, and one job for all would
 * run without an end. What is most urgent is chosen anew after each piece of some milliseconds.
 */
export async function runIndexWorker(url: string, signal: AbortSignal, log: Log): Promise<void> {
  let holds = false
  const sql = connect(url, 'precis_import', 1, () => {
    holds = false
  })
  const end = () => sql.end({ timeout: 0 }).catch(() => {})
  signal.addEventListener('abort', end, { once: true })
  const logOnce = once(log, MOST_LOGGED)
  const work = new Work(sql, logOnce)
  while (!signal.aborted) {
    const began = performance.now()
    let busy = false
    try {
      holds ||= await hold(sql)
      busy = holds && hasRoom() && (await work.next())
    } catch (error) {
      if (!signal.aborted && !isTransient(error))
        logOnce('error', 'the search index is not kept up', describeError(error))
    }
    const rest = busy ? Math.max(LEAST_REST_MS, Math.min(performance.now() - began, LOOK_MS)) : LOOK_MS
    await sleep(rest, undefined, { signal }).catch(() => {})
  }
  await end()
}

/** The lock goes with the session: of a process that was killed, as soon as the server notices. */
async function hold(sql: postgres.Sql): Promise<boolean> {
  await sql`set client_connection_check_interval = '500ms'`.catch((error) => {
    // Not every system can notice in mid-query.
    if (isTransient(error)) throw error
  })
  const [row] = await sql`select pg_try_advisory_lock(${WORKER_LOCK}) as held`
  return row?.held === true
}

/** What there is to do, the most urgent first, a piece at a time. */
class Work {
  #written = 0
  #unsettled = 0
  #countAt = 0
  #sweepAt = 0
  #sweptTo = 0

  constructor(
    readonly sql: postgres.Sql,
    readonly log: Log,
  ) {}

  /** Does one piece; false where there was none. */
  async next(): Promise<boolean> {
    return (
      (await this.#write()) ||
      (await this.#rebuild()) ||
      (await keepSpace(this.sql)) ||
      (await this.#count()) ||
      (await this.#sweep())
    )
  }

  async #write(): Promise<boolean> {
    if (this.#unsettled >= SETTLE_AFTER) {
      await rebalanceAllTiers(this.sql)
      this.#unsettled = 0
      return true
    }
    const written = await writeWaiting(this.sql, (study, error) =>
      this.log('error', 'a study cannot be made searchable', { study, ...describeError(error) }),
    )
    this.#unsettled += written
    this.#written += written
    return written > 0
  }

  async #rebuild(): Promise<boolean> {
    const more = await queueMore(this.sql)
    if (more !== 'whole') return more !== null
    if (await finishRebuild(this.sql)) this.#written = 0
    return false
  }

  /** After something was written, and at times in case an import was killed before it could. */
  async #count(): Promise<boolean> {
    if (this.#written === 0 && Date.now() < this.#countAt) return false
    await rebalanceAllTiers(this.sql)
    await countIfStale(this.sql)
    this.#written = 0
    this.#unsettled = 0
    this.#countAt = Date.now() + COUNT_EVERY_MS
    return true
  }

  async #sweep(): Promise<boolean> {
    if (Date.now() < this.#sweepAt) return false
    const last = await enqueueStaleDocuments(this.sql, this.#sweptTo)
    this.#sweptTo = last ?? 0
    if (last === null) this.#sweepAt = Date.now() + SWEEP_EVERY_MS
    // A sweep is in no hurry: the next part when it looks again.
    return false
  }
}
