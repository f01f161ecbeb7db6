import { sql } from 'drizzle-orm'
import type { Statistics } from '@/db/search/question/statistics'
import { COUNTED, countsOf, estimated, type FacetCounts, shownFacets } from './facets'
import { FACETS, type Facet, fitAll, fitColumns, narrowed, used } from './filters'
import { matches } from './index-query'
import type { CountedSearch, QueryPlan } from './query-plan'
import { inSample, type Sample, sampleOf } from './sample'
import type { SelectivityEstimate, SelectivityEstimates } from './selectivity-estimate'

/** `about`: the facets whose counts are estimates. */
export type MatchCounts = { total: number; exact: boolean; facets: Partial<FacetCounts>; about: Facet[] }

export type FilterCounts = Pick<MatchCounts, 'facets' | 'about'>

const ALL: Sample = { query: '', times: 1 }
/** Studies that give good estimates. */
const WANTED = 50

const sampleFor = ({ studies }: Statistics, estimate: SelectivityEstimate | null) =>
  estimate ? sampleOf(studies, estimate.matching, WANTED, estimate.lookedAt) : ALL

/** How many studies match, and what each filter would leave of them, by a sample of the corpus or all of it. */
export async function countMatches(search: CountedSearch, queryPlan: QueryPlan): Promise<MatchCounts> {
  const counts = await countFound(search, queryPlan)
  return queryPlan.indexQuery.rows.length > 0 ? counts : completed(counts, await countReleased(search, queryPlan))
}

/** The same but for filters in use that the index is asked for: those are `countReleased`. */
export function countFound(search: CountedSearch, { indexQuery, estimates }: QueryPlan): Promise<MatchCounts> {
  return indexQuery.rows.length > 0 ? countByRow(search, estimates) : countByIndex(search, estimates)
}

/** The counts of a run that has read all that matches; but for filters in use that the index was asked for. */
export async function countsRead(
  search: CountedSearch,
  { indexQuery, estimates }: QueryPlan,
  total: number,
  counts: Partial<FacetCounts>,
): Promise<MatchCounts> {
  const read = { total, exact: true, facets: shownFacets(counts, 1), about: [] }
  const lacking = indexQuery.rows.length > 0 ? used(search.filters).filter((facet) => !(facet in counts)) : []
  return lacking.length > 0 ? completed(read, await countByRow(search, estimates, lacking)) : read
}

/** What was counted, and of what was not the counts of others. */
export const completed = <T extends FilterCounts>(counts: T, others: FilterCounts): T => ({
  ...counts,
  facets: { ...others.facets, ...counts.facets },
  about: [...counts.about, ...others.about.filter((facet) => !(facet in counts.facets))],
})

/**
 * Counts of these facets over a sample of the corpus, which has no favourites: the tiers that a search reads have the
 * strongest studies only. Filters are checked study by study, and each facet is counted as if it were not in use.
 */
async function countByRow(
  { tx, request, statistics, query, filters }: CountedSearch,
  estimates: SelectivityEstimates | null,
  facets: readonly Facet[] = FACETS,
): Promise<MatchCounts> {
  const sample = sampleFor(statistics, estimates?.byRow ?? null)
  const indexQuery = inSample({ query, rows: [] }, sample)
  const [found] = await tx.execute<{ total: number; counts: Partial<FacetCounts> }>(sql`
    with every as materialized (
      select ${COUNTED}${fitColumns(filters)} from search_documents d where ${matches(indexQuery)}),
    hits as (select * from every where ${fitAll(filters)})
    select (select count(*)::int from hits) as total, ${countsOf(facets, request, filters, used(filters))} as counts`)
  return scaled(found, sample)
}

/** The same by an index that knows the filters: they leave little of what they are checked against. */
async function countByIndex(search: CountedSearch, estimates: SelectivityEstimates | null): Promise<MatchCounts> {
  const facets = FACETS.filter((facet) => !search.filters[facet])
  return countNarrowed(search, narrowed(search.query, search.filters), estimates?.byIndex ?? null, facets)
}

/** Each filter in use as if it were not, by the index. */
export async function countReleased(search: CountedSearch, { estimates }: QueryPlan): Promise<FilterCounts> {
  let counts: FilterCounts = { facets: {}, about: [] }
  for (const facet of used(search.filters)) {
    const query = narrowed(search.query, search.filters, facet)
    counts = completed(counts, await countNarrowed(search, query, estimates?.without[facet] ?? null, [facet]))
  }
  return counts
}

async function countNarrowed(
  { tx, request, statistics, filters }: CountedSearch,
  query: string,
  estimate: SelectivityEstimate | null,
  facets: readonly Facet[],
): Promise<MatchCounts> {
  const sample = sampleFor(statistics, estimate)
  const indexQuery = inSample({ query, rows: [] }, sample)
  const [found] = await tx.execute<{ total: number; counts: Partial<FacetCounts> }>(sql`
    with hits as materialized (select ${COUNTED} from search_documents d where ${matches(indexQuery)})
    select (select count(*)::int from hits) as total, ${countsOf(facets, request, filters, [])} as counts`)
  return scaled(found, sample)
}

function scaled(found: { total: number; counts: Partial<FacetCounts> } | undefined, { times }: Sample): MatchCounts {
  if (!found) throw new Error('a count without an answer')
  const exact = times === 1
  const facets = shownFacets(found.counts, times)
  return { total: estimated(found.total, times), exact, facets, about: exact ? [] : (Object.keys(facets) as Facet[]) }
}
