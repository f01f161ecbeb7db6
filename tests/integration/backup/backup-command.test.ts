import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { emptyCorpus } from '../../support/corpus'
import { withEmptyDatabase } from '../../support/empty-database'
import { eventually, launch, stopLaunched } from '../../support/launched'
import { makePerson } from '../../support/people'
import { makeStudies } from '../../support/studies'

let folder: string
let file: string

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'precis-backup-'))
  file = path.join(folder, 'portal.zip')
  await emptyCorpus()
  await makePerson('Ada', 'administrator')
  await makeStudies(3000)
})
afterEach(async () => {
  await stopLaunched()
  rmSync(folder, { recursive: true, force: true })
})

const backup = () => launch(['bin/backup.ts', file], { DATABASE_URL: process.env.DATABASE_URL as string })
const restore = (url: string) => launch(['bin/restore.ts', file], { DATABASE_URL: url })

it('a backup that is killed leaves no file of its name; the next one is whole', async () => {
  const killed = backup()
  await eventually(() => readdirSync(folder).length > 0, 'something to be written')
  expect(await killed.stop('SIGKILL')).toBe('SIGKILL')
  expect(readdirSync(folder)).not.toContain('portal.zip')
  const whole = backup()
  expect(await whole.ended, whole.err).toBe(0)
  expect(whole.out).toContain('1 people, 3,000 studies and 0 notes are in')
  expect(readdirSync(folder)).toContain('portal.zip')
  const twice = backup()
  expect(await twice.ended).toBe(1)
  expect(twice.err).toContain('is there already')
})

it('a backup that is stopped leaves nothing at all', async () => {
  const stopped = backup()
  await eventually(() => readdirSync(folder).length > 0, 'something to be written')
  expect(await stopped.stop('SIGTERM')).toBe(1)
  expect(stopped.err).toContain('there is no backup')
  expect(readdirSync(folder)).toEqual([])
})

it('a restore that is killed brings nothing back; the next one brings back everything', async () => {
  expect(await backup().ended).toBe(0)
  await withEmptyDatabase(async (url) => {
    const sql = postgres(url, { max: 1, onnotice: () => {} })
    const studies = async () => (await sql`select count(*)::int as count from studies`)[0]?.count
    const killed = restore(url)
    await eventually(async () => {
      const busy = await sql`
        select from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and query like 'copy %'`
      return busy.length > 0
    }, 'rows to come in')
    expect(await killed.stop('SIGKILL')).toBe('SIGKILL')
    await eventually(async () => {
      const others = await sql`
        select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
      return others.length === 0
    }, 'the server to notice')
    expect(await studies()).toBe(0)
    const whole = restore(url)
    expect(await whole.ended, whole.err).toBe(0)
    expect(whole.out).toContain('3,000 studies')
    expect(await studies()).toBe(3000)
    const twice = restore(url)
    expect(await twice.ended).toBe(1)
    expect(twice.err).toContain('is not empty')
    await sql.end()
  })
})
