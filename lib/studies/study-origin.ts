import { filterQuery, type ListFilter, parseListFilter } from '../lists/list-filter'
import {
  MOST_PAGES,
  parseSearchRequest,
  RESULTS_A_PAGE,
  type SearchRequest,
  searchAddress,
  VIEWS,
  type View,
} from '../search/search-request'

/**
 * Where a study was opened from, as its address says it: results, of which it was the `at`th (1 is the first), a list
 * seen in a way, with those asked for of it, or a topic. Nothing of it is kept anywhere else.
 */
export type StudyOrigin =
  | { from: 'results'; request: SearchRequest; at: number }
  | ({ from: 'list'; id: string; view: View } & ListFilter)
  | { from: 'topic'; slug: string }

type Params = Record<string, string | string[] | undefined>

const MOST_RESULTS = MOST_PAGES * RESULTS_A_PAGE

/** Reads an address; null where it names no origin, or one that makes no sense. */
export function parseOrigin(params: Params): StudyOrigin | null {
  const { list, topicOf, at } = params
  if (typeof list === 'string') {
    return {
      from: 'list',
      id: list,
      ...parseListFilter(params),
      view: VIEWS.find((view) => view === params.view) ?? 'rows',
    }
  }
  if (typeof topicOf === 'string') return { from: 'topic', slug: topicOf.slice(0, 300) }
  if (typeof at !== 'string' || !/^[1-9]\d{0,4}$/.test(at) || Number(at) > MOST_RESULTS) return null
  // The page that a study's own address may name is one of its references.
  return { from: 'results', request: { ...parseSearchRequest(params), page: 1 }, at: Number(at) }
}

/** As the address of a study has it: "q=lupus&sort=newest&at=3"; '' for none. */
export function originQuery(origin: StudyOrigin | null): string {
  switch (origin?.from) {
    case 'results':
      return searchAddress(origin.request, {}, [['at', String(origin.at)]]).replace('/studies?', '')
    case 'list':
      return new URLSearchParams({
        list: origin.id,
        ...filterQuery(origin),
        ...(origin.view !== 'rows' && { view: origin.view }),
      }).toString()
    case 'topic':
      return new URLSearchParams({ topicOf: origin.slug }).toString()
    default:
      return ''
  }
}

/** The address of a study as it is opened from there. */
export function addressFrom(origin: StudyOrigin | null, address: string): string {
  const query = originQuery(origin)
  return query ? `${address}?${query}` : address
}

/** Studies shown one after the other, each with the address that knows where it was opened from. */
export const openedFrom = <Row extends { address: string }>(
  rows: readonly Row[],
  originAt: (index: number) => StudyOrigin,
): Row[] => rows.map((row, index) => ({ ...row, address: addressFrom(originAt(index), row.address) }))

/** What is shown at an index (0 is the first) of the page of results that a request asks for. */
export const resultAt = (request: SearchRequest, index: number): StudyOrigin => ({
  from: 'results',
  request,
  at: (request.page - 1) * RESULTS_A_PAGE + index + 1,
})

/** Where the results are that a study was opened from, on the page that shows it. */
export const resultsAddress = (request: SearchRequest, place: number): string =>
  searchAddress(request, { page: Math.ceil(place / RESULTS_A_PAGE) })
