import { isDeepStrictEqual } from 'node:util'
import { CopyRows, type ImportSql, jsonText } from '@/db/connection/copy-rows'
import type { DraftSource } from '@/lib/evidence/draft'
import { DRAFTER, type DraftedSummary, draftedSummaries } from '@/lib/evidence/drafted-summary'
import { MACHINE } from '@/lib/summaries/summary'

/** A study to be drafted; `isNew` where it cannot have a summary yet. */
export type Undrafted = DraftSource & { id: number; isNew?: boolean }

/**
 * Drafts summaries of these studies in the caller's transaction and puts them in the place of earlier drafts: under the
 * next number where it says something else, so that whoever has the earlier one before them is told. A study that a
 * person has written about is drafted no more, and keeps the draft they began from.
 */
export async function writeGeneratedSummaries(tx: ImportSql, studies: readonly Undrafted[]): Promise<void> {
  const known = studies.filter(({ isNew }) => !isNew).map(({ id }) => id)
  const former = new Map((await takeFormer(tx, known)).map((draft) => [draft.studyId, draft]))
  // A language model that was asked about an earlier text is asked again.
  if (known.length > 0) await tx`delete from model_drafts where study_id = any(${known}::bigint[])`
  const written =
    known.length > 0
      ? await tx`select distinct study_id::int from study_summaries where study_id = any(${known}::bigint[])`
      : []
  const skipped = new Set(written.map((row) => row.study_id as number))
  const rows = new CopyRows()
  const drafted = studies.filter(({ id }) => !skipped.has(id))
  const drafts = draftedSummaries(drafted)
  for (const [index, study] of drafted.entries()) {
    const draft = drafts[index] as DraftedSummary
    const { tldr, source, refusal, paragraph, sentences, facts, trace } = draft
    const before = former.get(study.id)
    rows.add(
      study.id,
      before ? before.version + (saysTheSame(before, draft) ? 0 : 1) : 1,
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
      jsonText(trace ?? undefined),
    )
  }
  await rows.send(
    tx,
    `study_summaries (study_id, version, current, maker, drafter, drafted_by, basis, tldr, refusal, paragraph, sentences,
      facts, source_section, source_start, source_end, trace)`,
  )
}

type FormerDraft = Pick<DraftedSummary, 'tldr' | 'paragraph' | 'facts'> & { studyId: number; version: number }

/** Takes away drafts that nobody has touched. */
async function takeFormer(tx: ImportSql, studyIds: number[]): Promise<FormerDraft[]> {
  if (studyIds.length === 0) return []
  return tx<FormerDraft[]>`
    delete from study_summaries
    where study_id = any(${studyIds}::bigint[]) and maker = 'machine' and current and edited_by is null
    returning study_id::int as "studyId", version, tldr, paragraph, facts`
}

function saysTheSame(former: FormerDraft, draft: DraftedSummary): boolean {
  const said = ({ tldr, paragraph, facts }: Pick<DraftedSummary, 'tldr' | 'paragraph' | 'facts'>) => ({
    tldr,
    paragraph,
    facts: facts && JSON.parse(JSON.stringify(facts)),
  })
  return isDeepStrictEqual(said(former), said(draft))
}
