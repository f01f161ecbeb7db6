import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { number, placesOf, saturated } from '@/db/search/query/candidates'
import type { Statistics } from '@/db/search/question/statistics'
import { NOTHING } from '@/db/search/question/tsquery'
import { quoted } from '@/lib/search/lexemes'
import { combinations } from '@/lib/similarity/combinations'
import type { StudyTerm } from './study-terms'

/** With so many studies that have a combination of terms, lower tiers are not read. */
const ENOUGH = 300
/** Terms that studies are judged by at a glance. */
const GLANCED_AT = 12
const MOST_FOUND = 100

/** How many places in the text a place in the title is worth. */
const IN_TITLE = 2
/** What a heading is worth to a study that has it as a main one, as another one, or has a narrower one. */
const [MAIN, OTHER, NARROWER] = [1, 0.8, 0.4]
/** BM25's k1 + 1, in `saturated`. */
const MOST_SATURATED = 2.2

/** The studies that have most of these terms in common with one, as far as can be told at a glance; by id. */
export async function nearByTerms(
  tx: Transaction,
  studyId: number,
  terms: readonly StudyTerm[],
  { studies }: Statistics,
): Promise<number[]> {
  const { rare, together } = combinations(terms, studies)
  if (!rare && !together) return []
  const score = glance(terms.slice(0, GLANCED_AT))
  const rows = await tx.execute<{ id: number }>(sql`
    with rare as materialized (
      select d.study_id, ${score} as score from search_documents d where d.document @@ ${rare || NOTHING}::tsquery
    ), ${sql.join(
      TIERS.map((tier) => tierOf(tier, together || NOTHING, score)),
      sql`, `,
    )}
    select study_id::int as id from (
      select * from rare ${sql.join(
        TIERS.map((tier) => sql`union select * from ${named(tier)}`),
        sql` `,
      )}
    ) found
    where study_id <> ${studyId} order by score desc, study_id limit ${MOST_FOUND}`)
  return rows.map(({ id }) => id)
}

const TIERS = [0, 1, 2, 3]
const named = (tier: number) => sql.raw(`tier_${tier}`)

/** What one tier has of `query`, if those before it have not given enough: how much there is was only guessed. */
function tierOf(tier: number, query: string, score: SQL): SQL {
  const before = TIERS.slice(0, tier).map((other) => sql`(select count(*) from ${named(other)})`)
  const isWanted = tier === 0 ? sql`true` : sql`${sql.join(before, sql` + `)} < ${ENOUGH}`
  return sql`${named(tier)} as materialized (
    select d.study_id, ${score} as score from ${sql.raw(`search_documents_${tier}`)} d
    where d.document @@ ${query}::tsquery and ${isWanted})`
}

/** What a document has of these terms, wherever in its text. */
const glance = (terms: readonly StudyTerm[]): SQL =>
  sumOf(
    terms.map(
      ({ lexeme, isHeading, weight }) =>
        sql`(d.document @@ ${quoted(lexeme, isHeading ? '' : 'ABC')}::tsquery)::int * ${number(weight)}`,
    ),
  )

/** Of what all these terms are worth, the share that each of `ids` has, 0 to 1; a withdrawn study is not in the answer. */
export async function termShares(
  tx: Transaction,
  terms: readonly StudyTerm[],
  ids: readonly number[],
  { averageLength }: Statistics,
): Promise<Map<number, number>> {
  const all = terms.reduce((sum, { weight }) => sum + weight, 0)
  const scores = terms.map(({ lexeme, isHeading, weight }) =>
    isHeading ? headingScore(lexeme, weight / all) : wordScore(lexeme, weight / all, averageLength),
  )
  const rows = await tx.execute<{ id: number; share: number }>(sql`
    select d.study_id::int as id, (${terms.length > 0 ? sumOf(scores) : sql`0`})::float8 as share
    from search_documents d where d.study_id = any(${sql.param([...ids])}::bigint[])`)
  return new Map(rows.map(({ id, share }) => [id, share]))
}

function headingScore(lexeme: string, weight: number): SQL {
  const has = (weights: string) => sql`d.document @@ ${quoted(lexeme, weights)}::tsquery`
  return sql`case when ${has('A')} then ${number(weight * MAIN)} when ${has('B')} then ${number(weight * OTHER)}
    when ${has('')} then ${number(weight * NARROWER)} else 0 end`
}

function wordScore(lexeme: string, weight: number, averageLength: number): SQL {
  const inTitle = sql`(d.document @@ ${quoted(lexeme, 'A')}::tsquery)::int`
  const places = sql`(${placesOf(sql`${quoted(lexeme)}::tsquery`)} + ${number(IN_TITLE)} * ${inTitle})`
  return sql`${number(weight / MOST_SATURATED)} * ${saturated(places, sql`d.length`, averageLength)}`
}

const sumOf = (terms: SQL[]): SQL => sql.join(terms, sql` + `)
