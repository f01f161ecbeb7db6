import type postgres from 'postgres'
import { type AnsweredStudy, exampleQuestions, unlikeQuestions } from '@/lib/search/example-questions'

/** Levels of systematic reviews and randomised trials (Oxford CEBM 2011). */
const STRONG = 2
/** The best of the strong studies that have facts are looked through. */
const LOOKED_THROUGH = 3_000
/** So many of the questions are tried. */
const TRIED = 24
const KEPT = 3

/**
 * Questions with which a person can begin: each is answered by strong evidence of this corpus that has a finding and is
 * not retracted, and is found by a search for all its words.
 */
export async function findExamples(tx: postgres.TransactionSql): Promise<string[]> {
  const studies = await tx<AnsweredStudy[]>`
    select s.title, m.facts ->> 'intervention' as intervention, m.facts ->> 'population' as population
    from search_documents d join studies s on s.id = d.study_id
    join study_summaries m on m.study_id = d.study_id and m.current
    where d.level <= ${STRONG} and not d.retracted and m.tldr is not null
    order by d.prior desc, d.study_id limit ${LOOKED_THROUGH}`
  const questions = exampleQuestions(studies).slice(0, TRIED)
  const found = await tx<{ question: string }[]>`
    select question from unnest(${questions.map(({ question }) => question)}::text[]) question
    where exists (
      select from search_documents d where d.document @@ plainto_tsquery('english', app.folded(question))
        and d.level <= ${STRONG} and not d.retracted)`
  const answered = new Set(found.map(({ question }) => question))
  return unlikeQuestions(
    questions.filter(({ question }) => answered.has(question)),
    KEPT,
  )
}
