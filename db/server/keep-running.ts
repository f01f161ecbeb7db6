import { setTimeout as sleep } from 'node:timers/promises'
import { freeSpace } from '@/lib/io/free-space'
import type { Log } from '@/lib/log/vocabulary'
import { serveAgain } from './embedded'
import { dataOf, runningPostmaster } from './postmaster'
import { NO_ROOM } from './room'

/** How often it is looked whether the server runs. */
const LOOK_MS = 500
const FIRST_REST_MS = 1_000
const LONGEST_REST_MS = 30_000
/** While there is no room it may come at any moment. */
const ROOM_REST_MS = 1_000
/** Up for so long it is thought well, and the next end is the first again. */
const WELL_AFTER_MS = 60_000
/** How often a start that fails all the time is logged again. */
const LOG_AGAIN_MS = 60_000

/**
 * Has the embedded PostgreSQL of `folder` run until `signal`, after whatever ends it, at the port where it was; `moved`
 * hears of another one. Several processes may do so on one folder: whoever has its lock starts it, and the others find it
 * running. Waits longer after each start in a row, and not long where it is room on the disk that lacks.
 */
export async function keepRunning(
  folder: string,
  port: number,
  signal: AbortSignal,
  log: Log,
  moved: (port: number) => void,
): Promise<void> {
  const data = dataOf(folder)
  let at = port
  let rest = FIRST_REST_MS
  let upSince = performance.now()
  let loggedAt = Number.NEGATIVE_INFINITY
  const wait = (ms: number) => sleep(ms, undefined, { signal }).catch(() => {})
  const arrived = (here: number) => {
    if (here === at) return
    at = here
    moved(here)
  }
  for (; !signal.aborted; await wait(LOOK_MS)) {
    const running = runningPostmaster(data)
    if (running?.status === 'ready') arrived(running.port)
    if (running) continue
    if (performance.now() - upSince > WELL_AFTER_MS) rest = FIRST_REST_MS
    log('error', 'the database has ended')
    while (!signal.aborted) {
      await wait(lacksRoom(folder) ? Math.min(rest, ROOM_REST_MS) : rest)
      if (signal.aborted) return
      rest = Math.min(rest * 2, LONGEST_REST_MS)
      try {
        const here = await serveAgain(folder, at)
        log('warn', 'the database runs again')
        upSince = performance.now()
        loggedAt = Number.NEGATIVE_INFINITY
        arrived(here)
        break
      } catch (error) {
        if (performance.now() - loggedAt < LOG_AGAIN_MS) continue
        loggedAt = performance.now()
        log('error', 'the database cannot be started', { said: (error as Error).message })
      }
    }
  }
}

const lacksRoom = (folder: string) => (freeSpace(folder) ?? NO_ROOM) < NO_ROOM
