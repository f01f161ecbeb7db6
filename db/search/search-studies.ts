import { type SQL, sql } from 'drizzle-orm'
import { can } from '@/lib/policy'
import type { SearchRequest, Sort } from '@/lib/search/search-request'
import type { Viewer } from '@/lib/viewer'
import { asReader, type Transaction } from '../client'
import { inOrder } from '../study-links'
import { type StudyRow, studyRows } from '../study-rows'
import { candidates, ENOUGH, everythingRead, matches, scoreOf, tiersRead } from './candidates'
import { compileQuestion } from './compile-question'
import type { CompiledQuestion } from './compiled-question'
import { aboutAs, type FacetCounts, facetOf, shownFacets } from './facets'
import { compileFilters, FACETS, type Facet, type Filters } from './filters'
import { type Outlook, outlookOf } from './outlook'
import { EVERYTHING, type Reach, reachOf } from './reach'
import { relaxed } from './relaxed'
import { reordered } from './reordered'
import { type Sample, sampleOf } from './sample'
import { readStatistics, type Statistics } from './statistics'
import { all } from './tsquery'

export const RESULTS_A_PAGE = 20
/** What a picture of the result shows: the first ones in the order asked for. */
export const RESULTS_IN_PICTURE = 200

const rowsAsked = ({ view }: SearchRequest) => (view === 'picture' ? RESULTS_IN_PICTURE : RESULTS_A_PAGE)

export type SearchResult = {
  total: number
  /** False where the total and the counts are estimates. */
  exact: boolean
  /** How many of them can be paged through, the best first. */
  reachable: number
  rows: StudyRow[]
  facets: FacetCounts
  question: Pick<CompiledQuestion, 'parts' | 'problems' | 'plain'>
  /** Where too few studies have all that was asked for, what was found has some of it; this many have all. */
  relaxedFrom: number | null
}

const NO_COUNTS: FacetCounts = {
  designs: [],
  years: [],
  journals: [],
  topics: [],
  languages: [],
  checked: 0,
  retracted: 0,
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
    const strict = await run(search)
    const isEnough = !strict.exact || strict.total >= question.relaxedBelow
    const loose = isEnough ? null : relaxed(question, statistics)
    if (loose && !(await hasMany(search))) {
      return page({ ...search, query: loose }, await runWithin({ ...search, query: loose }, EVERYTHING), strict.total)
    }
    return page(search, strict, null)
  })
}

type Search = {
  tx: Transaction
  request: SearchRequest
  statistics: Statistics
  filters: Filters
  question: CompiledQuestion
  query: string
}

type Run = {
  ids: number[]
  total: number
  exact: boolean
  counts: FacetCounts | null
  tiers: number
  outlook?: Outlook | null
}

const nothing = (question: SearchResult['question']): SearchResult => ({
  total: 0,
  exact: true,
  reachable: 0,
  rows: [],
  facets: NO_COUNTS,
  question,
  relaxedFrom: null,
})

const narrowed = ({ query, filters }: Search, released?: Facet) =>
  all([query, ...FACETS.filter((facet) => facet !== released).map((facet) => filters[facet])])

/** One page in the order asked for; with all counts, where all that matches was read. */
async function run(search: Search): Promise<Run> {
  const outlook = await outlookOf(search.tx, narrowed(search), search.statistics)
  const reach = reachOf(outlook, search.statistics.tierSizes)
  const found = await runWithin(search, reach)
  // The look ahead was wrong, or what is left out is all there is.
  const tooLittle = found.total < (reach.best === null ? 1 : ENOUGH / 2)
  const again = tooLittle && (reach.best !== null || reach.lastTier < 3)
  return { ...(again ? await runWithin(search, EVERYTHING) : found), outlook }
}

async function runWithin(search: Search, reach: Reach): Promise<Run> {
  const { tx, request, statistics, question } = search
  const score = request.sort === 'newest' || request.sort === 'cited' ? sql`0` : scoreOf(question.parts, statistics)
  const query = narrowed(search)
  const limit = rowsAsked(request)
  const offset = (request.page - 1) * limit
  const feedback = request.sort === 'match' && question.parts.length > 0
  const [found] = await tx.execute<Run>(sql`
    with ${candidates(query, score, reach)}, reading as (select ${everythingRead(reach)} as exact)
      ${feedback ? sql`, ${reordered(question.parts, statistics)}` : sql``}
    select exact, (select count(*)::int from hits) as total, ${tiersRead(reach)} as tiers,
      (select coalesce(array_agg(study_id::int), '{}') from (
        select h.study_id from hits h ${feedback ? sql`left join reordered r on r.study_id = h.study_id` : sql``}
        order by ${feedback ? sql`r.score desc nulls last,` : sql``} ${ORDER[request.sort]}
        limit ${limit} offset ${offset}) page) as ids,
      case when exact then ${countsOf(FACETS, request)} end as counts
    from reading`)
  if (!found) throw new Error('a search without an answer')
  const walked = !found.exact && WALKED[request.sort]
  return walked ? { ...found, ids: await walk(tx, query, walked, { limit, offset }) } : found
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
  query: string,
  order: SQL,
  { limit, offset }: { limit: number; offset: number },
): Promise<number[]> {
  await tx.execute(sql`set local enable_bitmapscan = off`)
  const rows = await tx.execute<{ id: number }>(sql`
    select d.study_id::int as id from search_documents d where ${matches(query)}
    order by ${order} limit ${limit} offset ${offset}`)
  await tx.execute(sql`set local enable_bitmapscan = on`)
  return rows.map(({ id }) => id)
}

const countsOf = (facets: readonly Facet[], request: SearchRequest) =>
  sql`jsonb_build_object(${sql.join(
    facets.map((facet) => sql`${sql.raw(`'${facet}'`)}, ${facetOf(facet, request)}`),
    sql`, `,
  )})`

/** About what share of all studies match, as far as those say that were read. */
function hindsight({ statistics: { tierSizes } }: Search, { total, tiers }: Run): Outlook {
  const read = tierSizes.slice(0, tiers).reduce((sum, size) => sum + size, 0)
  return { matching: Math.min(1, total / Math.max(read, 1)), lookedAt: 0 }
}

/** The rows and counts of a run; a filter in use is counted as if it were not. */
async function page(search: Search, found: Run, relaxedFrom: number | null): Promise<SearchResult> {
  const { tx, question, filters } = search
  const sampled = found.counts ? null : await countSample(search, found.outlook ?? hindsight(search, found))
  let facets = found.counts ? shownFacets(found.counts, 1) : (sampled?.facets ?? NO_COUNTS)
  for (const facet of FACETS.filter((facet) => filters[facet])) {
    facets = { ...facets, [facet]: await countReleased(search, facet) }
  }
  const total = sampled ? Math.max(found.total, sampled.total) : found.total
  return {
    total,
    exact: found.exact || (sampled?.isExact ?? false),
    reachable: found.exact ? total : Math.min(total, ENOUGH),
    rows: inOrder(
      found.ids.map((id) => ({ id })),
      await studyRows(tx, found.ids),
    ),
    facets,
    question: { parts: question.parts, problems: question.problems, plain: question.plain },
    relaxedFrom,
  }
}

const ALL: Sample = { query: '', times: 1 }

/** Studies that give good estimates. */
const COUNTED = 100

/** Counts that a sample of the corpus gives, which has no favourites: the tiers read have the strongest studies only. */
async function countSample(
  search: Search,
  outlook: Outlook | null,
  released?: Facet,
): Promise<{ total: number; isExact: boolean; facets: FacetCounts }> {
  const { tx, request, statistics } = search
  const sample = outlook ? sampleOf(statistics.studies, outlook.matching, COUNTED, outlook.lookedAt) : ALL
  const [found] = await tx.execute<{ total: number; counts: FacetCounts }>(sql`
    with hits as materialized (
      select d.design, d.published_on, d.journal_id, d.languages, d.checked, d.retracted, d.topics
      from search_documents d where ${matches(all([narrowed(search, released), sample.query]))})
    select (select count(*)::int from hits) as total, ${countsOf(released ? [released] : FACETS, request)} as counts`)
  if (!found) throw new Error('a count without an answer')
  const facets = shownFacets({ ...NO_COUNTS, ...found.counts }, sample.times)
  const isExact = sample.times === 1
  return { total: isExact ? found.total : aboutAs(found.total * sample.times), isExact, facets }
}

/** One facet as if its filter were not in use. */
async function countReleased(search: Search, facet: Facet): Promise<FacetCounts[Facet]> {
  const outlook = await outlookOf(search.tx, narrowed(search, facet), search.statistics)
  return (await countSample(search, outlook, facet)).facets[facet]
}

/** Whether many studies have all that was asked for, were it not for the filters. */
async function hasMany({ tx, query, filters, question }: Search): Promise<boolean> {
  if (FACETS.every((facet) => !filters[facet])) return false
  const rows = await tx.execute(
    sql`select from search_documents d where ${matches(query)} limit ${question.relaxedBelow}`,
  )
  return rows.length === question.relaxedBelow
}
