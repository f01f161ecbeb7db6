import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { listItems } from '@/db/schema/lists'
import { AppError, notFound } from '@/lib/access/app-error'
import { compareVersion } from '@/lib/access/compare-version'
import { forbidden, hidden, missing } from '@/lib/access/denial'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { ONLY_WORDS } from '@/lib/lists/list-role'
import { lockList, touchUpdatedAt } from './lock-list'

/**
 * Why it was saved, whether links without notes leave that out, until when it should be read, and by whom: null for
 * everybody who has the list, absent to leave it as it is. Refused when it changed since `version`, and for somebody who does not have the list, as far as the viewer knows.
 */
export async function changeItem(
  viewer: Viewer,
  input: {
    itemId: string
    version: number
    reason: string
    reasonIsPrivate?: boolean
    dueOn: string | null
    assignedTo?: string | null
  },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const item = await lockItem(tx, viewer, input.itemId)
    compareVersion(item, input, 'study on the list')
    const { assignedTo } = input
    if (assignedTo && assignedTo !== item.assignedTo) await hasList(tx, assignedTo, item.listId)
    await tx
      .update(listItems)
      .set({
        reason: input.reason,
        reasonIsPrivate: input.reasonIsPrivate,
        dueOn: input.dueOn,
        assignedTo,
        version: sql`${listItems.version} + 1`,
      })
      .where(eq(listItems.id, item.id))
    await touchUpdatedAt(tx, item.list)
    await recordEvent(tx, viewer, 'list.change-item', item.id)
  })
}

async function hasList(tx: Transaction, userId: string, listId: string) {
  const people = await tx.execute<{ id: string }>(sql`select id from app.list_people(${listId})`)
  if (!people.some(({ id }) => id === userId)) throw new AppError('invalid', 'They do not have this list.')
}

/** Takes a study off its list until it is brought back; says where, and which item stood after it. */
export async function removeItem(
  viewer: Viewer,
  input: { itemId: string },
): Promise<{ id: string; listId: string; nextId: string | null }> {
  return withViewer(viewer, async (tx) => {
    const item = await lockItem(tx, viewer, input.itemId)
    const [next] = await tx
      .select({ id: listItems.id })
      .from(listItems)
      .where(
        and(
          eq(listItems.listId, item.listId),
          isNull(listItems.removedAt),
          sql`(${listItems.position}, ${listItems.id}) > (${item.position}, ${item.id}::uuid)`,
        ),
      )
      .orderBy(asc(listItems.position), asc(listItems.id))
      .limit(1)
    await tx.update(listItems).set({ removedAt: sql`now()` }).where(eq(listItems.id, item.id))
    await touchUpdatedAt(tx, item.list)
    await recordEvent(tx, viewer, 'list.remove-item', item.id)
    return { id: item.id, listId: item.listId, nextId: next?.id ?? null }
  })
}

/** Puts a removed study back where it stood; nothing happens when it is on the list again already. */
export async function restoreItem(viewer: Viewer, input: { itemId: string }): Promise<{ id: string; listId: string }> {
  return withViewer(viewer, async (tx) => {
    const item = await lockItem(tx, viewer, input.itemId, { removed: true })
    const back = await tx
      .update(listItems)
      .set({ removedAt: null })
      .where(
        and(
          eq(listItems.id, item.id),
          isNotNull(listItems.removedAt),
          sql`not exists (select from ${listItems} other where other.list_id = ${item.listId}
            and other.study_id = ${item.studyId} and other.removed_at is null)`,
        ),
      )
      .returning({ id: listItems.id })
    if (back.length > 0) {
      await touchUpdatedAt(tx, item.list)
      await recordEvent(tx, viewer, 'list.restore-item', item.id)
    }
    return { id: item.id, listId: item.listId }
  })
}

/** An item that the viewer may change or take off, under the lock of its list; `right` asks more of the list itself. */
export async function lockItem(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  { removed = false, right = 'list.add' as 'list.add' | 'list.change' } = {},
) {
  const [where] = isUuid(id)
    ? await tx.select({ listId: listItems.listId }).from(listItems).where(eq(listItems.id, id))
    : []
  if (!where) throw missing(viewer, 'study on a list', hidden('item.change', 'item', id))
  const list = await lockList(tx, viewer, where.listId, right)
  // Read under the lock: what was there before may have been changed while this transaction waited.
  const [item] = await tx
    .select({
      id: listItems.id,
      listId: listItems.listId,
      studyId: listItems.studyId,
      position: listItems.position,
      version: listItems.version,
      removedAt: listItems.removedAt,
      addedBy: listItems.addedBy,
      assignedTo: listItems.assignedTo,
    })
    .from(listItems)
    .where(eq(listItems.id, id))
  if (!item || (item.removedAt !== null && !removed)) throw notFound('study on a list')
  if (!can(viewer, 'item.change', { listRole: list.viewersRole, addedBy: item.addedBy }))
    throw forbidden('item.change', item, ONLY_WORDS[list.viewersRole])
  return { ...item, list }
}
