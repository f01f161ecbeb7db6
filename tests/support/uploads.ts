import { randomUUID } from 'node:crypto'
import { createUpload } from '@/db/import/uploads/create-upload'
import { readUploadAccount } from '@/db/import/uploads/read-uploads'
import { IMPORT } from '@/db/import/uploads/upload-job'
import { runJobs } from '@/db/jobs/run-jobs'
import type { Person, Viewer } from '@/lib/access/viewer'
import { isActive } from '@/lib/references/upload'
import { asOwner } from './corpus'
import { eventually } from './launched'

/** A worker of this process that does what is asked for with uploads; what ends it. */
export function workOnUploads(logged: unknown[] = []): () => Promise<void> {
  const stopping = new AbortController()
  const working = runJobs(process.env.DATABASE_URL as string, [IMPORT], stopping.signal, (...line) => logged.push(line))
  return async () => {
    stopping.abort()
    await working
  }
}

export const upload = async (who: Viewer, content: string | Buffer, name = 'export.ris', key: string = randomUUID()) =>
  (await createUpload(who, { key, name, content: Buffer.from(content) })).id

/** The upload once nothing is done with it any more. */
export async function settled(who: Person, id: string) {
  await eventually(async () => {
    const account = await readUploadAccount(who, id)
    return account !== null && !isActive(account.state)
  }, 'the upload to be done with')
  const account = await readUploadAccount(who, id)
  if (!account) throw new Error('the upload is gone')
  return account
}

/** What became of each record of an import from the page, without what differs from run to run. */
export const outcomeOf = (id: string) =>
  asOwner(
    (sql) => sql`
      select r.ordinal, r.decision, r.added, r.chosen_by, r.reasons, s.title from import_uploads u
      join reference_import_rows r on r.import_id = u.import_id left join studies s on s.id = r.study_id
      where u.id = ${id} order by r.ordinal`,
  )

export const emptyUploads = () =>
  asOwner((sql) => sql`truncate import_uploads, reference_imports, idempotency_keys cascade`)

export const ris = (...records: string[]) => records.map((fields) => `TY  - JOUR\n${fields}\nER  - \n`).join('\n')
