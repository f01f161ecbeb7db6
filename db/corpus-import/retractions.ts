import type { ImportSql } from './copy-rows'

/** The studies that the notices of these studies say are retracted, by PMID. */
export async function retractedBy(tx: ImportSql, studyIds: number[]): Promise<number[]> {
  if (studyIds.length === 0) return []
  const rows = await tx`
    select distinct pmid from study_notices
    where study_id = any(${studyIds}::bigint[]) and kind = 'retraction-of' and pmid is not null`
  return rows.map((row) => row.pmid)
}

/**
 * Settles whether these studies, and those with these PMIDs, are retracted: their record says so, a notice of theirs
 * does, or the notice of another study names them. Whichever came first; and no longer where none of it holds.
 */
export async function settleRetractions(tx: ImportSql, studyIds: number[], pmids: number[]): Promise<void> {
  await tx`
    update studies s set retracted_at = case when r.holds then now() end
    from (
      select id, 'Retracted Publication' = any(publication_types)
        or exists (select from study_notices n where n.study_id = studies.id and n.kind = 'retraction-in')
        or exists (select from study_notices n where n.pmid = studies.pmid and n.kind = 'retraction-of') as holds
      from studies
      where id in (select unnest(${studyIds}::bigint[]) union select id from studies where pmid = any(${pmids}::int[]))
    ) r
    where r.id = s.id and r.holds <> (s.retracted_at is not null)`
}
