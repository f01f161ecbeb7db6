import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './process-identity'

/** PostgreSQL's own account of itself in its data; nothing of it is there once it has stopped. */
export type Postmaster = { pid: number; port: number; status: string | undefined }

/** Where the embedded PostgreSQL of a data folder has its data. */
export const dataOf = (folder: string) => path.join(folder, 'postgres')

/** The server that runs on this data, whatever state it is in, or null. */
export function runningPostmaster(data: string): Postmaster | null {
  const lines = readLines(path.join(data, 'postmaster.pid'))
  const postmaster = { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() }
  return isAlive(postmaster.pid) && !isAnother(postmaster.pid, data) ? postmaster : null
}

/** Whether a process is something else than the server of this data: one that got its number later. */
function isAnother(pid: number, data: string): boolean {
  if (process.platform !== 'linux') return false
  try {
    return fs.realpathSync(`/proc/${pid}/cwd`) !== fs.realpathSync(data)
  } catch {
    // Another account's: PostgreSQL is named at least.
    return readLines(`/proc/${pid}/comm`)[0] !== 'postgres'
  }
}

/** No process has this number. */
const NOBODY = 2 ** 30

/**
 * PostgreSQL does not start while any process has the number that its last life has left. It looks into the same file
 * for memory that children of that life may still use, so the number is changed and the file stays.
 */
export function forgetNumber(data: string) {
  const file = path.join(data, 'postmaster.pid')
  const [pid, ...lines] = readLines(file)
  if (!pid || !isAlive(Number(pid)) || !isAnother(Number(pid), data)) return
  // In its place: the file belongs to the account that PostgreSQL runs as.
  fs.writeFileSync(file, [NOBODY, ...lines].join('\n'))
}

/** The port of a server that runs on this data and answers, or null; one that starts or stops is waited for. */
export async function servingPort(data: string): Promise<number | null> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    const postmaster = runningPostmaster(data)
    if (!postmaster?.port) return null
    if (postmaster.status === 'ready') return (await answers(postmaster.port)) ? postmaster.port : null
    await sleep(50)
  }
  return null
}

/** Whether the server on this data is ready and takes connections: during recovery the port is open and refuses. */
export async function isServing(data: string, port: number): Promise<boolean> {
  return runningPostmaster(data)?.status === 'ready' && (await answers(port))
}

export function readLines(file: string): string[] {
  try {
    return fs.readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(1000, () => end(false))
    socket.on('connect', () => end(true)).on('error', () => end(false))
  })
}
