import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { migrate } from '@/db/server/migrate'

/** Brings an empty database to the schema as it was up to the migration `last`, to fill it and go on from there. */
export async function migrateUpTo(url: string, last: string): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-migrations-'))
  try {
    cpSync('drizzle', folder, { recursive: true })
    const file = path.join(folder, 'meta', '_journal.json')
    const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] }
    const end = journal.entries.findIndex(({ tag }) => tag === last)
    if (end < 0) throw new Error(`there is no migration ${last}`)
    writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, end + 1) }))
    await migrate(url, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
