import type { ImportSql } from '@/db/connection/copy-rows'
import type { JournalRecord } from '@/lib/records/study-record'
import { journalNameKeys } from '@/lib/studies/journal-name'
import {
  type JournalNames,
  keyJournalNames,
  matchJournals,
  mergeJournal,
  unnumberedLike,
  writeNameKeys,
} from './journal-matches'

/** Longest part of a name that a key takes: an index entry has its bounds. */
const KEY_LENGTH = 300

/** NLM's id names a journal; where a record does not give it, its title does. */
export function journalKeyOf(journal: JournalRecord): string {
  const key = journal.nlmId ? `nlm:${journal.nlmId}` : `title:${journal.title.toLowerCase()}`
  return key.length > KEY_LENGTH ? key.slice(0, KEY_LENGTH).replace(/\p{Surrogate}/gu, '') : key
}

const FIELDS = ['title', 'isoAbbreviation', 'medlineAbbreviation', 'nlmId', 'issn', 'issnElectronic'] as const

/** How many journals one process remembers: all that PubMed has had so far. */
const REMEMBERED = 40_000

/**
 * Ids by key; `renamed` are those that were there and by whose names their studies are now searched otherwise; `moved` are
 * studies that were found to be of another journal.
 */
export type SettledJournals = { ids: Map<string, number>; renamed: number[]; moved: number[] }

/**
 * The journals of an import, remembered between batches. Records name one journal differently; of each field the last
 * in alphabetical order is kept, so that the order of the records makes no difference. A journal that a record gives no
 * NLM number is the one that has a number and its name, where there is exactly one, whichever came first.
 */
export class Journals {
  #remembered = new Map<string, { id: number; journal: JournalRecord }>()
  #areKeyed = false

  /** All journals that the records name, written where they are new or say something new. */
  async settle(tx: ImportSql, named: JournalRecord[]): Promise<SettledJournals> {
    const wanted = new Map<string, JournalRecord>()
    for (const journal of named) {
      const key = journalKeyOf(journal)
      wanted.set(key, merge(wanted.get(key) ?? this.#remembered.get(key)?.journal, journal))
    }
    const ids = new Map<string, number>()
    const unknown: [string, JournalRecord][] = []
    for (const [key, journal] of wanted) {
      const known = this.#remembered.get(key)
      if (known && same(known.journal, journal)) ids.set(key, known.id)
      else unknown.push([key, journal])
    }
    if (unknown.length === 0) return { ids, renamed: [], moved: [] }
    if (!this.#areKeyed) while (await keyJournalNames(tx));
    this.#areKeyed = true
    return this.#settleUnknown(tx, unknown, ids)
  }

  async #settleUnknown(
    tx: ImportSql,
    unknown: [string, JournalRecord][],
    ids: Map<string, number>,
  ): Promise<SettledJournals> {
    const numbered = await write(
      tx,
      unknown.filter(([, journal]) => journal.nlmId),
    )
    const others = unknown.filter(([, journal]) => !journal.nlmId)
    const asked = others.map(([key, j]) => ({
      ref: key,
      keys: journalNameKeys(j.title, j.isoAbbreviation, j.medlineAbbreviation),
    }))
    const like = (await unnumberedLike(tx, numbered.rekeyed)).map(({ key, keys }) => ({ ref: key, keys }))
    const matches = await matchJournals(tx, [
      ...like.filter(({ ref }) => !others.some(([key]) => key === ref)),
      ...asked,
    ])
    const moved = await this.#join(tx, matches)
    const alone = await write(
      tx,
      others.filter(([key]) => !matches.has(key)),
    )
    const settled = new Map([...ids, ...numbered.ids, ...matches, ...alone.ids])
    this.#remember(unknown, settled)
    return { ids: settled, renamed: [...numbered.renamed, ...alone.renamed], moved }
  }

  /** Takes away the rows of journals that are another, by their keys; the studies that moved. */
  async #join(tx: ImportSql, matches: Map<string, number>): Promise<number[]> {
    const rows =
      await tx`select id::int, key from journals where key = any(${[...matches.keys()]}::text[]) order by key`
    const moved: number[] = []
    for (const { id, key } of rows) {
      const { studyIds } = await mergeJournal(tx, id, matches.get(key) as number)
      moved.push(...studyIds)
      this.#remembered.delete(key)
    }
    return moved
  }

  /** What a transaction that failed wrote is not there. */
  forget() {
    this.#remembered.clear()
    this.#areKeyed = false
  }

  #remember(journals: [string, JournalRecord][], ids: Map<string, number>) {
    if (this.#remembered.size > REMEMBERED) this.#remembered.clear()
    for (const [key, journal] of journals) {
      // A string cut out of a file keeps that whole piece of the file in memory: what is remembered is copied.
      const copy = JSON.parse(JSON.stringify({ key, journal })) as { key: string; journal: JournalRecord }
      this.#remembered.set(copy.key, { id: ids.get(key) as number, journal: copy.journal })
    }
  }
}

/** In the order of their keys, so that two writers never wait for each other. */
async function write(tx: ImportSql, journals: [string, JournalRecord][]) {
  if (journals.length === 0) return { ids: new Map<string, number>(), renamed: [], rekeyed: [] }
  const rows = journals
    .map(([key, j]) => ({
      key,
      title: j.title,
      iso_abbreviation: j.isoAbbreviation ?? null,
      medline_abbreviation: j.medlineAbbreviation ?? null,
      nlm_id: j.nlmId ?? null,
      issn: j.issn ?? null,
      issn_electronic: j.issnElectronic ?? null,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const keys = rows.map((row) => row.key)
  const before = await tx`select key, title, iso_abbreviation from journals where key = any(${keys}::text[])`
  const names = new Map(before.map((row) => [row.key, `${row.title}\n${row.iso_abbreviation}`]))
  const written = await tx<(JournalNames & { key: string })[]>`
    insert into journals ${tx(rows)}
    on conflict (key) do update set
      title = greatest(journals.title collate "C", excluded.title),
      iso_abbreviation = greatest(journals.iso_abbreviation collate "C", excluded.iso_abbreviation),
      medline_abbreviation = greatest(journals.medline_abbreviation collate "C", excluded.medline_abbreviation),
      nlm_id = greatest(journals.nlm_id collate "C", excluded.nlm_id),
      issn = greatest(journals.issn collate "C", excluded.issn),
      issn_electronic = greatest(journals.issn_electronic collate "C", excluded.issn_electronic)
    returning id::int, key, title, iso_abbreviation, medline_abbreviation`
  const renamed = written.filter(
    (row) => names.has(row.key) && names.get(row.key) !== `${row.title}\n${row.iso_abbreviation}`,
  )
  return {
    ids: new Map<string, number>(written.map((row) => [row.key, row.id])),
    renamed: renamed.map((row) => row.id as number),
    rekeyed: await writeNameKeys(tx, written),
  }
}

function merge(a: JournalRecord | undefined, b: JournalRecord): JournalRecord {
  if (!a) return b
  const merged = { ...a }
  for (const field of FIELDS) {
    const [mine, other] = [a[field], b[field]]
    if (other !== undefined && (mine === undefined || byteOrder(other, mine) > 0)) merged[field] = other
  }
  return merged
}

/** As PostgreSQL's "C" collation has it. */
const byteOrder = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

const same = (a: JournalRecord | undefined, b: JournalRecord) =>
  a !== undefined && FIELDS.every((field) => a[field] === b[field])
