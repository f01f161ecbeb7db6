import { and, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { notices } from '@/db/schema/notices'
import type { Viewer } from '@/lib/access/viewer'
import type { InboxTab } from '@/lib/inbox/notice'
import { type InboxEntry, inboxEntries } from './inbox-entries'
import { shownNotices, TABS } from './notice-scope'

export type Inbox = { entries: InboxEntry[]; counts: Record<InboxTab, number> }

/** Notices on one page. */
export const NOTICES_A_PAGE = 50

/** One page of what stands under a tab, by what it is about: first that about which something happened last. */
export async function listInbox(viewer: Viewer, { tab, page = 1 }: { tab: InboxTab; page?: number }): Promise<Inbox> {
  return withViewer(viewer, async (tx) => ({
    entries: await inboxEntries(tx, viewer, and(shownNotices(viewer), TABS[tab]), {
      limit: NOTICES_A_PAGE,
      offset: (page - 1) * NOTICES_A_PAGE,
    }),
    counts: await countTabs(tx, viewer),
  }))
}

async function countTabs(tx: Transaction, viewer: Viewer): Promise<Record<InboxTab, number>> {
  const of = (tab: InboxTab) => sql<number>`count(*) filter (where ${TABS[tab]})::int`
  const [counts] = await tx
    .select({ new: of('new'), later: of('later'), done: of('done') })
    .from(notices)
    .where(shownNotices(viewer))
  return counts ?? { new: 0, later: 0, done: 0 }
}
