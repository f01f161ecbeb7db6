import type postgres from 'postgres'
import { tablesInOrder } from '@/lib/backup/table-order'

/** Written anew from what is kept, by the search index. */
export const DERIVED: readonly string[] = [
  'search_abbreviations',
  'search_documents',
  'search_headings',
  'search_pairs',
  'search_queue',
  'search_rebuilds',
  'search_spaces',
  'search_statistics',
  'search_study_vectors',
  'search_suggestions',
  'search_terms',
  'search_tiers',
  'search_word_vectors',
  'search_words',
]

/**
 * What opens a door, or counts those who try, or is on its way, or is about this installation alone: after a restore it
 * would let in whoever was put out since, so that everybody signs in again. The keys of journal clubs are here so that no
 * backup, however old, says whose a question without a name was.
 */
export const ENDED: readonly string[] = [
  'account_events',
  'attempts',
  'backups',
  'club_question_keys',
  'idempotency_keys',
  'job_runs',
  'known_devices',
  'one_time_links',
  'sessions',
  'webauthn_challenges',
]

export type KeptTable = {
  name: string
  columns: string[]
  /** Of the primary key, in its order; none where the table has no such key. */
  key: { name: string; isText: boolean }[]
}

type Column = { table: string; column: string; key: number | null; isText: boolean; isGenerated: boolean }

/**
 * Every table whose rows a backup keeps, in an order in which they can come back. From the database's catalog: what a
 * migration adds is kept without being named anywhere.
 */
export async function readKeptTables(sql: postgres.Sql | postgres.TransactionSql): Promise<KeptTable[]> {
  const columns = await sql<Column[]>`
    select c.relname as table, a.attname as column, array_position(i.indkey::int2[], a.attnum)::int as key,
      t.typcategory = 'S' as "isText", a.attgenerated <> '' as "isGenerated"
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> all (${[...DERIVED, ...ENDED]})
    order by c.relname, a.attnum`
  const named = await sql<{ table: string; names: string[] }[]>`
    select r.conrelid::regclass::text as table, array_agg(distinct r.confrelid::regclass::text) as names
    from pg_constraint r where r.contype = 'f' and r.connamespace = 'public'::regnamespace group by 1`
  const tables = new Map<string, Column[]>()
  for (const column of columns) tables.set(column.table, [...(tables.get(column.table) ?? []), column])
  const names = new Map(named.map((row) => [row.table, row.names]))
  return tablesInOrder(new Map([...tables.keys()].map((table) => [table, names.get(table) ?? []]))).map((name) => {
    const own = tables.get(name) ?? []
    const key = own.filter((column) => column.key !== null).sort((a, b) => Number(a.key) - Number(b.key))
    return {
      name,
      columns: own.filter(({ isGenerated }) => !isGenerated).map(({ column }) => column),
      key: key.map(({ column, isText }) => ({ name: column, isText })),
    }
  })
}
