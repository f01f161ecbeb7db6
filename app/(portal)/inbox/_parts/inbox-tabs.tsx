import Link from 'next/link'
import { INBOX_TABS, type InboxTab } from '@/lib/inbox/notice'
import { inboxAddress } from '../inbox-address'

export const TAB_WORDS: Record<InboxTab, string> = { new: 'New', later: 'Later', done: 'Done' }

/** What has come, what waits, what is done; each with its number. */
export function InboxTabs({ chosen, counts }: { chosen: InboxTab; counts: Record<InboxTab, number> }) {
  return (
    <nav aria-label="Inbox" className="flex gap-[26px] overflow-x-auto border-line border-b font-medium text-ink-2">
      {INBOX_TABS.map((tab) => (
        <Link
          key={tab}
          href={inboxAddress(tab)}
          aria-current={tab === chosen ? 'page' : undefined}
          className="shrink-0 py-2.5 hover:no-underline aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_0_var(--color-accent)]"
        >
          {TAB_WORDS[tab]} <small className="text-[12.5px] text-ink-3">{counts[tab].toLocaleString('en-GB')}</small>
        </Link>
      ))}
    </nav>
  )
}
