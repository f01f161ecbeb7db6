import { type SQL, sql } from 'drizzle-orm'

/**
 * A query as the index takes it: the documents that the tsquery `query` finds, and of those the ones that fit each of
 * `rows` when they are read. A filter that most studies pass costs an index more than it saves.
 */
export type IndexQuery = { query: string; rows: readonly SQL[] }

/** What a document `d` fits, as a condition that no index is asked for. */
export const fits = (query: string): SQL => isTrue(sql`d.document @@ ${query}::tsquery`)
export const isTrue = (condition: SQL): SQL => sql`((${condition}) is true)`

export function matches({ query, rows }: IndexQuery): SQL {
  const conditions = [...rows]
  if (query) conditions.unshift(sql`d.document @@ ${query}::tsquery`)
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`
}
