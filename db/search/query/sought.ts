import { type SQL, sql } from 'drizzle-orm'
import type { Outlook } from './outlook'

/**
 * What is looked for: what the index finds by the tsquery `query`, and of that the documents that fit each of `rows` when
 * they are looked at. A filter that most studies pass costs an index more than it saves.
 */
export type Sought = { query: string; rows: readonly SQL[] }

/** What a document `d` fits, as a condition that no index is asked for. */
export const fits = (query: string): SQL => isTrue(sql`d.document @@ ${query}::tsquery`)
export const isTrue = (condition: SQL): SQL => sql`((${condition}) is true)`

export function matches({ query, rows }: Sought): SQL {
  const conditions = [...rows]
  if (query) conditions.unshift(sql`d.document @@ ${query}::tsquery`)
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`
}

/** So few studies are looked at one by one, whatever comes of it. */
const FEW = 5000
/** Filters that pass a smaller share of what is found are asked of the index. */
const SELECTIVE = 0.1

/** Whether filters are better checked study by study than in the index. */
export function checkedByRow({ matching, lookedAt }: Outlook, studies: number): boolean {
  return lookedAt * studies <= FEW || matching >= SELECTIVE * lookedAt
}
