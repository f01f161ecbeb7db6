import type postgres from 'postgres'
import { sizeOf, standingOf } from '@/lib/record-standing'
import type { SourceEntry } from '@/lib/study-record'
import { sqlState } from '../client'
import type { ImportCounts } from '../schema/imports'
import { keepSearchCurrent } from '../search/keep-current'
import { type BatchEntry, NO_COUNTS, takeBatch } from './batch'
import {
  closeAccount,
  holdImportLock,
  type ImportState,
  openAccount,
  type Rejection,
  writeAccount,
} from './import-account'
import { Journals } from './journals'

/** One file: its name and, in pieces, what it holds. */
export type CorpusSource = { name: string; entries: AsyncIterable<SourceEntry[]> }

export type ImportReport = { state: ImportState; counts: ImportCounts }

export type ImportOptions = {
  /** What was asked for, for the account. */
  names: string[]
  sources: AsyncIterable<CorpusSource>
  onProgress?: (counts: ImportCounts) => void
  onRejection?: (rejection: Rejection) => void
  /** Stops between two pieces of a file; what was taken so far stands. */
  signal?: AbortSignal
}

/** A batch ends at so many entries, or at so many characters of content: what two of them hold is what memory it takes. */
const BATCH_ENTRIES = 1000
const BATCH_CHARACTERS = 6_000_000

const RETRIED = new Set(['40001', '40P01', '55P03'])

/**
 * Imports all sources, in their order, over one connection of the role precis_import. While PostgreSQL takes one
 * batch the next is read; no more than two are in memory. Each batch is one transaction, and importing a record
 * twice changes nothing: an import that was cut short is run again as it was. The session must hold the import lock.
 */
export async function importCorpus(sql: postgres.Sql, options: ImportOptions): Promise<ImportReport> {
  const counts: ImportCounts = { files: 0, ...NO_COUNTS }
  const id = await openAccount(sql, options.names, counts)
  const run = new ImportRun(sql, id, counts, options)
  try {
    let state: ImportState = 'finished'
    for await (const source of options.sources) {
      counts.files++
      if ((await run.read(source)) === 'broken') state = 'broken'
      if (options.signal?.aborted) break
    }
    await run.flush()
    await keepSearchCurrent(sql)
    if (options.signal?.aborted) state = 'interrupted'
    await closeAccount(sql, id, state, counts)
    return { state, counts }
  } catch (error) {
    await run.settle()
    // The error that ended the import is the one to tell, whether or not the account can still be closed.
    await closeAccount(sql, id, 'interrupted', counts).catch(() => {})
    throw error
  }
}

class ImportRun {
  readonly #journals = new Journals()
  #batch: BatchEntry[] = []
  #rejections: Rejection[] = []
  #size = 0
  #writing: Promise<void> = Promise.resolve()

  constructor(
    readonly sql: postgres.Sql,
    readonly id: number,
    readonly counts: ImportCounts,
    readonly options: ImportOptions,
  ) {}

  async read(source: CorpusSource): Promise<'whole' | 'broken'> {
    let outcome: 'whole' | 'broken' = 'whole'
    for await (const entries of source.entries) {
      for (const entry of entries) {
        if (entry.kind === 'break') outcome = 'broken'
        if (entry.kind === 'break' || entry.kind === 'rejection') this.#reject({ ...entry, file: source.name })
        this.#add(entry)
        if (this.#batch.length >= BATCH_ENTRIES || this.#size >= BATCH_CHARACTERS) await this.#send()
      }
      if (this.options.signal?.aborted) break
    }
    return outcome
  }

  #add(entry: SourceEntry) {
    if (entry.kind !== 'study') {
      this.#batch.push(entry)
      return
    }
    const standing = standingOf(entry.record)
    this.#batch.push({ ...entry, standing })
    this.#size += sizeOf(standing)
  }

  async flush() {
    await this.#send()
    await this.#writing
  }

  /** Waits for what is under way, however it ends. */
  async settle() {
    await this.#writing.catch(() => {})
  }

  #reject(rejection: Rejection) {
    this.#rejections.push(rejection)
    this.options.onRejection?.(rejection)
  }

  async #send() {
    await this.#writing
    const [batch, rejections] = [this.#batch, this.#rejections]
    this.#batch = []
    this.#rejections = []
    this.#size = 0
    this.#writing = this.#write(batch, rejections)
    // Whoever awaits it next hears of a failure; until then it is not an unhandled one.
    this.#writing.catch(() => {})
  }

  async #write(batch: BatchEntry[], rejections: Rejection[]) {
    for (let attempt = 1; ; attempt++) {
      try {
        const total = await this.sql.begin(async (tx) => {
          if (!(await holdImportLock(tx))) throw new Error('another import began when the connection was lost')
          const taken = await takeBatch(tx, batch, this.#journals)
          const sum = { ...this.counts }
          for (const key of Object.keys(taken) as (keyof typeof taken)[]) sum[key] += taken[key]
          await writeAccount(tx, this.id, sum, rejections)
          return sum
        })
        const { files } = this.counts
        Object.assign(this.counts, total, { files })
        this.options.onProgress?.(this.counts)
        return
      } catch (error) {
        this.#journals.forget()
        if (attempt >= 3 || !RETRIED.has(sqlState(error))) throw error
      }
    }
  }
}
