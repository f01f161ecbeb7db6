import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from './start-error'

/**
 * Runs `work` in one process at a time: whoever holds `file` does; it carries their number. `doing` ends the sentence
 * that those hear who have waited for two minutes. Throws `StartError` where the file cannot be written.
 */
export async function withProcessLock<T>(file: string, doing: string, work: () => Promise<T>): Promise<T> {
  for (let waited = 0; ; waited += 50) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw new StartError(`${file} cannot be written: ${(error as Error).message}`)
      }
      const holder = holderOf(file)
      // A holder that was killed leaves its lock behind; one that has not written its number yet is given a moment.
      if (holder ? !isAlive(holder) : waited > 1000) fs.rmSync(file, { force: true })
      else if (waited > 120_000)
        throw new StartError(`Another process (${holder}) has been ${doing} for two minutes: wait for it, or end it.`)
      await sleep(50)
    }
  }
  try {
    return await work()
  } finally {
    fs.rmSync(file, { force: true })
  }
}

function holderOf(file: string): number {
  try {
    return Number(fs.readFileSync(file, 'utf8'))
  } catch {
    return 0
  }
}

/** Whether a process has this number; one of another account counts too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
