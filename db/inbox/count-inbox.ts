import { and, sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { notices } from '@/db/schema/notices'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { MOST_COUNTED } from '@/lib/inbox/notice'
import { shownNotices, TABS } from './notice-scope'

/** How many new notices the viewer has, counted to one more than is ever said. */
export async function countInbox(viewer: Viewer): Promise<number> {
  if (viewer.kind !== 'person' || !can(viewer, 'notice.read', { userId: viewer.id })) return 0
  return withViewer(viewer, async (tx) => {
    const some = tx
      .select({ one: sql<number>`1`.as('one') })
      .from(notices)
      .where(and(shownNotices(viewer), TABS.new))
      .limit(MOST_COUNTED + 1)
      .as('some')
    const [row] = await tx.select({ waiting: sql<number>`count(*)::int` }).from(some)
    return row?.waiting ?? 0
  })
}
