import { requestScope } from '@/db/connection/request-scope'
import { settings } from '@/db/settings/settings'
import { AppError } from '@/lib/access/app-error'
import type { Viewer } from '@/lib/access/viewer'
import { Turns } from '@/lib/search/turns'

/** Searches of one person that are done at a time, and that wait: nobody reads so many pages at once. */
const PER_PERSON = 3
const MOST_WAITING = 20
/** Connections that searches leave to everything else. */
const LEFT_TO_OTHERS = 4

/** Survives hot reloads, and is one for the copies of this module that the server's bundles have. */
const held = globalThis as unknown as { precisTurns?: Turns }

const tooMany = () =>
  new AppError(
    'rate_limited',
    'You have more searches under way than are done at the same time. Wait until some of them have finished, then try again.',
  )

/** Whose searches are done when, in this process. */
export function turns(): Turns {
  const slots = Math.max(1, settings().poolSize - LEFT_TO_OTHERS)
  held.precisTurns ??= new Turns({ slots, perPerson: PER_PERSON, mostWaiting: MOST_WAITING }, tooMany)
  return held.precisTurns
}

/**
 * Does a search when it is its turn among those of others and of the same person. Refused where too many of theirs wait
 * already; given up where whoever asked has gone.
 */
export const inTurn = <T>(viewer: Viewer, work: () => Promise<T>): Promise<T> =>
  turns().take(lineOf(viewer), work, requestScope()?.gone)

/** Has something counted beside a search where there is room for it at this moment; null where there is none. */
export const besides = <T>(viewer: Viewer, work: () => Promise<T>): Promise<T> | null =>
  turns().tryTake(lineOf(viewer), work)

const lineOf = (viewer: Viewer): string => (viewer.kind === 'person' ? viewer.id : viewer.kind)
