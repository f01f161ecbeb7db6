import { and, desc, eq, lt, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { withViewer } from '@/db/connection/with-viewer'
import { mayRead } from '@/db/events/record-denial'
import { auditEvents } from '@/db/schema/audit'
import { users } from '@/db/schema/users'
import type { Viewer } from '@/lib/access/viewer'
import type { RecordedEvent } from '@/lib/events/event-sentence'

export type AuditEvent = RecordedEvent & { id: number; at: Date }

export const EVENTS_A_PAGE = 50

/**
 * The trail from the latest event back, one page of it: what `personId` did or had done to them, one kind of
 * `action`, events before `before`. Null for those who may not read it.
 */
export async function listAuditEvents(
  viewer: Viewer,
  asked: { personId?: string; action?: string; before?: number } = {},
): Promise<AuditEvent[] | null> {
  if (!mayRead(viewer, 'audit.read')) return null
  const actor = alias(users, 'actor')
  const person = alias(users, 'person')
  return withViewer(viewer, (tx) =>
    tx
      .select({
        id: auditEvents.id,
        at: auditEvents.at,
        action: auditEvents.action,
        actor: actor.name,
        actorKind: auditEvents.actorKind,
        person: person.name,
        details: auditEvents.details,
      })
      .from(auditEvents)
      .leftJoin(actor, eq(actor.id, auditEvents.actorId))
      .leftJoin(person, sql`${person.id}::text = ${auditEvents.subjectId}`)
      .where(
        and(
          asked.personId
            ? or(eq(auditEvents.actorId, asked.personId), eq(auditEvents.subjectId, asked.personId))
            : undefined,
          asked.action ? eq(auditEvents.action, asked.action) : undefined,
          asked.before ? lt(auditEvents.id, asked.before) : undefined,
        ),
      )
      .orderBy(desc(auditEvents.id))
      .limit(EVENTS_A_PAGE),
  )
}
