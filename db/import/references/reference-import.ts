import type postgres from 'postgres'
import type { ImportSql } from '@/db/connection/copy-rows'
import { applyBatch } from '@/db/import/corpus/batch'
import {
  type ImportOptions,
  type ImportReport,
  type ImportTask,
  runImport,
  type Taken,
} from '@/db/import/corpus/import-run'
import { Journals } from '@/db/import/corpus/journals'
import { sourceKeyOf } from '@/db/import/corpus/study-rows'
import type { ReferenceItem } from '@/lib/io/reference-items'
import { precedenceOf } from '@/lib/records/record-precedence'
import { studyOfReference } from '@/lib/references/study-of-reference'
import { type DecideOptions, type Decision, decideReferences, isTitled, referenceKey } from './decide'
import { openReferenceImport, writeImportRows } from './import-rows'
import { notTaken } from './not-taken'

export type ReferenceImportReport = ImportReport & {
  /** Numbers by which the imports of the files can be undone. */
  imports: number[]
}

/**
 * Imports reference files (see `runImport`): adds what is new as studies of source "reference", changes nothing that is
 * here, and leaves to a person what may be here. What became of each record is kept with what the file said of it.
 */
export async function importReferences(
  sql: postgres.Sql,
  options: ImportOptions<ReferenceItem>,
  decide: DecideOptions,
): Promise<ReferenceImportReport> {
  const task = new ReferenceTask(decide)
  const report = await runImport(sql, task, options)
  return { ...report, imports: [...task.imports].sort((a, b) => a - b) }
}

class ReferenceTask implements ImportTask<ReferenceItem, ReferenceItem> {
  readonly kind = 'references'
  readonly imports = new Set<number>()
  readonly #journals = new Journals()

  constructor(readonly decide: DecideOptions) {}

  prepare(item: ReferenceItem) {
    return { item, size: item.entry.raw.length * 2 }
  }

  async take(tx: ImportSql, items: ReferenceItem[]): Promise<Taken> {
    const records = items.filter(({ ordinal }) => ordinal > 0)
    const decisions = await decideReferences(tx, records, this.decide)
    const made = await addNew(tx, records, decisions, this.#journals)
    const rows = records.map((item, index) => {
      const decision = decisions[index] as Decision
      const studyId = decision.studyId ?? made.get(decision.workKey ?? '') ?? null
      return { item, decision: { ...decision, studyId }, added: decision.decision === 'new' && studyId !== null }
    })
    for (const sha256 of new Set(items.map(({ file }) => file.sha256))) {
      const ofFile = rows.filter(({ item }) => item.file.sha256 === sha256)
      const file = items.find((item) => item.file.sha256 === sha256)?.file
      if (!file) continue
      const importId = await openReferenceImport(tx, file)
      await writeImportRows(tx, importId, ofFile)
      this.imports.add(importId)
    }
    return { counts: countsOf(decisions), rejections: [...notTaken(items, records, decisions)] }
  }

  forget() {
    this.#journals.forget()
  }
}

/** How many of each there are; `records` is the sum of those beside it. */
export function countsOf(decisions: readonly Decision[]) {
  const count = (...names: Decision['decision'][]) =>
    decisions.filter(({ decision }) => names.includes(decision)).length
  return {
    records: decisions.length,
    added: count('new'),
    unchanged: count('same'),
    undecided: count('maybe'),
    rejected: count('broken', 'skip'),
  }
}

/** Adds the new ones; their studies by what names the references. */
async function addNew(
  tx: ImportSql,
  items: ReferenceItem[],
  decisions: Decision[],
  journals: Journals,
): Promise<Map<string, number>> {
  const records = items.flatMap((item, index) => {
    const isNew = decisions[index]?.decision === 'new'
    if (!isNew || item.entry.kind !== 'reference' || !isTitled(item.entry.reference)) return []
    const key = referenceKey(item)
    return [{ key, record: studyOfReference(item.entry.reference, key) }]
  })
  if (records.length === 0) return new Map()
  const entries = records.map(({ record }) => ({ kind: 'study' as const, record, precedence: precedenceOf(record) }))
  await applyBatch(tx, entries, journals, true)
  const keys = records.map(({ record }) => sourceKeyOf(record))
  const rows = await tx`select id::int, source_key from studies where source_key = any(${keys}::text[])`
  const ids = new Map(rows.map((row) => [row.source_key as string, row.id as number]))
  return new Map(records.map(({ key, record }) => [key, ids.get(sourceKeyOf(record)) as number]))
}
