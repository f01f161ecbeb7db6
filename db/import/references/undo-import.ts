import type postgres from 'postgres'
import type { ImportSql } from '@/db/connection/copy-rows'
import { sqlState } from '@/db/connection/sql-state'
import { closeImportLog, NO_COUNTS, openImportLog, writeImportLog } from '@/db/import/corpus/import-log'
import type { ImportCounts } from '@/db/schema/imports'
import { updateIndex } from '@/db/search/index/update-index'
import type { KeptStudy } from '@/lib/references/upload'

export type UndoReport = { fileName: string; counts: ImportCounts; kept: KeptStudy[] }

const STILL_NAMED = '23503'

/**
 * Takes away the studies that a reference import added, but for those that somebody has built on: these are kept, each with
 * the reason. Null where there is no such import, or it was undone before. The session must hold the import lock.
 */
export async function undoReferenceImport(
  sql: postgres.Sql,
  importId: number,
  askedBy: string | null = null,
): Promise<UndoReport | null> {
  const [found] = await sql`select file_name from reference_imports where id = ${importId} and state = 'applied'`
  if (!found) return null
  const counts: ImportCounts = { files: 1, ...NO_COUNTS }
  const logId = await openImportLog(sql, 'references', [`undo of ${found.file_name}`], counts, askedBy)
  const kept = await sql.begin(async (tx) => {
    const studies = await addedStudies(tx, importId)
    const kept = await removeUnused(tx, importId, studies)
    await tx`update reference_imports set state = 'undone', undone_at = now() where id = ${importId}`
    await tx`
      update import_uploads set state = 'undone', kept = ${tx.json(kept)}, ended_at = now() where import_id = ${importId}`
    counts.records = studies.length
    counts.unchanged = kept.length
    counts.withdrawn = studies.length - kept.length
    const rejections = kept.map(({ title, reason }) => ({
      kind: 'rejection' as const,
      file: found.file_name as string,
      position: { line: 1, column: 1 },
      identifier: title.slice(0, 200),
      reason: `Kept: ${reason}`,
    }))
    await writeImportLog(tx, logId, counts, rejections)
    return kept
  })
  await updateIndex(sql, 'references')
  await closeImportLog(sql, logId, 'finished', counts)
  return { fileName: found.file_name, counts, kept }
}

type Added = { id: number; title: string; journalId: number | null; reason: string | null }

/** The studies that it added, with what speaks against taking one away that no foreign key says. */
async function addedStudies(tx: ImportSql, importId: number): Promise<Added[]> {
  const rows = await tx`
    select s.id::int, s.title, s.journal_id::int, case
      when s.source <> 'reference' then 'a record of another source has taken its place'
      when exists (select from study_references r where r.cited_study_id = s.id) then 'another study cites it'
      when exists (select from study_summaries m where m.study_id = s.id
        and (m.maker = 'person' or m.edited_by is not null or m.checked_at is not null)) then 'its summary was checked or edited'
      when exists (select from reference_import_rows other join reference_imports i on i.id = other.import_id
        where other.study_id = s.id and other.import_id <> ${importId} and i.state = 'applied')
        then 'another imported file has it too'
      end as reason
    from reference_import_rows r join studies s on s.id = r.study_id
    where r.import_id = ${importId} and r.added order by r.ordinal for update of s`
  return rows.map((row) => ({ id: row.id, title: row.title, journalId: row.journal_id, reason: row.reason }))
}

async function removeUnused(tx: ImportSql, importId: number, studies: Added[]): Promise<KeptStudy[]> {
  const kept: KeptStudy[] = []
  const removable = studies.filter(({ id, title, reason }) => {
    if (reason) kept.push({ studyId: id, title, reason })
    return !reason
  })
  const isAllGone = await remove(tx, removable)
  if (!isAllGone) {
    for (const study of removable) {
      if (await remove(tx, [study])) continue
      kept.push({ studyId: study.id, title: study.title, reason: 'somebody has saved, noted, read or discussed it' })
    }
  }
  // What is kept no longer belongs to the import.
  await tx`update reference_import_rows set added = false where import_id = ${importId}`
  return kept
}

/** Whether nothing of these was still named by anybody: lists, notes, comments and reading marks hold their study. */
async function remove(tx: ImportSql, studies: Added[]): Promise<boolean> {
  if (studies.length === 0) return true
  const ids = studies.map(({ id }) => id)
  const journals = studies.flatMap(({ journalId }) => journalId ?? [])
  try {
    await tx.savepoint(async (step) => {
      await step`delete from studies where id = any(${ids}::bigint[])`
      // A journal that came with them goes with them.
      await step`
        delete from journals j where j.id = any(${journals}::bigint[]) and j.nlm_id is null
          and not exists (select from studies s where s.journal_id = j.id)`
    })
    return true
  } catch (error) {
    if (sqlState(error) === STILL_NAMED) return false
    throw error
  }
}
