import type { Transaction } from '@/db/connection/pool'
import { auditEvents } from '@/db/schema/audit'
import type { Viewer } from '@/lib/access/viewer'
import type { EventFacts, EventName, EventOf, FactsOf } from '@/lib/events/event'

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
  await tx.insert(auditEvents).values(rowOf(viewer, name, subjectId, facts))
}

/** Records several events of one name, in their order and with one statement; none where nothing was done. */
export async function recordEvents<Name extends EventName>(
  tx: Transaction,
  viewer: Viewer,
  name: Name,
  events: readonly EventOf<Name>[],
): Promise<void> {
  if (events.length === 0) return
  await tx.insert(auditEvents).values(events.map(({ subjectId, facts }) => rowOf(viewer, name, subjectId, facts)))
}

const rowOf = (
  viewer: Viewer,
  name: EventName,
  subjectId: string | null,
  facts: EventFacts[EventName] | undefined,
) => ({
  actorId: viewer.kind === 'person' ? viewer.id : null,
  actorKind: viewer.kind,
  action: name,
  subjectId,
  // By which token a provider acted.
  details: viewer.kind === 'scim' ? { ...facts, tokenId: viewer.tokenId } : (facts ?? null),
})
