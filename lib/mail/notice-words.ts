import {
  ACT_WORDS,
  clubWords,
  isClubNotice,
  isStudyNotice,
  isVerdictNotice,
  keptWords,
  type NoticedSession,
  type NoticeKind,
  STUDY_WORDS,
  searchWords,
  verdictWords,
} from '@/lib/inbox/notice'

type MailedNotice = {
  kind: NoticeKind
  actor: string | null
  /** The title of the study that outranks the one that it is about. */
  by: string | null
  kept: { lists: readonly string[]; hasNote: boolean } | null
  verdict: { group: string; reviewBy: string } | null
  session: NoticedSession | null
  /** How many studies were new in the search that it is about. */
  newStudies: number | null
}

/** A notice as one line of a mail: "Ben mentioned you", "Retracted. In “Pain”". `today` is an ISO day. */
export function noticeWords(
  { kind, actor, by, kept, verdict, session, newStudies }: MailedNotice,
  today: string,
): string {
  if (isStudyNotice(kind)) {
    const what = by ? `${STUDY_WORDS[kind]}: “${by}”` : STUDY_WORDS[kind]
    const where = kept ? keptWords(kept) : ''
    return where ? `${what}. ${where}` : what
  }
  if (isVerdictNotice(kind)) return verdict ? verdictWords(kind, verdict, today) : 'A verdict of a group of yours'
  if (isClubNotice(kind)) return session ? clubWords(kind, session) : 'A journal club of a group of yours'
  if (kind === 'search-news') return searchWords(newStudies ?? 1)
  return `${actor ?? 'A colleague'} ${ACT_WORDS[kind]}`
}
