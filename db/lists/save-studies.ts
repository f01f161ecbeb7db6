import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { formerResult, idempotent } from '@/db/connection/idempotent'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvents } from '@/db/events/record-event'
import { listItems } from '@/db/schema/lists'
import { studies } from '@/db/schema/studies'
import { AppError, notFound } from '@/lib/access/app-error'
import { authorize } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { LIST_LIMITS } from '@/lib/lists/reading-list'
import { type Appended, appendStudies } from './append-studies'
import { deleteIfEmpty } from './list-savings'
import { insertList } from './lists'
import { lockList, lockListStill, touchUpdatedAt } from './lock-list'

/** What a saving of several studies did: the items that it made, by list. Kept under its key, so that it can be undone. */
export type SavedStudies = {
  lists: { id: string; name: string; items: Appended[] }[]
  /** The list that was made for it. */
  created: string | null
  /** How many of the studies are here. */
  here: number
}

const COMMAND = 'list.save-studies'

/**
 * Puts several studies on lists at once, in their order, all or nothing and once a key. What a list holds already stays
 * as it is; studies that are no longer here are left out, and where none is left that is not found.
 */
export async function saveStudies(
  viewer: Viewer,
  input: { key: string; studyIds: number[]; listIds: string[]; newListName: string },
): Promise<SavedStudies> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'list.create')
    refuseTooMany(input)
    return idempotent(tx, viewer, input.key, COMMAND, async () => {
      const studyIds = await thoseHere(tx, input.studyIds)
      const created = input.newListName
        ? await insertList(tx, viewer, { name: input.newListName, description: '' })
        : null
      const saved: SavedStudies = { lists: [], created, here: studyIds.length }
      // The locks are taken in one order, so that two savings never wait for each other.
      for (const id of [...new Set([...input.listIds, ...(created ? [created] : [])])].sort()) {
        const list = await lockList(tx, viewer, id, 'list.add')
        const items = await appendStudies(tx, viewer, list, studyIds)
        if (items.length > 0) await touchUpdatedAt(tx, list)
        await recordEvents(tx, viewer, 'list.add-item', items.map(asEvent))
        saved.lists.push({ id, name: list.name, items })
      }
      return saved
    })
  })
}

/**
 * Takes off the lists what a saving under a key put there, if it is there still; a list made for it goes unless it is used.
 * Lists that are gone, or that the viewer may no longer add to, stay as they are, and the others do not wait for them.
 */
export async function undoSavedStudies(viewer: Viewer, { key }: { key: string }): Promise<{ changed: number }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'list.create')
    const saved = await formerResult<SavedStudies>(tx, viewer, key, COMMAND)
    let changed = 0
    for (const { id, items } of saved?.lists ?? []) {
      if (items.length === 0) continue
      const list = await lockListStill(tx, viewer, id, 'list.add')
      if (!list) continue
      const taken = await tx
        .update(listItems)
        .set({ removedAt: sql`now()` })
        .where(
          and(
            eq(listItems.listId, list.id),
            isNull(listItems.removedAt),
            inArray(
              listItems.id,
              items.map((item) => item.id),
            ),
          ),
        )
        .returning({ id: listItems.id, studyId: listItems.studyId })
      if (taken.length > 0) await touchUpdatedAt(tx, list)
      await recordEvents(tx, viewer, 'list.remove-item', taken.map(asEvent))
      changed += taken.length
    }
    const created = saved?.created && changed > 0 && (await lockListStill(tx, viewer, saved.created, 'list.delete'))
    if (created) await deleteIfEmpty(tx, viewer, created)
    return { changed }
  })
}

/** Each list is locked until all are saved to: nobody shall have to wait for hundreds of them. */
function refuseTooMany({ listIds, newListName }: { listIds: string[]; newListName: string }): void {
  if (new Set(listIds).size + (newListName ? 1 : 0) > LIST_LIMITS.savedTo)
    throw new AppError('invalid', `Studies are saved to at most ${LIST_LIMITS.savedTo} lists at once. Choose fewer.`)
}

const asEvent = ({ id, studyId }: Appended) => ({ subjectId: id, facts: { studyId } })

async function thoseHere(tx: Transaction, studyIds: readonly number[]): Promise<number[]> {
  const rows = await tx
    .select({ id: studies.id })
    .from(studies)
    .where(inArray(studies.id, [...studyIds]))
  const here = new Set(rows.map(({ id }) => id))
  if (here.size === 0) throw notFound('study')
  return studyIds.filter((id) => here.has(id))
}
