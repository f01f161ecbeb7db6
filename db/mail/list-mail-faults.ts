import { desc, eq, inArray } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { outgoingMails } from '@/db/schema/mail'
import { users } from '@/db/schema/users'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { MailKind } from '@/lib/mail/outgoing'

const FAULTS = ['uncertain', 'refused', 'failed'] as const
export type MailFault = {
  id: string
  person: string
  kind: MailKind
  state: (typeof FAULTS)[number]
  attempts: number
  code: string | null
  endedAt: Date | null
}

/** As many as are looked through. */
const SHOWN = 50

/** Mails of the last 30 days that did not arrive, or of which nobody knows; for those who look after the portal. */
export async function listMailFaults(viewer: Viewer): Promise<MailFault[]> {
  if (!can(viewer, 'job.read')) return []
  return withViewer(viewer, async (tx) => {
    const rows = await tx
      .select({
        id: outgoingMails.id,
        person: users.name,
        kind: outgoingMails.kind,
        state: outgoingMails.state,
        attempts: outgoingMails.attempts,
        code: outgoingMails.lastCode,
        endedAt: outgoingMails.endedAt,
      })
      .from(outgoingMails)
      .innerJoin(users, eq(users.id, outgoingMails.userId))
      .where(inArray(outgoingMails.state, [...FAULTS]))
      .orderBy(desc(outgoingMails.endedAt), outgoingMails.id)
      .limit(SHOWN)
    return rows as MailFault[]
  })
}
