import type { ImportSql } from '@/db/connection/copy-rows'
import { journalNameKeys } from '@/lib/studies/journal-name'

/** A journal that NLM's number is not known of, under a name for this question, with the keys of its names. */
export type Unnumbered = { ref: string; keys: string[] }

/**
 * The journal with an NLM number that each of these is, by its names or, where a list of journals knows them, by the
 * other name of one. Where two journals could be meant neither is; nor is one, where lists give an abbreviation to two titles.
 */
export async function matchJournals(tx: ImportSql, journals: Unnumbered[]): Promise<Map<string, number>> {
  if (journals.length === 0) return new Map()
  const rows = await tx`
    with asked as (
      select ref, key from jsonb_to_recordset(${JSON.stringify(journals)}::text::jsonb) as a (ref text, keys text[]), unnest(keys) as key
    ), named as (
      select ref, key from asked
      union select ref, n.abbreviation_key from asked join journal_names n on n.key = asked.key
      union select ref, min(n.key) from asked join journal_names n on n.abbreviation_key = asked.key
        group by ref, asked.key having count(*) = 1
    )
    select ref, min(j.id)::int as id from named join journals j on j.name_keys @> array[named.key] and j.nlm_id is not null
    group by ref having count(distinct j.id) = 1`
  return new Map(rows.map((row) => [row.ref, row.id]))
}

/** Journals without an NLM number that may be one of these, which have one. */
export async function unnumberedLike(
  tx: ImportSql,
  journalIds: number[],
): Promise<{ id: number; key: string; keys: string[] }[]> {
  if (journalIds.length === 0) return []
  const rows = await tx`
    with names as (select distinct unnest(name_keys) as key from journals where id = any(${journalIds}::bigint[]) and nlm_id is not null),
    named as (
      select key from names
      union select n.abbreviation_key from names join journal_names n on n.key = names.key
      union select n.key from names join journal_names n on n.abbreviation_key = names.key
    )
    select distinct j.id::int, j.key, j.name_keys as keys from named join journals j on j.name_keys @> array[named.key]
    where j.nlm_id is null`
  return rows.map((row) => ({ id: row.id, key: row.key, keys: row.keys }))
}

/** Moves at most `most` studies to the matching journal and, once none is left, takes the journal away; the studies that moved. */
export async function mergeJournal(tx: ImportSql, journalId: number, matchId: number, most = 2_147_483_647) {
  const rows = await tx`
    update studies set journal_id = ${matchId}
    where id in (select id from studies where journal_id = ${journalId} order by id limit ${most}) returning id::int`
  const isJoined = rows.length < most
  if (isJoined) await tx`delete from journals where id = ${journalId}`
  return { studyIds: rows.map((row) => row.id as number), isJoined }
}

const AT_ONCE = 2000

/** Gives journals that have none yet the keys of their names; whether there are more of them. */
export async function keyJournalNames(tx: ImportSql): Promise<boolean> {
  const rows = await tx<JournalNames[]>`
    select id::int, title, iso_abbreviation, medline_abbreviation from journals
    where name_keys is null order by id limit ${AT_ONCE}`
  await writeNameKeys(tx, rows)
  return rows.length === AT_ONCE
}

export type JournalNames = {
  id: number
  title: string
  iso_abbreviation: string | null
  medline_abbreviation: string | null
}

/** Writes the keys of these journals' names; those whose keys changed. */
export async function writeNameKeys(tx: ImportSql, journals: readonly JournalNames[]): Promise<number[]> {
  if (journals.length === 0) return []
  const keyed = journals.map((journal) => ({
    id: journal.id,
    keys: journalNameKeys(journal.title, journal.iso_abbreviation, journal.medline_abbreviation),
  }))
  const rows = await tx`
    update journals j set name_keys = k.keys
    from jsonb_to_recordset(${JSON.stringify(keyed)}::text::jsonb) as k (id bigint, keys text[])
    where j.id = k.id and j.name_keys is distinct from k.keys returning j.id::int`
  return rows.map((row) => row.id)
}
