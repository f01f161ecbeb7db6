import type { JournalRecord } from '@/lib/study-record'
import type { ImportSql } from './copy-rows'

/** NLM's id names a journal; where a record does not give it, its title does. */
export const journalKeyOf = (journal: JournalRecord) =>
  journal.nlmId ? `nlm:${journal.nlmId}` : `title:${journal.title.toLowerCase()}`

const FIELDS = ['title', 'isoAbbreviation', 'medlineAbbreviation', 'nlmId', 'issn', 'issnElectronic'] as const

/** How many journals one process remembers: all that PubMed has had so far. */
const REMEMBERED = 40_000

/**
 * The journals of an import, remembered between batches. Records name one journal differently; of each field the last
 * in alphabetical order is kept, so that the order of the records makes no difference.
 */
export class Journals {
  #remembered = new Map<string, { id: number; journal: JournalRecord }>()

  /** Ids by key of all journals that the records name, written where they are new or say something new. */
  async settle(tx: ImportSql, named: JournalRecord[]): Promise<Map<string, number>> {
    const wanted = new Map<string, JournalRecord>()
    for (const journal of named) {
      const key = journalKeyOf(journal)
      wanted.set(key, merge(wanted.get(key) ?? this.#remembered.get(key)?.journal, journal))
    }
    const unknown = [...wanted].filter(([key, journal]) => !same(this.#remembered.get(key)?.journal, journal))
    if (unknown.length > 0) this.#remember(unknown, await write(tx, unknown))
    return new Map([...wanted.keys()].map((key) => [key, this.#remembered.get(key)?.id as number]))
  }

  /** What a transaction that failed wrote is not there. */
  forget() {
    this.#remembered.clear()
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
async function write(tx: ImportSql, journals: [string, JournalRecord][]): Promise<Map<string, number>> {
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
  const written = await tx`
    insert into journals ${tx(rows)}
    on conflict (key) do update set
      title = greatest(journals.title collate "C", excluded.title),
      iso_abbreviation = greatest(journals.iso_abbreviation collate "C", excluded.iso_abbreviation),
      medline_abbreviation = greatest(journals.medline_abbreviation collate "C", excluded.medline_abbreviation),
      nlm_id = greatest(journals.nlm_id collate "C", excluded.nlm_id),
      issn = greatest(journals.issn collate "C", excluded.issn),
      issn_electronic = greatest(journals.issn_electronic collate "C", excluded.issn_electronic)
    returning id::int, key`
  return new Map(written.map((row) => [row.key, row.id]))
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
