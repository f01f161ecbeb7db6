import { connect } from '@/db/connection/pool'
import { isTransient } from '@/db/connection/transient-error'
import { JobFault } from '@/lib/jobs/job-fault'
import { describeError } from '@/lib/log/describe-error'
import type { Log } from '@/lib/log/vocabulary'
import { faultWords } from './fault-words'
import type { Job } from './job'
import type { Queue, Taken } from './queue'

/** Progress is written at most so often. */
const WRITE_EVERY_MS = 500

export type Worker = {
  url: string
  queue: Queue
  /** What runs here now, by number, with what cancels it. */
  running: Map<string, AbortController>
  log: Log
}

/**
 * Runs a job that was taken from the queue. What it throws is kept with the job and shown: words for an administrator. A
 * job that was cancelled is done; one that is left because the worker ends, by `stopping`, goes back into the queue.
 */
export async function runJob(job: Job, taken: Taken, stopping: AbortSignal, worker: Worker): Promise<void> {
  const { queue, running, log } = worker
  const { id } = taken
  const cancel = new AbortController()
  try {
    const state = await queue.begin(taken)
    if (state === 'cancelled') return await queue.end(id, 'cancelled')
    if (state === 'done') return
    running.set(id, cancel)
    await work(job, taken, AbortSignal.any([stopping, cancel.signal]), worker).catch((error: unknown) => {
      // A job that was cancelled breaks off with an error that is no fault.
      if (!cancel.signal.aborted) throw error
    })
    // One that was stopped may have ended early without a word.
    if (!stopping.aborted) return await queue.end(id, cancel.signal.aborted ? 'cancelled' : 'finished')
  } catch (error) {
    if (!stopping.aborted) {
      const words = faultWords(error)
      if (error instanceof JobFault) log('warn', 'a job failed', { job: job.kind, reason: words })
      else if (!isTransient(error)) log('error', 'a job failed', { job: job.kind, ...describeError(error) })
      throw new Error(words)
    }
  } finally {
    running.delete(id)
  }
  // Where the database is away as well, another worker finds that this one has ended.
  await queue.giveBack(id).catch(() => {})
  throw new Error('The worker was stopped.')
}

async function work(job: Job, { id, key }: Taken, signal: AbortSignal, { url, queue }: Worker): Promise<void> {
  const sql = connect(url, 'precis_import', 1)
  // A statement under way ends with its connection.
  const end = () => sql.end({ timeout: 0 }).catch(() => {})
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) end()
  let written: { at: number; done: number } | undefined
  let latest: { done: number; total: number | null } | undefined
  const write = async () => {
    if (!latest || written?.done === latest.done) return
    written = { at: performance.now(), done: latest.done }
    await queue.progress(id, latest.done, latest.total)
  }
  try {
    await job.run({
      sql,
      signal,
      key,
      progress: async (done, total) => {
        latest = { done, total }
        if (!written || performance.now() - written.at >= WRITE_EVERY_MS) await write()
      },
    })
    await write()
  } finally {
    signal.removeEventListener('abort', end)
    await end()
  }
}
