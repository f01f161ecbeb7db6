import Link from 'next/link'
import { MarkedText } from '@/app/_study/marked-text'
import { ActionForm } from '@/app/_ui/action-form'
import { SmallButton } from '@/app/(portal)/lists/_parts/small-button'
import type { InboxEntry } from '@/db/inbox/inbox-entries'
import type { InboxTab } from '@/lib/inbox/notice'
import { settleStudy } from '../actions'
import { NoticeRow, noticeAct } from './notice-row'

/** What happened about one study, list or group. */
export function EntryView({ entry, tab }: { entry: InboxEntry; tab: InboxTab }) {
  const { studyId, title, titleMarks, address, notices } = entry
  return (
    <section aria-labelledby={entry.key} className="border-line border-b py-[18px]">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={entry.key} className="min-w-0 font-medium font-serif text-[17px] leading-snug [overflow-wrap:anywhere]">
          <Link href={address} className="hover:text-accent-ink">
            <MarkedText text={title} marks={titleMarks ?? undefined} />
          </Link>
        </h2>
        {studyId !== null && tab !== 'done' && notices.length > 1 && (
          <ActionForm
            action={settleStudy}
            hidden={{ studyId, from: tab }}
            label={`All of ${title}`}
            className="-mx-1.5"
          >
            <SmallButton className={noticeAct}>All of this study done</SmallButton>
          </ActionForm>
        )}
      </div>
      <ul className="mt-1.5 grid gap-2">
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} tab={tab} title={title} />
        ))}
      </ul>
    </section>
  )
}
