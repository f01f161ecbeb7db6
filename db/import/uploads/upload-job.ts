import type postgres from 'postgres'
import type { Job, JobWork } from '@/db/jobs/job'
import type { UploadState } from '@/lib/references/upload'
import { applyUpload } from './apply-upload'
import { readUpload } from './read-upload'
import { undoUpload } from './undo-upload'
import type { UploadAtWork } from './upload-at-work'

const IMPORT_KEY = 'import:'

/**
 * Does what was last asked for with an upload: reads it, imports it, or undoes that. It is put into the queue by
 * `app.queue_upload`, and finds out by the state of the upload what is left to do.
 */
export const IMPORT: Job = {
  kind: 'import',
  key: 'import',
  maxAttempts: 5,
  run: async (work) => {
    const upload = work.key?.startsWith(IMPORT_KEY) && (await find(work.sql, work.key.slice(IMPORT_KEY.length)))
    if (upload) await WORK[upload.state]?.(upload, work)
  },
}

const WORK: Partial<Record<UploadState, (upload: UploadAtWork, work: JobWork) => Promise<void>>> = {
  reading: readUpload,
  applying: applyUpload,
  stopping: applyUpload,
  undoing: undoUpload,
}

async function find(sql: postgres.Sql, id: string): Promise<UploadAtWork | null> {
  const [row] = await sql`
    select u.id, u.user_id, u.name, u.state, u.import_id::int,
      (select count(*)::int from import_upload_rows r where r.upload_id = u.id and r.ordinal > 0) as records
    from import_uploads u where u.id = ${id}`
  if (!row) return null
  return {
    id: row.id,
    userId: row.user_id,
    name: row.name,
    state: row.state,
    importId: row.import_id,
    records: row.records,
    file: { name: row.name, open: () => contentOf(sql, row.id) },
  }
}

async function* contentOf(sql: postgres.Sql, id: string): AsyncGenerator<Uint8Array> {
  const [row] = await sql`select content from import_upload_contents where upload_id = ${id}`
  if (row) yield row.content
}
