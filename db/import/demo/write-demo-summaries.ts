import type { ImportSql } from '@/db/connection/copy-rows'
import type { DemoStudy } from './demo-study'
import { type DemoSummary, demoSummary } from './demo-summary'
import type { StoredDemoStudy } from './stored-demo'

const AUTHOR = 'the Précis project'

/**
 * Makes what we wrote of these studies the current version of their summaries, in the place of an earlier one of ours.
 * A summary that a person has written, edited or checked stays as it is.
 */
export async function writeDemoSummaries(
  tx: ImportSql,
  studies: readonly DemoStudy[],
  stored: ReadonlyMap<string, StoredDemoStudy>,
): Promise<void> {
  const ids = [...stored.values()].map(({ id }) => id)
  const versions = await tx`
    select study_id::int, max(version) as last,
      bool_or(edited_by is not null or checked_at is not null or drafted_by <> ${AUTHOR}) as touched
    from study_summaries where study_id = any(${ids}::bigint[]) group by study_id`
  const former = new Map(versions.map((row) => [row.study_id as number, row]))
  for (const study of studies) {
    const { id, isOurs } = stored.get(study.key) as StoredDemoStudy
    const before = former.get(id)
    if (before?.touched) continue
    await tx`update study_summaries set current = false where study_id = ${id} and current`
    await insert(tx, id, (before?.last ?? 0) + 1, demoSummary(study, isOurs))
  }
}

async function insert(tx: ImportSql, id: number, version: number, summary: DemoSummary) {
  const { tldr, refusal, paragraph, facts, sentences, source, basis } = summary
  await tx`
    insert into study_summaries (study_id, version, current, tldr, refusal, paragraph, facts, sentences, basis, drafted_by,
      source_section, source_start, source_end)
    values (${id}, ${version}, true, ${tldr}, ${refusal}, ${paragraph}, ${JSON.stringify(facts)}::text::jsonb,
      ${sentences && JSON.stringify(sentences)}::text::jsonb, ${basis}, ${AUTHOR},
      ${source?.section ?? null}, ${source?.start ?? null}, ${source?.end ?? null})`
}
