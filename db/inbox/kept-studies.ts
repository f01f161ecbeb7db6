import { and, asc, inArray, isNull, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import type { Transaction } from '@/db/connection/pool'
import { readableLists } from '@/db/lists/list-scope'
import { listItems, readingLists } from '@/db/schema/lists'
import { notes } from '@/db/schema/notes'
import type { Viewer } from '@/lib/access/viewer'

/** By which lists somebody has a study, by name, and whether they wrote a note on it. */
export type Kept = { lists: string[]; hasNote: boolean }

/** Where the viewer has each of these studies. */
export async function whereKept(
  tx: Transaction,
  viewer: Viewer,
  studyIds: readonly number[],
): Promise<Map<number, Kept>> {
  const kept = new Map<number, Kept>()
  const ids = [...new Set(studyIds)]
  if (ids.length === 0) return kept
  const of = (studyId: number) => {
    const one = kept.get(studyId) ?? { lists: [], hasNote: false }
    kept.set(studyId, one)
    return one
  }
  const onLists = await tx
    .select({ studyId: listItems.studyId, name: readingLists.name })
    .from(listItems)
    .innerJoin(readingLists, sql`${readingLists.id} = ${listItems.listId} and ${readingLists.deletedAt} is null`)
    .where(and(inArray(listItems.studyId, ids), isNull(listItems.removedAt), readableLists(viewer)))
    .orderBy(asc(sql`lower(${readingLists.name})`), asc(readingLists.id))
  for (const { studyId, name } of onLists) of(studyId).lists.push(name)
  const noted = await tx
    .selectDistinct({ studyId: notes.studyId })
    .from(notes)
    .where(and(inArray(notes.studyId, ids), ownedBy(viewer, notes.authorId), isNull(notes.deletedAt)))
  for (const { studyId } of noted) of(studyId).hasNote = true
  return kept
}
