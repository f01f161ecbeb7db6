import type postgres from 'postgres'
import type { ImportSql } from '@/db/connection/copy-rows'
import { preferIndexScans } from '@/db/connection/prefer-index-scans'
import {
  type ImportOptions,
  type ImportReport,
  type ImportTask,
  runImport,
  type Taken,
} from '@/db/import/corpus/import-run'
import { keyJournalNames, matchJournals, mergeJournal } from '@/db/import/corpus/journal-matches'
import { writeSearchDocuments } from '@/db/search/index/write-documents'
import type { JournalName } from '@/lib/records/journal-list'
import { journalNameKey } from '@/lib/studies/journal-name'

/** Imports lists of journals (see `runImport`); then journals of the corpus that are another by name are joined with it. */
export function importJournals(sql: postgres.Sql, options: ImportOptions<JournalName>): Promise<ImportReport> {
  return runImport(sql, new JournalTask(), options)
}

/** How many journals are looked at, and how many studies move, in one transaction. */
const JOURNALS_AT_ONCE = 500
const STUDIES_AT_ONCE = 1000

class JournalTask implements ImportTask<JournalName, JournalName> {
  readonly kind = 'journals'
  #areKeyed = false
  /** Journals up to this one have been looked at; null once all have. */
  #looked: number | null = 0
  #waiting: { id: number; match: number }[] = []

  prepare(entry: JournalName) {
    return { item: entry, size: entry.title.length + entry.abbreviation.length }
  }

  async take(tx: ImportSql, items: JournalName[]): Promise<Taken> {
    return { counts: { records: items.length, ...(await writeNames(tx, items)) } }
  }

  /** Steps may run twice, where a transaction fails: what they remember is only what the next one looks at anew. */
  async follow(tx: ImportSql): Promise<Taken | null> {
    await preferIndexScans(tx)
    if (!this.#areKeyed) {
      this.#areKeyed = !(await keyJournalNames(tx))
      return { counts: { joined: 0 } }
    }
    const next = this.#waiting[0]
    if (next) return { counts: { joined: await this.#join(tx, next) } }
    if (this.#looked === null) return null
    const rows = await tx`
      select id::int, id::text as ref, name_keys as keys from journals
      where nlm_id is null and id > ${this.#looked} order by id limit ${JOURNALS_AT_ONCE}`
    const matches = await matchJournals(
      tx,
      rows.map((row) => ({ ref: row.ref, keys: row.keys ?? [] })),
    )
    this.#waiting = [...matches].map(([ref, match]) => ({ id: Number(ref), match }))
    this.#looked = rows.length < JOURNALS_AT_ONCE ? null : rows.at(-1)?.id
    return { counts: { joined: 0 } }
  }

  async #join(tx: ImportSql, { id, match }: { id: number; match: number }): Promise<number> {
    const { studyIds, isJoined } = await mergeJournal(tx, id, match, STUDIES_AT_ONCE)
    await writeSearchDocuments(tx, studyIds)
    if (!isJoined) return 0
    this.#waiting = this.#waiting.filter((each) => each.id !== id)
    return 1
  }

  /** What was done, or was about to be, is looked at from the beginning. */
  forget() {
    this.#areKeyed = false
    this.#looked = 0
    this.#waiting = []
  }
}

/** Where lists differ, the last in alphabetical order is kept: the order of lists makes no difference. */
async function writeNames(tx: ImportSql, items: JournalName[]) {
  const names = new Map<string, { key: string; title: string; abbreviation: string; abbreviation_key: string }>()
  for (const { title, abbreviation } of items) {
    const row = { key: journalNameKey(title), title, abbreviation, abbreviation_key: journalNameKey(abbreviation) }
    const other = names.get(row.key)
    if (!other || orderOf(row) > orderOf(other)) names.set(row.key, row)
  }
  const written = await tx`
    insert into journal_names as n (key, title, abbreviation, abbreviation_key)
    select key, title, abbreviation, abbreviation_key from jsonb_to_recordset(${JSON.stringify([...names.values()])}::text::jsonb)
      as r (key text, title text, abbreviation text, abbreviation_key text)
    on conflict (key) do update set
      title = excluded.title, abbreviation = excluded.abbreviation, abbreviation_key = excluded.abbreviation_key
    where (n.abbreviation_key collate "C", n.abbreviation collate "C", n.title collate "C")
      < (excluded.abbreviation_key collate "C", excluded.abbreviation collate "C", excluded.title collate "C")
    returning (xmax = 0) as is_new`
  const added = written.filter((row) => row.is_new).length
  const updated = written.length - added
  return { added, updated, unchanged: items.length - added - updated }
}

/** Compared as bytes, as PostgreSQL's "C" collation does. */
const orderOf = (row: { abbreviation_key: string; abbreviation: string; title: string }) =>
  Buffer.from(`${row.abbreviation_key}\u0000${row.abbreviation}\u0000${row.title}`).toString('latin1')
