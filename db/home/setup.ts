import { sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { DEMO_NAME } from '@/db/import/demo/demo-name'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { EventName } from '@/lib/events/event'

const BACKUP: EventName = 'backup.take'

/** What is done of setting up a portal. */
export type SetupProgress = { hasOwnStudies: boolean; hasColleagues: boolean; hasBackup: boolean }

/** For those who invite people and see imports; null for others. */
export async function readSetup(viewer: Viewer): Promise<SetupProgress | null> {
  if (!can(viewer, 'people.invite') || !can(viewer, 'imports.read')) return null
  return withViewer(viewer, async (tx) => {
    const [row] = await tx.execute<SetupProgress>(sql`
      select exists (select from imports where kind = 'studies' and (counts ->> 'added')::int > 0
          and sources <> array[${DEMO_NAME}]) as "hasOwnStudies",
        (select count(*) from (select from users limit 2) people) > 1 as "hasColleagues",
        exists (select from backups) or exists (
          select from audit_events where actor_id is null and action = ${BACKUP}) as "hasBackup"`)
    return row ?? null
  })
}
