import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { lives, ownIdentity } from './process-identity'
import { StartError } from './start-error'

/**
 * Runs `work` in one process at a time: whoever holds `file` does; it carries their identity. `doing` ends the sentence
 * that those hear who have waited for two minutes. Throws `StartError` where the file cannot be written.
 */
export async function withProcessLock<T>(file: string, doing: string, work: () => Promise<T>): Promise<T> {
  for (let waited = 0; !taken(file); waited += 50) {
    const holder = read(file)
    // A holder that was killed leaves its lock behind; one that has not written its number yet is given a moment.
    if (holder ? !lives(holder) : waited > 1000) breakLock(file, holder)
    else if (waited > 120_000)
      throw new StartError(
        `Another process (${holder.split(' ')[0]}) has been ${doing} for two minutes: wait for it, or end it.`,
      )
    await sleep(50)
  }
  try {
    return await work()
  } finally {
    fs.rmSync(file, { force: true })
  }
}

function taken(file: string): boolean {
  try {
    fs.writeFileSync(file, '', { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw unwritable(file, error)
  }
  try {
    fs.writeFileSync(file, ownIdentity())
    return true
  } catch (error) {
    // A full disk takes a name and no words.
    fs.rmSync(file, { force: true })
    throw unwritable(file, error)
  }
}

const unwritable = (file: string, error: unknown) =>
  new StartError(`${file} cannot be written: ${(error as Error).message}`)

/** Removes the lock as it was seen: of several that find it left behind, none removes the lock of the next holder. */
function breakLock(file: string, seen: string) {
  const breaking = `${file}.breaking`
  try {
    fs.writeFileSync(breaking, '', { flag: 'wx' })
  } catch {
    const since = fs.statSync(breaking, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - since > 10_000) fs.rmSync(breaking, { force: true })
    return
  }
  if (read(file) === seen) fs.rmSync(file, { force: true })
  fs.rmSync(breaking, { force: true })
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
