import { randomUUID } from 'node:crypto'
import { count, inArray, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { idempotent } from '@/db/connection/idempotent'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { importUploadContents, importUploads } from '@/db/schema/import-uploads'
import { AppError } from '@/lib/access/app-error'
import { authorize, can } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'
import { fileName } from '@/lib/references/file-name'
import { ACTIVE_STATES, MOST_UPLOAD_BYTES, MOST_WAITING, UPLOAD_REFUSALS } from '@/lib/references/upload'
import { oneAtATime, queueUpload } from './queue-upload'

export const mayUpload = (viewer: Viewer): boolean => can(viewer, 'upload.create')

/** Keeps an uploaded file, or text that was pasted, and has it read; the page of the upload shows what it holds. */
export async function createUpload(
  viewer: Viewer,
  input: { key: string; name: string; content: Buffer },
): Promise<{ id: string }> {
  return oneAtATime(UPLOAD_REFUSALS.busy, () =>
    withViewer(viewer, async (tx) => {
      authorize(viewer, 'upload.create')
      if (input.content.length === 0) throw new AppError('invalid', UPLOAD_REFUSALS.empty)
      if (input.content.length > MOST_UPLOAD_BYTES) throw new AppError('invalid', UPLOAD_REFUSALS.large)
      return idempotent(tx, viewer, input.key, 'upload.create', () => insertUpload(tx, viewer, input))
    }),
  )
}

async function insertUpload(
  tx: Transaction,
  person: Person,
  { name, content }: { name: string; content: Buffer },
): Promise<{ id: string }> {
  const [{ active, waiting } = { active: 0, waiting: 0 }] = await tx
    .select({
      active: count(sql`case when ${inArray(importUploads.state, [...ACTIVE_STATES])} then 1 end`),
      waiting: count(sql`case when ${inArray(importUploads.state, ['read', 'stopped'])} then 1 end`),
    })
    .from(importUploads)
    .where(ownedBy(person, importUploads.userId))
  if (active > 0) throw new AppError('conflict', UPLOAD_REFUSALS.busy)
  if (waiting >= MOST_WAITING) throw new AppError('conflict', UPLOAD_REFUSALS.full)
  const id = randomUUID()
  await tx.insert(importUploads).values({ id, userId: person.id, name: fileName(name), bytes: content.length })
  await tx.insert(importUploadContents).values({ uploadId: id, content })
  await queueUpload(tx, id)
  await recordEvent(tx, person, 'upload.create', id)
  return { id }
}
