import { parseSearchRequest, type SearchRequest, searchAddress } from './search-request'

/** How much fits: in characters, and searches a person; `query` is what an index entry can hold. */
export const FOLLOWED_LIMITS = { name: 200, query: 2000, searches: 200, recent: 20 } as const

/** New studies of a search are counted and shown up to this number; beyond it there are more. */
export const NEW_COUNTED = 100

/**
 * What a search asks for, as one text: two searches that find the same are the same text, whatever the order that their
 * results are shown in, the page, or the order in which filters were chosen.
 */
export function followedQuery(request: SearchRequest): string {
  const q = request.q.replace(/\s+/g, ' ').trim()
  const address = searchAddress({
    ...request,
    q,
    journals: distinct(request.journals).sort((a, b) => a - b),
    topics: distinct(request.topics).sort(),
    languages: distinct(request.languages).sort(),
    dropped: distinct(request.dropped).sort(),
    sort: q ? 'match' : 'newest',
    page: 1,
    view: 'rows',
  })
  return address.slice(address.indexOf('?') + 1 || address.length)
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** The search that a kept text asks for. */
export function followedRequest(query: string): SearchRequest {
  const params: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    params[name] ??= []
    params[name].push(value)
  }
  return parseSearchRequest(params)
}

/** "3 new", "more than 100 new", "nothing new". */
export function newWords({ count, more }: { count: number; more: boolean }): string {
  if (more) return `more than ${count} new`
  return count === 0 ? 'nothing new' : `${count} new`
}
