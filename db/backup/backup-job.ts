import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type postgres from 'postgres'
import type { Job } from '@/db/jobs/job'
import { StartError } from '@/db/server/start-error'
import { backupsToDelete } from '@/lib/backup/keep'
import { ArchiveFault } from '@/lib/io/sealed-archive'
import { JobFault } from '@/lib/jobs/job-fault'
import { takeBackup } from './take-backup'
import { verifyBackup } from './verify-backup'

export type NightlyBackups = {
  /** Where they are kept. */
  folder: string
  /** Of the portal. */
  version: string
  /** What the environment sets, without what is secret. */
  settings: Record<string, string>
  /** The address of the database's owner, now: the worker itself has rights to much less. */
  ownerUrl: () => string
}

/** A newer backup than this has been restored, or one is to be. */
const VERIFIED_EVERY = '7 days'
/** Whoever writes one does not take so long. */
const LEFT_BEHIND_MS = 24 * 60 * 60 * 1000

/** Every night a backup; those that nothing keeps any more are deleted; once a week the newest is restored to try it. */
export function nightlyBackup({ folder, version, settings, ownerUrl }: NightlyBackups): Job {
  return {
    kind: 'backup',
    key: 'backup',
    maxAttempts: 5,
    at: '47 1 * * *',
    run: ({ sql, signal, progress }) =>
      inWords(async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await deleteLeftBehind(folder)
        await takeNote(sql, folder)
        // A trial that failed is made again with the backup that is there.
        const untried = await newestUntried(sql)
        const file = untried ?? `precis-${new Date().toISOString().replaceAll(/[:.]/g, '')}.zip`
        const whole = path.join(folder, file)
        if (!untried) await takeBackup({ url: ownerUrl(), file: whole, version, settings, signal, progress })
        await takeNote(sql, folder)
        await deleteOld(sql, folder)
        if (!signal.aborted && !(await isVerifiedLately(sql))) {
          await verifyBackup({ url: ownerUrl(), file: whole, signal })
          await sql`update backups set verified_at = now() where file = ${file}`
        }
      }),
  }
}

/** What is wrong with a file or a folder is said as it is: it has nothing in it that anybody wrote. */
async function inWords(work: () => Promise<void>) {
  try {
    await work()
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (error instanceof ArchiveFault || error instanceof StartError || /^E[A-Z]{3,}$/.test(code))
      throw new JobFault(message)
    throw error
  }
}

const NAME = /^precis-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.zip$/

/** When the backup of this name was taken; null for another file. */
function timeOf(name: string): Date | null {
  const [, day, hours, minutes, seconds, ms] = NAME.exec(name) ?? []
  const at = new Date(`${day}T${hours}:${minutes}:${seconds}.${ms}Z`)
  return Number.isNaN(at.getTime()) ? null : at
}

/**
 * What is in the folder is what there is: also a backup that a worker could no longer write down, or one of before a
 * restore. A file that has gone, or that somebody has put elsewhere, is none of the portal's any more.
 */
async function takeNote(sql: postgres.Sql, folder: string) {
  const found = (await readdir(folder)).filter((name) => timeOf(name))
  for (const file of found) {
    const { size } = await stat(path.join(folder, file))
    await sql`
      insert into backups (file, taken_at, bytes) values (${file}, ${timeOf(file)}, ${size}) on conflict do nothing`
  }
  await sql`delete from backups where file <> all (${found})`
}

async function deleteOld(sql: postgres.Sql, folder: string) {
  const rows = await sql<{ file: string; takenAt: Date }[]>`select file, taken_at as "takenAt" from backups`
  for (const { file } of backupsToDelete(rows)) {
    await rm(path.join(folder, file), { force: true })
    await sql`delete from backups where file = ${file}`
  }
}

/** The newest, where it was taken a moment ago and is still to be tried. */
async function newestUntried(sql: postgres.Sql): Promise<string | null> {
  if (await isVerifiedLately(sql)) return null
  const [newest] = await sql<{ file: string }[]>`
    select file from backups where taken_at between now() - interval '6 hours' and now()
    order by taken_at desc limit 1`
  return newest?.file ?? null
}

/** What a worker that was killed had begun to write. */
async function deleteLeftBehind(folder: string) {
  for (const name of (await readdir(folder)).filter((one) => /^precis-.*\.zip\.\w+\.part$/.test(one))) {
    const { mtimeMs } = await stat(path.join(folder, name))
    if (Date.now() - mtimeMs > LEFT_BEHIND_MS) await rm(path.join(folder, name), { force: true })
  }
}

async function isVerifiedLately(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql`
    select coalesce(max(verified_at) > now() - ${VERIFIED_EVERY}::interval + interval '12 hours', false) as lately
    from backups`
  return row?.lately === true
}
