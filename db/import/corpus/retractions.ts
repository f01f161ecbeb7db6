import type { ImportSql } from '@/db/connection/copy-rows'

/** What notices say is retracted: by PMID, or where a notice gives none by DOI, in lower case. */
export type Retracted = { pmids: number[]; dois: string[] }

/** Studies that became retracted, and those that no longer are. */
export type Turned = { retracted: number[]; cleared: number[] }

/** The studies that the notices of these studies say are retracted. */
export async function retractedBy(tx: ImportSql, studyIds: number[]): Promise<Retracted> {
  const retracted: Retracted = { pmids: [], dois: [] }
  if (studyIds.length === 0) return retracted
  const rows = await tx`
    select distinct pmid, lower(doi) as doi from study_notices
    where study_id = any(${studyIds}::bigint[]) and kind = 'retraction-of'`
  for (const { pmid, doi } of rows) {
    if (pmid) retracted.pmids.push(pmid)
    else if (doi) retracted.dois.push(doi)
  }
  return retracted
}

/**
 * Settles whether these studies, and those that notices or lists name or named, are retracted: their record says so, a
 * notice of theirs does, the notice of another study names them, or a list does (which may name the notice along with
 * what it retracts, and may take it back; a DOI may stand on two works, so where both have a PMID that decides). Whichever came first; and no longer where none of it holds. Returns the studies that became
 * retracted, and those that no longer are.
 */
export async function settleRetractions(tx: ImportSql, studyIds: number[], named: Retracted[]): Promise<Turned> {
  const pmids = named.flatMap((each) => each.pmids)
  const dois = named.flatMap((each) => each.dois)
  const rows = await tx`
    update studies s set retracted_at = case when r.holds then now() end
    from (
      select id, 'Retracted Publication' = any(publication_types)
        or exists (select from study_notices n where n.study_id = studies.id and n.kind = 'retraction-in')
        or exists (select from study_notices n where n.pmid = studies.pmid and n.kind = 'retraction-of')
        or exists (select from study_notices n where n.pmid is null and n.doi is not null
          and lower(n.doi) = lower(studies.doi) and n.kind = 'retraction-of')
        or (not publication_types && array['Retraction of Publication', 'Retraction Notice'] and (
          exists (select from retracted_by_lists l where l.pmid = studies.pmid)
          or exists (select from retracted_by_lists l where l.doi = lower(studies.doi)
            and (l.pmid is null or studies.pmid is null or l.pmid = studies.pmid)))) as holds
      from studies
      where id in (select unnest(${studyIds}::bigint[]) union select id from studies where pmid = any(${pmids}::int[])
        union select id from studies where lower(doi) = any(${dois}::text[]))
    ) r
    where r.id = s.id and r.holds <> (s.retracted_at is not null)
    returning s.id::int, s.retracted_at is not null as retracted`
  const ids = (retracted: boolean) => rows.filter((row) => row.retracted === retracted).map((row) => row.id)
  return { retracted: ids(true), cleared: ids(false) }
}
