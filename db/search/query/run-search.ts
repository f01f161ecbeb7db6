import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import type { CompiledQuestion } from '@/db/search/question/compiled-question'
import { rowsAsked, type SearchRequest, type Sort } from '@/lib/search/search-request'
import { candidates, everythingRead, scoreOf } from './candidates'
import { countsOf, type FacetCounts } from './facets'
import { FACETS, used } from './filters'
import { type IndexQuery, matches } from './index-query'
import { type Nearest, nearestOf, reordered } from './nearest'
import type { CountedSearch, QueryPlan } from './query-plan'
import { ENOUGH, EVERYTHING } from './scan-limits'

/** A question that was read, with its filters. */
export type Search = CountedSearch & {
  question: CompiledQuestion
  /** Which of the studies found are shown. */
  window: Window
}

export type Window = { offset: number; limit: number }

export function windowOf(request: SearchRequest): Window {
  const limit = rowsAsked(request)
  return { offset: (request.page - 1) * limit, limit }
}

export type Run = {
  ids: number[]
  total: number
  exact: boolean
  /** Null where not all that matches was read. */
  counts: Partial<FacetCounts> | null
}

/** One page in the order asked for; with counts, where all that matches was read. */
export async function runSearch(search: Search, queryPlan: QueryPlan): Promise<Run> {
  const { limits } = queryPlan
  const found = await runWithin(search, queryPlan)
  // The estimate was wrong, or what is left out is all there is.
  const tooLittle = found.total < (limits.best === null ? 1 : ENOUGH / 2)
  const again = tooLittle && (limits.best !== null || limits.lastTier < 3)
  return again ? runWithin(search, { ...queryPlan, limits: EVERYTHING }) : found
}

async function runWithin(search: Search, queryPlan: QueryPlan): Promise<Run> {
  const { tx, request, statistics, question, filters } = search
  const { indexQuery, limits } = queryPlan
  const { parts } = question
  const score = request.sort === 'newest' || request.sort === 'cited' ? sql`0` : scoreOf(parts, statistics)
  const { offset, limit } = search.window
  const space = request.sort === 'match' && parts.length > 0 ? statistics.space : null
  // Where all is read anyhow, filters are counted as if they were not in use at the same time.
  const released = limits.enough === null && indexQuery.rows.length > 0 ? used(filters) : []
  const facets = released.length > 0 ? FACETS : FACETS.filter((facet) => !filters[facet])
  const [found] = await tx.execute<Run & { nearest: Nearest | null }>(sql`
    with ${candidates(indexQuery, score, limits, released.length > 0 ? filters : null)},
      reading as (select ${everythingRead(limits)} as exact)
      ${space === null ? sql`` : sql`, ${nearestOf(parts, space)}`}
    select exact, (select count(*)::int from hits) as total,
      (select coalesce(array_agg(study_id::int), '{}') from (
        select h.study_id from hits h order by ${ORDER[request.sort]} limit ${limit} offset ${offset}) page) as ids,
      ${space === null ? sql`null` : sql`(select row_to_json(nearest) from nearest)`} as nearest,
      case when exact then ${countsOf(facets, request, filters, released)} end as counts
    from reading`)
  if (!found) throw new Error('a search without an answer')
  const walked = !found.exact && WALKED[request.sort]
  if (walked) return { ...found, ids: await walk(tx, indexQuery, walked, { limit, offset }) }
  const first = found.nearest ? reordered(found.nearest, parts) : []
  return { ...found, ids: found.ids.map((id, index) => first[offset + index] ?? id) }
}

const ORDER: Record<Sort, SQL> = {
  match: sql`h.score desc, h.study_id`,
  strength: sql`h.level nulls last, h.score desc, h.study_id`,
  newest: sql`h.published_on desc nulls last, h.study_id`,
  cited: sql`h.citations desc, h.study_id`,
}

/** Orders that an index has: where not all that matches was read, the first ones are found by walking it. */
const WALKED: Partial<Record<Sort, SQL>> = {
  newest: sql`d.published_on desc nulls last, d.study_id`,
  cited: sql`d.citations desc nulls last, d.study_id`,
}

async function walk(tx: Transaction, indexQuery: IndexQuery, order: SQL, { limit, offset }: Window): Promise<number[]> {
  await tx.execute(sql`set local enable_bitmapscan = off`)
  const rows = await tx.execute<{ id: number }>(sql`
    select d.study_id::int as id from search_documents d where ${matches(indexQuery)}
    order by ${order} limit ${limit} offset ${offset}`)
  await tx.execute(sql`set local enable_bitmapscan = on`)
  return rows.map(({ id }) => id)
}
