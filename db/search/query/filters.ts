import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { datesQuery } from '@/db/search/question/compile-node'
import { all, any, NOTHING, not } from '@/db/search/question/tsquery'
import { LEXEME, quoted } from '@/lib/search/lexemes'
import type { SearchRequest } from '@/lib/search/search-request'
import { fits, isTrue } from './index-query'

export const FACETS = ['designs', 'years', 'journals', 'topics', 'languages', 'checked', 'retracted'] as const
export type Facet = (typeof FACETS)[number]

/**
 * What a filter asks for: as a tsquery, and as a condition on a document `d` that is looked at anyhow, for which its
 * columns are a tenth of the work. Values of one filter add to each other.
 */
export type Filter = { query: string; row: SQL }
/** Null where one is not used. */
export type Filters = Record<Facet, Filter | null>

/** The filters that are in use, but for `released`. */
export const used = (filters: Filters, released?: Facet): Facet[] =>
  FACETS.filter((facet) => filters[facet] && facet !== released)

/** All that is asked for, filters and all but for `released`, as one tsquery. */
export const narrowed = (query: string, filters: Filters, released?: Facet): string =>
  all([query, ...used(filters, released).map((facet) => filters[facet]?.query ?? '')])

export const conditionsOf = (filters: Filters): SQL[] =>
  Object.values(filters).flatMap((filter) => (filter ? [filter.row] : []))

/** Which filters in use a document fits, a column each, so that each can be counted as if it were not in use. */
export const fitColumns = (filters: Filters): SQL =>
  sql.join(
    used(filters).map((facet) => sql`, ${filters[facet]?.row} as ${fitColumn(facet)}`),
    sql``,
  )

/** Of rows with those columns: that they fit all filters but `released`. */
export const fitAll = (filters: Filters, released?: Facet): SQL =>
  sql.join([sql`true`, ...used(filters, released).map(fitColumn)], sql` and `)

const fitColumn = (facet: Facet) => sql.raw(`fits_${facet}`)

export async function compileFilters(tx: Transaction, request: SearchRequest): Promise<Filters> {
  const { designs, journals, languages, checked } = request
  return {
    designs: oneOf(LEXEME.design, designs, sql`d.design = any(${sql.param(designs)}::text[])`),
    years: yearsFilter(request),
    journals: oneOf(LEXEME.journal, journals, sql`d.journal_id = any(${sql.param(journals)}::int[])`),
    topics: await topicsFilter(tx, request.topics),
    languages: oneOf(LEXEME.language, languages, sql`d.languages && ${sql.param(languages)}::text[]`),
    checked: checked ? { query: quoted(`${LEXEME.is}checked`), row: isTrue(sql`d.checked`) } : null,
    retracted: retractedFilter(request.retracted),
  }
}

const oneOf = (prefix: string, values: readonly (string | number)[], row: SQL): Filter | null =>
  values.length > 0 ? { query: any(values.map((value) => quoted(prefix + value))), row: isTrue(row) } : null

function yearsFilter({ from, to }: SearchRequest): Filter | null {
  if (from === null && to === null) return null
  const bounds = [
    ...(from === null ? [] : [sql`d.published_on >= make_date(${Math.max(from, 1)}, 1, 1)`]),
    ...(to === null ? [] : [sql`d.published_on <= make_date(${Math.max(to, 1)}, 12, 31)`]),
  ]
  return {
    query: datesQuery(from === null ? null : `${from}-01`, to === null ? null : `${to}-12`),
    row: isTrue(sql.join(bounds, sql` and `)),
  }
}

function retractedFilter(retracted: SearchRequest['retracted']): Filter | null {
  if (retracted === null) return null
  const query = quoted(`${LEXEME.is}retracted`)
  return retracted === 'only'
    ? { query, row: isTrue(sql`d.retracted`) }
    : { query: not(query), row: isTrue(sql`not d.retracted`) }
}

/** A topic is a heading that the study has itself: what is below it is a topic of its own. */
async function topicsFilter(tx: Transaction, topics: string[]): Promise<Filter | null> {
  if (topics.length === 0) return null
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct coalesce(descriptor_ui, key) as id from search_headings where name = any(${sql.param(topics)}::text[])`)
  const query = any(rows.map(({ id }) => quoted(LEXEME.heading + id, 'AB'))) || NOTHING
  return { query, row: fits(query) }
}
