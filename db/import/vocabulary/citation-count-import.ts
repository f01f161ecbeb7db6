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
import { writeSearchDocuments } from '@/db/search/index/write-documents'
import type { ListedCount } from '@/lib/records/citation-count-list'

/** As it stands beside each count. */
const SOURCE = 'iCite'

/**
 * Imports iCite's citation counts of the studies that are here (see `runImport`). Counts of other sources stay beside them;
 * an older list changes no newer count.
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
  prepare: (entry) => ({ item: entry, size: 50 }),
  async take(tx, items): Promise<Taken> {
    await preferIndexScans(tx)
    const written = await write(tx, items, today)
    await writeSearchDocuments(
      tx,
      written.map(({ id }) => id),
    )
    const added = written.filter(({ isNew }) => isNew).length
    const updated = written.length - added
    return { counts: { records: items.length, added, updated, unchanged: items.length - written.length } }
  },
})

async function write(tx: ImportSql, items: ListedCount[], today: string): Promise<{ id: number; isNew: boolean }[]> {
  // The last of several that say something of one record.
  const listed = new Map(items.map(({ pmid, count, asOf }) => [pmid, { pmid, count, as_of: asOf ?? today }]))
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
