import type postgres from 'postgres'
import { sweepAccess } from '@/db/access/sweep'
import { dropOldViews } from '@/db/studies/study-views'

type Chore = { everyMs: number; run: (sql: postgres.Sql) => Promise<{ done: boolean }> }

const HOUR = 60 * 60_000
const CHORES: Chore[] = [
  { everyMs: HOUR, run: dropOldViews },
  { everyMs: 24 * HOUR, run: sweepAccess },
]

/** What is deleted in the background once it counts no more: a piece at a time, each kind at its own interval. */
export class Chores {
  readonly #waiting = CHORES.map((chore) => ({ ...chore, at: 0 }))

  constructor(readonly sql: postgres.Sql) {}

  /** Does one piece; false where there was none. */
  async next(): Promise<boolean> {
    for (const chore of this.#waiting) {
      if (Date.now() < chore.at) continue
      // One that fails keeps nothing else waiting: its turn comes again after its interval.
      chore.at = Date.now() + chore.everyMs
      const { done } = await chore.run(this.sql)
      if (!done) chore.at = 0
      return true
    }
    return false
  }
}
