import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { settings } from '@/db/settings/settings'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { freeSpace } from '@/lib/io/free-space'
import { dataOf, readLines } from './postmaster'

/** Below so many bytes it is said that room is running out. */
export const LITTLE_ROOM = 1_000_000_000
/** Below so many what can wait is not written: it leaves what people write, and PostgreSQL itself, room to go on. */
export const NO_ROOM = 200_000_000

/** How long an answer of the file system is good for. */
const KNOWN_FOR_MS = 1_000
const LOOK_MS = 1_000

let known: { at: number; free: number | null } | undefined

/** Bytes left where the embedded database of this process is; null for a database of somebody's own. */
export function roomLeft(): number | null {
  if (!known || performance.now() - known.at > KNOWN_FOR_MS)
    known = {
      at: performance.now(),
      free: isEmbedded() ? freeSpace(dataOf(path.resolve(settings().dataFolder))) : null,
    }
  return known.free
}

/** Whether the database that this process works on is the one in its data folder: that one says its port there. */
function isEmbedded(): boolean {
  const { databaseUrl, dataFolder } = settings()
  if (!databaseUrl || !URL.canParse(databaseUrl)) return false
  const { hostname, port } = new URL(databaseUrl)
  return hostname === '127.0.0.1' && port === readLines(path.join(dataOf(dataFolder), 'postmaster.pid'))[3]
}

/** Whether there is room for what can wait: imports, drafts, the search index. */
export const hasRoom = (): boolean => (roomLeft() ?? NO_ROOM) >= NO_ROOM

/** Waits until there is, or `signal`; `waiting` hears of it, once, if that is not at once. */
export async function untilRoom(signal?: AbortSignal, waiting: (left: number) => void = () => {}): Promise<void> {
  for (let told = false; !hasRoom() && !signal?.aborted; told = true) {
    if (!told) waiting(roomLeft() ?? 0)
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {})
  }
}

export type Room = { left: number; isWaiting: boolean }

/** For administrators: how little room is left, and whether what can wait does; null while there is enough. */
export async function readRoom(viewer: Viewer): Promise<Room | null> {
  if (!can(viewer, 'people.read')) return null
  const left = roomLeft()
  return left === null || left >= LITTLE_ROOM ? null : { left, isWaiting: left < NO_ROOM }
}
