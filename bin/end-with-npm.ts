import fs from 'node:fs'

const LOOK_MS = 500

/**
 * Under npm, an npm that was killed cannot pass the signal on: `stop` hears that it is gone. Between npm and this process
 * may stand a shell, which npm leaves behind.
 */
export function endWithNpm(stop: () => void) {
  if (!process.env.npm_lifecycle_event) return
  const [parent, grandparent] = [process.ppid, parentOf(process.ppid)]
  setInterval(() => {
    if (process.ppid !== parent || parentOf(parent) !== grandparent) stop()
  }, LOOK_MS).unref()
}

/** The parent of another process; null where that is not known. */
function parentOf(pid: number): number | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}
