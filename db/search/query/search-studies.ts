import type { Transaction } from '@/db/connection/pool'
import { readCorpus } from '@/db/connection/with-viewer'
import { compileQuestion } from '@/db/search/question/compile-question'
import type { CompiledQuestion } from '@/db/search/question/compiled-question'
import { relaxed } from '@/db/search/question/relaxed'
import { readStatistics } from '@/db/search/question/statistics'
import { all, any, not } from '@/db/search/question/tsquery'
import { inOrder } from '@/db/studies/study-links'
import { type StudyRow, studyRows } from '@/db/studies/study-rows'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { SearchRequest } from '@/lib/search/search-request'
import { readAlike, wantsAlike } from './alike'
import { countFew } from './count-few'
import {
  completed,
  countFound,
  countMatches,
  countReleased,
  countsRead,
  type FilterCounts,
  type MatchCounts,
} from './count-matches'
import { type FacetCounts, NO_COUNTS } from './facets'
import { compileFilters, type Facet, used } from './filters'
import { besides, inTurn } from './in-turn'
import { isBounded, planQuery, type QueryPlan } from './query-plan'
import { type Run, runSearch, type Search, type Window, windowOf } from './run-search'
import { ENOUGH, WHOLLY } from './scan-limits'

export type SearchResult = {
  /** How many have all that was asked for. */
  total: number
  /** False where the total is an estimate. */
  exact: boolean
  /**
   * Where few have: how many others follow. They have some of it, but for the last `alike`, which have none of it and
   * many words in common with those that have all.
   */
  related: { total: number; exact: boolean; alike: number } | null
  /** How many can be paged through, the best first. */
  reachable: number
  /** A page of those that have all of it, followed by the related ones. */
  rows: StudyRow[]
  facets: FacetCounts
  /** Those of them whose counts are estimates. */
  about: Facet[]
  question: Pick<CompiledQuestion, 'parts' | 'problems' | 'plain' | 'kind'>
}

/**
 * Studies that match a question and its filters, a page of them, and for each filter what every other choice in it
 * would leave. Values of one filter add to each other, filters narrow. Withdrawn records are not found. Where few have
 * all that was asked for, those that have some of it follow; filters count the first, unless they have none or the
 * request says otherwise. With a `window`, others than the page that the request asks for.
 */
export async function searchStudies(
  viewer: Viewer,
  request: SearchRequest,
  window: Window = windowOf(request),
): Promise<SearchResult> {
  if (!can(viewer, 'study.read')) return nothing({ parts: [], problems: [], plain: false, kind: null })
  return inTurn(viewer, () => searchInTurn(viewer, request, window))
}

async function searchInTurn(viewer: Viewer, request: SearchRequest, window: Window): Promise<SearchResult> {
  const plan = await readCorpus(viewer, (tx) => planOf(tx, request, window))
  if (!plan.search) return nothing(plan.question)
  const found = await readFound(viewer, plan, request, window)
  const count = found.total + (found.related?.total ?? 0)
  if (!wantsAlike(plan.strict, found.total, count)) return found
  const alike = await readCorpus(viewer, async (tx) => {
    const ids = await readAlike({ ...plan.strict, tx }, plan.shown, count)
    const { offset, limit } = behind(count, window)
    return { total: ids.length, rows: await rowsOf(tx, ids.slice(offset, offset + limit)) }
  })
  if (alike.total === 0) return found
  return {
    ...found,
    related: {
      total: (found.related?.total ?? 0) + alike.total,
      exact: found.related?.exact ?? true,
      alike: alike.total,
    },
    reachable: found.reachable + alike.total,
    rows: [...found.rows, ...alike.rows],
  }
}

/** The studies that have all that was asked for, and where these are few those that have some of it. */
async function readFound(
  viewer: Viewer,
  plan: SearchPlan,
  request: SearchRequest,
  window: Window,
): Promise<SearchResult> {
  const whole = plan.whole && {
    ...plan.whole,
    rows: plan.whole.rows.slice(window.offset, window.offset + window.limit),
  }
  const list = await readList(viewer, plan.search, plan.queryPlan)
  const question = questionShown(plan.question)
  if (!whole) return { ...list, related: null, question }
  // Nothing has some of it only.
  if (list.total === 0) return { ...whole, related: null, question }
  const counts = whole.total === 0 ? list : request.related ? await readCorpus(viewer, plan.countAll) : whole
  return {
    ...whole,
    related: { total: list.total, exact: list.exact, alike: 0 },
    reachable: whole.total + list.reachable,
    rows: [...whole.rows, ...list.rows],
    facets: counts.facets,
    about: counts.about,
    question,
  }
}

type FoundList = Pick<SearchResult, 'total' | 'exact' | 'reachable' | 'rows' | 'facets' | 'about'>

async function readList(viewer: Viewer, search: PlannedSearch, queryPlan: QueryPlan): Promise<FoundList> {
  // What reading the page does not count is counted meanwhile, where nobody waits: a database has more than one processor.
  const countApart = countingApart(search, queryPlan)
  const count = countApart && (() => readCorpus(viewer, (tx) => countApart({ ...search, tx })))
  const meanwhile = count && besides(viewer, count)
  const [read, counted] = await Promise.all([
    readCorpus(viewer, (tx) => readPage({ ...search, tx }, queryPlan)),
    meanwhile,
  ])
  const apart = counted ?? (await count?.())
  const counts = read.counts && apart ? completed(read.counts, apart) : (read.counts ?? (apart as MatchCounts))
  return listOf(read, counts)
}

function listOf({ found, rows }: Page, counts: MatchCounts): FoundList {
  // An estimate is no less than what was seen.
  const total = Math.max(counts.total, found.total)
  return {
    total,
    exact: counts.exact,
    reachable: found.exact ? total : Math.min(total, ENOUGH),
    rows,
    facets: { ...NO_COUNTS, ...counts.facets },
    about: counts.about,
  }
}

type PlannedSearch = Omit<Search, 'tx'>

/**
 * What is asked for and how it is found. With `whole`, the few studies that have all of it, `search` is for those that
 * have some. `strict` is for all of it, `shown` the query of everything that is found.
 */
type SearchPlan = {
  search: PlannedSearch
  strict: PlannedSearch
  shown: string
  question: CompiledQuestion
  queryPlan: QueryPlan
  whole: FoundList | null
  countAll: (tx: Transaction) => Promise<Pick<FoundList, 'facets' | 'about'>>
}

/** `search` is null where nothing is asked for that could be found. */
type Plan = SearchPlan | { search: null; question: CompiledQuestion }

async function planOf(tx: Transaction, request: SearchRequest, window: Window): Promise<Plan> {
  const statistics = await readStatistics(tx)
  const question = await compileQuestion(tx, request.q, statistics, request.dropped)
  if (question.query === null) return { search: null, question }
  const filters = await compileFilters(tx, request)
  const strict = { request, statistics, filters, question, query: question.query, window }
  const loose = question.relaxedBelow > 0 ? relaxed(question.relaxable, statistics) : null
  const few = loose ? await countFew({ ...strict, tx }, question.relaxedBelow) : null
  const shown = any([strict.query, loose ?? ''])
  const countAll = async (tx: Transaction) => {
    const both = { ...strict, tx, query: shown }
    const { facets, about } = await countMatches(both, await planQuery(both))
    return { facets: { ...NO_COUNTS, ...facets }, about }
  }
  if (loose === null || few === null) {
    const queryPlan = await planQuery({ ...strict, tx })
    return { search: strict, strict, shown, question, queryPlan, whole: null, countAll }
  }
  const search: PlannedSearch = {
    ...strict,
    question: { ...question, parts: question.relaxable },
    query: all([loose, not(question.query)]),
    window: behind(few, strict.window),
  }
  const whole = await readWhole({ ...strict, tx, window: { offset: 0, limit: few } }, few)
  return { search, strict, shown, question, queryPlan: await planQuery({ ...search, tx }), whole, countAll }
}

/** The studies that have all that was asked for, so few that they are read and counted to the end. */
async function readWhole(search: Search, few: number): Promise<FoundList> {
  if (few === 0) return { total: 0, exact: true, reachable: 0, rows: [], facets: NO_COUNTS, about: [] }
  const planned = await planQuery(search)
  const page = await readPage(search, { ...planned, limits: WHOLLY })
  return listOf(page, page.counts as MatchCounts)
}

/** The part of a window that lies beyond the first ones, by their number. */
function behind(few: number, { offset, limit }: Window): Window {
  const start = Math.max(0, offset - few)
  return { offset: start, limit: Math.max(0, offset + limit - few) - start }
}

/** What counts beside a run what that will not: everything, or each filter in use that the index is asked for. */
function countingApart(
  { filters }: PlannedSearch,
  queryPlan: QueryPlan,
): ((search: Search) => Promise<FilterCounts>) | null {
  if (isBounded(queryPlan)) return (search) => countMatches(search, queryPlan)
  const isByIndex = queryPlan.indexQuery.rows.length === 0 && used(filters).length > 0
  return isByIndex ? (search) => countReleased(search, queryPlan) : null
}

/** A page of what is found, and its counts: null where it has not been read to its end and is counted apart. */
type Page = { found: Run; rows: StudyRow[]; counts: MatchCounts | null }

async function readPage(search: Search, queryPlan: QueryPlan): Promise<Page> {
  const found = await runSearch(search, queryPlan)
  const rows = await rowsOf(search.tx, found.ids)
  if (found.counts) return { found, rows, counts: await countsRead(search, queryPlan, found.total, found.counts) }
  return { found, rows, counts: isBounded(queryPlan) ? null : await countFound(search, queryPlan) }
}

const rowsOf = async (tx: Transaction, ids: number[]): Promise<StudyRow[]> =>
  inOrder(
    ids.map((id) => ({ id })),
    await studyRows(tx, ids),
  )

const questionShown = ({ parts, problems, plain, kind }: SearchResult['question']) => ({ parts, problems, plain, kind })

const nothing = (question: SearchResult['question']): SearchResult => ({
  total: 0,
  exact: true,
  reachable: 0,
  rows: [],
  facets: NO_COUNTS,
  about: [],
  related: null,
  question: questionShown(question),
})
