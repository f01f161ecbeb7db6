import { and, count, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { idempotent } from '@/db/connection/idempotent'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { readingStatus, viewersReading } from '@/db/readings/reading-columns'
import { listItems, readingLists } from '@/db/schema/lists'
import { studyReadings } from '@/db/schema/readings'
import { studies } from '@/db/schema/studies'
import { AppError } from '@/lib/access/app-error'
import { compareVersion } from '@/lib/access/compare-version'
import {
  type Authorised,
  authorisedRow,
  authorize,
  can,
  type ListAccess,
  missing,
  type RightOn,
} from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { LIST_LIMITS } from '@/lib/lists/reading-list'
import { ownLists, readableLists } from './list-scope'

export type ListSummary = {
  id: string
  name: string
  description: string
  total: number
  read: number
  /** The nearest due date of what is not read yet (ISO), null without one. */
  nextDue: string | null
  retracted: number
}

/** The viewer's lists with what stands in them, the last changed first: all of them, or at most `limit`. */
export async function listLists(
  viewer: Viewer,
  { limit = LIST_LIMITS.lists }: { limit?: number } = {},
): Promise<ListSummary[]> {
  return withViewer(viewer, (tx) => summariesOf(tx, viewer, limit))
}

/** The same within a transaction. Only what stands in these lists is read. */
export async function summariesOf(tx: Transaction, viewer: Viewer, limit: number): Promise<ListSummary[]> {
  const latest = tx
    .select({ id: readingLists.id })
    .from(readingLists)
    .where(and(readableLists(viewer), isNull(readingLists.deletedAt)))
    .orderBy(desc(readingLists.updatedAt), readingLists.id)
    .limit(limit)
  return tx
    .select({
      id: readingLists.id,
      name: readingLists.name,
      description: readingLists.description,
      total: count(listItems.id),
      read: sql<number>`count(*) filter (where ${studyReadings.status} = 'read')::int`,
      nextDue: sql<string | null>`(min(${listItems.dueOn}) filter (where ${readingStatus} <> 'read'))::text`,
      retracted: sql<number>`count(*) filter (where ${studies.retractedAt} is not null)::int`,
    })
    .from(readingLists)
    .leftJoin(listItems, and(eq(listItems.listId, readingLists.id), isNull(listItems.removedAt)))
    .leftJoin(studies, eq(studies.id, listItems.studyId))
    .leftJoin(studyReadings, viewersReading(viewer))
    .where(inArray(readingLists.id, latest))
    .groupBy(readingLists.id)
    .orderBy(desc(readingLists.updatedAt), readingLists.id)
}

export type DeletedList = { id: string; name: string; deletedAt: Date }

/** What the viewer deleted in the last thirty days and can bring back, the latest first. */
export async function listDeletedLists(viewer: Viewer): Promise<DeletedList[]> {
  const rows = await withViewer(viewer, (tx) =>
    tx
      .select({ id: readingLists.id, name: readingLists.name, deletedAt: readingLists.deletedAt })
      .from(readingLists)
      .where(and(ownLists(viewer), gt(readingLists.deletedAt, sql`now() - interval '30 days'`)))
      .orderBy(desc(readingLists.deletedAt))
      .limit(20),
  )
  return rows.flatMap(({ deletedAt, ...list }) => (deletedAt ? [{ ...list, deletedAt }] : []))
}

/** A new, empty list of the viewer's own. */
export async function createList(
  viewer: Viewer,
  input: { key: string; name: string; description: string },
): Promise<{ id: string }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'list.create')
    return idempotent(tx, viewer, input.key, 'list.create', async () => ({ id: await insertList(tx, viewer, input) }))
  })
}

/** Inserts a list within a command. Two tabs at once may pass the quota by one: it is a guard, not a promise. */
export async function insertList(
  tx: Transaction,
  person: Person,
  input: { name: string; description: string },
): Promise<string> {
  const [{ lists } = { lists: 0 }] = await tx
    .select({ lists: count() })
    .from(readingLists)
    .where(and(ownLists(person), isNull(readingLists.deletedAt)))
  if (lists >= LIST_LIMITS.lists) {
    throw new AppError('conflict', `You have ${LIST_LIMITS.lists} lists, the most there can be. Delete one first.`)
  }
  const [made] = await tx
    .insert(readingLists)
    .values({ ownerId: person.id, name: input.name, description: input.description })
    .returning({ id: readingLists.id })
  const id = made?.id as string
  await recordEvent(tx, person, 'list.create', id)
  return id
}

/** New name and question; refused when somebody, or another tab, changed them since `version`. */
export async function changeList(
  viewer: Viewer,
  input: { listId: string; version: number; name: string; description: string },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const list = await lockList(tx, viewer, input.listId, 'list.change')
    compareVersion(list, input, 'list')
    await tx
      .update(readingLists)
      .set({
        name: input.name,
        description: input.description,
        updatedAt: sql`now()`,
        version: sql`${readingLists.version} + 1`,
      })
      .where(eq(readingLists.id, list.id))
    await recordEvent(tx, viewer, 'list.change', list.id)
  })
}

/** Takes a list away until it is brought back. */
export async function deleteList(viewer: Viewer, input: { listId: string }): Promise<{ id: string }> {
  return withViewer(viewer, async (tx) => {
    const { id } = await lockList(tx, viewer, input.listId, 'list.delete')
    await tx.update(readingLists).set({ deletedAt: sql`now()` }).where(eq(readingLists.id, id))
    await recordEvent(tx, viewer, 'list.delete', id)
    return { id }
  })
}

/** Brings a deleted list back with everything in it; one that is there already stays as it is. */
export async function restoreList(viewer: Viewer, input: { listId: string }): Promise<{ id: string }> {
  return withViewer(viewer, async (tx) => {
    const list = await lockList(tx, viewer, input.listId, 'list.delete', { deleted: true })
    if (list.deletedAt === null) return { id: list.id }
    await tx.update(readingLists).set({ deletedAt: null, updatedAt: sql`now()` }).where(eq(readingLists.id, list.id))
    await recordEvent(tx, viewer, 'list.restore', list.id)
    return { id: list.id }
  })
}

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
  const [list] = isUuid(id)
    ? await tx
        .select({
          id: readingLists.id,
          ownerId: readingLists.ownerId,
          name: readingLists.name,
          version: readingLists.version,
          deletedAt: readingLists.deletedAt,
        })
        .from(readingLists)
        .where(and(eq(readingLists.id, id), readableLists(viewer)))
        .for('update')
    : []
  if (!list || !can(viewer, 'list.read', list) || (list.deletedAt !== null && !deleted)) throw missing(viewer, 'list')
  return authorisedRow(viewer, right, list)
}

export type LockedList = ListAccess & { id: string; name: string; version: number; deletedAt: Date | null }
/** A list that is locked and may be changed: what touches its items or their order takes no other. */
export type ChangeableList = Authorised<'list.change', LockedList>

/** A list counts as changed when something in it is. */
export async function touchUpdatedAt(tx: Transaction, list: ChangeableList): Promise<void> {
  await tx.update(readingLists).set({ updatedAt: sql`now()` }).where(eq(readingLists.id, list.id))
}
