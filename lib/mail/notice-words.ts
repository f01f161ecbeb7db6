import {
  ACT_WORDS,
  clubWords,
  isClubNotice,
  isVerdictNotice,
  keptWords,
  type NoticedSession,
  type NoticeKind,
  STUDY_NOTICES,
  STUDY_WORDS,
  verdictWords,
} from '@/lib/inbox/notice'

type MailedNotice = {
  kind: NoticeKind
  actor: string | null
  kept: { lists: readonly string[]; hasNote: boolean } | null
  verdict: { group: string; reviewBy: string } | null
  session: NoticedSession | null
}

const isOfStudy = (kind: NoticeKind): kind is (typeof STUDY_NOTICES)[number] =>
  STUDY_NOTICES.some((one) => one === kind)

/** A notice as one line of a mail: "Ben mentioned you", "Retracted. In “Pain”". `today` is an ISO day. */
export function noticeWords({ kind, actor, kept, verdict, session }: MailedNotice, today: string): string {
  if (isOfStudy(kind)) {
    const where = kept ? keptWords(kept) : ''
    return where ? `${STUDY_WORDS[kind]}. ${where}` : STUDY_WORDS[kind]
  }
  if (isVerdictNotice(kind)) return verdict ? verdictWords(kind, verdict, today) : 'A verdict of a group of yours'
  if (isClubNotice(kind)) return session ? clubWords(kind, session) : 'A journal club of a group of yours'
  return `${actor ?? 'A colleague'} ${ACT_WORDS[kind]}`
}
