import type postgres from 'postgres'
import type { ImportSql } from '@/db/connection/copy-rows'
import { LOST, PATIENTLY, withRetry } from '@/db/connection/with-retry'
import type { ImportCounts, ImportKind } from '@/db/schema/imports'
import { updateIndex } from '@/db/search/index/update-index'
import { untilRoom } from '@/db/server/room'
import type { SourceFault } from '@/lib/records/source-reader'
import {
  closeImportLog,
  holdImportLock,
  type ImportState,
  NO_COUNTS,
  openImportLog,
  type Rejection,
  writeImportLog,
} from './import-log'

/** One file: its name and, in pieces, what it holds. */
export type ImportSource<Entry> = { name: string; entries: AsyncIterable<(Entry | SourceFault)[]> }

export type ImportReport = { state: ImportState; counts: ImportCounts }

export type ImportOptions<Entry> = {
  /** What was asked for, for the account. */
  names: string[]
  /** The person who asked for it on the page. */
  askedBy?: string
  sources: AsyncIterable<ImportSource<Entry>>
  onProgress?: (counts: ImportCounts) => void
  onRejection?: (rejection: Rejection) => void
  /** Hears that it waits for room on the disk, where so many bytes are left. */
  onLackOfRoom?: (bytes: number) => void
  /** Stops between two pieces of a file; what was taken so far stands. */
  signal?: AbortSignal
}

/** What one transaction came to: how much it adds to the account, and what of it could not be taken after all. */
export type Taken = { counts: Partial<Omit<ImportCounts, 'files'>>; rejections?: Rejection[] }

/** What is done with the entries of one kind of import. */
export type ImportTask<Entry, Item> = {
  kind: ImportKind
  /** An entry as it waits for its batch, and about how many characters it holds. */
  prepare(entry: Entry, file: string): { item: Item; size: number }
  /** Takes one batch within a transaction. Taking it again changes nothing. */
  take(tx: ImportSql, items: Item[]): Promise<Taken>
  /** After all files, in a transaction each: one piece of what follows from them; null once nothing is left. */
  follow?(tx: ImportSql): Promise<Taken | null>
  /** What a transaction that failed wrote is not there. */
  forget?(): void
}

/** A batch ends at so many entries, or at so many characters of content: what two of them hold is what memory it takes. */
const BATCH_ENTRIES = 1000
const BATCH_CHARACTERS = 6_000_000

/**
 * Imports all sources, in their order, over one connection of the role precis_import. While PostgreSQL takes one
 * batch the next is read; no more than two are in memory. Each batch is one transaction, and importing an entry
 * twice changes nothing: an import that was cut short is run again as it was. The session must hold the import lock.
 */
export async function runImport<Entry extends { kind: string }, Item>(
  sql: postgres.Sql,
  task: ImportTask<Entry, Item>,
  options: ImportOptions<Entry>,
): Promise<ImportReport> {
  const counts: ImportCounts = { files: 0, ...NO_COUNTS }
  const id = await openImportLog(sql, task.kind, options.names, counts, options.askedBy)
  const run = new ImportRun(sql, id, counts, task, options)
  try {
    let state: ImportState = 'finished'
    for await (const source of options.sources) {
      counts.files++
      if ((await run.read(source)) === 'broken') state = 'broken'
      if (options.signal?.aborted) break
    }
    await run.flush()
    await run.follow()
    if (!options.signal?.aborted) await updateIndex(sql, task.kind)
    if (options.signal?.aborted) state = 'interrupted'
    await closeImportLog(sql, id, state, counts)
    return { state, counts }
  } catch (error) {
    await run.settle()
    // The error that ended the import is the one to tell, whether or not the account can still be closed.
    await closeImportLog(sql, id, 'interrupted', counts).catch(() => {})
    throw error
  }
}

class ImportRun<Entry extends { kind: string }, Item> {
  #batch: Item[] = []
  #rejections: Rejection[] = []
  #size = 0
  #writing: Promise<void> = Promise.resolve()

  constructor(
    readonly sql: postgres.Sql,
    readonly id: number,
    readonly counts: ImportCounts,
    readonly task: ImportTask<Entry, Item>,
    readonly options: ImportOptions<Entry>,
  ) {}

  async read(source: ImportSource<Entry>): Promise<'whole' | 'broken'> {
    let outcome: 'whole' | 'broken' = 'whole'
    for await (const entries of source.entries) {
      for (const entry of entries) {
        if (entry.kind === 'break') outcome = 'broken'
        if (isFault(entry)) this.#reject({ ...entry, file: source.name })
        else this.#add(entry, source.name)
        const waiting = this.#batch.length + this.#rejections.length
        if (waiting >= BATCH_ENTRIES || this.#size >= BATCH_CHARACTERS) await this.#send()
      }
      if (this.options.signal?.aborted) break
    }
    return outcome
  }

  async flush() {
    await this.#send()
    await this.#writing
  }

  async follow() {
    const { task, options } = this
    for (let isMore = Boolean(task.follow); isMore && !options.signal?.aborted; ) {
      await this.#transact([], async (tx) => {
        const taken = (await task.follow?.(tx)) ?? null
        isMore = taken !== null
        return taken ?? { counts: {} }
      })
    }
  }

  /** Waits for what is under way, however it ends. */
  async settle() {
    await this.#writing.catch(() => {})
  }

  #add(entry: Entry, file: string) {
    const { item, size } = this.task.prepare(entry, file)
    this.#batch.push(item)
    this.#size += size
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
    if (batch.length + rejections.length === 0) return
    this.#writing = this.#transact(rejections, (tx) => this.task.take(tx, batch))
    // Whoever awaits it next hears of a failure; until then it is not an unhandled one.
    this.#writing.catch(() => {})
  }

  /** One transaction: the work, and in the account what it came to. */
  async #transact(rejections: Rejection[], work: (tx: ImportSql) => Promise<Taken>) {
    const rejected = rejections.filter(({ kind }) => kind === 'rejection').length
    await untilRoom(this.options.signal, this.options.onLackOfRoom)
    const attempt = async () => {
      try {
        return await this.sql.begin(async (tx) => {
          if (!(await holdImportLock(tx))) throw new Error('another import began when the connection was lost')
          const { counts, rejections: late = [] } = await work(tx)
          const total = sum(sum(this.counts, { records: rejected, rejected }), counts)
          await writeImportLog(tx, this.id, total, [...rejections, ...late])
          return { total, late }
        })
      } catch (error) {
        this.task.forget?.()
        throw error
      }
    }
    const { total, late } = await withRetry(attempt, LOST, PATIENTLY)
    const { files } = this.counts
    Object.assign(this.counts, total, { files })
    for (const rejection of late) this.options.onRejection?.(rejection)
    this.options.onProgress?.(this.counts)
  }
}

function isFault<Entry extends { kind: string }>(entry: Entry | SourceFault): entry is SourceFault {
  return entry.kind === 'break' || entry.kind === 'rejection'
}

function sum(counts: ImportCounts, more: Taken['counts']): ImportCounts {
  const total = { ...counts }
  for (const key of Object.keys(more) as (keyof typeof more)[]) total[key] = (total[key] ?? 0) + (more[key] ?? 0)
  return total
}
