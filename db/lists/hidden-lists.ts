import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { listHidden } from '@/db/schema/list-grants'
import { readingLists } from '@/db/schema/lists'
import type { Person, Viewer } from '@/lib/access/viewer'
import { hiddenLists, readableLists } from './list-scope'
import { lockList } from './lock-list'

/** Takes a list out of the viewer's own view, and of nobody else's: they can still open it. */
export async function hideList(viewer: Viewer, input: { listId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const { id: listId } = await lockList(tx, viewer, input.listId, 'list.leave')
    await tx
      .insert(listHidden)
      .values({ userId: (viewer as Person).id, listId })
      .onConflictDoNothing()
  })
}

export async function showList(viewer: Viewer, input: { listId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const { id: listId } = await lockList(tx, viewer, input.listId, 'list.leave')
    await tx.delete(listHidden).where(and(eq(listHidden.listId, listId), eq(listHidden.userId, (viewer as Person).id)))
  })
}

/** What the viewer has hidden and can still open, by name. */
export async function listHiddenLists(viewer: Viewer): Promise<{ id: string; name: string }[]> {
  return withViewer(viewer, (tx) =>
    tx
      .select({ id: readingLists.id, name: readingLists.name })
      .from(readingLists)
      .where(
        and(readableLists(viewer), isNull(readingLists.deletedAt), sql`${readingLists.id} in (${hiddenLists(viewer)})`),
      )
      .orderBy(asc(sql`lower(${readingLists.name})`), asc(readingLists.id)),
  )
}
