import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

/**
 * When the process with this number began, as the system says it: another process that gets the same number later, as
 * the first ones of a container do, began at another time. Null where there is none; '' where it cannot be known.
 */
export function processStart(pid: number): string | null {
  if (!isRunning(pid)) return null
  if (process.platform === 'linux') return linuxStart(pid)
  if (process.platform === 'win32') return ''
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''
}

/** Whether there is a process of this number, which is not one that has ended and waits to be taken note of. */
export const isAlive = (pid: number): boolean => processStart(pid) !== null

/** Whether the process that was written down as `identity` lives. */
export function lives(identity: string): boolean {
  const [pid = '', ...start] = identity.split(' ')
  const began = processStart(Number(pid))
  // An earlier version wrote the number alone.
  return began !== null && (start.length === 0 || began === '' || began === start.join(' '))
}

/** What this process is written down as: its number and when it began. */
export const ownIdentity = (): string => `${process.pid} ${processStart(process.pid)}`.trim()

/** One of another account counts too. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Fields 3 and 22 of proc(5): its state, and the ticks since the system began, which a container does not begin anew. */
function linuxStart(pid: number): string | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return /[ZX]/.test(fields[0] ?? '') ? null : `${fields[19]}@${bootId()}`
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && fs.existsSync('/proc/self/stat') ? null : ''
  }
}

function bootId(): string {
  try {
    return fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
  } catch {
    return ''
  }
}
