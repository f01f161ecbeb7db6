import { type SQL, sql } from 'drizzle-orm'
import { DESIGNS, type Design } from '@/lib/evidence/design'
import type { SearchRequest } from '@/lib/search/search-request'
import { FACETS, type Facet, type Filters, fitAll } from './filters'

/** A value one may narrow to, and how many studies that would leave with the other filters as they are. */
export type FacetValue<T> = { value: T; label: string; count: number }

export type FacetCounts = {
  designs: FacetValue<Design>[]
  years: { year: number; count: number }[]
  journals: FacetValue<number>[]
  topics: FacetValue<string>[]
  languages: FacetValue<string>[]
  checked: number
  retracted: number
}

/** Values shown of the facets that have many. */
const SHOWN = 8

/** What is counted of a document. */
export const COUNTED = sql`d.design, d.published_on, d.journal_id, d.languages, d.checked, d.retracted, d.topics`

/** Counts of facets over `hits`, one jsonb; those of `released` over `every` row that fits the other filters. */
export function countsOf(facets: readonly Facet[], request: SearchRequest, filters: Filters, released: Facet[]): SQL {
  const counts = facets.map((facet) => {
    const from = released.includes(facet) ? sql`(select * from every where ${fitAll(filters, facet)}) hits` : sql`hits`
    return sql`${sql.raw(`'${facet}'`)}, ${facetOf(facet, request, from)}`
  })
  return sql`jsonb_build_object(${sql.join(counts, sql`, `)})`
}

export const NO_COUNTS: FacetCounts = {
  designs: [],
  years: [],
  journals: [],
  topics: [],
  languages: [],
  checked: 0,
  retracted: 0,
}

/** Counts of one facet, as jsonb; what is chosen is always among the values shown. */
function facetOf(facet: Facet, request: SearchRequest, hits: SQL): SQL {
  switch (facet) {
    case 'designs':
      return list(sql`select design as value, design as label, count(*)::int as count from ${hits}
        where design is not null group by design`)
    case 'years':
      return list(sql`select extract(year from published_on)::int as year, count(*)::int as count from ${hits}
        where published_on is not null group by 1 order by 1`)
    case 'journals':
      return list(sql`select j.id::int as value, coalesce(j.iso_abbreviation, j.medline_abbreviation, j.title) as label, n.count
        from (select journal_id, count(*)::int as count from ${hits} where journal_id is not null group by 1
          order by journal_id = any(${sql.param(request.journals)}::int[]) desc, count(*) desc, journal_id limit ${SHOWN}) n
        join journals j on j.id = n.journal_id order by n.count desc, label`)
    case 'topics':
      return list(sql`select h.name as value, h.name as label, n.count
        from (select topic, count(*)::int as count from ${hits}, unnest(topics) topic group by 1
          order by topic = any(array(select id from search_headings where name = any(${sql.param(request.topics)}::text[]))) desc,
            count(*) desc, topic limit ${SHOWN}) n
        join search_headings h on h.id = n.topic order by n.count desc, label`)
    case 'languages':
      return list(sql`select language as value, language as label, count(*)::int as count
        from ${hits}, unnest(languages) language group by 1
        order by language = any(${sql.param(request.languages)}::text[]) desc, count desc, language limit ${SHOWN}`)
    case 'checked':
      return sql`(select to_jsonb(count(*) filter (where checked)::int) from ${hits})`
    case 'retracted':
      return sql`(select to_jsonb(count(*) filter (where retracted)::int) from ${hits})`
  }
}

const list = (query: SQL) => sql`(select coalesce(jsonb_agg(f), '[]') from (${query}) f)`

/** Those counts as a page shows them: the strongest design first; of a sample as many times as it is smaller. */
export function shownFacets(counts: Partial<FacetCounts>, times: number): Partial<FacetCounts> {
  const number = (count: number) => estimated(count, times)
  const scaled = <T extends { count: number }>(values: T[]) =>
    values.map((value) => ({ ...value, count: number(value.count) }))
  const every = { ...NO_COUNTS, ...counts }
  const shown: FacetCounts = {
    designs: scaled(DESIGNS.flatMap((design) => every.designs.find(({ value }) => value === design) ?? [])),
    years: scaled(every.years),
    journals: scaled(every.journals),
    topics: scaled(every.topics),
    languages: scaled(every.languages),
    checked: number(every.checked),
    retracted: number(every.retracted),
  }
  return Object.fromEntries(FACETS.filter((facet) => facet in counts).map((facet) => [facet, shown[facet]]))
}

/** So many seen in a sample give a figure that is right to a tenth or better. */
const WELL_KNOWN = 400

/** How many there are, where a sample that is so many times smaller has `seen`. */
export const estimated = (seen: number, times: number): number =>
  times === 1 ? seen : aboutAs(seen * times, seen < WELL_KNOWN ? 1 : 2)

/** An estimate says no more figures than it knows. */
export function aboutAs(estimate: number, figures = 2): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(estimate, 1))) + 1 - figures)
  return Math.round(estimate / unit) * unit
}
