import path from 'node:path'
import { restoreBackup } from '@/db/backup/restore-backup'
import { StartError } from '@/db/server/start-error'
import { contentsOf } from '@/lib/backup/contents'
import { ArchiveFault } from '@/lib/io/sealed-archive'
import { enterAsOwner } from './open-database'
import { report } from './report'

/**
 * npm run restore -- FILE
 * Exit status: 0 everything that FILE holds is in the database, which was empty; 1 nothing is.
 */
async function run([name, ...more]: string[]): Promise<void> {
  if (!name || name.startsWith('-') || more.length > 0) throw new StartError('Usage: npm run restore -- FILE')
  const file = path.resolve(name)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop.abort(new StartError('Stopped: nothing was restored.')))
  const database = await enterAsOwner()
  try {
    const restored = await restoreBackup({ url: database.url, file, signal: stop.signal })
    const settings = Object.entries(restored.settings).map(([variable, value]) => `  ${variable}=${value}`)
    console.log(`${contentsOf(restored)} are back, as they were at ${restored.takenAt}: every row was compared.
Everybody has to sign in again. The search index is written by the portal once it runs, or now: npm run search -- resume`)
    if (settings.length > 0) console.log(`The backup was made with these settings:\n${settings.join('\n')}`)
  } catch (error) {
    throw error instanceof ArchiveFault ? new StartError(error.message) : error
  } finally {
    await database.leave()
  }
}

await report(() => run(process.argv.slice(2)))
process.exit()
