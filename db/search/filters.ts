import { type SQL, sql } from 'drizzle-orm'
import { LEXEME, quoted } from '@/lib/search/lexemes'
import type { SearchRequest } from '@/lib/search/search-request'
import type { Transaction } from '../client'
import { datesQuery } from './compile-node'
import { fits } from './sought'
import { all, any, NOTHING, not } from './tsquery'

export const FACETS = ['designs', 'years', 'journals', 'topics', 'languages', 'checked', 'retracted'] as const
export type Facet = (typeof FACETS)[number]

/** What each filter asks for, as a tsquery; '' where it is not used. Values of one filter add to each other. */
export type Filters = Record<Facet, string>

/** The filters that are in use, but for `released`. */
export const used = (filters: Filters, released?: Facet): Facet[] =>
  FACETS.filter((facet) => filters[facet] && facet !== released)

/** All that is asked for, filters and all but for `released`, as one tsquery. */
export const narrowed = (query: string, filters: Filters, released?: Facet): string =>
  all([query, ...used(filters, released).map((facet) => filters[facet])])

/** Which filters in use a document fits, a column each, so that each can be counted as if it were not in use. */
export const fitColumns = (filters: Filters): SQL =>
  sql.join(
    used(filters).map((facet) => sql`, ${fits(filters[facet])} as ${fitColumn(facet)}`),
    sql``,
  )

/** Of rows with those columns: that they fit all filters but `released`. */
export const fitAll = (filters: Filters, released?: Facet): SQL =>
  sql.join([sql`true`, ...used(filters, released).map(fitColumn)], sql` and `)

const fitColumn = (facet: Facet) => sql.raw(`fits_${facet}`)

export async function compileFilters(tx: Transaction, request: SearchRequest): Promise<Filters> {
  const { from, to } = request
  return {
    designs: any(request.designs.map((design) => quoted(LEXEME.design + design))),
    years: from === null && to === null ? '' : datesQuery(from ? `${from}-01` : null, to ? `${to}-12` : null),
    journals: any(request.journals.map((id) => quoted(LEXEME.journal + id))),
    topics: await topicsQuery(tx, request.topics),
    languages: any(request.languages.map((language) => quoted(LEXEME.language + language))),
    checked: request.checked ? quoted(`${LEXEME.is}checked`) : '',
    retracted: retractedQuery(request.retracted),
  }
}

function retractedQuery(retracted: SearchRequest['retracted']): string {
  if (retracted === null) return ''
  const query = quoted(`${LEXEME.is}retracted`)
  return retracted === 'only' ? query : not(query)
}

/** A topic is a heading that the study has itself: what is below it is a topic of its own. */
async function topicsQuery(tx: Transaction, topics: string[]): Promise<string> {
  if (topics.length === 0) return ''
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct coalesce(descriptor_ui, key) as id from search_headings where name = any(${sql.param(topics)}::text[])`)
  return any(rows.map(({ id }) => quoted(LEXEME.heading + id, 'AB'))) || NOTHING
}
