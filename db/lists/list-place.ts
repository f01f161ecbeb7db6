import { sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { readingStatus, viewersReading } from '@/db/readings/reading-columns'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { ReadingStatus } from '@/lib/lists/reading-list'
import { studyAddress } from '@/lib/studies/study-address'
import { addressFrom, type StudyOrigin } from '@/lib/studies/study-origin'
import type { StudyPlace } from '@/lib/studies/study-place'
import { readableListsAs } from './list-scope'

type Neighbour = { id: number; pmid: number | null; title: string } | null
type Row = { name: string; item: string; place: number; total: number; previous: Neighbour; next: Neighbour }

/** Items on one page of a list. */
export const ITEMS_A_PAGE = 100

/**
 * Where a study stands on a list, among those of a status where one was asked for, and its neighbours there. The study
 * itself keeps its place when its status changes. Null when the list is not there, not the viewer's, or does not hold it.
 */
export async function placeOnList(
  viewer: Viewer,
  { id: listId, status, view }: Omit<Extract<StudyOrigin, { from: 'list' }>, 'from'>,
  studyId: number,
): Promise<StudyPlace | null> {
  if (!isUuid(listId)) return null
  const isShown = status ? sql`and (${readingStatus} = ${status} or s.id = ${studyId})` : sql``
  const [row] = await withViewer(viewer, (tx) =>
    tx.execute<Row>(sql`
      with placed as (
        select l.name, s.id, list_items.id as item, row_number() over w as place, count(*) over () as total,
          lag(jsonb_build_object('id', s.id, 'pmid', s.pmid, 'title', s.title)) over w as previous,
          lead(jsonb_build_object('id', s.id, 'pmid', s.pmid, 'title', s.title)) over w as next
        from list_items
        join reading_lists l on l.id = list_items.list_id
        join studies s on s.id = list_items.study_id
        left join study_readings on ${viewersReading(viewer)}
        where list_items.list_id = ${listId} and list_items.removed_at is null and l.deleted_at is null
          and ${readableListsAs(viewer)} ${isShown}
        window w as (order by list_items.position, list_items.id)
      )
      select name, item, place::int, total::int, previous, next from placed where id = ${studyId}`),
  )
  if (!row) return null
  const beside = (study: Neighbour) =>
    study && addressFrom({ from: 'list', id: listId, status, view }, studyAddress(study))
  return {
    back: { address: view === 'rows' ? itemAddress(listId, status, row) : `/lists/${listId}/${view}`, words: row.name },
    place: row.place,
    total: row.total,
    exact: true,
    previous: beside(row.previous),
    next: beside(row.next),
  }
}

function itemAddress(listId: string, status: ReadingStatus | null, { place, item }: Row): string {
  const page = Math.ceil(place / ITEMS_A_PAGE)
  const query = new URLSearchParams({ ...(status && { status }), ...(page > 1 && { page: String(page) }) }).toString()
  return `/lists/${listId}${query && `?${query}`}#item-${item}`
}
