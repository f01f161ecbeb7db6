import type { Readable } from 'node:stream'
import type postgres from 'postgres'
import type { KeptTable } from './tables'

type Tx = postgres.TransactionSql

/** Values are written the same by every server, whatever its settings: equal rows are equal bytes. */
export const SAME_BYTES = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local lc_monetary = 'C'`

/** The rows of a table as CSV in the order of its key; null is the one value without quotes. */
export async function copyOut(tx: Tx, { name, columns, key }: KeptTable): Promise<Readable> {
  const byKey = key.map((column) => `${quoted(column.name)}${column.isText ? ' collate "C"' : ''}`)
  const order = byKey.length > 0 ? byKey : [`${quoted(name)}::text collate "C"`]
  return tx
    .unsafe(
      `copy (select ${columns.map(quoted)} from ${quoted(name)} order by ${order}) to stdout (format csv, force_quote *)`,
    )
    .readable()
}

export const copyIn = (tx: Tx, name: string, columns: readonly string[]) =>
  tx.unsafe(`copy ${quoted(name)} (${columns.map(quoted)}) from stdin (format csv)`).writable()

export const quoted = (name: string) => `"${name}"`

export async function countRows(tx: Tx, name: string): Promise<number> {
  const [row] = await tx.unsafe<{ rows: string }[]>(`select count(*) as rows from ${quoted(name)}`)
  return Number(row?.rows)
}
