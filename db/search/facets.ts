import { type SQL, sql } from 'drizzle-orm'
import { DESIGNS, type Design } from '@/lib/evidence/design'
import type { SearchRequest } from '@/lib/search/search-request'
import type { Facet } from './filters'

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

/** Counts of one facet over `hits`, as jsonb; what is chosen is always among the values shown. */
export function facetOf(facet: Facet, request: SearchRequest): SQL {
  switch (facet) {
    case 'designs':
      return list(sql`select design as value, design as label, count(*)::int as count from hits
        where design is not null group by design`)
    case 'years':
      return list(sql`select extract(year from published_on)::int as year, count(*)::int as count from hits
        where published_on is not null group by 1 order by 1`)
    case 'journals':
      return list(sql`select j.id::int as value, coalesce(j.iso_abbreviation, j.medline_abbreviation, j.title) as label, n.count
        from (select journal_id, count(*)::int as count from hits where journal_id is not null group by 1
          order by journal_id = any(${sql.param(request.journals)}::int[]) desc, count(*) desc, journal_id limit ${SHOWN}) n
        join journals j on j.id = n.journal_id order by n.count desc, label`)
    case 'topics':
      return list(sql`select h.name as value, h.name as label, n.count
        from (select topic, count(*)::int as count from hits, unnest(topics) topic group by 1
          order by topic = any(array(select id from search_headings where name = any(${sql.param(request.topics)}::text[]))) desc,
            count(*) desc, topic limit ${SHOWN}) n
        join search_headings h on h.id = n.topic order by n.count desc, label`)
    case 'languages':
      return list(sql`select language as value, language as label, count(*)::int as count
        from hits, unnest(languages) language group by 1
        order by language = any(${sql.param(request.languages)}::text[]) desc, count desc, language limit ${SHOWN}`)
    case 'checked':
      return sql`(select to_jsonb(count(*) filter (where checked)::int) from hits)`
    case 'retracted':
      return sql`(select to_jsonb(count(*) filter (where retracted)::int) from hits)`
  }
}

const list = (query: SQL) => sql`(select coalesce(jsonb_agg(f), '[]') from (${query}) f)`

/** As a page shows them: the strongest design first; counts of a sample as many times as it is smaller. */
export function shownFacets(counts: FacetCounts, times: number): FacetCounts {
  const scaled = <T extends { count: number }>(values: T[]) =>
    times === 1 ? values : values.map((value) => ({ ...value, count: aboutAs(value.count * times) }))
  return {
    designs: scaled(DESIGNS.flatMap((design) => counts.designs.find(({ value }) => value === design) ?? [])),
    years: scaled(counts.years),
    journals: scaled(counts.journals),
    topics: scaled(counts.topics),
    languages: scaled(counts.languages),
    checked: times === 1 ? counts.checked : aboutAs(counts.checked * times),
    retracted: times === 1 ? counts.retracted : aboutAs(counts.retracted * times),
  }
}

/** An estimate says no more figures than it knows: two. */
export function aboutAs(estimate: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(estimate, 1))) - 1)
  return Math.round(estimate / unit) * unit
}
