import { and, count, eq, inArray, isNull, max } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { listItems } from '@/db/schema/lists'
import { AppError } from '@/lib/access/app-error'
import type { Person } from '@/lib/access/viewer'
import { LIST_LIMITS } from '@/lib/lists/reading-list'
import type { ChangeableList } from './lock-list'

/** An item that was put on a list. */
export type Appended = { id: string; studyId: number }

/** Puts studies at the end of a list, in their order; those that it holds already stay where they are and are left out. */
export async function appendStudies(
  tx: Transaction,
  person: Person,
  { id: listId }: ChangeableList,
  studyIds: readonly number[],
): Promise<Appended[]> {
  const here = and(eq(listItems.listId, listId), isNull(listItems.removedAt))
  const [{ items, last } = { items: 0, last: null }] = await tx
    .select({ items: count(), last: max(listItems.position) })
    .from(listItems)
    .where(here)
  const held = await tx
    .select({ studyId: listItems.studyId })
    .from(listItems)
    .where(and(here, inArray(listItems.studyId, [...studyIds])))
  const fresh = studyIds.filter((id) => !held.some(({ studyId }) => studyId === id))
  if (fresh.length === 0) return []
  if (items + fresh.length > LIST_LIMITS.items) {
    throw new AppError('conflict', `A list holds at most ${LIST_LIMITS.items} studies, and one of these is full.`)
  }
  const rows = fresh.map((studyId, index) => ({
    listId,
    studyId,
    position: (last ?? 0) + 1 + index,
    addedBy: person.id,
  }))
  return tx.insert(listItems).values(rows).returning({ id: listItems.id, studyId: listItems.studyId })
}
