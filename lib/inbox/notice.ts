import { startWords } from '@/lib/club/start-words'
import { NEW_COUNTED } from '@/lib/search/followed-search'
import { reviewWords } from '@/lib/verdicts/review-by'

/** Kinds that say something of a study which its reader keeps: in one of their lists, or with a note of theirs. */
export const STUDY_NOTICES = ['retracted', 'concern', 'corrected', 'superseded', 'outranked'] as const

/** Kinds about a verdict that their reader owns, or whose group they lead. */
export const VERDICT_NOTICES = ['verdict-review', 'verdict-due', 'verdict-handed'] as const

/** Kinds about a session of the journal club of a group of theirs: what whoever leads it did, and never who has voted. */
export const CLUB_NOTICES = [
  'club-opened',
  'club-moved',
  'club-cancelled',
  'club-voting',
  'club-revealed',
  'club-minutes',
] as const

export const NOTICE_KINDS = [
  'mention',
  'reply',
  'list-shared',
  'assigned',
  'invitation',
  ...STUDY_NOTICES,
  ...VERDICT_NOTICES,
  'question-answered',
  'search-news',
  ...CLUB_NOTICES,
] as const
/** What happened that somebody has a notice of. */
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export const INBOX_TABS = ['new', 'later', 'done'] as const
export type InboxTab = (typeof INBOX_TABS)[number]

/** New notices are counted up to this number. */
export const MOST_COUNTED = 99

/** "3", "99+". */
export const countWords = (count: number): string => (count > MOST_COUNTED ? `${MOST_COUNTED}+` : String(count))

/** What the page's title begins with: nothing where nothing is new. */
export const inboxTitle = (count: number): string => (count > 0 ? `(${countWords(count)}) Inbox` : 'Inbox')

/** What somebody did, behind their name. */
export const ACT_WORDS = {
  mention: 'mentioned you',
  reply: 'replied in a thread of yours',
  'list-shared': 'shared this list with you',
  assigned: 'asked you to read it',
  invitation: 'invited you to this group',
  'question-answered': 'answered your question, or closed it',
} as const satisfies Partial<Record<NoticeKind, string>>

/** What became of a study. */
export const STUDY_WORDS = {
  retracted: 'Retracted',
  concern: 'Expression of concern',
  corrected: 'Corrected',
  superseded: 'A newer version is out',
  outranked: 'Stronger evidence cites it',
} as const satisfies Record<(typeof STUDY_NOTICES)[number], string>

/** What is to be done about a verdict; `reviewBy` and `today` are ISO days. */
export function verdictWords(
  kind: (typeof VERDICT_NOTICES)[number],
  { group, reviewBy }: { group: string; reviewBy: string },
  today: string,
): string {
  if (kind === 'verdict-handed') return `You own the verdict of ${group} now`
  if (kind === 'verdict-review') return `The verdict of ${group} is under review`
  return `The verdict of ${group}: ${reviewWords(reviewBy, today)}`
}

export const isStudyNotice = (kind: NoticeKind): kind is (typeof STUDY_NOTICES)[number] =>
  STUDY_NOTICES.some((one) => one === kind)

export const isVerdictNotice = (kind: NoticeKind): kind is (typeof VERDICT_NOTICES)[number] =>
  VERDICT_NOTICES.some((one) => one === kind)

/** "1 new study", "More than 100 new studies": of a search, as they were counted. */
export function searchWords(newStudies: number): string {
  if (newStudies > NEW_COUNTED) return `More than ${NEW_COUNTED} new studies`
  return newStudies === 1 ? '1 new study' : `${newStudies} new studies`
}

/** A session as notices say it. */
export type NoticedSession = { group: string; startsAt: string | null; zone: string | null; place: string }

/** What became of a session: "Misoprostol" has moved, by its time and place as they are now. */
export function clubWords(kind: (typeof CLUB_NOTICES)[number], session: NoticedSession): string {
  const { group, place } = session
  const where = [startWords(session), place].filter(Boolean).join(', ')
  const club = `the journal club of ${group}`
  if (kind === 'club-cancelled') return `This session of ${club} is cancelled`
  if (kind === 'club-voting') return `${upper(club)} votes: cast your ballot`
  if (kind === 'club-revealed') return `The ballots of ${club} are revealed`
  if (kind === 'club-minutes') return `Minutes of ${club} are written`
  if (kind === 'club-moved') return `${upper(club)} is moved${where ? `: ${where}` : ', and has no day yet'}`
  return `A session of ${club}${where ? `: ${where}` : ''}`
}

const upper = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

export const isClubNotice = (kind: NoticeKind): kind is (typeof CLUB_NOTICES)[number] =>
  CLUB_NOTICES.some((one) => one === kind)

/** Where its reader has a study: "in your list “A”, in 2 more of your lists, with a note of yours". */
export function keptWords({ lists, hasNote }: { lists: readonly string[]; hasNote: boolean }): string {
  const [first, ...more] = lists
  const others = more.length === 0 ? '' : ` and ${more.length === 1 ? 'one more list' : `${more.length} more lists`}`
  const kept = [
    ...(first === undefined ? [] : [`In “${first}”${others}`]),
    ...(hasNote ? ['you wrote a note on it'] : []),
  ]
  const [start = '', ...rest] = kept
  return [start.charAt(0).toUpperCase() + start.slice(1), ...rest].join('; ')
}
