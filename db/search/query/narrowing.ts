import type { Counted } from './count-matches'
import { conditionsOf, narrowed } from './filters'
import { type Outlooks, outlooksOf } from './outlook'
import { type Reach, reachOf } from './reach'
import { checkedByRow, type Sought } from './sought'

/** How a search is run: what the index is asked, how far, and what a look ahead said. */
export type Narrowing = { sought: Sought; outlooks: Outlooks | null; reach: Reach }

/** Looks ahead, and says how a search is best run. */
export async function narrowingOf({ tx, statistics, query, filters }: Counted): Promise<Narrowing> {
  const outlooks = await outlooksOf(tx, query, filters, statistics)
  const byRow = query !== '' && (!outlooks || checkedByRow(outlooks.byRow, statistics.studies))
  const sought = byRow ? { query, rows: conditionsOf(filters) } : { query: narrowed(query, filters), rows: [] }
  const outlook = outlooks && (byRow ? outlooks.byRow : outlooks.byIndex)
  return { sought, outlooks, reach: reachOf(outlook, statistics) }
}

/** Whether not all that matches is likely to be read, so that it has to be counted apart. */
export const isBounded = ({ outlooks, reach }: Narrowing) => outlooks !== null && reach.enough !== null
