import { type SQL, sql } from 'drizzle-orm'
import { number, placesOf, saturated } from './candidates'
import type { Part } from './compiled-question'
import type { Statistics } from './statistics'

/** So many of the best are put in order again. */
const REORDERED = 100
/** What the best of them say … */
const SPOKEN_FOR = 20
/** … in so many words, those that tell most … */
const WORDS = 10
/** … counts as much as this share of the question. */
const SHARE = 0.1
/** A word that so large a share of all studies has tells nothing. */
const COMMON = 0.1

/**
 * CTEs after `hits` that end in `reordered` (study_id, score): the best of them in an order that also weighs, lightly,
 * the words that the very best have in common, so that of studies with the same words those on the same matter come
 * first. Nothing is found by it that was not found before. Relevance feedback after Rocchio; shares set on judged
 * questions (`npm run eval`).
 */
export function reordered(parts: readonly Part[], { studies, averageLength }: Statistics): SQL {
  const asked = parts.flatMap((part) => [part.own, ...part.added.map(({ lexemes }) => lexemes)].flat())
  const worth = parts.flatMap(({ own }) => own).reduce((sum, { idf }) => sum + idf, 0)
  const total = number(Math.max(studies, 1))
  return sql`best as materialized (
      select study_id, tier, score, row_number() over (order by score desc, study_id) as place
      from hits order by score desc, study_id limit ${sql.raw(String(REORDERED))}
    ), said as materialized (
      select b.study_id, b.score, b.place, d.document, d.length
      from best b join search_documents d on d.study_id = b.study_id and d.tier = b.tier
    ), telling as materialized (
      select lexeme, weight / sum(weight) over () as weight from (
        select quote_literal(w.lexeme)::tsquery as lexeme,
          w.said * ln(1 + (greatest(${total}, t.studies) - t.studies + ${number(0.5)}) / (t.studies + ${number(0.5)})) as weight
        from (
          select l.lexeme,
            sum(s.score * ${saturated(sql`cardinality(l.positions)`, sql`s.length`, averageLength)}) as said
          from said s cross join unnest(s.document) l
          where s.place <= ${sql.raw(String(SPOKEN_FOR))} and l.lexeme ~ '^[a-z][a-z0-9]*$'
            and l.lexeme <> all (${sql.param(asked.map(({ lexeme }) => lexeme))}::text[])
          group by l.lexeme having count(*) > 1
        ) w join search_terms t on t.term = w.lexeme
        where t.studies between 2 and ${number(COMMON)} * ${total}
        order by weight desc, w.lexeme limit ${sql.raw(String(WORDS))}
      ) words
    ), reordered as (
      select d.study_id, d.score + ${number(SHARE * worth)} * coalesce((
        select sum(weight * ${saturated(
          placesOf(sql`lexeme`),
          sql`d.length`,
          averageLength,
        )}) from telling), 0) as score
      from said d
    )`
}
