import type postgres from 'postgres'
import type { ImportSql } from '@/db/connection/copy-rows'
import { precedenceOf, sizeOf } from '@/lib/records/record-precedence'
import type { StudyEntry } from '@/lib/records/study-record'
import { applyBatch, type BatchEntry } from './batch'
import { type ImportOptions, type ImportReport, type ImportTask, runImport } from './import-run'
import { Journals } from './journals'

/** Imports studies and withdrawals (see `runImport`); `draft` false leaves the drafting of summaries out. */
export function importCorpus(
  sql: postgres.Sql,
  options: ImportOptions<StudyEntry>,
  { draft = true } = {},
): Promise<ImportReport> {
  return runImport(sql, new StudyTask(draft), options)
}

class StudyTask implements ImportTask<StudyEntry, BatchEntry> {
  readonly kind = 'studies'
  readonly #journals = new Journals()

  constructor(readonly draft: boolean) {}

  prepare(entry: StudyEntry) {
    if (entry.kind !== 'study') return { item: entry, size: 0 }
    const precedence = precedenceOf(entry.record)
    return { item: { ...entry, precedence }, size: sizeOf(precedence) }
  }

  async take(tx: ImportSql, items: BatchEntry[]) {
    return { counts: await applyBatch(tx, items, this.#journals, this.draft) }
  }

  forget() {
    this.#journals.forget()
  }
}
