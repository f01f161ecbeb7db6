import { existsSync } from 'node:fs'
import path from 'node:path'
import { ERASED_LIST, readErased } from '@/db/backup/erased-list'
import { restoreBackup } from '@/db/backup/restore-backup'
import { StartError } from '@/db/server/start-error'
import { settings } from '@/db/settings/settings'
import { contentsOf } from '@/lib/backup/contents'
import { ArchiveFault } from '@/lib/io/sealed-archive'
import { enterAsOwner } from './open-database'
import { report } from './report'

const USAGE = 'Usage: npm run restore -- FILE [--erased LIST]'

/**
 * npm run restore -- FILE [--erased LIST]
 * LIST has the ids of people who were erased: where it is not given, `erased.txt` beside FILE. They are erased again.
 * Exit status: 0 everything that FILE holds is in the database, which was empty; 1 nothing is.
 */
async function run([name, option, list, ...more]: string[]): Promise<void> {
  const isRight = option === undefined || (option === '--erased' && list !== undefined)
  if (!name || name.startsWith('-') || !isRight || more.length > 0) throw new StartError(USAGE)
  const file = path.resolve(name)
  if (list && !existsSync(list)) throw new StartError(`${list} is not there: nothing was restored.`)
  const erased = await readErased(list ?? path.join(path.dirname(file), ERASED_LIST))
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop.abort(new StartError('Stopped: nothing was restored.')))
  const database = await enterAsOwner()
  try {
    const { erasesComments } = settings()
    const restored = await restoreBackup({ url: database.url, file, erased, erasesComments, signal: stop.signal })
    const set = Object.entries(restored.settings).map(([variable, value]) => `  ${variable}=${value}`)
    console.log(`${contentsOf(restored)} are back, as they were at ${restored.takenAt}: every row was compared.
Everybody has to sign in again. The search index is written by the portal once it runs, or now: npm run search -- resume`)
    if (restored.erasedAgain > 0) console.log(`Erased again, as they were asked to be: ${restored.erasedAgain} people.`)
    for (const id of restored.notErased)
      console.log(`Not erased: ${id}, the only administrator in the backup. Make another one, then erase this account.`)
    if (set.length > 0) console.log(`The backup was made with these settings:\n${set.join('\n')}`)
  } catch (error) {
    throw error instanceof ArchiveFault ? new StartError(error.message) : error
  } finally {
    await database.leave()
  }
}

await report(() => run(process.argv.slice(2)))
process.exit()
