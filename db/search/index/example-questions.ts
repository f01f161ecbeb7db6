import type postgres from 'postgres'
import { type AnsweredStudy, exampleQuestions, plainestFirst, unlikeQuestions } from '@/lib/search/example-questions'

/** Levels of systematic reviews and randomised trials (Oxford CEBM 2011). */
const STRONG = 2
/** The best of the strong studies that have facts are looked through. */
const LOOKED_THROUGH = 3_000
/** The number of questions that are tried in the index. */
const TRIED = 200
const KEPT = 3

/**
 * Questions with which a person can begin: each is answered by strong evidence of this corpus that has a finding and is
 * not retracted, and those come first that are short and of which most strong studies have all the words.
 */
export async function findExamples(tx: postgres.TransactionSql): Promise<string[]> {
  const studies = await tx<AnsweredStudy[]>`
    select s.title, m.facts ->> 'intervention' as intervention, m.facts ->> 'population' as population
    from search_documents d join studies s on s.id = d.study_id
    join study_summaries m on m.study_id = d.study_id and m.current
    where d.level <= ${STRONG} and not d.retracted and m.tldr is not null
    order by d.prior desc, d.study_id limit ${LOOKED_THROUGH}`
  const questions = exampleQuestions(studies).slice(0, TRIED)
  const counted = await tx<{ question: string; studies: number }[]>`
    select question, count(*)::int as studies from unnest(${questions.map(({ question }) => question)}::text[]) question
    join search_documents d on d.document @@ plainto_tsquery('english', app.folded(question))
      and d.level <= ${STRONG} and not d.retracted
    group by question order by studies desc, question`
  return unlikeQuestions(plainestFirst(counted), KEPT)
}
