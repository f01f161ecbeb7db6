import { type SQL, sql } from 'drizzle-orm'
import { DESIGNS, type Design } from '@/lib/evidence/design'
import { CHECK_TAGS } from '@/lib/mesh'
import { can } from '@/lib/policy'
import type { SearchRequest, Sort } from '@/lib/search/search-request'
import { parseSearchWords } from '@/lib/search/search-words'
import { studyAddress } from '@/lib/study-address'
import type { Viewer } from '@/lib/viewer'
import { as, type Transaction } from './client'
import { inOrder } from './study-links'
import { type StudyRow, studyRows } from './study-rows'

export const RESULTS_A_PAGE = 20

/** More matches than this and topics are no longer counted: there are a dozen headings to each. */
const TOPICS_COUNTED = 5000

/** A value one may narrow to, and how many studies that would leave with the other filters as they are. */
export type FacetValue<T> = { value: T; label: string; count: number }

export type SearchResult = {
  total: number
  rows: StudyRow[]
  designs: FacetValue<Design>[]
  years: { year: number; count: number }[]
  journals: FacetValue<number>[]
  /** Null where there are too many matches to count them. */
  topics: FacetValue<string>[] | null
}

const NOTHING: SearchResult = { total: 0, rows: [], designs: [], years: [], journals: [], topics: [] }

const ORDER: Record<Sort, SQL> = {
  match: sql`rank desc, level nulls last, published_on desc nulls last, id`,
  strength: sql`level nulls last, rank desc, published_on desc nulls last, id`,
  newest: sql`published_on desc nulls last, rank desc, id`,
  cited: sql`(select c.count from citation_counts c where c.study_id = hits.id order by c.as_of desc limit 1) desc nulls last, rank desc, id`,
}

/**
 * Studies that match a question and its filters, a page of them, and for each filter what every other choice in
 * it would leave. Values of one filter add to each other, filters narrow. Withdrawn records are not found.
 */
export async function searchStudies(viewer: Viewer, request: SearchRequest): Promise<SearchResult> {
  if (!can(viewer, 'study.read')) return NOTHING
  return as(viewer, async (tx) => {
    const query = await textQuery(tx, request.q)
    // A question of stop words alone asks for nothing in particular: it finds nothing.
    if (query === '' && request.q.trim()) return NOTHING
    const [found] = await tx.execute<Found>(statement(request, query))
    if (!found) return NOTHING
    const rows = await studyRows(tx, found.ids)
    return {
      total: found.total,
      rows: inOrder(
        found.ids.map((id) => ({ id })),
        rows,
      ),
      // The strongest kind of evidence first.
      designs: DESIGNS.flatMap((design) => found.designs.find(({ value }) => value === design) ?? []),
      years: found.years,
      journals: found.journals,
      topics: found.topics,
    }
  })
}

type Found = Omit<SearchResult, 'rows'> & { ids: number[] }

function statement(request: SearchRequest, query: string): SQL {
  const text = query
    ? sql`search_documents d join studies s on s.id = d.study_id where d.document @@ ${query}::tsquery and`
    : sql`studies s where`
  const rank = query ? sql`ts_rank(d.document, ${query}::tsquery, 1)` : sql`0`
  const year = sql`extract(year from s.published_on)::int`
  const topics = sql.param(request.topics)
  return sql`
    with hits as materialized (
      select s.id, s.design, s.level, s.published_on, s.journal_id, ${year} as year, ${rank} as rank,
        ${request.designs.length ? sql`coalesce(s.design = any(${sql.param(request.designs)}::text[]), false)` : sql`true`} as by_design,
        ${request.from === null && request.to === null ? sql`true` : sql`coalesce(${year} between ${request.from ?? 0} and ${request.to ?? 9999}, false)`} as by_year,
        ${request.journals.length ? sql`coalesce(s.journal_id = any(${sql.param(request.journals)}::bigint[]), false)` : sql`true`} as by_journal,
        ${request.topics.length ? sql`exists (select from mesh_headings m where m.study_id = s.id and m.descriptor = any(${topics}::text[]))` : sql`true`} as by_topic
      from ${text} s.withdrawn_at is null
    ), narrowed as materialized (
      select * from hits where by_design and by_year and by_journal and by_topic
    )
    select
      (select count(*)::int from narrowed) as total,
      (select coalesce(array_agg(id::int), '{}') from (
        select hits.id from narrowed hits order by ${ORDER[request.sort]}
        limit ${RESULTS_A_PAGE} offset ${(request.page - 1) * RESULTS_A_PAGE}) page) as ids,
      ${facet(sql`select design as value, design as label, count(*)::int as count from hits
        where by_year and by_journal and by_topic and design is not null group by design order by count desc, design`)} as designs,
      ${facet(sql`select year, count(*)::int as count from hits
        where by_design and by_journal and by_topic and year is not null group by year order by year`)} as years,
      ${facet(sql`select j.id::int as value, coalesce(j.iso_abbreviation, j.medline_abbreviation, j.title) as label, n.count
        from (select journal_id, count(*)::int as count from hits where by_design and by_year and by_topic group by 1
          order by journal_id = any(${sql.param(request.journals)}::bigint[]) desc, count(*) desc, journal_id limit 8) n
        join journals j on j.id = n.journal_id order by n.count desc, label`)} as journals,
      case when (select count(*) from hits where by_design and by_year and by_journal) <= ${TOPICS_COUNTED} then
        ${facet(sql`select m.descriptor as value, m.descriptor as label, count(distinct m.study_id)::int as count
          from hits join mesh_headings m on m.study_id = hits.id
          where by_design and by_year and by_journal and m.descriptor <> all (${sql.param(CHECK_TAGS)}::text[]) group by m.descriptor
          order by m.descriptor = any(${topics}::text[]) desc, count desc, m.descriptor limit 8`)} end as topics`
}

const facet = (query: SQL) => sql`(select coalesce(jsonb_agg(f), '[]') from (${query}) f)`

/**
 * The question as a tsquery: each word as English stems it or as a name stands, phrases in their order. Stop
 * words ask for nothing. '' when there is nothing left.
 */
async function textQuery(tx: Transaction, q: string): Promise<string> {
  const terms = parseSearchWords(q).flatMap((group, index) => group.map((term) => ({ ...term, index })))
  if (terms.length === 0) return ''
  const [row] = await tx.execute<{ query: string | null }>(sql`
    select string_agg(any_of, ' & ') as query from (
      select '(' || string_agg(case when negated then '!' else '' end || '(' || (english || simple)::text || ')', ' | ') || ')' as any_of
      from (
        select index, negated,
          case when phrase then phraseto_tsquery('english', text) else plainto_tsquery('english', text) end as english,
          case when phrase then phraseto_tsquery('simple', text) else plainto_tsquery('simple', text) end as simple
        from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) as t(text text, phrase boolean, negated boolean, index int)
      ) stemmed where numnode(english) > 0 group by index order by index
    ) groups`)
  return row?.query ?? ''
}

/** The address of the study with this identifier, or null when it is not here. */
export async function findByIdentifier(
  viewer: Viewer,
  identifier: { pmid: number } | { doi: string },
): Promise<string | null> {
  if (!can(viewer, 'study.read')) return null
  const matches = 'pmid' in identifier ? sql`pmid = ${identifier.pmid}` : sql`lower(doi) = ${identifier.doi}`
  const [study] = await as(viewer, (tx) =>
    tx.execute<{ id: number; pmid: number | null; title: string }>(
      sql`select id::int, pmid, title from studies where ${matches} order by pmid nulls last, id limit 1`,
    ),
  )
  return study ? studyAddress(study) : null
}
