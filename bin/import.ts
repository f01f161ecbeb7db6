import { connect } from '@/db/connection/pool'
import { holdImportLock, runningImport } from '@/db/import/corpus/import-log'
import { StartError } from '@/db/server/start-error'
import { findSourceFiles } from '@/lib/io/source-files'
import { readArguments } from './import/arguments'
import { KINDS } from './import/kinds'
import { ImportReporter, summary } from './import/report'
import { openDatabase } from './open-database'

/**
 * npm run import -- [mesh|journals|retractions] [--json] FILE|DIR|- …
 * Exit status: 0 all read to its end; 1 a file broke, is missing or the import could not go on; 2 nothing was begun.
 */
async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2))
  if ('wrong' in args) return fail(args.wrong, 2)
  const startedAt = Date.now()
  const reporter = new ImportReporter(startedAt)
  const { endings, run } = KINDS[args.kind]
  const found = await findSourceFiles(args.names, endings)
  for (const name of found.skipped) reporter.say(`${name}: skipped, ${notEnding(endings)}`)
  for (const { name, reason } of found.missing) reporter.say(`${name}: not read, ${reason}`)

  const database = await openDatabase()
  const sql = connect(database.url, 'precis_import', 1)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  // Standard input may have nothing to say for as long as it likes.
  stop.signal.addEventListener('abort', () => process.stdin.destroy())
  try {
    // A session that was killed may hold the lock until its server notices.
    await sql`set client_connection_check_interval = '500ms'`.catch(() => {})
    for (let waited = 0; !(await holdImportLock(sql)); waited += 250) {
      if (waited >= 3000) return fail(await alreadyRunning(sql), 2)
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    const { state, counts } = await run(sql, found.files, {
      names: args.names,
      onProgress: (sofar) => reporter.progress(sofar),
      onRejection: (rejection) => reporter.rejection(rejection),
      signal: stop.signal,
    })
    reporter.end()
    const seconds = (Date.now() - startedAt) / 1000
    const peak_mb = Math.round(process.resourceUsage().maxRSS / 1024)
    if (args.json) console.log(JSON.stringify({ ...counts, seconds: Math.round(seconds * 100) / 100, peak_mb }))
    else console.log(summary(args.kind, counts, seconds))
    if (state === 'interrupted')
      reporter.say('Interrupted: what is counted above is in; run the same import again for the rest.')
    return state === 'finished' && found.missing.length === 0 ? 0 : 1
  } finally {
    await sql.end({ timeout: 5 })
    await database.leave()
  }
}

const notEnding = (endings: string[]) =>
  endings.length === 1 ? `not .${endings[0]}` : `neither ${endings.map((ending) => `.${ending}`).join(' nor ')}`

async function alreadyRunning(sql: ReturnType<typeof connect>): Promise<string> {
  const running = await runningImport(sql)
  if (!running) return 'Another import is just beginning. Run this one when it has finished.'
  const since = running.startedAt.toISOString().slice(0, 16).replace('T', ' ')
  return `An import of ${running.sources.join(', ')} has been running since ${since} UTC. Run this one when it has finished.`
}

function fail(line: string, status: number): number {
  process.stderr.write(`${line}\n`)
  return status
}

main().then(
  (status) => {
    process.exitCode = status
  },
  (error) => {
    // What the database or the machine says of itself is one line; a fault of ours keeps its stack.
    const isOutside = error instanceof StartError || typeof error.code === 'string'
    if (!isOutside) console.error(error)
    process.exitCode = fail(error instanceof StartError ? error.message : `The import stopped: ${error.message}`, 1)
  },
)
