import type { Transaction } from '@/db/connection/pool'
import { readCorpus } from '@/db/connection/with-viewer'
import { compileQuestion } from '@/db/search/question/compile-question'
import type { CompiledQuestion } from '@/db/search/question/compiled-question'
import { relaxed } from '@/db/search/question/relaxed'
import { readStatistics } from '@/db/search/question/statistics'
import { inOrder } from '@/db/studies/study-links'
import { type StudyRow, studyRows } from '@/db/studies/study-rows'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { SearchRequest } from '@/lib/search/search-request'
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
import { type Run, runSearch, type Search } from './run-search'
import { ENOUGH } from './scan-limits'

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
  question: Pick<CompiledQuestion, 'parts' | 'problems' | 'plain' | 'kind'>
  /** Where too few studies have all that was asked for, what was found has some of it; this many have all. */
  relaxedFrom: number | null
}

/**
 * Studies that match a question and its filters, a page of them, and for each filter what every other choice in it
 * would leave. Values of one filter add to each other, filters narrow. Withdrawn records are not found.
 */
export async function searchStudies(viewer: Viewer, request: SearchRequest): Promise<SearchResult> {
  if (!can(viewer, 'study.read')) return nothing({ parts: [], problems: [], plain: false, kind: null })
  return inTurn(viewer, () => searchInTurn(viewer, request))
}

async function searchInTurn(viewer: Viewer, request: SearchRequest): Promise<SearchResult> {
  const plan = await readCorpus(viewer, (tx) => planOf(tx, request))
  if (!plan.search) return nothing(plan.question)
  const { search, queryPlan, relaxedFrom } = plan
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
  // An estimate is no less than what was seen.
  const total = Math.max(counts.total, read.found.total)
  return {
    total,
    exact: counts.exact,
    reachable: read.found.exact ? total : Math.min(total, ENOUGH),
    rows: read.rows,
    facets: { ...NO_COUNTS, ...counts.facets },
    about: counts.about,
    question: shown(plan.question),
    relaxedFrom,
  }
}

/** What is asked for and how it is found; `search` is null where nothing is. */
type Plan =
  | { search: null; question: CompiledQuestion }
  | { search: Omit<Search, 'tx'>; question: CompiledQuestion; queryPlan: QueryPlan; relaxedFrom: number | null }

async function planOf(tx: Transaction, request: SearchRequest): Promise<Plan> {
  const statistics = await readStatistics(tx)
  const question = await compileQuestion(tx, request.q, statistics, request.dropped)
  if (question.query === null) return { search: null, question }
  const filters = await compileFilters(tx, request)
  const strict = { request, statistics, filters, question, query: question.query, strictQuery: null }
  const loose = question.relaxedBelow > 0 ? relaxed(question.parts, statistics) : null
  const few = loose ? await countFew({ ...strict, tx }, question.relaxedBelow) : null
  const search = loose === null || few === null ? strict : { ...strict, query: loose, strictQuery: question.query }
  return { search, question, queryPlan: await planQuery({ ...search, tx }), relaxedFrom: few }
}

/** What counts beside a run what that will not: everything, or each filter in use that the index is asked for. */
function countingApart(
  { filters }: Pick<Search, 'filters'>,
  queryPlan: QueryPlan,
): ((search: Search) => Promise<FilterCounts>) | null {
  if (isBounded(queryPlan)) return (search) => countMatches(search, queryPlan)
  const isByIndex = queryPlan.indexQuery.rows.length === 0 && used(filters).length > 0
  return isByIndex ? (search) => countReleased(search, queryPlan) : null
}

/** A page of what is found, and its counts: null where it has not been read to its end and is counted apart. */
async function readPage(
  search: Search,
  queryPlan: QueryPlan,
): Promise<{ found: Run; rows: StudyRow[]; counts: MatchCounts | null }> {
  const found = await runSearch(search, queryPlan)
  const ids = found.ids.map((id) => ({ id }))
  const rows = inOrder(ids, await studyRows(search.tx, found.ids))
  if (found.counts) return { found, rows, counts: await countsRead(search, queryPlan, found.total, found.counts) }
  return { found, rows, counts: isBounded(queryPlan) ? null : await countFound(search, queryPlan) }
}

const shown = ({ parts, problems, plain, kind }: SearchResult['question']) => ({ parts, problems, plain, kind })

const nothing = (question: SearchResult['question']): SearchResult => ({
  total: 0,
  exact: true,
  reachable: 0,
  rows: [],
  facets: NO_COUNTS,
  about: [],
  question: shown(question),
  relaxedFrom: null,
})
