import { type SQL, sql } from 'drizzle-orm'
import { quoted } from '@/lib/search/lexemes'
import type { Part, ScoredLexeme } from './compiled-question'
import type { Statistics } from './statistics'

/** Tiers are read, the best first, until there are so many candidates. */
export const ENOUGH = 1000

/** With fewer words in a text each one says more: BM25's k1 and b, set on judged questions (`npm run eval`). */
const SATURATION = 1.2
const LENGTH_SHARE = 0.6
/** How many more times a word in the title counts as if it stood in the text. */
const TITLE_BONUS = 2
/** What another wording of a concept, or its heading, counts beside the reader's own words. */
const ADDED_SHARE = 0.7
const PRIOR_SHARE = 0.1
const RETRACTED_SHARE = 0.5

/**
 * Candidates for `query`, a tsquery, as a CTE `hits` of study_id, score and what is counted and ordered by, after one
 * CTE for each tier: `tier_0` … `tier_3`. A tier is read only while those before it have not given enough, so that a
 * frequent word is answered by the studies that stand best, a rare one from all of them, and neither is slow.
 */
export function candidates(query: string, score: SQL, enough = ENOUGH): SQL {
  const tier = (number: number) => {
    const before = Array.from({ length: number }, (_, i) => sql.raw(`(select count(*) from tier_${i})`))
    const gate = number === 0 ? sql`` : sql` and ${sql.join(before, sql` + `)} < ${sql.raw(String(enough))}`
    return sql`tier_${sql.raw(String(number))} as materialized (
      select d.study_id, d.tier, d.prior, d.level, d.design, d.published_on, d.journal_id, d.languages, d.checked, d.retracted,
        d.citations, d.topics, ${score} as score
      from search_documents_${sql.raw(String(number))} d where ${matches(query)}${gate})`
  }
  return sql`${sql.join([0, 1, 2, 3].map(tier), sql`, `)}, hits as (
    select * from tier_0 union all select * from tier_1 union all select * from tier_2 union all select * from tier_3)`
}

export const matches = (query: string): SQL => (query ? sql`d.document @@ ${query}::tsquery` : sql`true`)

/**
 * What a document is worth for these parts: BM25 over single terms, with the title counted more. `ts_rank` with equal
 * weights is the sum of 1/n² over the n places of a term, divided by π²/6, so the number of places can be had back from
 * it: about 1/(1 − rank) · 6/π². Of a concept, the reader's words and each other wording, the best one counts.
 */
export function scoreOf(parts: readonly Part[], { averageLength }: Statistics): SQL {
  const terms = parts.map((part) => {
    const own = sumOf(part.own, averageLength)
    if (part.added.length === 0) return own
    const added = part.added.map(
      ({ query, lexemes }) => sql`(d.document @@ ${query}::tsquery)::int * ${sumOf(lexemes, averageLength)}`,
    )
    return sql`greatest(${own}, ${number(ADDED_SHARE)} * greatest(${sql.join(added, sql`, `)}))`
  })
  if (terms.length === 0) return sql`d.prior::float8`
  return sql`(${sql.join(terms, sql` + `)}) * (1 + ${number(PRIOR_SHARE)} * d.prior)
    * case when d.retracted then ${number(RETRACTED_SHARE)} else 1 end`
}

function sumOf(lexemes: readonly ScoredLexeme[], averageLength: number): SQL {
  if (lexemes.length === 0) return sql`0`
  const terms = lexemes.map(({ lexeme, idf }) => {
    const places = sql`(0.60793 / (1.0000001 - ts_rank('{0.5,1,1,1}', d.document, ${quoted(lexeme)}::tsquery)) - 0.60793
      + ${number(TITLE_BONUS)} * (d.document @@ ${quoted(lexeme, 'A')}::tsquery)::int)`
    return sql`${number(idf)} * ${saturated(places, sql`d.length`, averageLength)}`
  })
  return sql`(${sql.join(terms, sql` + `)})`
}

/** BM25's share of a term that stands in so many places of a text of so many words: 0 to k1 + 1. */
export function saturated(places: SQL, length: SQL, averageLength: number): SQL {
  const slow = sql`${number(SATURATION)} * (${number(1 - LENGTH_SHARE)} + ${number(LENGTH_SHARE / averageLength)} * ${length})`
  return sql`${number(SATURATION + 1)} * (1 - (${slow}) / (${places} + ${slow}))`
}

export const number = (value: number): SQL => sql.raw(value.toFixed(6))
