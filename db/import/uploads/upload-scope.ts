import { eq, type SQL, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import type { Transaction } from '@/db/connection/pool'
import { importUploads } from '@/db/schema/import-uploads'
import type { UploadAccess } from '@/lib/access/asked-about'
import { hidden, missing } from '@/lib/access/denial'
import { type Authorised, authorisedRow } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { UploadState } from '@/lib/references/upload'

/** The uploads that a viewer may know of: an editor's own, an administrator's all. */
export function shownUploads(viewer: Viewer): SQL {
  if (viewer.kind !== 'person' || viewer.role === 'reader') return sql`false`
  return viewer.role === 'administrator' ? sql`true` : ownedBy(viewer, importUploads.userId)
}

export type LockedUpload = UploadAccess & { id: string; state: UploadState; importId: number | null }

/** An upload that the viewer may change, locked until the transaction ends. */
export async function lockUpload(
  tx: Transaction,
  viewer: Viewer,
  id: string,
): Promise<Authorised<'upload.change', LockedUpload>> {
  if (!isUuid(id)) throw missing(viewer, 'import')
  const [row] = await tx
    .select({
      id: importUploads.id,
      userId: importUploads.userId,
      state: importUploads.state,
      importId: importUploads.importId,
    })
    .from(importUploads)
    .where(sql`${eq(importUploads.id, id)} and ${shownUploads(viewer)}`)
    .for('update')
  if (!row) throw missing(viewer, 'import', hidden('upload.change', 'upload', id))
  return authorisedRow(viewer, 'upload.change', row)
}
