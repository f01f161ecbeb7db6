import { and, gt, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { withViewer } from '@/db/connection/with-viewer'
import { type InboxEntry, inboxEntries } from '@/db/inbox/inbox-entries'
import { shownNotices } from '@/db/inbox/notice-scope'
import { mailPreferences } from '@/db/schema/mail'
import { notices } from '@/db/schema/notices'
import type { Viewer } from '@/lib/access/viewer'
import { type Channel, kindsByDefault } from '@/lib/mail/mail-settings'

/** More than one mail lists. */
const MOST = 500

/** A window whose notices were committed after it had been looked at is looked at once more. */
const LATE = sql`interval '1 day'`

/** What a digest of a window tells its reader, by what they may see now; `alone` where nothing is mailed to them at once. */
export const noticesForDigest = (viewer: Viewer, { start, end }: { start: Date; end: Date }, alone: boolean) =>
  notMailed(
    viewer,
    and(
      alone ? sql`(${isHeardBy(viewer, 'digest')} or ${isHeardBy(viewer, 'now')})` : isHeardBy(viewer, 'digest'),
      gt(notices.happenedAt, sql`${start.toISOString()}::timestamptz - ${LATE}`),
      lte(notices.happenedAt, end),
    ),
  )

/** What is mailed to its reader at once: what they have not seen yet. */
export const noticesForNow = (viewer: Viewer) =>
  notMailed(
    viewer,
    and(
      isHeardBy(viewer, 'now'),
      isNull(notices.seenAt),
      isNull(notices.laterAt),
      gt(notices.happenedAt, sql`now() - ${LATE}`),
    ),
  )

const notMailed = (viewer: Viewer, scope: SQL | undefined): Promise<InboxEntry[]> =>
  withViewer(viewer, (tx) =>
    inboxEntries(tx, viewer, and(shownNotices(viewer), isNull(notices.mailId), isNull(notices.doneAt), scope), {
      limit: MOST,
    }),
  )

/** Whether the viewer hears of the notice by this channel: as they chose, or as everybody does. */
const isHeardBy = (viewer: Viewer, channel: Channel): SQL =>
  sql`coalesce((select ${mailPreferences.channel} = ${channel} from ${mailPreferences}
    where ${mailPreferences.kind} = ${notices.kind} and ${ownedBy(viewer, mailPreferences.userId)}),
    ${inArray(notices.kind, kindsByDefault(channel))})`
