import type postgres from 'postgres'
import type { SourceFile } from '@/lib/io/source-files'
import type { ImportArguments } from './arguments'
import { type DryRow, dryRun } from './dry-run'
import { ImportReporter } from './report'
import { runsOf } from './runs'

/** Says what an import of reference files would do; the exit status. Of other files there is no dry run. */
export async function printDryRun(sql: postgres.Sql, args: ImportArguments, files: SourceFile[]): Promise<number> {
  const runs = await runsOf(args, files)
  const others = runs.flatMap(({ kind, files: ofKind }) => (kind === 'references' ? [] : ofKind))
  if (others.length > 0 || runs.length === 0) {
    const name = others[0]?.name ?? args.names[0]
    process.stderr.write(`${name}: --dry-run is for reference files, and this is none.\n`)
    return 2
  }
  const found = await dryRun(
    sql,
    runs.flatMap(({ files: ofKind }) => ofKind),
    args,
  )
  if (args.json) console.log(JSON.stringify({ ...found.counts, files: found.files, rows: found.rows }))
  else {
    for (const { name, format, encoding } of found.files) console.log(`${name}: ${format}, ${encoding}`)
    const { records, added, unchanged, undecided, rejected } = found.counts
    console.log(
      `${records} records: ${added} new, ${unchanged} already here, ${undecided} to decide, ${rejected} that cannot be taken. Nothing was changed.`,
    )
    for (const row of found.rows) if (row.decision === 'same' || row.decision === 'maybe') console.log(lineOf(row))
  }
  const reporter = new ImportReporter(0, true)
  for (const each of found.notTaken) if (!/^Left to decide/.test(each.reason)) reporter.rejection(each)
  return found.isBroken ? 1 : 0
}

const lineOf = ({ line, title, decision, studyId, reasons }: DryRow) => {
  const which = studyId ? `study ${studyId}` : 'another reference of these files'
  return `line ${line}: ${title ?? 'no title'}: ${decision === 'same' ? 'is' : 'may be'} ${which} (${reasons.join(', ')})`
}
