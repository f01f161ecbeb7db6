import type { DraftSource } from '@/lib/evidence/draft'
import { DRAFTER, draftedSummary } from '@/lib/evidence/drafted-summary'
import { MACHINE } from '@/lib/summary'
import { CopyRows, type ImportSql, jsonText } from '../corpus-import/copy-rows'

/** A study to be drafted; `isNew` where it cannot have a summary yet. */
export type Undrafted = DraftSource & { id: number; isNew?: boolean }

/**
 * Drafts summaries of these studies in the caller's transaction and puts them in the place of earlier drafts. What a
 * person has written stays as it is, and is drafted no more.
 */
export async function writeDrafts(tx: ImportSql, studies: readonly Undrafted[]): Promise<void> {
  const known = studies.filter(({ isNew }) => !isNew).map(({ id }) => id)
  if (known.length > 0) {
    await tx`delete from study_summaries where study_id = any(${known}::bigint[]) and maker = 'machine' and current`
    // A language model that was asked about an earlier text is asked again.
    await tx`delete from model_drafts where study_id = any(${known}::bigint[])`
  }
  const written =
    known.length > 0
      ? await tx`select distinct study_id::int from study_summaries where study_id = any(${known}::bigint[])`
      : []
  const skipped = new Set(written.map((row) => row.study_id as number))
  const rows = new CopyRows()
  for (const study of studies) {
    if (skipped.has(study.id)) continue
    const { tldr, source, refusal, paragraph, sentences, facts } = draftedSummary(study)
    rows.add(
      study.id,
      1,
      true,
      'machine',
      DRAFTER,
      MACHINE,
      'abstract',
      tldr,
      refusal,
      paragraph,
      jsonText(sentences ?? undefined),
      jsonText(facts ?? undefined),
      source?.section ?? null,
      source?.start ?? null,
      source?.end ?? null,
    )
  }
  await rows.send(
    tx,
    `study_summaries (study_id, version, current, maker, drafter, drafted_by, basis, tldr, refusal, paragraph, sentences,
      facts, source_section, source_start, source_end)`,
  )
}
