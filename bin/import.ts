import type postgres from 'postgres'
import { connect } from '@/db/connection/pool'
import { holdImportLock, runningImport } from '@/db/import/corpus/import-log'
import { undoReferenceImport } from '@/db/import/references/undo-import'
import { StartError } from '@/db/server/start-error'
import { findSourceFiles, type SourceFile } from '@/lib/io/source-files'
import { type ImportArguments, readArguments, type UndoArguments } from './import/arguments'
import { importFiles } from './import/import-files'
import { KINDS } from './import/kinds'
import { printDryRun } from './import/print-dry-run'
import { undone } from './import/report'
import { openDatabase } from './open-database'

/**
 * npm run import -- [mesh|journals|retractions|citations] [--dry-run] [--add-undecided] [--json] FILE|DIR|- …, or --undo NUMBER
 * Exit status: 0 all read to its end; 1 a file broke, is missing or the import could not go on; 2 nothing was begun.
 */
async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2))
  if ('wrong' in args) return fail(args.wrong, 2)
  const files = 'undo' in args ? [] : await filesOf(args)

  const database = await openDatabase()
  const sql = connect(database.url, 'precis_import', 1)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  // Standard input may have nothing to say for as long as it likes.
  stop.signal.addEventListener('abort', () => process.stdin.destroy())
  try {
    // A session that was killed may hold the lock until its server notices.
    await sql`set client_connection_check_interval = '500ms'`.catch(() => {})
    if (!('undo' in args) && args.dryRun) return (await printDryRun(sql, args, files)) || (isMissing ? 1 : 0)
    for (let waited = 0; !(await holdImportLock(sql)); waited += 250) {
      if (waited >= 3000) return fail(await alreadyRunning(sql), 2)
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    if ('undo' in args) return await undo(sql, args)
    const isWhole = await importFiles(sql, args, files, stop.signal)
    return isWhole && !isMissing ? 0 : 1
  } finally {
    await sql.end({ timeout: 5 })
    await database.leave()
  }
}

let isMissing = false

async function filesOf({ kind, names }: ImportArguments): Promise<SourceFile[]> {
  const { endings } = KINDS[kind]
  const found = await findSourceFiles(names, endings)
  for (const name of found.skipped) process.stderr.write(`${name}: skipped, ${notEnding(endings)}\n`)
  for (const { name, reason } of found.missing) process.stderr.write(`${name}: not read, ${reason}\n`)
  isMissing = found.missing.length > 0
  return found.files
}

async function undo(sql: postgres.Sql, { undo: id, json }: UndoArguments): Promise<number> {
  const report = await undoReferenceImport(sql, id)
  if (!report) return fail(`There is no import ${id} of references that could be undone.`, 2)
  console.log(json ? JSON.stringify({ ...report.counts, kept: report.kept }) : undone(report))
  return 0
}

const notEnding = (endings: string[]) =>
  endings.length === 1 ? `not .${endings[0]}` : `neither ${endings.map((ending) => `.${ending}`).join(' nor ')}`

async function alreadyRunning(sql: postgres.Sql): Promise<string> {
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
