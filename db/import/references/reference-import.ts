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
import { studyWorkKey } from '@/db/references/candidates'
import type { ReferenceItem } from '@/lib/io/reference-items'
import { precedenceOf } from '@/lib/records/record-precedence'
import { studyOfReference } from '@/lib/references/study-of-reference'
import { type Choice, type DecideOptions, type Decision, decideReferences, isTitled, referenceKey } from './decide'
import { openReferenceImport, readImportRows, writeImportRows } from './import-rows'
import { notTaken } from './not-taken'

export type ReferenceImportReport = ImportReport & {
  /** Numbers by which the imports of the files can be undone. */
  imports: number[]
}

/** An upload that is imported: what was decided of its records. Cut short and begun again it ends as if it had not been. */
export type UploadToImport = {
  id: string
  /** By the place of the record; `otherOrdinal`: the record of the same file that it was decided against. */
  choices: ReadonlyMap<number, Choice & { otherOrdinal: number | null }>
}

/**
 * Imports reference files (see `runImport`): adds what is new as studies of source "reference", changes nothing that is
 * here, and leaves to a person what may be here. What became of each record is kept with what the file said of it.
 */
export async function importReferences(
  sql: postgres.Sql,
  options: ImportOptions<ReferenceItem>,
  decide: DecideOptions,
  upload?: UploadToImport,
): Promise<ReferenceImportReport> {
  const task = new ReferenceTask(decide, upload)
  const report = await runImport(sql, task, options)
  return { ...report, imports: [...task.imports].sort((a, b) => a - b) }
}

class ReferenceTask implements ImportTask<ReferenceItem, ReferenceItem> {
  readonly kind = 'references'
  readonly imports = new Set<number>()
  readonly #journals = new Journals()

  constructor(
    readonly decide: DecideOptions,
    readonly upload?: UploadToImport,
  ) {}

  prepare(item: ReferenceItem) {
    return { item, size: item.entry.raw.length * 2 }
  }

  async take(tx: ImportSql, items: ReferenceItem[]): Promise<Taken> {
    const records = items.filter(({ ordinal }) => ordinal > 0)
    const imports = await this.#open(tx, items)
    const taken = this.upload ? await this.#takenBefore(tx, [...imports.values()], records) : new Map()
    const left = records.filter(({ ordinal }) => !taken.has(ordinal))
    const decided = await decideReferences(tx, left, await this.#options(tx, [...imports.values()]))
    const made = await addNew(tx, left, decided, this.#journals)
    const rows = left.map((item, index) => {
      const decision = decided[index] as Decision
      const studyId = decision.studyId ?? made.get(decision.workKey ?? '') ?? null
      return { item, decision: { ...decision, studyId }, added: decision.decision === 'new' && studyId !== null }
    })
    for (const [sha256, importId] of imports) {
      await writeImportRows(
        tx,
        importId,
        rows.filter(({ item }) => item.file.sha256 === sha256),
      )
    }
    const decisionOf = new Map(left.map((item, index) => [item, decided[index] as Decision]))
    const decisions = records.map((item) => decisionOf.get(item) ?? (taken.get(item.ordinal) as Decision))
    return { counts: countsOf(decisions), rejections: [...notTaken(items, records, decisions)] }
  }

  /** The imports of the files that these are of. */
  async #open(tx: ImportSql, items: ReferenceItem[]): Promise<Map<string, number>> {
    const opened = new Map<string, number>()
    for (const { file } of items) {
      if (opened.has(file.sha256)) continue
      const importId = await openReferenceImport(tx, file, this.upload?.id ?? null)
      opened.set(file.sha256, importId)
      this.imports.add(importId)
    }
    return opened
  }

  /** What stands, but for those left to decide that somebody has decided since. */
  async #takenBefore(tx: ImportSql, [importId]: number[], records: ReferenceItem[]): Promise<Map<number, Decision>> {
    if (!importId) return new Map()
    const rows = await readImportRows(
      tx,
      importId,
      records.map(({ ordinal }) => ordinal),
    )
    return new Map(
      [...rows].filter(([ordinal, { decision }]) => decision !== 'maybe' || !this.upload?.choices.has(ordinal)),
    )
  }

  /** Choices against records of the file that an earlier batch has taken are against the studies that these are. */
  async #options(tx: ImportSql, [importId]: number[]): Promise<DecideOptions> {
    if (!this.upload || !importId) return this.decide
    const others = [...this.upload.choices.values()].flatMap(({ otherOrdinal }) => otherOrdinal ?? [])
    const taken = others.length > 0 ? await readImportRows(tx, importId, others) : new Map<number, Decision>()
    const choices = new Map(
      [...this.upload.choices].map(([ordinal, { choice, workKey, otherOrdinal }]) => {
        const studyId = otherOrdinal === null ? null : taken.get(otherOrdinal)?.studyId
        return [ordinal, { choice, workKey: studyId ? studyWorkKey(studyId) : workKey }]
      }),
    )
    return { ...this.decide, choices }
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
