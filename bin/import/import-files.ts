import type postgres from 'postgres'
import type { ImportCounts } from '@/db/schema/imports'
import type { SourceFile } from '@/lib/io/source-files'
import type { ImportArguments } from './arguments'
import { ImportReporter, lackOfRoom, summary, undoHint } from './report'
import { runsOf } from './runs'

/** Imports these files and prints the account of it; whether all were read to their end. */
export async function importFiles(
  sql: postgres.Sql,
  args: ImportArguments,
  files: SourceFile[],
  signal: AbortSignal,
): Promise<boolean> {
  const startedAt = Date.now()
  const total: Partial<ImportCounts> = {}
  const imports: number[] = []
  let isWhole = true
  for (const { kind, files: ofKind, run } of await runsOf(args, files)) {
    const begunAt = Date.now()
    const reporter = new ImportReporter(begunAt, kind === 'references')
    const report = await run(sql, ofKind, {
      names: args.kind === kind && ofKind.length === files.length ? args.names : ofKind.map(({ name }) => name),
      onProgress: (sofar) => reporter.progress(sofar),
      onRejection: (rejection) => reporter.rejection(rejection),
      onLackOfRoom: (bytes) => reporter.say(lackOfRoom(bytes)),
      signal,
    })
    reporter.end()
    add(total, report.counts)
    if ('imports' in report) imports.push(...(report.imports as number[]))
    if (!args.json) console.log(summary(kind, report.counts, (Date.now() - begunAt) / 1000))
    if (report.state === 'interrupted')
      reporter.say('Interrupted: what is counted above is in; run the same import again for the rest.')
    isWhole &&= report.state === 'finished'
    if (signal.aborted) break
  }
  const seconds = Math.round((Date.now() - startedAt) / 10) / 100
  const peak_mb = Math.round(process.resourceUsage().maxRSS / 1024)
  const undo = imports.length > 0 ? { reference_imports: imports } : {}
  if (args.json) console.log(JSON.stringify({ ...total, seconds, peak_mb, ...undo }))
  else for (const id of imports) console.log(undoHint(id))
  return isWhole
}

function add(total: Partial<ImportCounts>, counts: ImportCounts) {
  for (const [name, value] of Object.entries(counts) as [keyof ImportCounts, number][]) {
    total[name] = (total[name] ?? 0) + value
  }
}
