import { type SQL, sql } from 'drizzle-orm'
import { studyVector, wordVector } from '@/db/search/index/study-vectors'
import type { Part } from '@/db/search/question/compiled-question'
import { byNearness } from '@/lib/search/by-nearness'
import { shareOf } from './candidates'

/** So many of the best are put in order again. */
const REORDERED = 200

/** What is read to do so; vectors in hexadecimal, null where a study or a word has none. */
export type Nearest = {
  best: { id: number; score: number; prior: number; vector: string | null }[]
  words: Record<string, string>
}

/**
 * After the CTE `hits`: CTEs that end in `nearest`, one row of what `reordered` needs. Nothing is found by it that was
 * not found before.
 */
export function nearestOf(parts: readonly Part[], space: number): SQL {
  const words = askedIn(parts).map(({ lexeme }) => lexeme)
  return sql`best as materialized (
      select h.study_id, h.score, h.retracted, h.design, row_number() over (order by h.score desc, h.study_id) as place
      from hits h order by h.score desc, h.study_id limit ${sql.raw(String(REORDERED))}
    ), nearest as (
      select
        (select coalesce(json_agg(json_build_object('id', b.study_id, 'score', b.score, 'prior',
            ${shareOf('b', parts)}, 'vector', encode(v.vector, 'hex'))
            order by b.place), '[]')
          from best b left join search_study_vectors v on v.study_id = b.study_id and v.space = ${space}) as best,
        (select coalesce(json_object_agg(word, encode(vector, 'hex')), '{}') from search_word_vectors
          where space = ${space} and word = any(${sql.param(words)}::text[])) as words
    )`
}

/** Ids of the best in an order that also says which lie near to what is meant. */
export function reordered({ best, words }: Nearest, parts: readonly Part[]): number[] {
  const candidates = best.map(({ vector, ...study }) => ({ ...study, vector: studyVector(vector) }))
  const asked = askedIn(parts).map(({ lexeme, idf }) => {
    const vector = words[lexeme]
    return { rarity: idf, vector: vector === undefined ? null : wordVector(vector) }
  })
  return byNearness(candidates, asked)
}

/** The reader's own words, each once. */
const askedIn = (parts: readonly Part[]) => [
  ...new Map(parts.flatMap(({ own }) => own).map((word) => [word.lexeme, word])).values(),
]
