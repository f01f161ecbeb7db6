import type { Manifest } from './manifest'

/** "120 people, 4,936 studies and 310 notes". */
export function contentsOf({ tables }: Manifest): string {
  const rows = new Map(tables.map((table) => [table.name, table.rows]))
  const counted = (table: string) => (rows.get(table) ?? 0).toLocaleString('en')
  return `${counted('users')} people, ${counted('studies')} studies and ${counted('notes')} notes`
}
