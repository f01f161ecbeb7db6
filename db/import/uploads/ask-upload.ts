import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { importUploads } from '@/db/schema/import-uploads'
import { AppError } from '@/lib/access/app-error'
import type { Viewer } from '@/lib/access/viewer'
import type { EventName } from '@/lib/events/event'
import { isActive, type UploadState } from '@/lib/references/upload'
import { oneAtATime, queueUpload } from './queue-upload'
import { type LockedUpload, lockUpload } from './upload-scope'

type Asked = { uploadId: string }

const BUSY = 'Another import by the same person is running. Wait until it is done, or cancel it.'

/** What can be asked for: from which states to which, and where it was asked for before or is done, nothing more happens. */
type Step = {
  from: Partial<Record<UploadState, UploadState>>
  done: UploadState[]
  event: Extract<EventName, `upload.${string}`>
  refusal: string
}

const APPLY: Step = {
  from: { read: 'applying', stopped: 'applying' },
  done: ['applying', 'applied'],
  event: 'upload.apply',
  refusal: 'This upload cannot be imported any more. Upload the file again.',
}
const CANCEL: Step = {
  from: { reading: 'cancelled', read: 'cancelled', unreadable: 'cancelled', applying: 'stopping' },
  done: ['cancelled', 'stopping', 'stopped'],
  event: 'upload.cancel',
  refusal: 'This import has ended in the meantime.',
}
const UNDO: Step = {
  from: { applied: 'undoing', stopped: 'undoing' },
  done: ['undoing', 'undone'],
  event: 'upload.undo',
  refusal: 'There is nothing to undo.',
}

/** Has the upload imported as it was read and decided; what is not decided is left out. Asked twice, it is imported once. */
export const applyUploaded = (viewer: Viewer, asked: Asked): Promise<void> => ask(viewer, asked, APPLY)

/** Discards an upload, or stops its import: what was taken until then stays, and can be gone on with or undone. */
export const cancelUploaded = (viewer: Viewer, asked: Asked): Promise<void> => ask(viewer, asked, CANCEL)

/** Has an import undone: what it added is taken away, but for what somebody has built on. */
export const undoUploaded = (viewer: Viewer, asked: Asked): Promise<void> => ask(viewer, asked, UNDO)

/** Has the job try again that has failed or was cancelled. */
export async function retryUploaded(viewer: Viewer, { uploadId }: Asked): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const upload = await lockUpload(tx, viewer, uploadId)
    if (!isActive(upload.state)) throw new AppError('conflict', 'This import has ended in the meantime.')
    await queueUpload(tx, upload.id)
    await recordEvent(tx, viewer, 'upload.retry', upload.id)
  })
}

async function ask(viewer: Viewer, { uploadId }: Asked, step: Step): Promise<void> {
  await oneAtATime(BUSY, () =>
    withViewer(viewer, async (tx) => {
      const upload = await lockUpload(tx, viewer, uploadId)
      if (step.done.includes(upload.state)) return
      const to = step.from[upload.state]
      if (!to) throw new AppError('conflict', step.refusal)
      await move(tx, upload, to)
      await recordEvent(tx, viewer, step.event, upload.id)
    }),
  )
}

async function move(tx: Transaction, { id }: LockedUpload, state: UploadState): Promise<void> {
  const endedAt = isActive(state) ? null : sql`now()`
  await tx.update(importUploads).set({ state, askedAt: sql`now()`, endedAt }).where(eq(importUploads.id, id))
  if (isActive(state)) await queueUpload(tx, id)
  if (state === 'cancelled') await tx.execute(sql`select app.erase_upload(${id})`)
}
