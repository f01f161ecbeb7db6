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
import { addListedReferences, type CitingPair } from '@/db/import/corpus/listed-references'
import { writeSearchDocuments } from '@/db/search/index/write-documents'
import type { ListedCount } from '@/lib/records/citation-count-list'

/** As it stands beside each count. */
const SOURCE = 'iCite'

/**
 * Imports iCite's citation counts of the studies that are here (see `runImport`), and which of them cite which. Counts of other
 * sources stay beside them; an older list changes no newer count.
 */
export function importCitationCounts(
  sql: postgres.Sql,
  options: ImportOptions<ListedCount>,
  today = new Date(),
): Promise<ImportReport> {
  return runImport(sql, taskOf(today.toISOString().slice(0, 10)), options)
}

const taskOf = (today: string): ImportTask<ListedCount, ListedCount> => ({
  kind: 'citations',
  prepare: (entry) => ({ item: entry, size: 50 + CHARACTERS_OF_ONE * pairsIn(entry) }),
  async take(tx, items): Promise<Taken> {
    await preferIndexScans(tx)
    const written = await write(tx, items, today)
    const cited = await addListedReferences(tx, SOURCE, await pairsOf(tx, items))
    await writeSearchDocuments(tx, [...new Set([...written.map(({ id }) => id), ...cited])])
    const added = written.filter(({ isNew }) => isNew).length
    const updated = written.length - added
    const counts = { records: items.length, added, updated, unchanged: items.length - written.length }
    return { counts: { ...counts, references: cited.length, resolved: cited.length } }
  },
})

const CHARACTERS_OF_ONE = 9
const pairsIn = ({ citedBy = [], cites = [] }: ListedCount) => citedBy.length + cites.length

/** Who cites whom, of the records that are here: of a list of everything that is little. */
async function pairsOf(tx: ImportSql, items: ListedCount[]): Promise<CitingPair[]> {
  const named = items.filter((item) => pairsIn(item) > 0)
  if (named.length === 0) return []
  const rows = await tx`select pmid from studies where pmid = any(${named.map(({ pmid }) => pmid)}::int[])`
  const here = new Set(rows.map((row) => row.pmid as number))
  return named.flatMap(({ pmid, citedBy = [], cites = [] }) =>
    here.has(pmid)
      ? [...citedBy.map((citing) => ({ citing, cited: pmid })), ...cites.map((cited) => ({ citing: pmid, cited }))]
      : [],
  )
}

async function write(tx: ImportSql, items: ListedCount[], today: string): Promise<{ id: number; isNew: boolean }[]> {
  // The last of several that say something of one record. No count after one of a day to come would be a newer one.
  const dayOf = ({ asOf }: ListedCount) => (asOf && asOf < today ? asOf : today)
  const listed = new Map(items.map((item) => [item.pmid, { pmid: item.pmid, count: item.count, as_of: dayOf(item) }]))
  const rows = await tx`
    insert into citation_counts as c (study_id, source, count, as_of)
    select s.id, ${SOURCE}, l.count, l.as_of
    from jsonb_to_recordset(${JSON.stringify([...listed.values()])}::text::jsonb) as l (pmid int, count int, as_of text)
    join studies s on s.pmid = l.pmid
    on conflict (study_id, source) do update set count = excluded.count, as_of = excluded.as_of
    where c.as_of <= excluded.as_of and (c.count, c.as_of) is distinct from (excluded.count, excluded.as_of)
    returning study_id::int as id, (xmax = 0) as is_new`
  return rows.map((row) => ({ id: row.id, isNew: row.is_new }))
}
