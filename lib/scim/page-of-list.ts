import { invalidValue } from './scim-error'

export const MOST_RESULTS = 200
const USUAL_RESULTS = 100

/** Which part of a list is asked for: what is too small counts as the least there is (RFC 7644, section 3.4.2.4). */
export function pageOfList(search: URLSearchParams): { startIndex: number; count: number } {
  const startIndex = Math.max(1, whole(search, 'startIndex') ?? 1)
  const count = Math.min(MOST_RESULTS, Math.max(0, whole(search, 'count') ?? USUAL_RESULTS))
  return { startIndex, count }
}

function whole(search: URLSearchParams, name: string): number | null {
  const text = search.get(name)
  if (text === null || text.trim() === '') return null
  if (!/^\s*[+-]?\d{1,9}\s*$/.test(text)) throw invalidValue(`${name} is a whole number.`)
  return Number(text)
}
