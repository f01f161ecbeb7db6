import type postgres from 'postgres'

/**
 * How often the study of a row is cited: the last count that a source gave, or how many cite it here where that is more.
 * `study`: the column that names it.
 */
export const citationsOf = (sql: postgres.Sql | postgres.TransactionSql, study: 's.id' | 'part.id') => sql`
  greatest(
    (select count from citation_counts c where c.study_id = ${sql.unsafe(study)} order by c.as_of desc limit 1),
    (select count(*) from study_references r where r.cited_study_id = ${sql.unsafe(study)})
  )::int`
