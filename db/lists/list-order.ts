import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { listItems } from '@/db/schema/lists'
import { notFound } from '@/lib/access/app-error'
import type { Viewer } from '@/lib/access/viewer'
import { positionBetween } from '@/lib/lists/reading-list'
import { lockItem } from './list-items'
import { touchUpdatedAt } from './lock-list'

/** Where an item goes: one up, one down, to the end, or before the item with this id. */
export type Place = 'up' | 'down' | 'last' | (string & {})

/** Moves a study within its list; says at which place of how many it stands then, from 1. */
export async function moveItem(
  viewer: Viewer,
  input: { itemId: string; place: Place },
): Promise<{ place: number; total: number }> {
  return withViewer(viewer, async (tx) => {
    const item = await lockItem(tx, viewer, input.itemId, { right: 'list.change' })
    const order = await orderOf(tx, item.listId)
    const from = order.findIndex(({ id }) => id === item.id)
    const others = order.filter(({ id }) => id !== item.id)
    const to = indexOf(input.place, from, others)
    if (to !== from) {
      await placeAt(tx, item.id, item.listId, others, to)
      await touchUpdatedAt(tx, item.list)
      await recordEvent(tx, viewer, 'list.move-item', item.id, { place: to + 1 })
    }
    return { place: to + 1, total: order.length }
  })
}

type Placed = { id: string; position: number }

/** Index among the others at which the item shall stand. */
function indexOf(place: Place, from: number, others: Placed[]): number {
  if (place === 'up') return Math.max(0, from - 1)
  if (place === 'down') return Math.min(others.length, from + 1)
  if (place === 'last') return others.length
  const before = others.findIndex(({ id }) => id === place)
  if (before < 0) throw notFound('study on this list')
  return before
}

async function placeAt(tx: Transaction, id: string, listId: string, others: Placed[], to: number) {
  let position = positionBetween(others[to - 1]?.position, others[to]?.position)
  if (position === null) {
    await renumber(tx, listId)
    const wide = (await orderOf(tx, listId)).filter((other) => other.id !== id)
    position = positionBetween(wide[to - 1]?.position, wide[to]?.position)
  }
  await tx
    .update(listItems)
    .set({ position: position as number })
    .where(eq(listItems.id, id))
}

const orderOf = (tx: Transaction, listId: string): Promise<Placed[]> =>
  tx
    .select({ id: listItems.id, position: listItems.position })
    .from(listItems)
    .where(and(eq(listItems.listId, listId), isNull(listItems.removedAt)))
    .orderBy(asc(listItems.position), asc(listItems.id))

/** Whole numbers again, removed items included, so that each comes back where it stood. */
async function renumber(tx: Transaction, listId: string) {
  await tx.execute(sql`
    update list_items set position = numbered.place
    from (select id, row_number() over (order by position, id) as place from list_items where list_id = ${listId}) numbered
    where list_items.id = numbered.id`)
}
