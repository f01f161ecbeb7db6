import type { Transaction } from '@/db/connection/pool'
import type { Statistics } from '@/db/search/question/statistics'
import type { SearchRequest } from '@/lib/search/search-request'
import { conditionsOf, type Filters, narrowed } from './filters'
import type { IndexQuery } from './index-query'
import { type ScanLimits, scanLimitsFor } from './scan-limits'
import { estimateSelectivity, type SelectivityEstimate, type SelectivityEstimates } from './selectivity-estimate'

/** A search as far as it is counted: what is asked for, and the filters beside it. */
export type CountedSearch = {
  tx: Transaction
  request: SearchRequest
  statistics: Statistics
  query: string
  filters: Filters
}

/** How a search is run: what the index is asked, how far it is read, and the estimates that this was decided by. */
export type QueryPlan = { indexQuery: IndexQuery; estimates: SelectivityEstimates | null; limits: ScanLimits }

/** Decides how a search is best run, by estimates from a small sample. */
export async function planQuery({ tx, statistics, query, filters }: CountedSearch): Promise<QueryPlan> {
  const estimates = await estimateSelectivity(tx, query, filters, statistics)
  const byRow = query !== '' && (!estimates || checkedByRow(estimates.byRow, statistics.studies))
  const indexQuery = byRow ? { query, rows: conditionsOf(filters) } : { query: narrowed(query, filters), rows: [] }
  const estimate = estimates && (byRow ? estimates.byRow : estimates.byIndex)
  return { indexQuery, estimates, limits: scanLimitsFor(estimate, statistics) }
}

/** Whether not all that matches is likely to be read, so that it has to be counted apart. */
export const isBounded = ({ estimates, limits }: QueryPlan) => estimates !== null && limits.enough !== null

/** So few studies are looked at one by one, whatever comes of it. */
const FEW = 5000
/** Filters that pass a smaller share of what is found are asked of the index. */
const SELECTIVE = 0.1

/** Whether filters are better checked study by study than in the index. */
function checkedByRow({ matching, lookedAt }: SelectivityEstimate, studies: number): boolean {
  return lookedAt * studies <= FEW || matching >= SELECTIVE * lookedAt
}
