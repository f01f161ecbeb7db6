import { randomUUID } from 'node:crypto'
import { type Holding, type Holdings, NAMES, type Name } from './holdings'

/** What is asked about: somebody's thing as it is or deleted, one that never was, or no identifier at all. */
export type Subject = { of: Name; state: 'there' | 'gone' } | { of: null; state: 'none' | 'malformed' }

/** How whoever asks is related to it. */
export type Relation = 'own' | 'own, gone' | "another's" | "another's, gone" | 'none' | 'malformed'

/** Kinds of things that are asked for by an identifier, with where a holding keeps it. */
export const KINDS = {
  list: ['listId', 'goneListId'],
  item: ['itemId', 'removedItemId'],
  note: ['noteId', 'goneNoteId'],
  'panel note': ['panelNoteId'],
  'inner note': ['innerNoteId'],
  'panel thread': ['panelThreadId'],
  'inner thread': ['innerThreadId'],
  comment: ['threadId', 'goneCommentId'],
  'resolved thread': ['resolvedThreadId'],
  search: ['searchId', 'goneSearchId'],
  entry: ['entryId', 'goneEntryId'],
  session: ['otherSessionId', 'endedSessionId'],
  passkey: ['passkeyId'],
  person: ['userId'],
  feed: ['feedToken'],
  link: ['linkToken'],
  'shared list': ['sharedListId'],
  grant: ['grantId'],
  'list link': ['linkId', 'revokedLinkId'],
  'list link address': ['linkAddress', 'revokedLinkAddress'],
  group: ['groupId'],
  'group address': ['groupSlug'],
  'joined group': ['joinedGroupId'],
  'joined group address': ['joinedGroupSlug'],
  'group member': ['memberId'],
  invitation: ['invitationId'],
  notice: ['noticeId'],
  'done notice': ['doneNoticeId'],
  'look-up': ['lookUpId'],
  'failed look-up': ['failedLookUpId'],
  question: ['questionId'],
  'closed question': ['goneQuestionId'],
  'group question': ['groupQuestionId'],
  request: ['requestId'],
  club: ['clubId'],
  'club that chooses': ['proposingClubId'],
  'club that is revealed': ['revealedClubId'],
  'club question': ['clubQuestionId'],
  'unnamed club question': ['unnamedClubQuestionId'],
  verdict: ['verdictId'],
  'draft verdict': ['draftVerdictId'],
  'joined verdict': ['joinedVerdictId'],
  upload: ['uploadId'],
  'applied upload': ['appliedUploadId'],
} as const satisfies Record<string, readonly (keyof Holding)[]>
export type Kind = keyof typeof KINDS

const subjectsOf = (kind: Kind): Subject[] => [
  ...NAMES.map((of): Subject => ({ of, state: 'there' })),
  ...(KINDS[kind].length > 1 ? NAMES.map((of): Subject => ({ of, state: 'gone' })) : []),
  { of: null, state: 'none' },
  { of: null, state: 'malformed' },
]

/** Of somebody who has no session it matters less whose it is than that it is somebody's. */
export const fewSubjectsOf = (kind: Kind): Subject[] =>
  subjectsOf(kind).filter(({ of, state }) => (of === null ? true : state === 'there' && (of === 'ada' || of === 'dis')))

/** Of whoever has a session: everything that is there, and of what is deleted their own and somebody else's. */
export const manySubjectsOf = (kind: Kind, person: Name): Subject[] =>
  subjectsOf(kind).filter(
    ({ of, state }) => state !== 'gone' || of === person || of === (person === 'ada' ? 'ben' : 'ada'),
  )

export function idOf(kind: Kind, subject: Subject, holdings: Holdings): string {
  if (subject.of === null) return subject.state === 'none' ? randomUUID() : "no identifier' or 1=1"
  const field = KINDS[kind][subject.state === 'gone' ? 1 : 0] as keyof Holding
  return holdings[subject.of][field]
}

export function relationOf(person: Name | null, subject: Subject): Relation {
  if (subject.of === null) return subject.state
  const whose = subject.of === person ? 'own' : "another's"
  return subject.state === 'gone' ? `${whose}, gone` : whose
}
