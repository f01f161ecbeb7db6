import type { Transaction } from '@/db/connection/pool'
import { auditEvents } from '@/db/schema/audit'
import type { Viewer } from '@/lib/access/viewer'
import type { EventName, FactsOf } from '@/lib/events/event'

/**
 * Records an event in the transaction that does it: both stand or neither. Whoever wants to know what happened reads it
 * there (`db/audit`), so that nobody who does something has to know who will want to hear of it.
 */
export async function recordEvent<Name extends EventName>(
  tx: Transaction,
  viewer: Viewer,
  name: Name,
  subjectId: string | null,
  ...[facts]: FactsOf<Name>
): Promise<void> {
  await tx.insert(auditEvents).values({
    actorId: viewer.kind === 'person' ? viewer.id : null,
    actorKind: viewer.kind,
    action: name,
    subjectId,
    details: facts ?? null,
  })
}
