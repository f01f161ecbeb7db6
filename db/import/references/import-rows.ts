import type { ImportSql } from '@/db/connection/copy-rows'
import type { ReferenceFileFacts, ReferenceItem } from '@/lib/io/reference-items'
import type { Decision } from './decide'

/** A row to be kept; `added`: this import made its study. */
export type ImportRow = { item: ReferenceItem; decision: Decision; added: boolean }

/**
 * The import of this file: the one that was applied before, or a new one. Each upload has its own, so that what it added is
 * undone by itself.
 */
export async function openReferenceImport(
  tx: ImportSql,
  file: ReferenceFileFacts,
  uploadId: string | null,
): Promise<number> {
  const [before] = await tx`
    select id::int from reference_imports where state = 'applied'
      and ${uploadId ? tx`upload_id = ${uploadId}` : tx`sha256 = ${file.sha256} and upload_id is null`}`
  if (before) return before.id
  // One import runs at a time: nobody else opens one of the same file meanwhile.
  const [row] = await tx`
    insert into reference_imports (file_name, sha256, bytes, format, encoding, upload_id)
    values (${file.name}, ${file.sha256}, ${file.bytes}, ${file.format}, ${file.encoding}, ${uploadId})
    returning id::int`
  if (uploadId) await tx`update import_uploads set import_id = ${row?.id} where id = ${uploadId}`
  return row?.id
}

/** What this import has made of these records before it was cut short. */
export async function readImportRows(
  tx: ImportSql,
  importId: number,
  ordinals: number[],
): Promise<Map<number, Decision>> {
  const rows = await tx`
    select ordinal, decision, study_id::int, score, reasons, chosen_by from reference_import_rows
    where import_id = ${importId} and ordinal = any(${ordinals}::int[])`
  return new Map(
    rows.map(({ ordinal, decision, study_id: studyId, score, reasons, chosen_by: chosenBy }) => [
      ordinal,
      { decision, studyId, workKey: null, score, reasons, chosenBy } as Decision,
    ]),
  )
}

/** Keeps what became of each record; what an earlier import of the same file added stays known as added by it. */
export async function writeImportRows(tx: ImportSql, importId: number, rows: ImportRow[]): Promise<void> {
  const values = rows.map(({ item: { ordinal, entry }, decision, added }) => ({
    ordinal,
    line: entry.line,
    raw_text: entry.raw,
    parsed: entry.kind === 'reference' ? entry.reference : null,
    problems: entry.kind === 'reference' ? entry.problems : [],
    decision: decision.decision,
    study_id: decision.studyId,
    added,
    score: decision.score,
    reasons: decision.reasons,
    chosen_by: decision.chosenBy,
  }))
  await tx`
    insert into reference_import_rows (import_id, ordinal, line, raw_text, parsed, problems, decision, study_id, added, score,
      reasons, chosen_by)
    select ${importId}, ordinal, line, raw_text, nullif(parsed, 'null'), problems, decision, study_id, added, score,
      array(select jsonb_array_elements_text(reasons)), chosen_by
    from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as r (ordinal int, line int, raw_text text, parsed jsonb,
      problems jsonb, decision text, study_id bigint, added boolean, score real, reasons jsonb, chosen_by text)
    on conflict (import_id, ordinal) do update set decision = excluded.decision, study_id = excluded.study_id,
      added = excluded.added, score = excluded.score, reasons = excluded.reasons, chosen_by = excluded.chosen_by
    where not reference_import_rows.added or reference_import_rows.study_id is null`
}
