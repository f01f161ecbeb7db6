import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { readingStatus, viewersReading } from '@/db/readings/reading-columns'
import { listItems, readingLists } from '@/db/schema/lists'
import { studyReadings } from '@/db/schema/readings'
import { studies } from '@/db/schema/studies'
import { citableStudies } from '@/db/studies/citable-studies'
import { type StudyRow, studyRows } from '@/db/studies/study-rows'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { ExportedItem } from '@/lib/lists/exported-item'
import type { ReadingStatus } from '@/lib/lists/reading-list'
import { readableLists } from './list-scope'

export type ListItem = {
  id: string
  studyId: number
  status: ReadingStatus
  reason: string
  dueOn: string | null
  addedAt: Date
  version: number
  /** The study was retracted after it was saved here. */
  retractedSince: boolean
}

export type ListHead = { id: string; name: string; description: string; version: number }

export type ReadList = ListHead & {
  counts: Record<ReadingStatus | 'total' | 'retractedSince', number>
  /** How many items the slice is taken from. */
  matching: number
  items: PlacedItem[]
  /** The item after the last one shown; null at the end. */
  nextId: string | null
}

/** `place` is 1 for the first of the whole list. */
export type PlacedItem = ListItem & { study: StudyRow; place: number }

/** Which items of a list: those of a status, from the `from`th on (0 is the first), at most `limit`. */
type Slice = { status?: ReadingStatus; from?: number; limit?: number }

/** One of the viewer's lists with its items in their order; null when it is not there or not theirs. */
export async function readList(viewer: Viewer, id: string, slice: Slice = {}): Promise<ReadList | null> {
  return withViewer(viewer, async (tx) => {
    const list = await headOf(tx, viewer, id)
    if (!list) return null
    const all = (await itemsOf(tx, viewer, id)).map((item, index) => ({ ...item, place: index + 1 }))
    const having = slice.status ? all.filter(({ status }) => status === slice.status) : all
    const from = slice.from ?? 0
    const to = from + (slice.limit ?? having.length)
    const shown = having.slice(from, to)
    const rows = await studyRows(
      tx,
      shown.map(({ studyId }) => studyId),
    )
    const tally = (is: (item: ListItem) => boolean) => all.filter(is).length
    return {
      ...list,
      counts: {
        total: all.length,
        'to-read': tally(({ status }) => status === 'to-read'),
        reading: tally(({ status }) => status === 'reading'),
        read: tally(({ status }) => status === 'read'),
        retractedSince: tally(({ retractedSince }) => retractedSince),
      },
      matching: having.length,
      nextId: having[to]?.id ?? null,
      items: shown.flatMap((item) => {
        const study = rows.get(item.studyId)
        return study ? [{ ...item, study }] : []
      }),
    }
  })
}

/** A list with all that its exports hold; null when it is not there or not the viewer's. */
export async function readListForExport(
  viewer: Viewer,
  id: string,
): Promise<(ListHead & { items: ExportedItem[] }) | null> {
  return withViewer(viewer, async (tx) => {
    const list = await headOf(tx, viewer, id)
    if (!list) return null
    const items = await itemsOf(tx, viewer, id)
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
      ownerId: readingLists.ownerId,
      name: readingLists.name,
      description: readingLists.description,
      version: readingLists.version,
    })
    .from(readingLists)
    .where(and(eq(readingLists.id, id), readableLists(viewer), isNull(readingLists.deletedAt)))
  if (!list || !can(viewer, 'list.read', list)) return undefined
  const { ownerId: _owner, ...head } = list
  return head
}

const itemsOf = (tx: Transaction, viewer: Viewer, listId: string): Promise<ListItem[]> =>
  tx
    .select({
      id: listItems.id,
      studyId: listItems.studyId,
      status: readingStatus,
      reason: listItems.reason,
      dueOn: listItems.dueOn,
      addedAt: listItems.addedAt,
      version: listItems.version,
      retractedSince: sql<boolean>`coalesce(${studies.retractedAt} > ${listItems.addedAt}, false)`,
    })
    .from(listItems)
    .innerJoin(studies, eq(studies.id, listItems.studyId))
    .leftJoin(studyReadings, viewersReading(viewer))
    .where(and(eq(listItems.listId, listId), isNull(listItems.removedAt)))
    .orderBy(asc(listItems.position), asc(listItems.id))
