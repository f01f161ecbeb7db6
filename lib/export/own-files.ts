import { type Readers, readersWords } from '@/lib/access/audience'
import type { AppraisalAnswer } from '@/lib/club/appraisal-form'
import type { Change } from '@/lib/club/session'
import type { NoticeKind } from '@/lib/inbox/notice'
import type { ExportedItem } from '@/lib/lists/exported-item'
import { exportList } from '@/lib/lists/list-export'
import type { LinkKind } from '@/lib/lists/list-link'
import type { ReadingStatus } from '@/lib/lists/reading-list'
import type { Channel, MailChoices } from '@/lib/mail/mail-settings'
import { formatNotes } from '@/lib/notes/note-export'
import type { QuestionState } from '@/lib/questions/question'
import { slugOf } from '@/lib/studies/study-address'
import type { Stance, VerdictState } from '@/lib/verdicts/verdict'

type StudyName = { title: string; pmid: number | null; doi: string | null; address: string }

type ClubStudy = { title: string; address: string }
type ClubName = { session: string; group: string; startsAt: string | null }

/** What they have done in journal clubs; of a group that they have left a session has no name. */
export type OwnClubs = {
  ballots: ({ [Name in keyof ClubName]: ClubName[Name] | null } & {
    study: ClubStudy | null
    answers: { question: string; answer: AppraisalAnswer }[]
    trust: number
    change: Change
    comment: string
    revealedOn: string | null
  })[]
  proposed: (ClubName & { study: ClubStudy; why: string })[]
  wouldRead: (ClubName & { study: ClubStudy })[]
  /** Questions under their name; of those without one nobody knows whose they are. */
  asked: ({ [Name in keyof ClubName]: ClubName[Name] | null } & { question: string })[]
  supported: (ClubName & { question: string })[]
}

export type OwnData = {
  account: {
    name: string
    email: string
    role: string
    preferences: Record<string, unknown>
    passkeys: { name: string; createdAt: Date; lastUsedAt: Date | null }[]
  }
  lists: { id: string; name: string; description: string }[]
  /** Links to lists that they have made; the name of a list that they do not have any more is null. */
  links: {
    list: string | null
    label: string
    kind: LinkKind
    withNotes: boolean
    createdAt: Date
    endsOn: string | null
    revokedAt: Date | null
  }[]
  notes: { body: string; readers: Readers; createdAt: Date; updatedAt: Date; study: StudyName }[]
  comments: {
    id: string
    /** The comment that opened the thread; null for that one. */
    threadId: string | null
    quote: string | null
    body: string
    readers: Readers
    createdAt: Date
    editedAt: Date | null
    study: StudyName
  }[]
  readings: { status: ReadingStatus; readAt: Date | null; changedAt: Date; study: StudyName }[]
  /** Followed searches; `query` is what stands in their address. */
  searches: { name: string; query: string; createdAt: Date }[]
  /** Their reading log. */
  log: { readOn: string; title: string; minutes: number; reflection: string; address: string | null }[]
  /** Verdicts of groups that they own. */
  verdicts: {
    group: string
    state: VerdictState
    bottomLine: string
    stance: Stance
    appliesTo: string
    decidedOn: string
    reviewBy: string
    study: { title: string; address: string }
  }[]
  questions: {
    text: string
    group: string | null
    isRequest: boolean
    times: number
    askedAt: Date
    state: QuestionState
    answer: string
    answeredAt: Date | null
    studies: { title: string; address: string }[]
  }[]
  /** What they were notified of, and what they did with it. */
  inbox: {
    kind: NoticeKind
    by: string | null
    study: StudyName | null
    list: string | null
    group: string | null
    session: string | null
    happenedAt: Date
    openedAt: Date | null
    laterSince: Date | null
    doneAt: Date | null
  }[]
  clubs: OwnClubs
  /** When mail comes and of what; null where they have chosen nothing. */
  mail: (MailChoices & { channels: Record<NoticeKind, Channel> }) | null
}

/** A file of an export: its path, and its text once it is its turn. */
export type OwnFile = { path: string; text: () => Promise<string> }

/**
 * What a person has here, as files in open formats. `readList` has what stands on a list, null where it has gone in the
 * meantime; `site` is put before addresses of ours.
 */
export function ownFiles(
  data: OwnData,
  readList: (id: string) => Promise<{ items: ExportedItem[] } | null>,
  site: string,
): OwnFile[] {
  const named = <Row extends { study: StudyName }>({ study, ...row }: Row) => ({
    study: { ...study, address: site + study.address },
    ...row,
  })
  // The files of one list come one after the other: it is read once, and forgotten with the next.
  let last: { id: string; read: ReturnType<typeof readList> } | undefined
  const itemsOf = async (id: string) => {
    if (last?.id !== id) last = { id, read: readList(id) }
    return (await last.read)?.items ?? []
  }
  return [
    written('README.txt', README),
    written('account.json', json(data.account)),
    written('notes.md', formatNotes(data.notes, 'markdown', site)),
    written('notes.json', formatNotes(data.notes, 'json', site)),
    written(
      'comments.json',
      json(data.comments.map(({ readers, ...comment }) => named({ ...comment, readBy: readersWords(readers) }))),
    ),
    written('reading.json', json(data.readings.map(named))),
    written(
      'log.json',
      json(data.log.map(({ address, ...entry }) => ({ ...entry, address: address && site + address }))),
    ),
    written(
      'searches.json',
      json(data.searches.map(({ query, ...search }) => ({ ...search, address: `${site}/studies?${query}` }))),
    ),
    written(
      'verdicts.json',
      json(data.verdicts.map(({ study, ...row }) => ({ study: { ...study, address: site + study.address }, ...row }))),
    ),
    written(
      'questions.json',
      json(
        data.questions.map(({ studies, ...row }) => ({
          ...row,
          studies: studies.map(({ title, address }) => ({ title, address: site + address })),
        })),
      ),
    ),
    written(
      'inbox.json',
      json(data.inbox.map(({ study, ...row }) => (study ? named({ ...row, study }) : { study, ...row }))),
    ),
    written('clubs.json', json(clubsAt(data.clubs, site))),
    written('mail.json', json(data.mail)),
    written('links.json', json(data.links)),
    written(
      'lists.json',
      json(data.lists.map(({ id, ...list }, index) => ({ ...list, file: listPath(list.name, index) }))),
    ),
    ...data.lists.flatMap(({ id, name }, index) => {
      const as = (format: 'ris' | 'csl-json' | 'csv', ending: string): OwnFile => ({
        path: `${listPath(name, index)}.${ending}`,
        text: async () => exportList(await itemsOf(id), format),
      })
      return [as('ris', 'ris'), as('csl-json', 'csl.json'), as('csv', 'csv')]
    }),
  ]
}

function clubsAt({ ballots, proposed, wouldRead, ...clubs }: OwnClubs, site: string) {
  const at = <Row extends { study: ClubStudy | null }>(row: Row) => ({
    ...row,
    study: row.study && { ...row.study, address: site + row.study.address },
  })
  return { ...clubs, ballots: ballots.map(at), proposed: proposed.map(at), wouldRead: wouldRead.map(at) }
}

const written = (path: string, text: string): OwnFile => ({ path, text: async () => text })
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/** "lists/03-heart-failure": lists may have one name. */
const listPath = (name: string, index: number) =>
  `lists/${String(index + 1).padStart(2, '0')}-${slugOf(name).slice(0, 60) || 'list'}`

const README = `This is what you have written and chosen in Précis. Times are UTC.

account.json    your name, address, role, preferences and the names of your passkeys
notes.md        your notes, each with who may read it; notes.json has the same for programs
comments.json   your comments, each with its study, its thread and who may read it, also in groups that you have left
reading.json    which studies you are reading or have read
log.json        your reading log
searches.json   the searches that you follow
verdicts.json   verdicts of your groups that you own
questions.json  questions that you have kept or asked for
inbox.json      what you were notified of, and what you have done with it
clubs.json      your ballots in journal clubs, studies that you proposed and that you would read, questions with your name
mail.json       when your mail comes and of what, if you have chosen
links.json      links to lists that you have made, without their addresses
lists.json      the names and descriptions of your reading lists
lists/          each list as RIS and CSL-JSON, for reference managers, and as CSV with status, reason and day

Not in it: ballots that were revealed without names, which are nobody's; what you have deleted, earlier versions of comments, your last searches, sessions and passwords, and summaries
that you have edited, which belong to the library.
`
