import type { ImportSql } from '@/db/connection/copy-rows'

/** One record that cites another, both by their PMIDs. */
export type CitingPair = { citing: number; cited: number }

/**
 * Adds references that a source names, where both records are here and the record of the citing one does not say so itself;
 * said again it changes nothing. Their positions are below zero, so that those of the record stay its own. Returns, for each
 * reference that is new, the study that is cited.
 */
export async function addListedReferences(
  tx: ImportSql,
  source: string,
  pairs: readonly CitingPair[],
): Promise<number[]> {
  if (pairs.length === 0) return []
  const rows = await tx`
    with fresh as (
      select distinct citing.id as study_id, cited.id as cited_id, cited.pmid
      from unnest(${pairs.map(({ citing }) => citing)}::int[], ${pairs.map(({ cited }) => cited)}::int[]) as p (citing, cited)
      join studies citing on citing.pmid = p.citing
      join studies cited on cited.pmid = p.cited
      where citing.id <> cited.id
        and not exists (select from study_references r where r.study_id = citing.id and r.cited_study_id = cited.id)
    ), placed as (
      select *, (row_number() over (partition by study_id order by pmid))::int
        - coalesce((select least(min(position), 0) from study_references r where r.study_id = fresh.study_id), 0) as back
      from fresh
    )
    insert into study_references (study_id, position, source, pmid, cited_study_id)
    select study_id, -back, ${source}, pmid, cited_id from placed where back <= 32767
    returning cited_study_id::int as id`
  return rows.map((row) => row.id)
}

/** Drops references that a source named of these studies, or to them, where the record of the citing one says so by now. */
export async function dropRepeatedReferences(tx: ImportSql, studyIds: readonly number[]): Promise<void> {
  if (studyIds.length === 0) return
  const ids = [...studyIds]
  await tx`
    delete from study_references l
    where l.source is not null and (l.study_id = any(${ids}::bigint[]) or l.cited_study_id = any(${ids}::bigint[]))
      and exists (select from study_references o
        where o.study_id = l.study_id and o.source is null and o.cited_study_id = l.cited_study_id)`
}
