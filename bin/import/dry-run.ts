import type postgres from 'postgres'
import type { Rejection } from '@/db/import/corpus/import-log'
import { type DecideOptions, type Decision, decideReferences } from '@/db/import/references/decide'
import { notTaken } from '@/db/import/references/not-taken'
import { countsOf } from '@/db/import/references/reference-import'
import { referenceItemsOf } from '@/lib/io/reference-items'
import type { SourceFile } from '@/lib/io/source-files'
import { KnownWorks } from '@/lib/references/match/known-works'
import { FORMAT_WORDS } from '@/lib/references/parsed-reference'

export type DryRow = Pick<Decision, 'decision' | 'studyId' | 'score' | 'reasons'> & {
  file: string
  line: number
  title: string | null
}
export type DryRun = {
  files: { name: string; format: string; encoding: string }[]
  counts: ReturnType<typeof countsOf>
  rows: DryRow[]
  notTaken: Rejection[]
  isBroken: boolean
}

/** What an import of these files would do, record by record; nothing is written. */
export async function dryRun(sql: postgres.Sql, files: SourceFile[], options: DecideOptions): Promise<DryRun> {
  const known = new KnownWorks()
  const found: DryRun = { files: [], counts: countsOf([]), rows: [], notTaken: [], isBroken: false }
  const decisions: Decision[] = []
  for (const file of files) {
    for await (const piece of referenceItemsOf(file)) {
      const items = piece.flatMap((item) => (item.kind === 'reference' ? [item] : []))
      for (const fault of piece) {
        if (fault.kind === 'reference') continue
        found.notTaken.push({ ...fault, file: file.name })
        found.isBroken = true
      }
      const records = items.filter(({ ordinal }) => ordinal > 0)
      const decided = await sql.begin('read only', (tx) => decideReferences(tx, records, options, known))
      decisions.push(...decided)
      found.notTaken.push(...notTaken(items, records, decided))
      for (const [index, { file: facts, entry }] of records.entries()) {
        if (found.files.at(-1)?.name !== facts.name) {
          found.files.push({ name: facts.name, format: FORMAT_WORDS[facts.format], encoding: facts.encoding })
        }
        const { decision, studyId, score, reasons } = decided[index] as Decision
        const title = entry.kind === 'reference' ? (entry.reference.title ?? null) : null
        found.rows.push({ file: facts.name, line: entry.line, title, decision, studyId, score, reasons })
      }
    }
  }
  return { ...found, counts: countsOf(decisions) }
}
