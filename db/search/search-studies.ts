import { type SQL, sql } from 'drizzle-orm'
import { can } from '@/lib/policy'
import type { SearchRequest, Sort } from '@/lib/search/search-request'
import type { Viewer } from '@/lib/viewer'
import { asReader, type Transaction } from '../client'
import { inOrder } from '../study-links'
import { type StudyRow, studyRows } from '../study-rows'
import { candidates, everythingRead, scoreOf } from './candidates'
import { compileQuestion } from './compile-question'
import type { CompiledQuestion } from './compiled-question'
import { type Counted, countByIndex, countByRow, countReleased, type MatchCounts, withReleased } from './count-matches'
import { countsOf, type FacetCounts, NO_COUNTS, shownFacets } from './facets'
import { compileFilters, FACETS, type Facet, narrowed, used } from './filters'
import { type Outlooks, outlooksOf } from './outlook'
import { ENOUGH, EVERYTHING, type Reach, reachOf } from './reach'
import { relaxed } from './relaxed'
import { reordered } from './reordered'
import { checkedByRow, matches, type Sought } from './sought'
import { readStatistics } from './statistics'

export const RESULTS_A_PAGE = 20
/** What a picture or a table of the result shows: the first ones in the order asked for. */
export const RESULTS_IN_PICTURE = 200

const rowsAsked = ({ view }: SearchRequest) => (view === 'rows' ? RESULTS_A_PAGE : RESULTS_IN_PICTURE)

export type SearchResult = {
  total: number
  /** False where the total is an estimate. */
  exact: boolean
  /** How many of them can be paged through, the best first. */
  reachable: number
  rows: StudyRow[]
  facets: FacetCounts
  /** Those of them whose counts are estimates. */
  about: Facet[]
  question: Pick<CompiledQuestion, 'parts' | 'problems' | 'plain'>
  /** Where too few studies have all that was asked for, what was found has some of it; this many have all. */
  relaxedFrom: number | null
}

/**
 * Studies that match a question and its filters, a page of them, and for each filter what every other choice in it
 * would leave. Values of one filter add to each other, filters narrow. Withdrawn records are not found.
 */
export async function searchStudies(viewer: Viewer, request: SearchRequest): Promise<SearchResult> {
  if (!can(viewer, 'study.read')) return nothing({ parts: [], problems: [], plain: false })
  return asReader(viewer, async (tx) => {
    const statistics = await readStatistics(tx)
    const question = await compileQuestion(tx, request.q, statistics, request.dropped)
    if (question.query === null) return nothing(question)
    const filters = await compileFilters(tx, request)
    const search: Search = { tx, request, statistics, filters, question, query: question.query }
    const narrowing = await narrowingOf(search)
    const loose = question.relaxedBelow > 0 ? relaxed(question.parts, statistics) : null
    const few = loose ? await countFew(search, narrowing) : null
    if (few !== null) {
      const wider = { ...search, query: loose as string }
      return page(wider, await run(wider, await narrowingOf(wider)), few)
    }
    return page(search, await run(search, narrowing), null)
  })
}

type Search = Counted & { question: CompiledQuestion }

type Run = {
  ids: number[]
  total: number
  exact: boolean
  /** Null where not all that matches was read. */
  counts: Partial<FacetCounts> | null
  narrowing: Narrowing
}

/** How a search is run: what the index is asked, how far, and what a look ahead said. */
type Narrowing = { sought: Sought; outlooks: Outlooks | null; reach: Reach }

const nothing = (question: SearchResult['question']): SearchResult => ({
  total: 0,
  exact: true,
  reachable: 0,
  rows: [],
  facets: NO_COUNTS,
  about: [],
  question,
  relaxedFrom: null,
})

/** One page in the order asked for; with counts, where all that matches was read. */
async function run(search: Search, narrowing: Narrowing): Promise<Run> {
  const { reach } = narrowing
  const found = await runWithin(search, narrowing)
  // The look ahead was wrong, or what is left out is all there is.
  const tooLittle = found.total < (reach.best === null ? 1 : ENOUGH / 2)
  const again = tooLittle && (reach.best !== null || reach.lastTier < 3)
  return again ? runWithin(search, { ...narrowing, reach: EVERYTHING }) : found
}

async function narrowingOf({ tx, statistics, query, filters }: Search): Promise<Narrowing> {
  const outlooks = await outlooksOf(tx, query, filters, statistics)
  const byRow = query !== '' && (!outlooks || checkedByRow(outlooks.byRow, statistics.studies))
  const sought = byRow
    ? { query, rows: used(filters).map((facet) => filters[facet]) }
    : { query: narrowed(query, filters), rows: [] }
  const outlook = outlooks && (byRow ? outlooks.byRow : outlooks.byIndex)
  return { sought, outlooks, reach: reachOf(outlook, statistics) }
}

async function runWithin(search: Search, narrowing: Narrowing): Promise<Run> {
  const { tx, request, statistics, question, filters } = search
  const { sought, reach } = narrowing
  const score = request.sort === 'newest' || request.sort === 'cited' ? sql`0` : scoreOf(question.parts, statistics)
  const limit = rowsAsked(request)
  const offset = (request.page - 1) * limit
  const feedback = request.sort === 'match' && question.parts.length > 0
  // Where all is read anyhow, filters are counted as if they were not in use at the same time.
  const released = reach.enough === null && sought.rows.length > 0 ? used(filters) : []
  const facets = released.length > 0 ? FACETS : FACETS.filter((facet) => !filters[facet])
  const [found] = await tx.execute<Omit<Run, 'narrowing'>>(sql`
    with ${candidates(sought, score, reach, released.length > 0 ? filters : null)},
      reading as (select ${everythingRead(reach)} as exact)
      ${feedback ? sql`, ${reordered(question.parts, statistics)}` : sql``}
    select exact, (select count(*)::int from hits) as total,
      (select coalesce(array_agg(study_id::int), '{}') from (
        select h.study_id from hits h ${feedback ? sql`left join reordered r on r.study_id = h.study_id` : sql``}
        order by ${feedback ? sql`r.score desc nulls last,` : sql``} ${ORDER[request.sort]}
        limit ${limit} offset ${offset}) page) as ids,
      case when exact then ${countsOf(facets, request, filters, released)} end as counts
    from reading`)
  if (!found) throw new Error('a search without an answer')
  const walked = !found.exact && WALKED[request.sort]
  const ids = walked ? await walk(tx, sought, walked, { limit, offset }) : found.ids
  return { ...found, ids, narrowing }
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

async function walk(
  tx: Transaction,
  sought: Sought,
  order: SQL,
  { limit, offset }: { limit: number; offset: number },
): Promise<number[]> {
  await tx.execute(sql`set local enable_bitmapscan = off`)
  const rows = await tx.execute<{ id: number }>(sql`
    select d.study_id::int as id from search_documents d where ${matches(sought)}
    order by ${order} limit ${limit} offset ${offset}`)
  await tx.execute(sql`set local enable_bitmapscan = on`)
  return rows.map(({ id }) => id)
}

/** The rows and counts of a run; a filter in use is counted as if it were not. */
async function page(search: Search, found: Run, relaxedFrom: number | null): Promise<SearchResult> {
  const { tx, question } = search
  const { total, exact, facets, about } = await countsFor(search, found)
  return {
    total,
    exact,
    reachable: found.exact ? total : Math.min(total, ENOUGH),
    rows: inOrder(
      found.ids.map((id) => ({ id })),
      await studyRows(tx, found.ids),
    ),
    facets: { ...NO_COUNTS, ...facets },
    about,
    question: { parts: question.parts, problems: question.problems, plain: question.plain },
    relaxedFrom,
  }
}

/** What a run has not counted itself. */
async function countsFor(
  search: Search,
  { total, counts, narrowing: { sought, outlooks } }: Run,
): Promise<MatchCounts> {
  const isByRow = sought.rows.length > 0
  if (!counts) {
    if (isByRow) return atLeast(total, await countByRow(search, outlooks))
    return withReleased(atLeast(total, await countByIndex(search, outlooks)), await countReleased(search, outlooks))
  }
  const read = { total, exact: true, facets: shownFacets(counts, 1), about: [] }
  const lacking = used(search.filters).filter((facet) => !(facet in counts))
  if (lacking.length === 0) return read
  const released = isByRow ? await countByRow(search, outlooks, lacking) : await countReleased(search, outlooks)
  return withReleased(read, released)
}

/** An estimate is no less than what was seen. */
const atLeast = (seen: number, counts: MatchCounts) => ({ ...counts, total: Math.max(seen, counts.total) })

/** A look ahead that says so many is not so wrong that there are few. */
const SURELY_MANY = 1000

/**
 * How many studies have all that was asked for, where they are so few that others are shown beside them; null where there
 * are more, or would be without the filters.
 */
async function countFew(search: Search, { outlooks }: Narrowing): Promise<number | null> {
  const { tx, query, filters, statistics } = search
  const few = search.question.relaxedBelow
  if (outlooks && outlooks.byIndex.matching * statistics.studies >= SURELY_MANY) return null
  const found = await countUpTo(tx, narrowed(query, filters), few)
  if (found === few) return null
  return used(filters).length > 0 && (await countUpTo(tx, query, few)) === few ? null : found
}

async function countUpTo(tx: Transaction, query: string, most: number): Promise<number> {
  const rows = await tx.execute(sql`select from search_documents d where ${matches({ query, rows: [] })} limit ${most}`)
  return rows.length
}
