import type postgres from 'postgres'
import type { ImportSource } from '@/db/import/corpus/import-run'
import { referenceKey } from '@/db/import/references/decide'
import { importReferences, type UploadToImport } from '@/db/import/references/reference-import'
import type { JobWork } from '@/db/jobs/job'
import { studyWorkKey } from '@/db/references/candidates'
import type { ImportCounts } from '@/db/schema/imports'
import { type ReferenceItem, referenceItemsOf } from '@/lib/io/reference-items'
import type { UploadResult, UploadState } from '@/lib/references/upload'
import { untilImportTurn } from './import-turn'
import type { UploadAtWork } from './upload-at-work'

/**
 * Imports an upload with what was decided of its records, as one import that can be undone. Cut short anywhere and begun
 * again, it ends as one run does; where somebody has cancelled it, what was taken stays until it is gone on with or undone.
 */
export async function applyUpload(upload: UploadAtWork, work: JobWork): Promise<void> {
  const { sql, signal, progress } = work
  if (!(await untilImportTurn(work))) return
  const state = await stateOf(sql, upload.id)
  if (state === 'stopping') return stopped(sql, upload.id)
  // Another worker may have done it while this one waited.
  if (state !== 'applying') return
  const stop = new AbortController()
  const total = upload.records
  const report = await importReferences(
    sql,
    {
      names: [upload.name],
      askedBy: upload.userId,
      sources: sourceOf(upload, sql, stop),
      signal: AbortSignal.any([signal, stop.signal]),
      onProgress: ({ records }) => void progress(records, Math.max(records, total)).catch(() => {}),
    },
    { addUndecided: false },
    await toImport(sql, upload),
  )
  if (signal.aborted) return
  if (stop.signal.aborted) return stopped(sql, upload.id, resultOf(report.counts))
  await sql.begin(async (tx) => {
    await tx`
      update import_uploads set state = 'applied', ended_at = now(), result = ${tx.json(resultOf(report.counts))}
      where id = ${upload.id} and state in ('applying', 'stopping')`
    await tx`delete from import_upload_contents where upload_id = ${upload.id}`
  })
}

/** The file in pieces; between them it is asked whether somebody has cancelled. */
async function* sourceOf(
  { id, name, file }: UploadAtWork,
  sql: postgres.Sql,
  stop: AbortController,
): AsyncGenerator<ImportSource<ReferenceItem>> {
  const entries = async function* () {
    for await (const piece of referenceItemsOf(file)) {
      if ((await stateOf(sql, id)) === 'stopping') return stop.abort()
      yield piece
    }
  }
  yield { name, entries: entries() }
}

async function stateOf(sql: postgres.Sql, id: string): Promise<UploadState | undefined> {
  const [row] = await sql`select state from import_uploads where id = ${id}`
  return row?.state
}

/** Where nothing was taken yet, it is as it was before. */
async function stopped(sql: postgres.Sql, id: string, result?: UploadResult): Promise<void> {
  await sql`
    update import_uploads set state = case when import_id is null then 'read' else 'stopped' end, ended_at = now(),
      result = coalesce(${result ? sql.json(result) : null}, result)
    where id = ${id} and state = 'stopping'`
}

async function toImport(sql: postgres.Sql, { id, file }: UploadAtWork): Promise<UploadToImport> {
  const rows = await sql`
    select ordinal, choice, study_id::int, other_ordinal from import_upload_rows
    where upload_id = ${id} and choice is not null`
  const facts = rows.some((row) => row.other_ordinal !== null) ? await factsOf(file) : undefined
  const workKeyOf = (studyId: number | null, other: number | null) => {
    if (studyId !== null) return studyWorkKey(studyId)
    return facts && other !== null ? referenceKey({ ...facts, ordinal: other }) : null
  }
  return {
    id,
    choices: new Map(
      rows.map(({ ordinal, choice, study_id: studyId, other_ordinal: otherOrdinal }) => [
        ordinal,
        { choice, otherOrdinal, workKey: workKeyOf(studyId, otherOrdinal) },
      ]),
    ),
  }
}

async function factsOf(file: UploadAtWork['file']): Promise<ReferenceItem | undefined> {
  for await (const piece of referenceItemsOf(file)) for (const item of piece) if (item.kind === 'reference') return item
  return undefined
}

const resultOf = ({ records, added, unchanged, undecided = 0, rejected }: ImportCounts): UploadResult => ({
  records,
  added,
  same: unchanged,
  undecided,
  left: rejected,
})
