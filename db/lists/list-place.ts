import { type SQL, sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { readingStatus, viewersReading } from '@/db/readings/reading-columns'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { filterQuery, type ListFilter, WEEK } from '@/lib/lists/list-filter'
import { studyAddress } from '@/lib/studies/study-address'
import { addressFrom, type StudyOrigin } from '@/lib/studies/study-origin'
import type { StudyPlace } from '@/lib/studies/study-place'
import { readableListsAs } from './list-scope'

type Neighbour = { id: number; pmid: number | null; title: string } | null
type Row = { name: string; item: string; place: number; total: number; previous: Neighbour; next: Neighbour }

/** Items on one page of a list. */
export const ITEMS_A_PAGE = 100

/**
 * Where a study stands on a list, among those asked for, and its neighbours there. The study
 * itself keeps its place when its status changes. Null when the list is not there, not the viewer's, or does not hold it.
 */
export async function placeOnList(
  viewer: Viewer,
  { id: listId, view, ...filter }: Omit<Extract<StudyOrigin, { from: 'list' }>, 'from'>,
  studyId: number,
): Promise<StudyPlace | null> {
  if (!isUuid(listId)) return null
  const isShown = sql`and (s.id = ${studyId} or (${isOfStatus(filter)} and ${isDue(filter)}))`
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
    study && addressFrom({ from: 'list', id: listId, ...filter, view }, studyAddress(study))
  return {
    back: { address: view === 'rows' ? itemAddress(listId, filter, row) : `/lists/${listId}/${view}`, words: row.name },
    place: row.place,
    total: row.total,
    exact: true,
    previous: beside(row.previous),
    next: beside(row.next),
  }
}

const isOfStatus = ({ status }: ListFilter): SQL => (status ? sql`${readingStatus} = ${status}` : sql`true`)

/** As `isAskedFor` of `lib` says it, today. */
function isDue({ due }: ListFilter): SQL {
  if (due === null) return sql`true`
  if (due === 'none') return sql`list_items.due_on is null`
  const today = sql`(now() at time zone 'UTC')::date`
  const when =
    due === 'overdue'
      ? sql`list_items.due_on < ${today}`
      : sql`list_items.due_on between ${today} and ${today} + ${WEEK}::int`
  return sql`coalesce(${when}, false) and ${readingStatus} <> 'read'`
}

function itemAddress(listId: string, filter: ListFilter, { place, item }: Row): string {
  const page = Math.ceil(place / ITEMS_A_PAGE)
  const query = new URLSearchParams({ ...filterQuery(filter), ...(page > 1 && { page: String(page) }) }).toString()
  return `/lists/${listId}${query && `?${query}`}#item-${item}`
}
