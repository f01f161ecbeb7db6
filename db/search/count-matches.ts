import { sql } from 'drizzle-orm'
import type { SearchRequest } from '@/lib/search/search-request'
import type { Transaction } from '../client'
import { COUNTED, countsOf, estimated, type FacetCounts, shownFacets } from './facets'
import { FACETS, type Facet, type Filters, fitAll, fitColumns, narrowed, used } from './filters'
import type { Narrowing } from './narrowing'
import type { Outlook, Outlooks } from './outlook'
import { inSample, type Sample, sampleOf } from './sample'
import { matches } from './sought'
import type { Statistics } from './statistics'

/** A search as far as it is counted: what is asked for, and the filters beside it. */
export type Counted = {
  tx: Transaction
  request: SearchRequest
  statistics: Statistics
  query: string
  filters: Filters
}

/** `about`: the facets whose counts are estimates. */
export type MatchCounts = { total: number; exact: boolean; facets: Partial<FacetCounts>; about: Facet[] }

type ReleasedCounts = Pick<MatchCounts, 'facets' | 'about'>

const ALL: Sample = { query: '', times: 1 }
/** Studies that give good estimates. */
const WANTED = 50

const sampleFor = ({ studies }: Statistics, outlook: Outlook | null) =>
  outlook ? sampleOf(studies, outlook.matching, WANTED, outlook.lookedAt) : ALL

/** How many studies match, and what each filter would leave of them, by a sample of the corpus or all of it. */
export async function countMatches(search: Counted, { sought, outlooks }: Narrowing): Promise<MatchCounts> {
  if (sought.rows.length > 0) return countByRow(search, outlooks)
  return withReleased(await countByIndex(search, outlooks), await countReleased(search, outlooks))
}

/** The counts of a run that has read all that matches, and of the filters in use, which it has not counted. */
export async function completed(
  search: Counted,
  { sought, outlooks }: Narrowing,
  total: number,
  counts: Partial<FacetCounts>,
): Promise<MatchCounts> {
  const read = { total, exact: true, facets: shownFacets(counts, 1), about: [] }
  const lacking = used(search.filters).filter((facet) => !(facet in counts))
  if (lacking.length === 0) return read
  const isByRow = sought.rows.length > 0
  const released = isByRow ? await countByRow(search, outlooks, lacking) : await countReleased(search, outlooks)
  return withReleased(read, released)
}

/**
 * Counts of these facets over a sample of the corpus, which has no favourites: the tiers that a search reads have the
 * strongest studies only. Filters are checked study by study, and each facet is counted as if it were not in use.
 */
async function countByRow(
  { tx, request, statistics, query, filters }: Counted,
  outlooks: Outlooks | null,
  facets: readonly Facet[] = FACETS,
): Promise<MatchCounts> {
  const sample = sampleFor(statistics, outlooks?.byRow ?? null)
  const sought = inSample({ query, rows: [] }, sample)
  const [found] = await tx.execute<{ total: number; counts: Partial<FacetCounts> }>(sql`
    with every as materialized (
      select ${COUNTED}${fitColumns(filters)} from search_documents d where ${matches(sought)}),
    hits as (select * from every where ${fitAll(filters)})
    select (select count(*)::int from hits) as total, ${countsOf(facets, request, filters, used(filters))} as counts`)
  return scaled(found, sample)
}

/** The same by an index that knows the filters: they leave little of what they are checked against. */
async function countByIndex(search: Counted, outlooks: Outlooks | null): Promise<MatchCounts> {
  const facets = FACETS.filter((facet) => !search.filters[facet])
  return countNarrowed(search, narrowed(search.query, search.filters), outlooks?.byIndex ?? null, facets)
}

/** Each filter in use as if it were not, by the index. */
async function countReleased(search: Counted, outlooks: Outlooks | null): Promise<ReleasedCounts> {
  let counts: ReleasedCounts = { facets: {}, about: [] }
  for (const facet of used(search.filters)) {
    const query = narrowed(search.query, search.filters, facet)
    counts = withReleased(counts, await countNarrowed(search, query, outlooks?.without[facet] ?? null, [facet]))
  }
  return counts
}

async function countNarrowed(
  { tx, request, statistics, filters }: Counted,
  query: string,
  outlook: Outlook | null,
  facets: readonly Facet[],
): Promise<MatchCounts> {
  const sample = sampleFor(statistics, outlook)
  const sought = inSample({ query, rows: [] }, sample)
  const [found] = await tx.execute<{ total: number; counts: Partial<FacetCounts> }>(sql`
    with hits as materialized (select ${COUNTED} from search_documents d where ${matches(sought)})
    select (select count(*)::int from hits) as total, ${countsOf(facets, request, filters, [])} as counts`)
  return scaled(found, sample)
}

function scaled(found: { total: number; counts: Partial<FacetCounts> } | undefined, { times }: Sample): MatchCounts {
  if (!found) throw new Error('a count without an answer')
  const exact = times === 1
  const facets = shownFacets(found.counts, times)
  return { total: estimated(found.total, times), exact, facets, about: exact ? [] : (Object.keys(facets) as Facet[]) }
}

const withReleased = <T extends ReleasedCounts>(counts: T, { facets, about }: ReleasedCounts): T => ({
  ...counts,
  facets: { ...counts.facets, ...facets },
  about: [...counts.about, ...about],
})
