import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { expect, it } from 'vitest'
import { restoreBackup } from '@/db/backup/restore-backup'
import { takeBackup } from '@/db/backup/take-backup'
import { migrate } from '@/db/server/migrate'
import { withEmptyDatabase } from '../../support/empty-database'
import { findSystemPostgres, startSystemPostgres } from '../../support/system-postgres'

const binaries = findSystemPostgres()

it.skipIf(!binaries)('an installation moves between servers of different versions, there and back', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-backup-'))
  const old = await startSystemPostgres(binaries as string)
  const backUp = (url: string, name: string) =>
    takeBackup({ url, file: path.join(folder, name), version: '0.0.0', settings: {} })
  try {
    const sql = postgres(old.url, { max: 1, onnotice: () => {} })
    await migrate(old.url)
    await sql`insert into users (name, role) select 'Zoë ' || n, 'administrator' from generate_series(1, 50) n`
    await sql`
      insert into journals (key, title) select 'k' || n, ' Ångström' || chr(n) from generate_series(32, 1000) n`
    const [first, versions] = [await backUp(old.url, '1.zip'), [] as string[]]
    await withEmptyDatabase(async (url) => {
      await restoreBackup({ url, file: path.join(folder, '1.zip') })
      const second = await backUp(url, '2.zip')
      versions.push(first.postgresql, second.postgresql)
      await sql`create database again`
      const again = new URL(old.url)
      again.pathname = '/again'
      await restoreBackup({ url: again.href, file: path.join(folder, '2.zip') })
      const third = await backUp(again.href, '3.zip')
      const tables = [first, second, third].map((one) => one.tables.filter(({ name }) => !name.startsWith('audit_')))
      expect(tables[1]).toEqual(tables[0])
      expect(tables[2]).toEqual(tables[0])
    })
    if (!process.env.TEST_DATABASE_URL) expect(new Set(versions).size).toBe(2)
    await sql.end()
  } finally {
    old.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
