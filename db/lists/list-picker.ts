import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { listItems, readingLists } from '@/db/schema/lists'
import { studies } from '@/db/schema/studies'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { studyAddress } from '@/lib/studies/study-address'
import { changeableLists, hiddenLists } from './list-scope'

/** `isShared`: others have it as well, so that they will see what is saved to it. */
export type PickerList = { id: string; name: string; total: number; holds: boolean; isShared: boolean }

export type Picker = { studyId: number; title: string; address: string; lists: PickerList[] }

/** Of several studies: a list `holds` them where it has each. */
export type PickerOfSeveral = { studyIds: number[]; lists: PickerList[] }

/** A study and the lists that the viewer may add to, each with whether it holds the study, by name; null when there is no such study. */
export async function readPicker(viewer: Viewer, studyId: number): Promise<Picker | null> {
  if (!can(viewer, 'study.read') || !Number.isSafeInteger(studyId)) return null
  return withViewer(viewer, async (tx) => {
    const [study] = await tx
      .select({ id: studies.id, pmid: studies.pmid, title: studies.title })
      .from(studies)
      .where(eq(studies.id, studyId))
    if (!study) return null
    const lists = await listsToSaveTo(tx, viewer, [studyId])
    return { studyId, title: study.title, address: studyAddress(study), lists }
  })
}

/** Several studies, and the lists that the viewer may add to, each with whether it holds all of them; null when none is here. */
export async function readPickerOfSeveral(
  viewer: Viewer,
  studyIds: readonly number[],
): Promise<PickerOfSeveral | null> {
  if (!can(viewer, 'study.read')) return null
  return withViewer(viewer, async (tx) => {
    const here = await tx
      .select({ id: studies.id })
      .from(studies)
      .where(inArray(studies.id, [...studyIds]))
    const ids = here.map(({ id }) => id)
    return ids.length > 0 ? { studyIds: ids, lists: await listsToSaveTo(tx, viewer, ids) } : null
  })
}

/** Lists that the viewer may add to, by name, each with whether it holds all of these studies. */
async function listsToSaveTo(tx: Transaction, viewer: Viewer, studyIds: readonly number[]): Promise<PickerList[]> {
  const held = sql`count(*) filter (where ${inArray(listItems.studyId, [...studyIds])})`
  return tx
    .select({
      id: readingLists.id,
      name: readingLists.name,
      total: count(listItems.id),
      holds: sql<boolean>`${held} = ${studyIds.length}::int`,
      isShared: sql<boolean>`(select count(*) > 1 from list_grants g
          where g.list_id = reading_lists.id and g.revoked_at is null)`,
    })
    .from(readingLists)
    .leftJoin(listItems, and(eq(listItems.listId, readingLists.id), isNull(listItems.removedAt)))
    .where(
      and(
        changeableLists(viewer),
        isNull(readingLists.deletedAt),
        sql`${readingLists.id} not in (${hiddenLists(viewer)})`,
      ),
    )
    .groupBy(readingLists.id)
    .orderBy(asc(sql`lower(${readingLists.name})`), asc(readingLists.id))
}
