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

/** Who counted, as it stands beside each count. */
export type CountSource = 'iCite' | 'OpenAlex'

/**
 * Imports a source's citation counts of the studies that are here (see `runImport`), which of them cite which, and where they
 * are open to everybody, as far as it says so. Counts of other sources stay beside them; an older list changes no newer count.
 */
export function importCitationCounts(
  sql: postgres.Sql,
  { source = 'iCite', ...options }: ImportOptions<ListedCount> & { source?: CountSource },
  today = new Date(),
): Promise<ImportReport> {
  return runImport(sql, taskOf(source, today.toISOString().slice(0, 10)), options)
}

const taskOf = (source: CountSource, today: string): ImportTask<ListedCount, ListedCount> => ({
  kind: 'citations',
  prepare: (entry) => ({ item: entry, size: 50 + CHARACTERS_OF_ONE * pairsIn(entry) }),
  async take(tx, items): Promise<Taken> {
    await preferIndexScans(tx)
    const written = await write(tx, source, items, today)
    const cited = await addListedReferences(tx, source, await pairsOf(tx, items))
    await writeSearchDocuments(tx, [...new Set([...written.map(({ id }) => id), ...cited])])
    const added = written.filter(({ isNew }) => isNew).length
    const updated = written.filter(({ isNew, isOther }) => isOther && !isNew).length
    const unchanged = Math.max(0, items.length - added - updated)
    const counts = { records: items.length, added, updated, unchanged }
    return { counts: { ...counts, references: cited.length, resolved: cited.length } }
  },
})

const CHARACTERS_OF_ONE = 9
const pairsIn = ({ citedBy = [], cites = [] }: ListedCount) => citedBy.length + cites.length

/** Who cites whom, of the records that are here: of a list of everything that is little. */
async function pairsOf(tx: ImportSql, items: ListedCount[]): Promise<CitingPair[]> {
  const named = items.filter((item) => pairsIn(item) > 0)
  if (named.length === 0) return []
  const rows = await tx`select pmid from studies where pmid = any(${named.flatMap(({ pmid }) => pmid ?? [])}::int[])`
  const here = new Set(rows.map((row) => row.pmid as number))
  return named.flatMap(({ pmid, citedBy = [], cites = [] }) =>
    pmid !== null && here.has(pmid)
      ? [...citedBy.map((citing) => ({ citing, cited: pmid })), ...cites.map((cited) => ({ citing: pmid, cited }))]
      : [],
  )
}

/** A study of which the count was written; `isOther` where that says something else than before, not only a later day. */
type Written = { id: number; isNew: boolean; isOther: boolean }

async function write(tx: ImportSql, source: CountSource, items: ListedCount[], today: string): Promise<Written[]> {
  // The last of several that say something of one record. No count after one of a day to come would be a newer one.
  const dayOf = ({ asOf }: ListedCount) => (asOf && asOf < today ? asOf : today)
  const listed = new Map(
    items.map((item) => [
      item.pmid ?? item.doi,
      {
        pmid: item.pmid,
        doi: item.doi,
        count: item.count,
        as_of: dayOf(item),
        ratio: item.ratio?.value,
        provisional: item.ratio?.isProvisional,
        is_open: item.openAccess?.isOpen,
        status: item.openAccess?.status,
        url: item.openAccess?.url,
      },
    ]),
  )
  const rows = await tx<Written[]>`
    with listed as (
      select s.id, l.* from jsonb_to_recordset(${JSON.stringify([...listed.values()])}::text::jsonb)
        as l (pmid int, doi text, count int, as_of text, ratio float8, provisional boolean, is_open boolean, status text, url text)
      cross join lateral (
        select id from studies where pmid = l.pmid
        union all select id from studies where l.pmid is null and lower(doi) = l.doi and pmid is null) s
    ), counted as (
      insert into citation_counts as c (study_id, source, count, as_of, ratio, ratio_is_provisional)
      select id, ${source}, count, as_of, ratio, provisional from listed
      -- A ratio goes with its count: beside a newer one of a list without ratios it would have another day.
      on conflict (study_id, source) do update set count = excluded.count, as_of = excluded.as_of,
        ratio = excluded.ratio, ratio_is_provisional = excluded.ratio_is_provisional
      where c.as_of <= excluded.as_of and (c.count, c.as_of, c.ratio, c.ratio_is_provisional)
        is distinct from (excluded.count, excluded.as_of, excluded.ratio, excluded.ratio_is_provisional)
      returning study_id
    ), opened as (
      insert into open_copies as o (study_id, source, is_open, status, url, as_of)
      select id, ${source}, is_open, status, url, as_of from listed where is_open is not null
      on conflict (study_id, source) do update
      set is_open = excluded.is_open, status = excluded.status, url = excluded.url, as_of = excluded.as_of
      where o.as_of <= excluded.as_of
    )
    -- What stood there before: all of it is one statement, which does not see what it writes.
    select l.id::int as id, c.study_id is null as "isNew",
      (c.count, c.ratio, c.ratio_is_provisional) is distinct from (l.count, l.ratio, l.provisional)
        or (l.is_open is not null and (o.is_open, o.status, o.url) is distinct from (l.is_open, l.status, l.url)) as "isOther"
    from listed l
    join counted on counted.study_id = l.id
    left join citation_counts c on c.study_id = l.id and c.source = ${source}
    left join open_copies o on o.study_id = l.id and o.source = ${source}`
  return [...rows]
}
