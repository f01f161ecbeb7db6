import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { importUploadRows } from '@/db/schema/import-uploads'
import { AppError, notFound } from '@/lib/access/app-error'
import type { Viewer } from '@/lib/access/viewer'
import type { UploadChoice } from '@/lib/references/upload'
import { lockUpload } from './upload-scope'

/** Says what a record is that may be here; null takes that back. What a stopped import has taken stays as it was decided. */
export async function decideRow(
  viewer: Viewer,
  { uploadId, position, choice }: { uploadId: string; position: number; choice: UploadChoice | null },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const upload = await lockDecidable(tx, viewer, uploadId)
    const decided = await tx
      .update(importUploadRows)
      .set({ choice, chosenAt: choice && sql`now()` })
      .where(
        and(
          open(upload.id, choice),
          eq(importUploadRows.position, position),
          upload.state === 'stopped' ? isNull(importUploadRows.choice) : undefined,
        ),
      )
      .returning({ position: importUploadRows.position })
    if (decided.length === 0) throw notFound('record to decide')
  })
}

/** Says the same of all that are not decided yet. */
export async function decideRest(
  viewer: Viewer,
  { uploadId, choice }: { uploadId: string; choice: UploadChoice },
): Promise<{ decided: number }> {
  return withViewer(viewer, async (tx) => {
    const upload = await lockDecidable(tx, viewer, uploadId)
    const decided = await tx
      .update(importUploadRows)
      .set({ choice, chosenAt: sql`now()` })
      .where(and(open(upload.id, choice), isNull(importUploadRows.choice)))
      .returning({ position: importUploadRows.position })
    return { decided: decided.length }
  })
}

async function lockDecidable(tx: Transaction, viewer: Viewer, id: string) {
  const upload = await lockUpload(tx, viewer, id)
  if (upload.state !== 'read' && upload.state !== 'stopped')
    throw new AppError('conflict', 'This upload is being imported, or was: nothing can be decided any more.')
  return upload
}

/** Records that are for a person to decide; one without a title cannot become a study. */
const open = (uploadId: string, choice: UploadChoice | null) =>
  and(
    eq(importUploadRows.uploadId, uploadId),
    inArray(importUploadRows.decision, ['maybe', 'conflict']),
    choice === 'new' ? sql`${importUploadRows.parsed} ->> 'title' is not null` : undefined,
  )
