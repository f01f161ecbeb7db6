import { sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { studyAddress } from '@/lib/studies/study-address'
import { readableListsAs } from './list-scope'

/** Where a study stands on the list it was opened from, and its neighbours there. */
export type ListPlace = {
  listId: string
  name: string
  /** 1-based. */
  place: number
  total: number
  previous: string | null
  next: string | null
}

type Row = {
  name: string
  place: number
  total: number
  previous: { id: number; pmid: number | null; title: string } | null
  next: { id: number; pmid: number | null; title: string } | null
}

/** Null when the list is not there, not the viewer's, or does not hold the study. */
export async function placeOnList(viewer: Viewer, listId: string, studyId: number): Promise<ListPlace | null> {
  if (!isUuid(listId)) return null
  const [row] = await withViewer(viewer, (tx) =>
    tx.execute<Row>(sql`
      with placed as (
        select l.name, s.id, row_number() over w as place, count(*) over () as total,
          lag(jsonb_build_object('id', s.id, 'pmid', s.pmid, 'title', s.title)) over w as previous,
          lead(jsonb_build_object('id', s.id, 'pmid', s.pmid, 'title', s.title)) over w as next
        from list_items i
        join reading_lists l on l.id = i.list_id
        join studies s on s.id = i.study_id
        where i.list_id = ${listId} and i.removed_at is null and l.deleted_at is null and ${readableListsAs(viewer)}
        window w as (order by i.position, i.id)
      )
      select name, place::int, total::int, previous, next from placed where id = ${studyId}`),
  )
  if (!row) return null
  const address = (study: Row['next']) => study && `${studyAddress(study)}?list=${listId}`
  return { ...row, listId, previous: address(row.previous), next: address(row.next) }
}
