import { randomUUID } from 'node:crypto'
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
import { authorize } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'
import type { ListRole } from '@/lib/lists/list-role'
import { LIST_LIMITS } from '@/lib/lists/reading-list'
import { ownLists, roleOfViewer, shownLists, viewersRoles } from './list-scope'
import { lockList } from './lock-list'

export type ListSummary = {
  id: string
  name: string
  description: string
  total: number
  read: number
  /** The nearest due date of what is not read yet (ISO), null without one. */
  nextDue: string | null
  retracted: number
  viewersRole: ListRole
  /** People and groups that have it beside the viewer themselves; of somebody else's list, its owners by name. */
  others: number
  owners: string[]
}

/** The viewer's lists with what stands in them, the last changed first: all of them, or at most `limit`. */
export async function listLists(
  viewer: Viewer,
  { limit = LIST_LIMITS.lists }: { limit?: number } = {},
): Promise<ListSummary[]> {
  return withViewer(viewer, (tx) => summariesOf(tx, viewer, limit))
}

/** The same within a transaction, of all lists that the viewer has or of some. Only what stands in these is read. */
export async function summariesOf(
  tx: Transaction,
  viewer: Viewer,
  limit: number,
  some = shownLists(viewer),
): Promise<ListSummary[]> {
  const latest = tx
    .select({ id: readingLists.id })
    .from(readingLists)
    .where(and(some, isNull(readingLists.deletedAt)))
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
      viewersRole: roleOfViewer,
      others: othersOf(viewer),
      owners: ownersOf,
    })
    .from(readingLists)
    .innerJoin(viewersRoles(), sql`mine.list_id = ${readingLists.id}`)
    .leftJoin(listItems, and(eq(listItems.listId, readingLists.id), isNull(listItems.removedAt)))
    .leftJoin(studies, eq(studies.id, listItems.studyId))
    .leftJoin(studyReadings, viewersReading(viewer))
    .where(inArray(readingLists.id, latest))
    .groupBy(readingLists.id, roleOfViewer)
    .orderBy(desc(readingLists.updatedAt), readingLists.id)
}

/** People and groups that have a list beside the viewer. */
const othersOf = (viewer: Viewer) => sql<number>`(select count(*)::int from list_grants g
  where g.list_id = reading_lists.id and g.revoked_at is null
    and g.user_id is distinct from ${viewer.kind === 'person' ? viewer.id : null})`

const ownersOf = sql<string[]>`array(select u.name from list_grants g join users u on u.id = g.user_id
  where g.list_id = reading_lists.id and g.revoked_at is null and g.role = 'owner' order by g.granted_at, g.id)`

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
  // Its row can be read by who has a grant, which the database makes with it: so its identifier is made here.
  const id = randomUUID()
  await tx.insert(readingLists).values({ id, createdBy: person.id, name: input.name, description: input.description })
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
