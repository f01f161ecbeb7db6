import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { nightlyBackup } from '@/db/backup/backup-job'
import { listBackups } from '@/db/backup/list-backups'
import { verifyBackup } from '@/db/backup/verify-backup'
import { connect } from '@/db/connection/pool'
import { JobFault } from '@/lib/jobs/job-fault'
import { asOwner, emptyCorpus } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { makeStudies } from '../../support/studies'

let folder: string
const ownerUrl = () => process.env.DATABASE_URL as string

beforeEach(async () => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'precis-nightly-')), 'backups')
  await emptyCorpus()
  await asOwner((sql) => sql`truncate backups`)
})
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }))

/** One night of the job, with its own rights. */
async function night(at = folder): Promise<[number, number | null][]> {
  const sql = connect(ownerUrl(), 'precis_import', 1)
  const said: [number, number | null][] = []
  try {
    await nightlyBackup({ folder: at, version: '0.0.0', settings: {}, ownerUrl }).run({
      sql,
      signal: new AbortController().signal,
      key: null,
      progress: async (done, total) => void said.push([done, total]),
    })
  } finally {
    await sql.end()
  }
  return said
}

const scratchDatabases = () =>
  asOwner((sql) => sql`select datname from pg_database where starts_with(datname, 'precis_verify_')`)

it('takes a backup, tries it, and shows administrators both', async () => {
  const [chief, reader] = [await makePerson('Chief', 'administrator'), await makePerson('Reader')]
  await makeStudies(3)
  const said = await night()
  const [tables] = said
  expect(said.at(-1)).toEqual([tables?.[1], tables?.[1]])
  const [file = ''] = readdirSync(folder)
  expect(await listBackups(chief)).toMatchObject([
    { file, bytes: readFileSync(path.join(folder, file)).length, verifiedAt: expect.any(Date) },
  ])
  expect(await listBackups(reader)).toBeNull()
  expect(await scratchDatabases()).toHaveLength(0)
})

it('tries one a week, and keeps what is to be kept', async () => {
  const chief = await makePerson('Chief', 'administrator')
  await night()
  await night()
  const listed = (await listBackups(chief)) ?? []
  // Of two of one day, the newer is kept; the older was the one that was tried.
  expect(listed).toHaveLength(1)
  expect(readdirSync(folder)).toEqual(listed.map(({ file }) => file))
  await asOwner(async (sql) => {
    await sql`update backups set verified_at = now() - interval '6 days 2 hours', taken_at = now() - interval '40 days'`
    await sql`insert into backups (file, taken_at, bytes) values ('precis-gone.zip', now() - interval '3 days', 1)`
  })
  writeFileSync(path.join(folder, 'holiday.jpg'), 'not ours')
  await night()
  const after = (await listBackups(chief)) ?? []
  // Six days and two hours ago is not yet a week before the next night.
  expect(after.map(({ verifiedAt }) => verifiedAt !== null)).toEqual([false, true])
  expect(readdirSync(folder).sort()).toEqual(['holiday.jpg', ...after.map(({ file }) => file)].sort())
})

it('clears away what a worker that was killed has left, and nothing else', async () => {
  await night()
  const part = path.join(folder, 'precis-2026-01-01T000000000Z.zip.0a1b2c3d.part')
  const fresh = path.join(folder, 'precis-2026-11-29T000000000Z.zip.0a1b2c3d.part')
  for (const file of [part, fresh]) writeFileSync(file, 'half')
  utimesSync(part, new Date(0), new Date(0))
  const own = createHash('sha256').update(new URL(ownerUrl()).pathname).digest('hex').slice(0, 12)
  await asOwner((sql) => sql.unsafe(`create database precis_verify_${own}_left`))
  await asOwner((sql) => sql`update backups set verified_at = null`)
  await night()
  expect([existsSync(part), existsSync(fresh)]).toEqual([false, true])
  expect(await scratchDatabases()).toHaveLength(0)
})

it('says in words where it cannot write, and does not pass over a file that has changed', async () => {
  writeFileSync(folder, 'a file where the folder is to be')
  await expect(night()).rejects.toThrow(JobFault)
  await expect(night()).rejects.toThrow(/EEXIST/)
  rmSync(folder)
  await night()
  const [name = ''] = readdirSync(folder)
  const file = path.join(folder, name)
  const bytes = readFileSync(file)
  bytes[1000] = (bytes[1000] as number) ^ 1
  writeFileSync(file, bytes)
  await expect(verifyBackup({ url: ownerUrl(), file })).rejects.toThrow(/has been changed/)
  expect(await scratchDatabases()).toHaveLength(0)
})
