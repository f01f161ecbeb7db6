import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { audit } from '@/db/audit/audit'
import { withViewer } from '@/db/connection/with-viewer'
import { statusChange } from '@/db/lists/list-items'
import { ownLists } from '@/db/lists/list-scope'
import { touchUpdatedAt } from '@/db/lists/lists'
import { listItems, readingLists } from '@/db/schema/lists'
import { authorisedRow, authorize } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { ReadingStatus } from '@/lib/lists/reading-list'

/**
 * Marks a study as read, or as unread again, on every list of the viewer that holds it; says on how many lists
 * something changed. What is being read and marked unread stays as it is.
 */
export async function markStudyRead(viewer: Viewer, input: { studyId: number; read: boolean }): Promise<number> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'list.create')
    const status: ReadingStatus = input.read ? 'read' : 'to-read'
    // Lists before items, in one order: as every other command locks them.
    const lists = await tx
      .select({
        id: readingLists.id,
        ownerId: readingLists.ownerId,
        name: readingLists.name,
        version: readingLists.version,
        deletedAt: readingLists.deletedAt,
      })
      .from(readingLists)
      .where(
        and(
          ownLists(viewer),
          isNull(readingLists.deletedAt),
          sql`exists (select from ${listItems} i where i.list_id = ${readingLists.id}
            and i.study_id = ${input.studyId} and i.removed_at is null)`,
        ),
      )
      .orderBy(readingLists.id)
      .for('update')
    if (lists.length === 0) return 0
    const changed = await tx
      .update(listItems)
      .set(statusChange(status))
      .where(
        and(
          eq(listItems.studyId, input.studyId),
          isNull(listItems.removedAt),
          input.read ? ne(listItems.status, 'read') : eq(listItems.status, 'read'),
          inArray(
            listItems.listId,
            lists.map(({ id }) => id),
          ),
        ),
      )
      .returning({ id: listItems.id, listId: listItems.listId })
    for (const list of lists) {
      if (changed.some(({ listId }) => listId === list.id))
        await touchUpdatedAt(tx, authorisedRow(viewer, 'list.change', list))
    }
    for (const { id } of changed) {
      await audit(tx, viewer, 'list.change-item', id, { status })
    }
    return changed.length
  })
}
