import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { readingLists } from '@/db/schema/lists'
import { AppError } from '@/lib/access/app-error'
import type { ListAccess } from '@/lib/access/asked-about'
import { forbidden, hidden, missing } from '@/lib/access/denial'
import { type Authorised, authorisedRow, can, type RightOn } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { type ListRole, ONLY_WORDS } from '@/lib/lists/list-role'
import { readableLists, roleOfViewer, viewersRoles } from './list-scope'

/**
 * A list that the viewer has `right` to, locked until the transaction ends: everything that changes a list or
 * its order goes through here, one at a time.
 */
export async function lockList<R extends RightOn<'list', LockedList>>(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  right: R,
  { deleted = false } = {},
): Promise<Authorised<R, LockedList>> {
  const [list] = isUuid(id) && (await holdList(tx, id)) ? await findList(tx, viewer, id) : []
  if (!list || !can(viewer, 'list.read', list)) throw missing(viewer, 'list', hidden(right, 'list', id))
  // Somebody else's list that was deleted is gone for everybody but its owners.
  if (list.deletedAt !== null && !(deleted && list.viewersRole === 'owner')) throw missing(viewer, 'list')
  if (!can(viewer, right as 'list.change', list)) throw forbidden(right, list, ONLY_WORDS[list.viewersRole])
  return authorisedRow(viewer, right, list)
}

/** As `lockList`; null where the list is gone, or the viewer has the right to it no longer. */
export async function lockListStill<R extends RightOn<'list', LockedList>>(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  right: R,
): Promise<Authorised<R, LockedList> | null> {
  try {
    return await lockList(tx, viewer, id, right)
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'forbidden')) return null
    throw error
  }
}

/** Waits for a list's turn; false where it is not there or not the viewer's to read. */
async function holdList(tx: Transaction, id: string): Promise<boolean> {
  const [row] = await tx.execute<{ held: boolean }>(sql`select app.hold_list(${id}) as held`)
  return row?.held === true
}

/** Read after the lock: what was there before may have been changed while this transaction waited. */
const findList = (tx: Transaction, viewer: Viewer, id: string): Promise<LockedList[]> =>
  tx
    .select({
      id: readingLists.id,
      name: readingLists.name,
      version: readingLists.version,
      deletedAt: readingLists.deletedAt,
      viewersRole: roleOfViewer,
    })
    .from(readingLists)
    .innerJoin(viewersRoles(), sql`mine.list_id = ${readingLists.id}`)
    .where(and(eq(readingLists.id, id), readableLists(viewer)))

export type LockedList = ListAccess & {
  id: string
  name: string
  version: number
  deletedAt: Date | null
  viewersRole: ListRole
}
/** A list that is locked and may be added to: what touches its items takes no other. */
export type ChangeableList = Authorised<'list.add' | 'list.change', LockedList>

/** A list counts as changed when something in it is. */
export async function touchUpdatedAt(tx: Transaction, list: ChangeableList): Promise<void> {
  await tx.update(readingLists).set({ updatedAt: sql`now()` }).where(eq(readingLists.id, list.id))
}
