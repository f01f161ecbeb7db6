import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import type { Host } from './group-holdings'
import type { Holding, Name } from './holdings'

type Uploads = Pick<Holding, 'uploadId' | 'appliedUploadId' | 'goneUploadId' | 'busyUploadId'>

/** Uploads of somebody, also of those who are no editors any more; the one that a job is at is the host's. */
export async function makeUploads(
  sql: postgres.Sql,
  name: Name,
  userId: string,
  studyId: number,
  host: Host,
): Promise<Uploads> {
  const text = `cn-${name}-upload`
  const upload = async (state: string, at: string, owner = userId) => {
    const id = randomUUID()
    await sql`
      insert into import_uploads (id, user_id, name, bytes, state, format, encoding, created_at)
      values (${id}, ${owner}, ${text}, 1, ${state}, 'ris', 'UTF-8', now() - ${at}::interval)`
    await sql`insert into import_upload_contents (upload_id, content) values (${id}, ${Buffer.from(text)})`
    return id
  }
  // The first that was made can be changed by whoever has it.
  const goneUploadId = await upload('cancelled', '4 hours')
  const uploadId = await upload('read', '3 hours')
  const appliedUploadId = await upload('applied', '2 hours')
  await sql`
    insert into import_upload_rows (upload_id, position, ordinal, line, raw_text, parsed, decision, study_id)
    values (${uploadId}, 0, 1, 1, ${`${text}-maybe`}, ${sql.json({ title: text, authors: [] })}, 'maybe', ${studyId}),
      (${uploadId}, 1, 2, 9, ${`${text}-broken`}, null, 'broken', null)`
  const [busy] = await sql`select id from import_uploads where user_id = ${host.hostId}`
  const busyUploadId = busy?.id ?? (await upload('undoing', '1 hour', host.hostId))
  return { uploadId, appliedUploadId, goneUploadId, busyUploadId }
}
