import { stat } from 'node:fs/promises'
import path from 'node:path'
import { takeBackup } from '@/db/backup/take-backup'
import { StartError } from '@/db/server/start-error'
import { settingsWithoutSecrets } from '@/db/settings/settings'
import { contentsOf } from '@/lib/backup/contents'
import { ArchiveFault } from '@/lib/io/sealed-archive'
import { enterAsOwner } from './open-database'
import { portalVersion } from './portal-version'
import { report } from './report'

/**
 * npm run backup -- FILE
 * Exit status: 0 the whole backup is in FILE; 1 it could not be made, and FILE is not there.
 */
async function run([name, ...more]: string[]): Promise<void> {
  if (!name || name.startsWith('-') || more.length > 0) throw new StartError('Usage: npm run backup -- FILE')
  const file = path.resolve(name)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop.abort(new StartError('Stopped: there is no backup.')))
  const database = await enterAsOwner()
  try {
    const settings = settingsWithoutSecrets()
    const version = portalVersion()
    const made = await takeBackup({ url: database.url, file, version, settings, signal: stop.signal })
    const { size } = await stat(file)
    console.log(`${contentsOf(made)} are in ${file} (${Math.ceil(size / 2 ** 20)} MB), as they were at ${made.takenAt}.
It holds everything that anybody wrote here. Keep it where only administrators can read it, and not on this machine alone.`)
  } catch (error) {
    const isOfTheDisk = /^E[A-Z]{3,}$/.test((error as NodeJS.ErrnoException).code ?? '')
    throw error instanceof ArchiveFault || isOfTheDisk ? new StartError((error as Error).message) : error
  } finally {
    await database.leave()
  }
}

await report(() => run(process.argv.slice(2)))
process.exit()
