import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { unseen } from '@/db/events/record-denial'
import { importUploadRows, importUploads } from '@/db/schema/import-uploads'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { ReferenceFormat } from '@/lib/references/parsed-reference'
import type { UploadState } from '@/lib/references/upload'
import { shownUploads } from './upload-scope'

/** States after which what nobody has decided was left out. */
const IMPORTED: UploadState[] = ['stopped', 'applied', 'undoing', 'undone']

/** The records that an import does not take, or has not taken, as the file has them; null where there is no such upload. */
export async function readNotTaken(
  viewer: Viewer,
  id: string,
): Promise<{ format: ReferenceFormat; records: string[] } | null> {
  if (!isUuid(id)) return null
  return withViewer(viewer, async (tx) => {
    const [upload] = await tx
      .select({
        id: importUploads.id,
        userId: importUploads.userId,
        state: importUploads.state,
        format: importUploads.format,
      })
      .from(importUploads)
      .where(and(shownUploads(viewer), eq(importUploads.id, id)))
    if (!upload || !can(viewer, 'upload.read', upload)) return unseen(viewer, 'upload.read', 'upload', id)
    if (!upload.format) return null
    const undecided = and(inArray(importUploadRows.decision, ['maybe', 'conflict']), isNull(importUploadRows.choice))
    const rows = await tx
      .select({ raw: importUploadRows.rawText })
      .from(importUploadRows)
      .where(
        and(
          eq(importUploadRows.uploadId, upload.id),
          or(
            inArray(importUploadRows.decision, ['broken', 'skip', 'notice']),
            eq(importUploadRows.choice, 'skip'),
            IMPORTED.includes(upload.state) ? undecided : undefined,
          ),
        ),
      )
      .orderBy(asc(importUploadRows.position))
    return { format: upload.format, records: rows.flatMap(({ raw }) => raw || []) }
  })
}
