import type { Transaction } from '@/db/connection/pool'
import { auditEvents } from '@/db/schema/audit'
import type { Viewer } from '@/lib/access/viewer'

/** Facts about an act: identifiers, counts, states. Never bodies, tokens or search text. */
type Details = Record<string, string | number | boolean | null>

/** Writes what was done into the trail, in the transaction that does it: both stand or neither. */
export async function audit(
  tx: Transaction,
  viewer: Viewer,
  action: string,
  subjectId: string | null,
  details?: Details,
) {
  await tx.insert(auditEvents).values({
    actorId: viewer.kind === 'person' ? viewer.id : null,
    actorKind: viewer.kind,
    action,
    subjectId,
    details: details ?? null,
  })
}
