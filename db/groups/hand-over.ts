import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { recordEvents } from '@/db/events/record-event'
import type { Viewer } from '@/lib/access/viewer'

/**
 * For whatever opens or closes an account, in its transaction: a group of that person which nobody leads any more is led
 * from now on by whoever has been in it longest.
 */
export async function handOverGroups(tx: Transaction, viewer: Viewer, userId: string): Promise<void> {
  const handed = await tx.execute<{ groupId: string; heir: string }>(
    sql`select led_group as "groupId", heir from app.hand_over_groups(${userId})`,
  )
  await recordEvents(
    tx,
    viewer,
    'group.hand-over',
    handed.map(({ groupId, heir }) => ({ subjectId: heir, facts: { groupId } })),
  )
}
