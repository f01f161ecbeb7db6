import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import type { Statistics } from '@/db/search/question/statistics'
import { unphrased } from '@/db/search/question/tsquery'
import { type Facet, type Filters, fitAll, fitColumns, used } from './filters'
import { fits, matches } from './index-query'
import { inSample, sampleOf } from './sample'

/** What a small random sample says of a query before it is run: shares of all studies. */
export type SelectivityEstimate = {
  /** Those that match. */
  matching: number
  /** Those that have to be looked at one by one: for a phrase, all that have its words; none where the index knows. */
  lookedAt: number
}

/** The same for a question with filters, checked study by study or asked of the index, and with one of them released. */
export type SelectivityEstimates = {
  byRow: SelectivityEstimate
  byIndex: SelectivityEstimate
  without: Partial<Record<Facet, SelectivityEstimate>>
}

/** A corpus that is read to its end in about the time that estimates take. */
const SMALL = 30_000

/** Null for a small corpus, and where nothing is asked. */
export async function estimateSelectivity(
  tx: Transaction,
  query: string,
  filters: Filters,
  { studies }: Statistics,
): Promise<SelectivityEstimates | null> {
  const facets = used(filters)
  if (studies < SMALL || (!query && facets.length === 0)) return null
  const sample = sampleOf(studies, 1, 1000, 0)
  const words = unphrased(query)
  const isPhrase = words !== query
  const without = facets.map((facet) => sql`${sql.raw(`'${facet}'`)}, ${seenOf(fitAll(filters, facet))}`)
  const [seen] = await tx.execute<{ all: Seen; matching: Seen; without: Partial<Record<Facet, Seen>> }>(sql`
    with seen as materialized (
      select ${isPhrase ? fits(query) : sql`true`} as matches${fitColumns(filters)}
      from search_documents d where ${matches(inSample({ query: words, rows: [] }, sample))})
    select ${seenOf(sql`true`)} as all, ${seenOf(fitAll(filters))} as matching,
      jsonb_build_object(${sql.join(without, sql`, `)}) as without
    from seen`)
  if (!seen) throw new Error('no estimate came back')
  const share = (count: number) => (count * sample.times) / studies
  const estimate = (of: Seen, found: number): SelectivityEstimate => ({
    matching: share(of.matching),
    lookedAt: share(found),
  })
  const byIndex = (of: Seen) => estimate(of, isPhrase ? of.found : 0)
  return {
    byRow: estimate(seen.matching, isPhrase || facets.length > 0 ? seen.all.found : 0),
    byIndex: byIndex(seen.matching),
    without: Object.fromEntries(Object.entries(seen.without).map(([facet, of]) => [facet, byIndex(of)])),
  }
}

/** Of the studies looked at: those whose words an index finds, and those that match. */
type Seen = { found: number; matching: number }

const seenOf = (fitting: ReturnType<typeof sql>) =>
  sql`jsonb_build_object('found', count(*) filter (where ${fitting}), 'matching', count(*) filter (where matches and ${fitting}))`
