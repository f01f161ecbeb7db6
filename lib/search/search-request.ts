import { DESIGNS, type Design } from '../evidence/design'
import { type Column, columnsText, parseColumns } from '../evidence/table-columns'
import { parseTableOrder, type TableOrder, tableOrderText } from '../evidence/table-order'
import { MAX_LENGTH } from './question'
import { onOneLine } from './strategy/on-one-line'

export const SORTS = ['match', 'strength', 'newest', 'cited'] as const
export type Sort = (typeof SORTS)[number]

/** The same result in rows, drawn as strength of evidence over time, as a table of what each study found, or as a forest plot. */
export const VIEWS = ['rows', 'timeline', 'table', 'forest'] as const
export type View = (typeof VIEWS)[number]

/** Everything about a search, as its address says it. Years are inclusive; `page` counts from 1. */
export type SearchRequest = {
  q: string
  designs: Design[]
  from: number | null
  to: number | null
  journals: number[]
  topics: string[]
  languages: string[]
  /** Only studies whose summary a person has checked. */
  checked: boolean
  retracted: 'only' | 'without' | null
  /** Whether filters count studies that have some of the question beside those that have all of it. */
  related: boolean
  /** Additions to the reader's words that are not wanted, by their keys; 'all' for the exact words. */
  dropped: string[]
  sort: Sort
  view: View
  /** Of a table, in their order. */
  columns: Column[]
  /** Of a table: the column that its rows are put in order by, if not in the order asked for. */
  by: TableOrder | null
  page: number
}

export const RESULTS_A_PAGE = 20
/** What a timeline or a table of the result shows: the first ones in the order asked for. */
export const RESULTS_IN_VIEW = 200

export const rowsAsked = ({ view }: SearchRequest): number => (view === 'rows' ? RESULTS_A_PAGE : RESULTS_IN_VIEW)

/** Nobody turns more pages than this. */
export const MOST_PAGES = 500

const RETRACTED = ['only', 'without'] as const

/** No filter of any kind. */
export const UNFILTERED = {
  designs: [],
  from: null,
  to: null,
  journals: [],
  topics: [],
  languages: [],
  checked: false,
  retracted: null,
} satisfies Partial<SearchRequest>

export function filtersUsed(request: SearchRequest): number {
  const { designs, journals, topics, languages, from, to, checked, retracted } = request
  const years = from !== null || to !== null
  return (
    [designs, journals, topics, languages].flat().length + Number(years) + Number(checked) + Number(retracted !== null)
  )
}

type Params = Record<string, string | string[] | undefined>

const all = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat()).slice(0, 50)
const one = (value: string | string[] | undefined): string => all(value)[0] ?? ''

/** Reads an address; what makes no sense in it is left out, never a fault. */
export function parseSearchRequest(params: Params): SearchRequest {
  // One more than is read, so that it is said that something was left out.
  const q = onOneLine(one(params.q).slice(0, MAX_LENGTH + 1))
  const view = VIEWS.find((view) => view === one(params.view)) ?? 'rows'
  return {
    q,
    designs: DESIGNS.filter((design) => all(params.design).includes(design)),
    from: year(one(params.from)),
    to: year(one(params.to)),
    journals: all(params.journal)
      .filter((id) => /^[1-9]\d{0,8}$/.test(id))
      .map(Number),
    topics: all(params.topic).map((topic) => topic.slice(0, 200)),
    languages: all(params.language).filter((language) => /^[a-z]{2,3}$/.test(language)),
    checked: one(params.checked) === 'yes',
    retracted: RETRACTED.find((which) => which === one(params.retracted)) ?? null,
    related: one(params.related) === 'counted',
    dropped: all(params.drop).map((key) => key.slice(0, 200)),
    sort: SORTS.find((sort) => sort === one(params.sort)) ?? (q.trim() ? 'match' : 'newest'),
    view,
    columns: parseColumns(one(params.columns)),
    by: view === 'table' ? parseTableOrder(one(params.by)) : null,
    // A timeline has one page, and so has a table or a plot.
    page: view !== 'rows' ? 1 : Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(one(params.page)) || 1))),
  }
}

const year = (text: string) => (/^\d{4}$/.test(text) ? Number(text) : null)

/** The address of a search; what is as usual is left out of it. A change starts from the first page, `also` is added. */
export function searchAddress(
  request: SearchRequest,
  change: Partial<SearchRequest> = {},
  also: Iterable<[string, string]> = [],
): string {
  // Another order takes the place of a column's.
  const next = { ...request, page: 1, ...(change.sort && { by: null }), ...change }
  const params = new URLSearchParams()
  if (next.q) params.set('q', next.q)
  for (const design of next.designs) params.append('design', design)
  if (next.from !== null) params.set('from', String(next.from))
  if (next.to !== null) params.set('to', String(next.to))
  for (const journal of next.journals) params.append('journal', String(journal))
  for (const topic of next.topics) params.append('topic', topic)
  for (const language of next.languages) params.append('language', language)
  if (next.checked) params.set('checked', 'yes')
  if (next.retracted) params.set('retracted', next.retracted)
  if (next.related) params.set('related', 'counted')
  for (const key of next.dropped) params.append('drop', key)
  if (next.sort !== (next.q.trim() ? 'match' : 'newest')) params.set('sort', next.sort)
  if (next.view !== 'rows') params.set('view', next.view)
  if (next.view === 'table' && columnsText(next.columns)) params.set('columns', columnsText(next.columns))
  if (next.view === 'table' && next.by) params.set('by', tableOrderText(next.by))
  if (next.page > 1 && next.view === 'rows') params.set('page', String(next.page))
  for (const [name, value] of also) params.set(name, value)
  const query = params.toString()
  return query ? `/studies?${query}` : '/studies'
}

/** With `value` chosen if it was not, and not if it was. */
export function toggled<T>(chosen: readonly T[], value: T): T[] {
  return chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]
}
