import { and, desc, eq, isNull } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { auditEvents } from '@/db/schema/audit'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { EventName } from '@/lib/events/event'

const TAKEN: EventName = 'backup.take'

/** When the last backup was taken; null without one, and for those who may not know. */
export async function lastBackup(viewer: Viewer): Promise<{ takenAt: Date } | null> {
  if (!can(viewer, 'audit.read')) return null
  const [last] = await withViewer(viewer, (tx) =>
    tx
      .select({ takenAt: auditEvents.at })
      .from(auditEvents)
      .where(and(isNull(auditEvents.actorId), eq(auditEvents.action, TAKEN)))
      .orderBy(desc(auditEvents.id))
      .limit(1),
  )
  return last ?? null
}
