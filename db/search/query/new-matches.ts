import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { compileQuestion } from '@/db/search/question/compile-question'
import { readStatistics } from '@/db/search/question/statistics'
import { NEW_COUNTED } from '@/lib/search/followed-search'
import type { SearchRequest } from '@/lib/search/search-request'
import { compileFilters, narrowed } from './filters'
import { matches } from './index-query'

export type NewMatches = {
  count: number
  /** Whether there are more than were counted. */
  more: boolean
  /** Internal ids, the last come first. */
  ids: number[]
}

const NONE: NewMatches = { count: 0, more: false, ids: [] }

/** What a search asks of a document, as a tsquery; null where nothing could be found. All that is asked must be there. */
async function queryOf(tx: Transaction, request: SearchRequest): Promise<string | null> {
  const { query } = await compileQuestion(tx, request.q, await readStatistics(tx), request.dropped)
  if (query === null) return null
  return narrowed(query, await compileFilters(tx, request))
}

/**
 * Studies that came in after `since` and match. Ids are given in the order in which studies come in, and a document's
 * key begins with its study's id: what is new is one end of an index, and is read without what was there before. So it
 * costs by what is new, or by what matches, whichever is less, and nothing where no study came in.
 */
export async function newMatches(tx: Transaction, request: SearchRequest, since: Date): Promise<NewMatches> {
  const [first] = await tx.execute<{ id: number }>(sql`
    select id::int from studies where added_at > ${since.toISOString()} order by added_at, id limit 1`)
  const query = first ? await queryOf(tx, request) : null
  if (!first || query === null) return NONE
  const rows = await tx.execute<{ id: number }>(sql`
    with found as materialized (
      select d.study_id from search_documents d where d.study_id >= ${first.id} and ${matches({ query: query, rows: [] })} limit ${LOOKED_AT}),
    -- Looked up one by one: with the order and limit of what follows all studies would be walked.
    late as materialized (
      select f.study_id from found f join studies s on s.id = f.study_id
      where s.added_at > ${since.toISOString()} and s.withdrawn_at is null)
    select study_id::int as id from late order by study_id desc limit ${NEW_COUNTED + 1}`)
  const ids = rows.slice(0, NEW_COUNTED).map(({ id }) => id)
  return { count: ids.length, more: rows.length > NEW_COUNTED, ids }
}

/** After a large import there may be many new ones: the last come of so many are shown. */
const LOOKED_AT = 500

/** A search over the whole corpus begins with the end of it. */
const END = 50_000

/** The matching studies that came in last, at most `limit`. */
export async function newestMatches(tx: Transaction, request: SearchRequest, limit: number): Promise<number[]> {
  const query = await queryOf(tx, request)
  if (query === null) return []
  const late = await tx.execute<{ id: number }>(sql`
    select d.study_id::int as id from search_documents d
    where d.study_id > (select coalesce(max(id), 0) - ${END} from studies) and ${matches({ query: query, rows: [] })}
    order by d.study_id desc limit ${limit}`)
  if (late.length === limit) return late.map(({ id }) => id)
  const found = await tx.execute<{ id: number }>(sql`
    with found as materialized (select d.study_id from search_documents d where ${matches({ query: query, rows: [] })})
    select study_id::int as id from found order by study_id desc limit ${limit}`)
  return found.map(({ id }) => id)
}
