import { and, count, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { idempotent } from '@/db/connection/idempotent'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent, recordEvents } from '@/db/events/record-event'
import { listItems, readingLists } from '@/db/schema/lists'
import { studies } from '@/db/schema/studies'
import { notFound } from '@/lib/access/app-error'
import { forbidden } from '@/lib/access/denial'
import { type Authorised, authorize, can } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'
import type { EventOf } from '@/lib/events/event'
import { ONLY_WORDS } from '@/lib/lists/list-role'
import { appendStudies } from './append-studies'
import { insertList } from './lists'
import { type ChangeableList, type LockedList, lockList, touchUpdatedAt } from './lock-list'

/** What a saving did, by list: enough to undo it, and to say it. `names` have it now, `takenOff` no longer. */
export type Saving = {
  studyId: number
  added: string[]
  removed: string[]
  created: string | null
  names: string[]
  takenOff: string[]
}

/**
 * Puts a study on some lists and takes it off others. `listIds` are the lists that shall hold it, `heldIds`
 * those that did when the form was drawn: only the difference is carried out, so that what another window
 * did meanwhile stands. `newListName` makes a list in place.
 */
export async function saveToLists(
  viewer: Viewer,
  input: { key: string; studyId: number; listIds: string[]; heldIds: string[]; newListName: string },
): Promise<Saving> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'list.create')
    await mustBeThere(tx, input.studyId)
    return idempotent(tx, viewer, input.key, 'list.save', async () => {
      const [wanted, held] = [new Set(input.listIds), new Set(input.heldIds)]
      const created = input.newListName
        ? await insertList(tx, viewer, { name: input.newListName, description: '' })
        : null
      const add = [...[...wanted].filter((id) => !held.has(id)), ...(created ? [created] : [])]
      const remove = [...held].filter((id) => !wanted.has(id))
      return { ...(await carryOut(tx, viewer, input.studyId, add, remove)), created }
    })
  })
}

/** Takes a saving back: what came is removed, what went comes back as it was, a list made for it goes unless it is used. */
export async function undoSaving(
  viewer: Viewer,
  input: { studyId: number; added: string[]; removed: string[]; created: string | null },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'list.create')
    await carryOut(tx, viewer, input.studyId, input.removed, input.added, { asItWas: true })
    if (input.created) await deleteIfEmpty(tx, viewer, await lockList(tx, viewer, input.created, 'list.delete'))
  })
}

/** Deletes a list that was made for a saving, once nothing is on it. */
export async function deleteIfEmpty(
  tx: Transaction,
  viewer: Person,
  list: Authorised<'list.delete', LockedList>,
): Promise<void> {
  const [{ items } = { items: 0 }] = await tx
    .select({ items: count() })
    .from(listItems)
    .where(and(eq(listItems.listId, list.id), isNull(listItems.removedAt)))
  if (items > 0) return
  await tx.update(readingLists).set({ deletedAt: sql`now()` }).where(eq(readingLists.id, list.id))
  await recordEvent(tx, viewer, 'list.delete', list.id)
}

/** Adds and removes under the locks of the lists, taken in one order so that two savings never wait for each other. */
async function carryOut(
  tx: Transaction,
  viewer: Person,
  studyId: number,
  add: string[],
  remove: string[],
  { asItWas = false } = {},
): Promise<Omit<Saving, 'created'>> {
  const done: Omit<Saving, 'created'> = { studyId, added: [], removed: [], names: [], takenOff: [] }
  const events: Record<'put' | 'off', EventOf<'list.add-item'>[]> = { put: [], off: [] }
  for (const id of [...new Set([...add, ...remove])].sort()) {
    const list = await lockList(tx, viewer, id, 'list.add')
    const put = add.includes(id)
    const changed = put
      ? (asItWas && (await bringBack(tx, viewer, list, studyId))) ||
        (await appendStudies(tx, viewer, list, [studyId]))[0]?.id
      : await takeOff(tx, viewer, list, studyId)
    if (!changed) continue
    await touchUpdatedAt(tx, list)
    events[put ? 'put' : 'off'].push({ subjectId: changed, facts: { studyId } })
    done[put ? 'added' : 'removed'].push(id)
    done[put ? 'names' : 'takenOff'].push(list.name)
  }
  await recordEvents(tx, viewer, 'list.add-item', events.put)
  await recordEvents(tx, viewer, 'list.remove-item', events.off)
  return done
}

/** Id of the item taken off; null when the list does not hold the study. */
async function takeOff(tx: Transaction, person: Person, list: ChangeableList, studyId: number): Promise<string | null> {
  const [there] = await tx
    .select({ id: listItems.id, addedBy: listItems.addedBy })
    .from(listItems)
    .where(and(eq(listItems.listId, list.id), eq(listItems.studyId, studyId), isNull(listItems.removedAt)))
  if (!there) return null
  if (!can(person, 'item.change', { listRole: list.viewersRole, addedBy: there.addedBy }))
    throw forbidden('item.change', there, `“${list.name}”: ${ONLY_WORDS[list.viewersRole]}`)
  await tx.update(listItems).set({ removedAt: sql`now()` }).where(eq(listItems.id, there.id))
  return there.id
}

/** The last removed item of the study, with its reason, status and place; null when there is none or it is there. */
async function bringBack(
  tx: Transaction,
  person: Person,
  list: ChangeableList,
  studyId: number,
): Promise<string | null> {
  const same = and(eq(listItems.listId, list.id), eq(listItems.studyId, studyId))
  const [there] = await tx
    .select({ id: listItems.id })
    .from(listItems)
    .where(and(same, isNull(listItems.removedAt)))
  const [last] = await tx
    .select({ id: listItems.id, addedBy: listItems.addedBy })
    .from(listItems)
    .where(and(same, isNotNull(listItems.removedAt)))
    .orderBy(desc(listItems.removedAt))
    .limit(1)
  if (there || !last) return null
  // What somebody else took off is theirs to bring back, or an editor's; whoever may only add adds it anew.
  if (!can(person, 'item.change', { listRole: list.viewersRole, addedBy: last.addedBy })) return null
  await tx.update(listItems).set({ removedAt: null }).where(eq(listItems.id, last.id))
  return last.id
}

async function mustBeThere(tx: Transaction, studyId: number) {
  const [study] = await tx.select({ id: studies.id }).from(studies).where(eq(studies.id, studyId))
  if (!study) throw notFound('study')
}
