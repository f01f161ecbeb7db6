import { asc, inArray, isNull, sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { listItems, readingLists } from '@/db/schema/lists'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { shownLists } from './list-scope'

export type HoldingList = { id: string; name: string }

/** By study, the viewer's lists that hold it, by name; studies that none holds are not in it. */
export type Holdings = ReadonlyMap<number, readonly HoldingList[]>

/** Where the viewer has saved these studies: one question for a page of rows. */
export async function readHoldings(viewer: Viewer, studyIds: readonly number[]): Promise<Holdings> {
  if (!can(viewer, 'study.read') || studyIds.length === 0) return new Map()
  const rows = await withViewer(viewer, (tx) =>
    tx
      .select({ studyId: listItems.studyId, id: readingLists.id, name: readingLists.name })
      .from(listItems)
      .innerJoin(readingLists, sql`${readingLists.id} = ${listItems.listId} and ${readingLists.deletedAt} is null`)
      .where(
        sql`${shownLists(viewer)} and ${isNull(listItems.removedAt)} and ${inArray(listItems.studyId, [...studyIds])}`,
      )
      .orderBy(asc(sql`lower(${readingLists.name})`), asc(readingLists.id)),
  )
  const holdings = new Map<number, HoldingList[]>()
  for (const { studyId, ...list } of rows) holdings.set(studyId, [...(holdings.get(studyId) ?? []), list])
  return holdings
}
