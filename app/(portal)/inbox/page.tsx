import type { Metadata } from 'next'
import { newInInbox } from '@/app/_server/inbox'
import { mailState } from '@/app/_server/site'
import { signedIn } from '@/app/_server/viewer'
import { PageLinks } from '@/app/_ui/page-links'
import { listInbox, NOTICES_A_PAGE } from '@/db/inbox/list-inbox'
import { countUndo } from '@/db/inbox/settle-notices'
import { readMailChoices } from '@/db/mail/mail-choices'
import { pageNumber } from '@/lib/address/page-number'
import { INBOX_TABS, type InboxTab, inboxTitle } from '@/lib/inbox/notice'
import { EmptyTab } from './_parts/empty-tab'
import { EntryView } from './_parts/entry-view'
import { InboxTabs } from './_parts/inbox-tabs'
import { JustDone } from './_parts/just-done'
import { MailLine } from './_parts/mail-line'

type Asked = 'tab' | 'page' | 'undo' | 'moved'
type Props = { searchParams: Promise<Partial<Record<Asked, string | string[]>>> }

export const generateMetadata = async (): Promise<Metadata> => ({ title: inboxTitle(await newInInbox()) })

export default async function InboxPage({ searchParams }: Props) {
  const who = await signedIn()
  const asked = await searchParams
  const tab: InboxTab = INBOX_TABS.find((one) => one === asked.tab) ?? 'new'
  const page = pageNumber(asked.page)
  const undo = String(asked.undo ?? '')
  const { isOn, zone } = mailState()
  const [inbox, undone, mail] = await Promise.all([
    listInbox(who, { tab, page }),
    countUndo(who, undo),
    isOn ? readMailChoices(who, zone) : null,
  ])
  return (
    <div className="max-w-[860px]">
      <h1 className="page-title">Inbox</h1>
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-2">
        <InboxTabs chosen={tab} counts={inbox.counts} />
        {inbox.entries.length === 0 ? (
          <EmptyTab tab={tab} />
        ) : (
          inbox.entries.map((entry) => <EntryView key={entry.key} entry={entry} tab={tab} />)
        )}
      </div>
      <PageLinks
        path="/inbox"
        query={{ tab: tab === 'new' ? '' : tab }}
        page={page}
        last={Math.ceil(inbox.counts[tab] / NOTICES_A_PAGE)}
      />
      {mail && <MailLine mail={mail} />}
      <JustDone tab={tab} undo={undo} undone={undone} moved={INBOX_TABS.find((one) => one === asked.moved)} />
    </div>
  )
}
