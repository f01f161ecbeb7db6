import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { recordEvents } from '@/db/events/record-event'
import type { Viewer } from '@/lib/access/viewer'

/**
 * For whatever ends a membership or closes an account, in its transaction: verdicts of that person are owned from now on by
 * whoever has led their group longest. Where nobody leads it they stay as they are, and say so.
 */
export async function handOverVerdicts(tx: Transaction, viewer: Viewer, userId: string): Promise<void> {
  const handed = await tx.execute<{ verdictId: string; heir: string }>(
    sql`select owned_verdict as "verdictId", heir from app.hand_over_verdicts(${userId})`,
  )
  await recordEvents(
    tx,
    viewer,
    'verdict.hand-over',
    handed.map(({ verdictId, heir }) => ({ subjectId: heir, facts: { verdictId } })),
  )
}
