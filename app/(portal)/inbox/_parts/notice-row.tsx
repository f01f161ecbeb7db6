import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Pill } from '@/app/_ui/pill'
import { ReadersMark } from '@/app/_ui/readers-mark'
import { SmallButton } from '@/app/(portal)/lists/_parts/small-button'
import { today } from '@/app/(portal)/lists/today'
import type { InboxNotice } from '@/db/inbox/inbox-entries'
import {
  ACT_WORDS,
  clubWords,
  type InboxTab,
  isClubNotice,
  isStudyNotice,
  isVerdictNotice,
  keptWords,
  STUDY_WORDS,
  searchWords,
  verdictWords,
} from '@/lib/inbox/notice'
import { markDone, markUnread, putAside } from '../actions'
import { NoticeLink } from './notice-link'

export const noticeAct =
  'min-h-8 rounded px-1.5 text-accent text-sm underline-offset-3 hover:underline disabled:opacity-60'

type Props = { notice: InboxNotice; tab: InboxTab; title: string }

/** One thing that happened, the way to its place, and what may be done with it. */
export function NoticeRow({ notice, tab, title }: Props) {
  const { id, readers, kept } = notice
  const hidden = { noticeId: id, from: tab }
  const about = `${wordsOf(notice)}, ${title}`
  return (
    <li data-row={id} className="grid grid-cols-[14px_minmax(0,1fr)] gap-x-2">
      <span aria-hidden="true" className={`mt-2 size-2 rounded-full ${notice.isUnread ? 'bg-accent' : ''}`} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5">
        <div className="min-w-0 flex-1 basis-72">
          <h3 className="[overflow-wrap:anywhere]">
            <NoticeLink noticeId={id} href={notice.address}>
              <What notice={notice} />
            </NoticeLink>
            {notice.isUnread && <span className="sr-only"> (unread)</span>}
          </h3>
          <p className="meta dotted text-[12.5px]">
            <span>
              <Ago at={notice.happenedAt} />
            </span>
            {readers && (
              <span>
                <ReadersMark readers={readers} />
              </span>
            )}
            {kept && <span className="[overflow-wrap:anywhere]">{keptWords(kept)}</span>}
          </p>
        </div>
        <div className="-ml-1.5 flex flex-wrap gap-x-2.5" data-screen-only>
          {tab !== 'done' && (
            <ActionForm action={markDone} hidden={hidden}>
              <SmallButton data-done className={noticeAct} aria-label={`Done: ${about}`}>
                Done
              </SmallButton>
            </ActionForm>
          )}
          {tab !== 'later' && (
            <ActionForm action={putAside} hidden={hidden}>
              <SmallButton data-later className={noticeAct} aria-label={`Later: ${about}`}>
                Later
              </SmallButton>
            </ActionForm>
          )}
          {(tab !== 'new' || !notice.isUnread) && (
            <ActionForm action={markUnread} hidden={hidden}>
              <SmallButton data-unread className={noticeAct} aria-label={`Mark as unread: ${about}`}>
                Mark as unread
              </SmallButton>
            </ActionForm>
          )}
        </div>
      </div>
    </li>
  )
}

const NOBODY = 'Somebody'

function What({ notice }: { notice: InboxNotice }) {
  const { kind, actor, by, verdict, session, newStudies } = notice
  if (isStudyNotice(kind))
    return (
      <>
        <Pill tone={kind === 'retracted' || kind === 'concern' ? 'stop' : 'warn'}>{STUDY_WORDS[kind]}</Pill>
        {by && <> {by}</>}
      </>
    )
  if (isVerdictNotice(kind)) return verdict && verdictWords(kind, verdict, today())
  if (isClubNotice(kind)) return session && clubWords(kind, session)
  if (kind === 'search-news') return searchWords(newStudies ?? 1)
  return (
    <>
      <b className="font-semibold">{actor ?? NOBODY}</b> {ACT_WORDS[kind]}
    </>
  )
}

function wordsOf({ kind, actor, by, verdict, session, newStudies }: InboxNotice): string {
  if (isStudyNotice(kind)) return by ? `${STUDY_WORDS[kind]}: ${by}` : STUDY_WORDS[kind]
  if (isVerdictNotice(kind)) return verdict ? verdictWords(kind, verdict, today()) : ''
  if (isClubNotice(kind)) return session ? clubWords(kind, session) : ''
  if (kind === 'search-news') return searchWords(newStudies ?? 1)
  return `${actor ?? NOBODY} ${ACT_WORDS[kind]}`
}
