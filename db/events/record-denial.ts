import { sql } from 'drizzle-orm'
import { pool } from '@/db/connection/pool'
import { transact } from '@/db/connection/transact'
import type { Denial } from '@/lib/access/app-error'
import { type HiddenKind, hidden } from '@/lib/access/denial'
import { type Asked, can, type Right } from '@/lib/access/policy'
import { SIGN_IN, type Viewer } from '@/lib/access/viewer'
import type { EventName, RefusedWay } from '@/lib/events/event'
import { openLog } from '@/lib/io/log'
import { describeError } from '@/lib/log/describe-error'

/** What this process looks up for one person in an hour: whoever is refused all the time does not keep the database busy. */
const MOST = 60
const HOUR_MS = 3_600_000
/** As long as the database writes none like it. */
const ALIKE_MS = 600_000
/** Of as many people it is known how often they were refused; then all begin anew. */
const MOST_PEOPLE = 10_000
const refused = new Map<string, { times: number; until: number }>()

/** One is written after the other, beside what people do: no answer waits for it, or says by a delay that something is there. */
let writing: Promise<void> = Promise.resolve()

/**
 * Records that a person was refused something, after their answer and in a transaction of its own. The database writes the
 * first of a kind and none like it for ten minutes: a row of the chain never changes, so a count would have to wait for the
 * end of a flood, and would be lost with the process that keeps it. It writes sixty of one person in an hour, and one that
 * says that there were more, which so often is worth a look.
 */
export function recordDenial(viewer: Viewer, { right, kind, id, isHidden }: Denial): void {
  if (viewer.kind !== 'person') return
  const times = timesOf(viewer.id, HOUR_MS)
  if (times <= MOST) write(viewer, 'right.refuse', id, { right, kind }, isHidden)
  else if (times === MOST + 1) write(viewer, 'right.refuse-more', null, null, false)
}

/** The same for a sign-in: `userId` is the account that it was for, where there is one. */
export function recordRefusedSignIn(userId: string | null, by: RefusedWay): void {
  if (timesOf(`${by} ${userId}`, ALIKE_MS) === 1) write(SIGN_IN, 'session.refuse', userId, { by }, false)
}

/** As `can`, for a read that somebody has asked for, not for one that decides what a page offers: a no is recorded. */
export function mayRead<R extends Right>(viewer: Viewer, right: R, ...asked: Asked<R>): boolean {
  const may = can(viewer, right, ...asked)
  if (!may) recordDenial(viewer, { right, kind: right.slice(0, right.indexOf('.')), id: null, isHidden: false })
  return may
}

/** Null for what is not there for this viewer; recorded where it is there for others. */
export function unseen(viewer: Viewer, right: Right, kind: HiddenKind, id: string): null {
  recordDenial(viewer, hidden(right, kind, id))
  return null
}

/** Resolves when what was refused until now is written. */
export const denialsWritten = (): Promise<void> => writing

function timesOf(person: string, ms: number): number {
  const now = Date.now()
  const known = refused.get(person)
  if (!known && refused.size >= MOST_PEOPLE) refused.clear()
  const counted = known && known.until > now ? known : { times: 0, until: now + ms }
  counted.times += 1
  refused.set(person, counted)
  return counted.times
}

type Facts = Record<string, string> | null

function write(viewer: Viewer, event: EventName, id: string | null, facts: Facts, isHidden: boolean): void {
  writing = writing.then(async () => {
    try {
      await transact(
        pool(),
        viewer,
        (tx) =>
          tx.execute(
            sql`select app.record_denial(${event}, ${id}, ${facts && JSON.stringify(facts)}::jsonb, ${isHidden})`,
          ),
        {},
      )
    } catch (error) {
      // Nobody is refused less because it cannot be written down.
      openLog('web')('error', 'a refusal could not be recorded', describeError(error))
    }
  })
}
