import { quoted } from '@/lib/search/lexemes'

/** tsqueries as text, put together; '' is one that asks for nothing and is left out. */
export const all = (queries: string[]) => joined(queries, ' & ')
export const any = (queries: string[]) => joined(queries, ' | ')
export const not = (query: string) => query && `!(${query})`

function joined(queries: string[], operator: string): string {
  const asked = [...new Set(queries)].filter(Boolean)
  return asked.length <= 1 ? (asked[0] ?? '') : asked.map((query) => `(${query})`).join(operator)
}

/** The same query with the words of its phrases anywhere: what an index finds before texts are looked at. */
export const unphrased = (query: string) => query.replace(/<(?:-|\d+)>/g, '&')

/**
 * The same query, looked for in the given weights only ("A", "ABC"). PostgreSQL quotes every lexeme of a tsquery; the
 * star of one that is a beginning stays.
 */
export const within = (query: string, weights: string) =>
  query.replace(/('(?:[^'\\]|''|\\.)*')(:\*)?/g, (_, lexeme, star) => `${lexeme}:${star ? '*' : ''}${weights}`)

/** Both at most `distance` words apart, in either order unless it is said; one that asks for nothing is left out. */
export function near(before: string, after: string, distance: number, ordered: boolean): string {
  if (!before || !after) return before || after
  const distances = Array.from({ length: distance }, (_, index) => index + 1)
  const inOrder = distances.map((words) => `(${before}) <${words}> (${after})`)
  return any(ordered ? inOrder : [...inOrder, ...distances.map((words) => `(${after}) <${words}> (${before})`)])
}

/** A query that no study matches. */
export const NOTHING = quoted('=')
