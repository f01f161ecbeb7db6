import { type SQL, sql } from 'drizzle-orm'

/** What `removable.ts` makes of a check: asked as ever, unless it is removed or its whole layer is. */
export type Checks = {
  /** The check that does not look just now. */
  removed: string | null
  /** Layers that do not look at all: what is behind them is judged by itself. */
  isOpen: { rights: boolean; scopes: boolean }
  /** The check, or the right, that still looks where all others are open. */
  alone: string | null
  /** Whether it was, while another one was being said. */
  isAloneAsked: boolean
  /** For each check, and each right, the cells in which it is asked. */
  asked: Map<string, Set<number>>
  cell: number
  can: (id: string, ask: () => boolean, right: string) => boolean
  mayRead: (id: string, ask: () => boolean, right: string) => boolean
  authorize: (id: string, ask: () => void, right: string) => void
  authorisedRow: (id: string, ask: () => unknown, right: string, row: () => unknown) => unknown
  scope: (id: string, ask: () => SQL) => SQL
}

function makeChecks(): Checks {
  const note = (id: string) => {
    const cells = checks.asked.get(id) ?? new Set()
    checks.asked.set(id, cells.add(checks.cell))
  }
  const isGone = (id: string, right: string) => {
    note(id)
    note(`right ${right}`)
    if (checks.removed === id) return true
    return checks.isOpen.rights && checks.alone !== id && checks.alone !== `right ${right}`
  }
  const checks: Checks = {
    removed: null,
    isOpen: { rights: false, scopes: false },
    alone: null,
    isAloneAsked: false,
    asked: new Map(),
    cell: -1,
    can: (id, ask, right) => isGone(id, right) || ask(),
    mayRead: (id, ask, right) => isGone(id, right) || ask(),
    authorize: (id, ask, right) => (isGone(id, right) ? undefined : ask()),
    authorisedRow: (id, ask, right, row) => (isGone(id, right) ? row() : ask()),
    scope: (id, ask) => {
      note(id)
      if (checks.removed === id) return sql`true`
      if (!checks.isOpen.scopes) return ask()
      // A scope may be said by another one: it looks where either of them is the one that does.
      const before = checks.isAloneAsked
      checks.isAloneAsked = false
      checks.isOpen.scopes = checks.alone !== id
      const asked = ask()
      checks.isOpen.scopes = true
      const isAsked = checks.isAloneAsked || checks.alone === id
      checks.isAloneAsked = before || isAsked
      return isAsked ? asked : sql`true`
    },
  }
  return checks
}

export const checks = makeChecks()
Object.assign(globalThis, { checks })
