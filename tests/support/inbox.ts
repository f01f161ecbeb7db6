import { listInbox } from '@/db/inbox/list-inbox'
import type { Person } from '@/lib/access/viewer'
import type { InboxTab } from '@/lib/inbox/notice'
import { asOwner } from './corpus'

/** What stands under a tab of somebody's inbox: kind, who, and about what, the latest first. */
export async function inboxOf(who: Person, tab: InboxTab = 'new'): Promise<string[]> {
  const { entries } = await listInbox(who, { tab })
  return entries.flatMap(({ title, notices }) => notices.map(({ kind, actor }) => `${kind}: ${actor ?? '-'}, ${title}`))
}

/** The notices of somebody, the first first. */
export async function noticesOf(who: Person): Promise<{ id: string; kind: string }[]> {
  return asOwner(
    (sql) => sql<{ id: string; kind: string }[]>`
      select id, kind from notices where user_id = ${who.id} order by happened_at, id`,
  )
}
