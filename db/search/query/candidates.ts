import { type SQL, sql } from 'drizzle-orm'
import type { Part, ScoredLexeme } from '@/db/search/question/compiled-question'
import type { Statistics } from '@/db/search/question/statistics'
import { asksOfPatients } from '@/lib/search/framing/asks-of-patients'
import { quoted } from '@/lib/search/lexemes'
import { COUNTED } from './facets'
import { type Filters, fitAll, fitColumns } from './filters'
import { type IndexQuery, matches } from './index-query'
import type { ScanLimits } from './scan-limits'

/** With fewer words in a text each one says more: BM25's k1 and b, set on judged questions (`npm run eval`). */
const SATURATION = 1.2
const LENGTH_SHARE = 0.6
/** How many more times a word in the title counts as if it stood in the text. */
const TITLE_BONUS = 2
/** What another wording of a concept, or its heading, counts beside the reader's own words. */
const ADDED_SHARE = 0.7
/** How much the prior can add … */
const PRIOR_SHARE = 0.1
/** … and a retracted study, of all it would be worth. */
const RETRACTED_SHARE = 0.5
/** What a study counts that has no result yet. */
const PLANNED_SHARE = 0.75

/** What was found in animals or cells, where a question asks what is done for whom. */
const LABORATORY_SHARE = 0.6

/**
 * The share that a study counts of what its words are worth to a question of these parts: `studies` names rows with
 * `retracted` and `design`.
 */
export function shareOf(studies: 'b' | 'd', parts: readonly Part[]): SQL {
  const design = sql.raw(`${studies}.design`)
  const laboratory = asksOfPatients(parts)
    ? sql`when ${design} = 'animal or laboratory' then ${number(LABORATORY_SHARE)} `
    : sql``
  return sql`(case when ${sql.raw(studies)}.retracted then ${number(RETRACTED_SHARE)} else 1 end
    * case when ${design} = 'protocol' then ${number(PLANNED_SHARE)} ${laboratory}else 1 end)`
}

/**
 * The candidates of a query as a CTE `hits` of study_id, score and what is counted and ordered by, after one CTE for
 * each tier: `tier_0` … `tier_3`. A tier is read only while those before it have not given enough, so that a frequent
 * word is answered by the studies that stand best, a rare one from all of them, and neither is slow. Where filters are
 * to be `released`, before `hits` comes `every`: what would match without them, with the columns that say which it fits.
 */
export function candidates(
  { query, rows }: IndexQuery,
  score: SQL,
  limits: ScanLimits,
  released: Filters | null = null,
): SQL {
  const columns = released
    ? sql`case when ${matches({ query: '', rows })} then ${score} end as score${fitColumns(released)}`
    : sql`${score} as score`
  const tier = (number: number) => {
    const gate =
      number === 0 || limits.enough === null ? sql`` : sql` and ${readBefore(number)} < ${whole(limits.enough)}`
    return sql`tier_${whole(number)} as materialized (
      select d.study_id, d.tier, d.prior, d.level, d.citations, ${COUNTED}, ${columns}
      from search_documents_${whole(number)} d
      where ${matches({ query, rows: released ? [] : rows })}${gate}${ofTheBest(limits, number)})`
  }
  const tiers = Array.from({ length: limits.lastTier + 1 }, (_, number) => number)
  const every = sql.join(
    tiers.map((number) => sql`select * from tier_${whole(number)}`),
    sql` union all `,
  )
  const hits = released
    ? sql`every as (${every}), hits as (select * from every where ${fitAll(released)})`
    : sql`hits as (${every})`
  return sql`${sql.join(tiers.map(tier), sql`, `)}, ${hits}`
}

/** Of the tier in which the best so many end, only those. */
function ofTheBest({ best }: ScanLimits, number: number): SQL {
  if (best?.tier !== number) return sql``
  const tier = sql`search_documents_${whole(number)}`
  return sql` and d.prior >= coalesce((select prior from ${tier} order by prior desc offset ${whole(best.rank)} limit 1), 0)`
}

/** How many studies the tiers before this one have given. */
const readBefore = (number: number) =>
  sql.join(
    Array.from({ length: number }, (_, tier) => sql`(select count(*) from tier_${whole(tier)})`),
    sql` + `,
  )

/** Whether the tiers that were not read have nothing: the corpus is small, or what was asked for is rare. */
export function everythingRead({ lastTier, best, enough }: ScanLimits): SQL {
  if (best !== null) return sql`false`
  const tiers = [1, 2, 3].map((number) => {
    const isEmpty = sql`not exists (select from search_documents_${whole(number)})`
    if (number > lastTier) return isEmpty
    return enough === null ? sql`true` : sql`(${readBefore(number)} < ${whole(enough)} or ${isEmpty})`
  })
  return sql.join(tiers, sql` and `)
}

/**
 * What a document is worth for these parts: BM25 over single terms, with the title counted more. `ts_rank` with equal
 * weights is the sum of 1/n² over the n places of a term, divided by π²/6, so the number of places can be had back from
 * it: about 1/(1 − rank) · 6/π². Of a concept, the reader's words and each other wording, the best one counts.
 */
export function scoreOf(parts: readonly Part[], { averageLength }: Statistics): SQL {
  const terms = parts.map((part) => {
    const own = sumOf(part.own, averageLength)
    if (part.added.length === 0) return own
    const added = part.added.map(({ query, lexemes }) => addedScore(query, lexemes, averageLength))
    return sql`greatest(${own}, ${number(ADDED_SHARE)} * greatest(${sql.join(added, sql`, `)}))`
  })
  if (terms.length === 0) return sql`d.prior::float8`
  return sql`(${sql.join(terms, sql` + `)}) * (1 + ${number(PRIOR_SHARE)} * d.prior) * ${shareOf('d', parts)}`
}

function sumOf(lexemes: readonly ScoredLexeme[], averageLength: number): SQL {
  if (lexemes.length === 0) return sql`0`
  const terms = lexemes.map(({ lexeme, idf }) => {
    const inTitle = sql`(d.document @@ ${quoted(lexeme, 'A')}::tsquery)::int`
    const places = sql`(${placesOf(sql`${quoted(lexeme)}::tsquery`)} + ${number(TITLE_BONUS)} * ${inTitle})`
    return sql`${number(idf)} * ${saturated(places, sql`d.length`, averageLength)}`
  })
  return sql`(${sql.join(terms, sql` + `)})`
}

/** What another wording is worth: as much as its words together, as often as the rarest of them stands there. */
function addedScore(query: string, lexemes: readonly ScoredLexeme[], averageLength: number): SQL {
  const [rarest] = [...lexemes].sort((a, b) => b.idf - a.idf)
  if (!rarest) return sql`0`
  const worth = lexemes.reduce((sum, { idf }) => sum + idf, 0)
  const places = placesOf(sql`${quoted(rarest.lexeme)}::tsquery`)
  const score = sql`${number(worth)} * ${saturated(places, sql`d.length`, averageLength)}`
  return sql`case when d.document @@ ${query}::tsquery then ${score} else 0 end`
}

/** In how many places of `d.document` a lexeme stands, about; half for a place in the names around it. */
export const placesOf = (lexeme: SQL) =>
  sql`(${number(0.60793)} / (${number(1.0000001)} - ts_rank('{0.5,1,1,1}', d.document, ${lexeme})) - ${number(0.60793)})`

/** BM25's share of a term that stands in so many places of a text of so many words: 0 to k1 + 1. */
export function saturated(places: SQL, length: SQL, averageLength: number): SQL {
  const slow = sql`${number(SATURATION)} * (${number(1 - LENGTH_SHARE)} + ${number(LENGTH_SHARE / averageLength)} * ${length})`
  return sql`${number(SATURATION + 1)} * (1 - (${slow}) / (${places} + ${slow}))`
}

/** As a double: PostgreSQL's decimal numbers, which a literal would be, take ten times as long. */
export const number = (value: number): SQL => sql.raw(`'${value.toFixed(8)}'::float8`)

const whole = (value: number): SQL => sql.raw(String(value))
