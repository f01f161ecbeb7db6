import { and, count, desc, eq, ne, sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { unseen } from '@/db/events/record-denial'
import { importUploadRows, importUploads } from '@/db/schema/import-uploads'
import { users } from '@/db/schema/users'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { ReferenceFormat } from '@/lib/references/parsed-reference'
import {
  isActive,
  type KeptStudy,
  type RowDecision,
  type UploadChoice,
  type UploadCounts,
  type UploadResult,
  type UploadState,
} from '@/lib/references/upload'
import { shownUploads } from './upload-scope'

export type Upload = {
  id: string
  name: string
  /** Whoever uploaded it. */
  by: { id: string; name: string }
  bytes: number
  state: UploadState
  format: ReferenceFormat | null
  encoding: string | null
  fault: string | null
  result: UploadResult | null
  createdAt: Date
  askedAt: Date
  endedAt: Date | null
}

/** How far its job is; "none": nobody works on it, "cancelled": an administrator has taken it out of the queue. */
export type UploadProgress = {
  state: 'running' | 'waiting' | 'failed' | 'cancelled' | 'none'
  fault: string | null
  done: number
  total: number | null
}

export type UploadAccount = Upload & { kept: KeptStudy[]; counts: UploadCounts; progress: UploadProgress | null }

export const UPLOADS_SHOWN = 10

const shown = {
  id: importUploads.id,
  name: importUploads.name,
  by: { id: users.id, name: users.name },
  bytes: importUploads.bytes,
  state: importUploads.state,
  format: importUploads.format,
  encoding: importUploads.encoding,
  fault: importUploads.fault,
  result: importUploads.result,
  createdAt: importUploads.createdAt,
  askedAt: importUploads.askedAt,
  endedAt: importUploads.endedAt,
}

/** A page of the uploads that the viewer may know of, the latest first, but for those that were discarded. */
export async function listUploads(viewer: Viewer, page = 1): Promise<Upload[]> {
  const rows = await withViewer(viewer, (tx) =>
    tx
      .select(shown)
      .from(importUploads)
      .innerJoin(users, eq(users.id, importUploads.userId))
      .where(and(shownUploads(viewer), ne(importUploads.state, 'cancelled')))
      .orderBy(desc(importUploads.createdAt), desc(importUploads.id))
      .limit(UPLOADS_SHOWN)
      .offset((page - 1) * UPLOADS_SHOWN),
  )
  return rows.filter(({ by }) => can(viewer, 'upload.read', { userId: by.id }))
}

/** An upload with what an import would make of it, or has made; null where there is none for this viewer. */
export async function readUploadAccount(viewer: Viewer, id: string): Promise<UploadAccount | null> {
  if (!isUuid(id)) return null
  return withViewer(viewer, async (tx) => {
    const [upload] = await tx
      .select({ ...shown, kept: importUploads.kept })
      .from(importUploads)
      .innerJoin(users, eq(users.id, importUploads.userId))
      .where(and(shownUploads(viewer), eq(importUploads.id, id)))
    if (!upload || !can(viewer, 'upload.read', { userId: upload.by.id }))
      return unseen(viewer, 'upload.read', 'upload', id)
    const groups = await tx
      .select({
        decision: importUploadRows.decision,
        choice: importUploadRows.choice,
        rows: count(),
        partly: sql<number>`(count(*) filter (where jsonb_array_length(${importUploadRows.problems}) > 0))::int`,
      })
      .from(importUploadRows)
      .where(eq(importUploadRows.uploadId, upload.id))
      .groupBy(importUploadRows.decision, importUploadRows.choice)
    const [progress] = isActive(upload.state)
      ? await tx.execute<UploadProgress>(sql`
          select state, fault, done::float8, total::float8 from app.upload_progress(${upload.id})`)
      : []
    return { ...upload, kept: upload.kept ?? [], counts: countsOf(groups), progress: progress ?? null }
  })
}

type Group = { decision: RowDecision; choice: UploadChoice | null; rows: number; partly: number }

function countsOf(groups: Group[]): UploadCounts {
  const sum = (of: (group: Group) => boolean) => groups.filter(of).reduce((total, { rows }) => total + rows, 0)
  const decided = (decision: RowDecision) => sum((group) => group.decision === decision)
  const open = (choice: UploadChoice | null) =>
    sum((group) => (group.decision === 'maybe' || group.decision === 'conflict') && group.choice === choice)
  return {
    records: sum(({ decision }) => decision !== 'notice'),
    new: decided('new'),
    same: decided('same'),
    maybe: decided('maybe'),
    conflict: decided('conflict'),
    skip: decided('skip'),
    broken: decided('broken'),
    notice: decided('notice'),
    chosen: { same: open('same'), new: open('new'), skip: open('skip'), open: open(null) },
    partly: groups.reduce((total, { partly }) => total + partly, 0),
  }
}
