import { sql } from 'drizzle-orm'
import { CHECK_TAGS } from '@/lib/mesh'
import { can } from '@/lib/policy'
import type { Viewer } from '@/lib/viewer'
import { asReader } from './client'
import { inOrder } from './study-links'
import { type StudyRow, studyRows } from './study-rows'

/**
 * Up to ten studies on the same matter: shared references count most, then shared headings and the words of the
 * title. The candidates are bounded (300 of each kind), whatever the study.
 */
export async function similarStudies(viewer: Viewer, studyId: number): Promise<StudyRow[]> {
  if (!can(viewer, 'study.read')) return []
  return asReader(viewer, async (tx) => {
    const found = await tx.execute<{ id: number }>(sql`
      with by_reference as (
        select r.study_id as id, 3.0 * count(distinct r.cited_study_id) as weight
        from study_references mine
        join study_references r on r.cited_study_id = mine.cited_study_id and r.study_id <> mine.study_id
        where mine.study_id = ${studyId} and mine.cited_study_id is not null
        group by 1 order by 2 desc limit 300
      ), headings as (
        select descriptor from mesh_headings where study_id = ${studyId} and descriptor <> all (${sql.param(CHECK_TAGS)}::text[])
        order by major desc, position limit 12
      ), by_heading as (
        select m.study_id as id, 1.0 * count(distinct m.descriptor) as weight
        from mesh_headings m join headings h on h.descriptor = m.descriptor
        where m.study_id <> ${studyId}
        group by 1 having count(distinct m.descriptor) >= 2 order by 2 desc limit 300
      ), words as (
        select string_agg(quote_literal(lexeme), ' | ')::tsquery as query
        from studies s, unnest(to_tsvector('english', s.title)) where s.id = ${studyId}
      ), by_words as (
        select d.study_id as id, 6.0 * ts_rank(d.document, w.query, 1) as weight
        from words w join search_documents d on d.document @@ w.query
        where d.study_id <> ${studyId}
        order by 2 desc limit 300
      )
      select s.id::int as id from (
        select id, sum(weight) as weight from (
          select * from by_reference union all select * from by_heading union all select * from by_words
        ) every group by id
      ) ranked join studies s on s.id = ranked.id
      where s.withdrawn_at is null
      order by ranked.weight desc, s.level nulls last, s.id limit 10`)
    return inOrder(
      [...found],
      await studyRows(
        tx,
        found.map(({ id }) => id),
      ),
    )
  })
}
