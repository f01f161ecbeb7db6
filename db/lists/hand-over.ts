import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { recordEvents } from '@/db/events/record-event'
import type { Viewer } from '@/lib/access/viewer'

/**
 * For whatever opens or closes an account, in its transaction: a list which others have as well and nobody owns any more
 * is owned from now on by whoever may do most with it. A list that nobody else has stays as it is.
 */
export async function handOverLists(tx: Transaction, viewer: Viewer, userId: string): Promise<void> {
  const handed = await tx.execute<{ listId: string; heir: string }>(
    sql`select owned_list as "listId", heir from app.hand_over_lists(${userId})`,
  )
  await recordEvents(
    tx,
    viewer,
    'list.hand-over',
    handed.map(({ listId, heir }) => ({ subjectId: heir, facts: { listId } })),
  )
}
