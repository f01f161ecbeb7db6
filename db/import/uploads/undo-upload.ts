import { undoReferenceImport } from '@/db/import/references/undo-import'
import type { JobWork } from '@/db/jobs/job'
import { untilImportTurn } from './import-turn'
import type { UploadAtWork } from './upload-at-work'

/** Takes away what the import of an upload has added, but for what somebody has built on. */
export async function undoUpload({ id, importId, userId }: UploadAtWork, work: JobWork): Promise<void> {
  if (!(await untilImportTurn(work))) return
  if (importId !== null) await undoReferenceImport(work.sql, importId, userId)
  // It was undone on the machine, or there was nothing to undo.
  await work.sql`update import_uploads set state = 'undone', ended_at = now() where id = ${id} and state = 'undoing'`
}
