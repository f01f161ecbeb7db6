import type postgres from 'postgres'

/** Levels of systematic reviews and randomised trials (Oxford CEBM 2011). */
const STRONG = 2

/**
 * Counts by heading the studies that are about it, which indexers call its major topic, and those of them that are
 * strong evidence and not retracted.
 */
export async function countStrongTopics(tx: postgres.TransactionSql): Promise<void> {
  await tx`
    update search_headings h set major_studies = coalesce(about.major, 0), strong_studies = coalesce(about.strong, 0)
    from search_headings every left join (
      select m.descriptor, count(distinct d.study_id)::int as major,
        (count(distinct d.study_id) filter (where d.level <= ${STRONG} and not d.retracted))::int as strong
      from mesh_headings m join search_documents d on d.study_id = m.study_id
      where m.major or exists (select from jsonb_array_elements(m.qualifiers) q where (q ->> 'major')::boolean)
      group by m.descriptor
    ) about on about.descriptor = every.name
    where h.id = every.id
      and (h.major_studies, h.strong_studies) is distinct from (coalesce(about.major, 0), coalesce(about.strong, 0))`
}
