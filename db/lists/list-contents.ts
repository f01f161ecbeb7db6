import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { unseen } from '@/db/events/record-denial'
import { readingStatus, viewersReading } from '@/db/readings/reading-columns'
import { listItems, readingLists } from '@/db/schema/lists'
import { studyReadings } from '@/db/schema/readings'
import { studies } from '@/db/schema/studies'
import { users } from '@/db/schema/users'
import { citableStudies } from '@/db/studies/citable-studies'
import { type StudyRow, studyRows } from '@/db/studies/study-rows'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { ExportedItem } from '@/lib/lists/exported-item'
import { countFilters, type FilterCounts, isAskedFor, type ListFilter, WHOLE_LIST } from '@/lib/lists/list-filter'
import type { ListRole } from '@/lib/lists/list-role'
import type { ReadingStatus } from '@/lib/lists/reading-list'
import { readableLists, roleOfViewer, viewersRoles } from './list-scope'

export type ListItem = {
  id: string
  studyId: number
  status: ReadingStatus
  reason: string
  /** Links without notes leave the reason out. */
  reasonIsPrivate: boolean
  dueOn: string | null
  /** Who is to read it; null for everybody. */
  assignedTo: { id: string; name: string } | null
  addedAt: Date
  version: number
  /** Who put it on the list. */
  addedBy: { id: string; name: string }
  /** The study was retracted after it was saved here. */
  retractedSince: boolean
}

export type ListHead = {
  id: string
  name: string
  description: string
  version: number
  /** The most that the viewer may do with it. */
  viewersRole: ListRole
}

export type ReadList = ListHead & {
  counts: Record<ReadingStatus | 'total' | 'retractedSince', number>
  /** How many each filter would show, the other one kept. */
  filters: FilterCounts
  /** Whether anything on the list is due some day. */
  hasDueDates: boolean
  /** How many items the slice is taken from. */
  matching: number
  items: PlacedItem[]
  /** The item after the last one shown; null at the end. */
  nextId: string | null
  /** Names of its owners, the first one first. */
  owners: string[]
  /** How many have it, and of them by study how many have read it: null for a list that nobody else has. */
  readers: { people: number; read: ReadonlyMap<number, number> } | null
  /** Those of them whom the viewer may know, by name. */
  people: { id: string; name: string }[]
  /** Whether a link opens it now, as far as the viewer may know: its owners do. */
  hasLinks: boolean
}

/** `place` is 1 for the first of the whole list. */
export type PlacedItem = ListItem & { study: StudyRow; place: number }

/** Which items of a list: those asked for as of `today` (an ISO date), from the `from`th on (0 is the first), at most `limit`. */
type Slice = Partial<ListFilter> & { today?: string; from?: number; limit?: number }

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10)

/** One of the viewer's lists with its items in their order; null when it is not there or not theirs. */
export async function readList(viewer: Viewer, id: string, slice: Slice = {}): Promise<ReadList | null> {
  return withViewer(viewer, async (tx) => {
    const list = await headOf(tx, viewer, id)
    if (!list) return null
    const all = (await itemsOf(tx, viewer, id)).map((item, index) => ({ ...item, place: index + 1 }))
    const [filter, today] = [{ status: slice.status ?? null, due: slice.due ?? null }, slice.today ?? dayOf(new Date())]
    const having = all.filter((item) => isAskedFor(item, filter, today))
    const from = slice.from ?? 0
    const to = from + (slice.limit ?? having.length)
    const shown = having.slice(from, to)
    const rows = await studyRows(
      tx,
      shown.map(({ studyId }) => studyId),
    )
    const shared = await sharedWith(tx, id)
    const tally = (is: (item: ListItem) => boolean) => all.filter(is).length
    return {
      ...list,
      ...shared,
      counts: {
        total: all.length,
        'to-read': tally(({ status }) => status === 'to-read'),
        reading: tally(({ status }) => status === 'reading'),
        read: tally(({ status }) => status === 'read'),
        retractedSince: tally(({ retractedSince }) => retractedSince),
      },
      filters: countFilters(all, filter, today),
      hasDueDates: all.some(({ dueOn }) => dueOn !== null),
      matching: having.length,
      nextId: having[to]?.id ?? null,
      items: shown.flatMap((item) => {
        const study = rows.get(item.studyId)
        return study ? [{ ...item, study }] : []
      }),
    }
  })
}

/** A list, or what is asked for of it, with all that its exports hold; null when it is not there or not the viewer's. */
export async function readListForExport(
  viewer: Viewer,
  id: string,
  filter: ListFilter = WHOLE_LIST,
  today = dayOf(new Date()),
): Promise<(ListHead & { items: ExportedItem[] }) | null> {
  return withViewer(viewer, async (tx) => {
    const list = await headOf(tx, viewer, id)
    if (!list) return null
    const items = (await itemsOf(tx, viewer, id)).filter((item) => isAskedFor(item, filter, today))
    const ids = items.map(({ studyId }) => studyId)
    const rows = await studyRows(tx, ids)
    const citable = await citableStudies(tx, ids)
    return {
      ...list,
      items: items.flatMap((item) => {
        const [row, study] = [rows.get(item.studyId), citable.get(item.studyId)]
        return row && study ? [{ ...item, row, study }] : []
      }),
    }
  })
}

/** A study that was taken off this list and can be put back: what the undo after a removal offers. */
export async function readRemovedItem(
  viewer: Viewer,
  listId: string,
  itemId: string,
): Promise<{ id: string; title: string } | null> {
  if (!isUuid(itemId) || !isUuid(listId)) return null
  return withViewer(viewer, async (tx) => {
    const [removed] = await tx
      .select({ id: listItems.id, title: studies.title })
      .from(listItems)
      .innerJoin(studies, eq(studies.id, listItems.studyId))
      .innerJoin(readingLists, eq(readingLists.id, listItems.listId))
      .where(
        and(
          eq(listItems.id, itemId),
          eq(listItems.listId, listId),
          readableLists(viewer),
          isNotNull(listItems.removedAt),
        ),
      )
    return removed ?? null
  })
}

async function headOf(tx: Transaction, viewer: Viewer, id: string): Promise<ListHead | undefined> {
  if (!isUuid(id)) return undefined
  const [list] = await tx
    .select({
      id: readingLists.id,
      name: readingLists.name,
      description: readingLists.description,
      version: readingLists.version,
      viewersRole: roleOfViewer,
    })
    .from(readingLists)
    .innerJoin(viewersRoles(), sql`mine.list_id = ${readingLists.id}`)
    .where(and(eq(readingLists.id, id), readableLists(viewer), isNull(readingLists.deletedAt)))
  if (!list || !can(viewer, 'list.read', list)) return unseen(viewer, 'list.read', 'list', id) ?? undefined
  return list
}

/** Who owns a list that the viewer has, and how far those who have it are with its studies. */
async function sharedWith(
  tx: Transaction,
  id: string,
): Promise<Pick<ReadList, 'owners' | 'readers' | 'people' | 'hasLinks'>> {
  const owners = await tx.execute<{ name: string }>(sql`
    select u.name from list_grants g join users u on u.id = g.user_id
    where g.list_id = ${id} and g.revoked_at is null and g.role = 'owner' order by g.granted_at, g.id`)
  const [counted] = await tx.execute<{ people: number }>(sql`select app.count_people_of_list(${id}) as people`)
  const people = counted?.people ?? 1
  // Of a list that nobody else has, this would tell nobody anything.
  const rows =
    people > 1
      ? await tx.execute<{ studyId: number; read: number }>(
          sql`select study_id::int as "studyId", read from app.list_readers(${id})`,
        )
      : []
  const read = new Map(rows.map((row) => [row.studyId, row.read]))
  const known =
    people > 1 ? await tx.execute<{ id: string; name: string }>(sql`select * from app.list_people(${id})`) : []
  const [open] = await tx.execute(sql`
    select from list_links where list_id = ${id} and revoked_at is null
      and (ends_on is null or ends_on >= (now() at time zone 'UTC')::date) limit 1`)
  return {
    owners: owners.map(({ name }) => name),
    readers: people > 1 ? { people, read } : null,
    people: [...known],
    hasLinks: open !== undefined,
  }
}

const assignee = alias(users, 'assignee')

const itemsOf = (tx: Transaction, viewer: Viewer, listId: string): Promise<ListItem[]> =>
  tx
    .select({
      id: listItems.id,
      studyId: listItems.studyId,
      status: readingStatus,
      reason: listItems.reason,
      reasonIsPrivate: listItems.reasonIsPrivate,
      dueOn: listItems.dueOn,
      assignedTo: { id: assignee.id, name: assignee.name },
      addedAt: listItems.addedAt,
      version: listItems.version,
      addedBy: { id: users.id, name: users.name },
      retractedSince: sql<boolean>`coalesce(${studies.retractedAt} > ${listItems.addedAt}, false)`,
    })
    .from(listItems)
    .innerJoin(studies, eq(studies.id, listItems.studyId))
    .innerJoin(users, eq(users.id, listItems.addedBy))
    .leftJoin(
      assignee,
      sql`${assignee.id} = ${listItems.assignedTo} and app.has_list(${assignee.id}, ${listItems.listId})`,
    )
    .leftJoin(studyReadings, viewersReading(viewer))
    .where(and(eq(listItems.listId, listId), isNull(listItems.removedAt)))
    .orderBy(asc(listItems.position), asc(listItems.id))
