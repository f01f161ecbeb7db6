import { setTimeout as sleep } from 'node:timers/promises'
import type postgres from 'postgres'
import { disconnect } from '@/db/connection/disconnect'
import { connect } from '@/db/connection/pool'
import { LOST, withRetry } from '@/db/connection/with-retry'
import { readSearchIndex } from '@/db/search/index/index-status'
import { waitingStudies, writeWaiting } from '@/db/search/index/queue'
import { beginRebuild, finishRebuild, openRebuild, queueMore } from '@/db/search/index/rebuild'
import { rebalanceAllTiers } from '@/db/search/index/tiers'
import { countIfStale } from '@/db/search/index/update-index'
import { StartError } from '@/db/server/start-error'
import { OPERATOR } from '@/lib/access/viewer'
import { openDatabase } from './open-database'
import { report } from './report'
import { IndexProgress } from './search/progress'
import { statusLines } from './search/status'

const USAGE = `Usage: npm run search -- rebuild [--resume]
       npm run search -- resume
       npm run search -- status [--json]`

/**
 * npm run search -- rebuild | resume | status
 * Exit status: 0 all is written; 1 it was interrupted or could not go on.
 */
async function run([command = '', ...rest]: string[]): Promise<void> {
  const [flag, ...more] = rest
  const known = { rebuild: '--resume', resume: undefined, status: '--json' }
  const isKnown = command in known && (flag === undefined || flag === known[command as keyof typeof known])
  if (!isKnown || more.length > 0) throw new StartError(USAGE)
  const database = await openDatabase()
  try {
    if (command === 'status') await status(flag === '--json')
    else await write(database.url, command === 'rebuild' && !flag)
  } finally {
    await disconnect()
    await database.leave()
  }
}

async function status(json: boolean): Promise<void> {
  const index = await readSearchIndex(OPERATOR)
  if (!index) throw new StartError('The state of the index could not be read.')
  if (!json) return console.log(statusLines(index))
  const { studies, documents, waiting, tiers, countedAt, rebuildAskedAt } = index
  console.log(JSON.stringify({ studies, documents, waiting, tiers, countedAt, rebuildAskedAt }))
}

/** Writes what waits until nothing does, beside a portal that may be at it too. */
async function write(url: string, anew: boolean): Promise<void> {
  const sql = connect(url, 'precis_import', 1)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const progress = new IndexProgress()
  try {
    if (anew && !(await withRetry(() => beginRebuild(sql))))
      progress.say('Everything is being written again already: going on with it.')
    progress.begin(await remaining(sql))
    for (let left = await remaining(sql); left !== null && !stop.signal.aborted; left = await remaining(sql)) {
      progress.show(left)
      await piece(sql, stop.signal, progress)
      await rebalanceAllTiers(sql)
    }
    if (!stop.signal.aborted) await countIfStale(sql)
    const left = await remaining(sql)
    progress.end(left)
    if (left === null) return
    process.exitCode = 1
    progress.say('Stopped. A portal that runs goes on by itself; so does: npm run search -- resume')
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Some seconds of work at most, so that it is known how far it is. */
async function piece(sql: postgres.Sql, stop: AbortSignal, progress: IndexProgress) {
  const unwritable = (id: number, { message }: Error) =>
    progress.say(`Study ${id} cannot be made searchable: ${message}`)
  for (const until = Date.now() + 1_000; Date.now() < until && !stop.aborted; ) {
    if ((await withRetry(() => writeWaiting(sql, unwritable), LOST)) > 0) continue
    const more = await withRetry(() => queueMore(sql), LOST)
    if (more === 'whole' && (await finishRebuild(sql))) return
    // The rest is in the hands of another process.
    if (typeof more !== 'number') await sleep(200)
  }
}

/** Studies still to be written; null once nothing is left to do. */
async function remaining(sql: postgres.Sql): Promise<number | null> {
  const [rebuild, waiting] = [await openRebuild(sql), await waitingStudies(sql)]
  return rebuild || waiting > 0 ? waiting + (rebuild?.unqueued ?? 0) : null
}

await report(() => run(process.argv.slice(2)))
process.exit()
