import type postgres from 'postgres'
import type { Question } from '@/lib/evaluation/beir'
import { Bm25 } from '@/lib/evaluation/bm25'

/** Numbers of studies, the best first, by question. */
export type Rankings = Map<string, number[]>

/**
 * What the baselines search: title and abstract of every study as plain English lexemes, without weights. A lexeme keeps
 * at most 255 places in one text, which no abstract comes near.
 */
export async function makePlainTexts(sql: postgres.Sql) {
  await sql`create schema evaluation`
  await sql`
    create table evaluation.texts as
    select s.id::int as study, to_tsvector('english', left(concat_ws(' ', s.title, (
      select string_agg(section ->> 'text', ' ' order by position)
      from jsonb_array_elements(s.abstract) with ordinality as e (section, position))), 200000)) as lexemes
    from studies s`
  await sql`create index on evaluation.texts using gin (lexemes)`
  await sql`analyze evaluation.texts`
}

/** PostgreSQL's own search as its manual shows it: all words must be there, ts_rank_cd orders. */
export async function rankByCoverDensity(sql: postgres.Sql, questions: Question[], most: number): Promise<Rankings> {
  const rankings: Rankings = new Map()
  for (const { id, text } of questions) {
    const rows = await sql<{ study: number }[]>`
      select study from evaluation.texts, plainto_tsquery('english', ${text}) as query
      where lexemes @@ query order by ts_rank_cd(lexemes, query) desc, study limit ${most}`
    rankings.set(
      id,
      rows.map(({ study }) => study),
    )
  }
  return rankings
}

/** BM25 over the same lexemes; those that no question has are not fetched. */
export async function rankByBm25(sql: postgres.Sql, questions: Question[], most: number): Promise<Rankings> {
  const asked = await lexemesOf(sql, questions)
  const wanted = [...new Set([...asked.values()].flatMap((counts) => [...counts.keys()]))]
  const bm25 = new Bm25()
  const lengths = sql<{ study: number; length: number }[]>`
    select study, (select coalesce(sum(cardinality(positions)), 0)::int from unnest(lexemes)) as length
    from evaluation.texts`
  for await (const rows of lengths.cursor(5000)) for (const row of rows) bm25.addDocument(row.study, row.length)
  const postings = sql<{ study: number; lexeme: string; count: number }[]>`
    select study, lexeme, cardinality(positions) as count from evaluation.texts, unnest(lexemes)
    where lexeme = any(${wanted}::text[])`
  for await (const rows of postings.cursor(5000))
    for (const row of rows) bm25.addPosting(row.lexeme, row.study, row.count)
  return new Map(
    questions.map(({ id }) => [id, bm25.rank(asked.get(id) ?? new Map(), most).map(({ document }) => document)]),
  )
}

async function lexemesOf(sql: postgres.Sql, questions: Question[]): Promise<Map<string, Map<string, number>>> {
  const asked = new Map<string, Map<string, number>>()
  for (const { id, text } of questions) {
    const rows = await sql<{ lexeme: string; count: number }[]>`
      select lexeme, cardinality(positions) as count from unnest(to_tsvector('english', ${text}))`
    asked.set(id, new Map(rows.map(({ lexeme, count }) => [lexeme, count])))
  }
  return asked
}
