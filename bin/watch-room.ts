import { setTimeout as sleep } from 'node:timers/promises'
import { LITTLE_ROOM, NO_ROOM, roomLeft } from '@/db/server/room'
import type { Log } from '@/lib/log/vocabulary'

const LOOK_MS = 10_000

/** Logs when the room of the embedded database runs out, and when there is room again, until `signal`. */
export async function watchRoom(signal: AbortSignal, log: Log): Promise<void> {
  let logged = 0
  for (; !signal.aborted; await sleep(LOOK_MS, undefined, { signal }).catch(() => {})) {
    const left = roomLeft()
    if (left === null) continue
    const lack = left < NO_ROOM ? 2 : left < LITTLE_ROOM ? 1 : 0
    const megabytes = Math.floor(left / 1_000_000)
    if (lack > logged)
      log('warn', lack === 2 ? 'imports, drafts and the index wait for room' : 'room is running out', { megabytes })
    if (lack === 0 && logged > 0) log('info', 'there is room again', { megabytes })
    logged = lack
  }
}
