import { NOTICE_KINDS, type NoticeKind } from '@/lib/inbox/notice'

export const CHANNELS = ['now', 'digest', 'inbox', 'none'] as const
/** How somebody hears of a notice, which then stands in the inbox too: by a mail of its own, by the digest, there alone, or not. */
export type Channel = (typeof CHANNELS)[number]

export const CHANNEL_WORDS = {
  now: 'At once',
  digest: 'In the digest',
  inbox: 'Inbox only',
  none: 'Not at all',
} as const satisfies Record<Channel, string>

/** Kinds, in words, with what whoever has chosen nothing has. */
export const MAIL_KINDS = {
  mention: { words: 'Somebody mentions you', channel: 'now' },
  reply: { words: 'A reply in a thread of yours', channel: 'digest' },
  retracted: { words: 'A study that you keep is retracted', channel: 'now' },
  concern: { words: 'A study that you keep gets an expression of concern', channel: 'now' },
  corrected: { words: 'A study that you keep is corrected', channel: 'digest' },
  superseded: { words: 'A newer version of a study that you keep is out', channel: 'digest' },
  outranked: { words: 'Stronger evidence cites a study that you keep', channel: 'digest' },
  'list-shared': { words: 'A list is shared with you', channel: 'digest' },
  assigned: { words: 'Somebody asks you to read a study', channel: 'digest' },
  invitation: { words: 'You are invited to a group', channel: 'now' },
  'verdict-handed': { words: 'You own a verdict now', channel: 'now' },
  'verdict-review': { words: 'A verdict goes under review', channel: 'digest' },
  'verdict-due': { words: 'A verdict is due for review', channel: 'digest' },
  'question-answered': { words: 'A question of yours is answered or closed', channel: 'digest' },
  'search-news': { words: 'New studies in a search that you follow', channel: 'digest' },
  'club-opened': { words: 'A session of a journal club', channel: 'digest' },
  'club-moved': { words: 'A session has another day, time or place', channel: 'now' },
  'club-cancelled': { words: 'A session is cancelled', channel: 'now' },
  'club-voting': { words: 'A vote is open', channel: 'digest' },
  'club-revealed': { words: 'Ballots are revealed', channel: 'digest' },
  'club-minutes': { words: 'Minutes are written', channel: 'digest' },
} as const satisfies Record<NoticeKind, { words: string; channel: Channel }>

/** Kinds of which whoever has chosen nothing hears by this channel. */
export const kindsByDefault = (channel: Channel): NoticeKind[] =>
  NOTICE_KINDS.filter((kind) => MAIL_KINDS[kind].channel === channel)

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** When the digest comes and how somebody hears of what. */
export type MailChoices = {
  zone: string
  /** 1 is Monday. */
  days: number[]
  /** "07:30". */
  time: string
  quietFrom: string | null
  quietTo: string | null
  sendsDigest: boolean
  sendsNow: boolean
}

/** As of whoever has chosen nothing. */
export const defaultChoices = (zone: string): MailChoices => ({
  zone,
  days: [1, 2, 3, 4, 5],
  time: '07:30',
  quietFrom: null,
  quietTo: null,
  sendsDigest: true,
  sendsNow: true,
})

/** "on weekdays", "every day", "on Mondays and Thursdays". */
export function daysWords(days: readonly number[]): string {
  const chosen = [...days].sort().join('')
  if (chosen === '1234567') return 'every day'
  if (chosen === '12345') return 'on weekdays'
  const names = [...days].sort().map((day) => `${WEEKDAYS[day - 1]}s`)
  return `on ${new Intl.ListFormat('en').format(names)}`
}
