import { readFileSync } from 'node:fs'
import path from 'node:path'
import type postgres from 'postgres'
import { StartError } from './start-error'

type Journal = { entries: { tag: string; when: number }[] }

/** The migrations of this version in their order, by their names in drizzle/. */
export function migrationNames(folder = path.join(process.cwd(), 'drizzle')): string[] {
  return readJournal(folder).entries.map(({ tag }) => tag)
}

export const readJournal = (folder: string): Journal =>
  JSON.parse(readFileSync(path.join(folder, 'meta', '_journal.json'), 'utf8'))

/** The last migration that a database has had; null where it has had none. Throws `StartError` for one that is newer. */
export async function databaseMigration(sql: postgres.Sql | postgres.TransactionSql): Promise<string | null> {
  const [known] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as known`
  if (!known?.known) return null
  const [last] = await sql`select max(created_at)::float8 as at from drizzle.__drizzle_migrations`
  if (last?.at === null || last?.at === undefined) return null
  const found = readJournal(path.join(process.cwd(), 'drizzle')).entries.find(({ when }) => when === last.at)
  if (!found) throw new StartError('The database is of another version of the portal: use that version.')
  return found.tag
}
