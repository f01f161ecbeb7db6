import { randomUUID } from 'node:crypto'
import { withViewer } from '@/db/connection/with-viewer'
import { searchStudies } from '@/db/search/query/search-studies'
import { studyRows } from '@/db/studies/study-rows'
import { type Person, type SignedIn, VISITOR, type Viewer } from '@/lib/access/viewer'
import { NOTICE_KINDS, type NoticeKind } from '@/lib/inbox/notice'
import { defaultChoices } from '@/lib/mail/mail-settings'
import { parseSearchRequest } from '@/lib/search/search-request'
import type { Given } from './entry'
import { CLAIM_MAPPING_ID, HOLD_ID } from './group-holdings'
import { CORPUS_QUERY_ID } from './look-up-holdings'
import { OTHER_PROVIDER, providedGroupId } from './scim-holdings'

/** The functions of a module that take whoever asks first. */
type Asked<Module> = {
  [Name in keyof Module as Module[Name] extends (viewer: infer First, ...rest: never[]) => unknown
    ? First extends Viewer | SignedIn
      ? Name
      : never
    : never]: Module[Name] extends (viewer: never, ...rest: infer Rest) => unknown
    ? (given: Given) => Partial<Rest> | Promise<Partial<Rest>>
    : never
}

/** A module of `db` with what each of its functions is asked; the compiler refuses a missing one. */
const of = <Module extends object>(load: () => Promise<Module>, questions: Asked<Module>) => ({ load, questions })

const key = () => randomUUID()
const version = 1
const READ = { readOn: '2026-11-30', minutes: 20, reflection: 'Hm.' }
const QUERY = { name: 'Herons', term: 'herons', since: '2026-01-01', rhythm: 'week', mostRecords: 50 } as const
const STUDY_KEY = '101'
const PASSWORD = 'nine quiet herons by the water'
const PARTY = { id: 'localhost', origins: ['http://localhost'] }
/** What a device might send that was asked for nothing. */
const ANSWER = { id: 'none', rawId: 'none', type: 'public-key' as const, clientExtensionResults: {} }
const ANSWERED = {
  clientDataJSON: Buffer.from('{"challenge":"none","origin":"http://localhost"}').toString('base64url'),
}
const nothing = (): [] => []
const ofStudy = ({ studyId }: Given): [number] => [studyId]
const ofList = ({ mine }: Given) => ({ listId: mine.listId })
const ofUpload = ({ mine }: Given) => ({ uploadId: mine.uploadId })
const ofGroup = ({ mine }: Given) => ({ groupId: mine.groupId })
const ofItem = ({ mine }: Given) => ({ itemId: mine.itemId })
const ofNote = ({ mine }: Given) => ({ noteId: mine.noteId })
const ofComment = ({ mine }: Given) => ({ commentId: mine.threadId })
const ofThread = ({ mine }: Given) => ({ threadId: mine.threadId })
const ofSearch = ({ mine }: Given) => ({ searchId: mine.searchId })
const ofPerson = ({ mine }: Given) => ({ userId: mine.userId, version })
const ofQuestion = ({ mine }: Given) => ({ questionId: mine.questionId, version })
const ofVerdict = ({ mine }: Given) => ({ verdictId: mine.verdictId, version })
const VERDICT = {
  bottomLine: 'Other.',
  stance: 'adopt',
  certainty: null,
  appliesTo: '',
  rationale: '',
  audience: 'groups',
  decidedOn: '2026-01-01',
  reviewBy: null,
  evidence: { supports: [], against: [] },
  isInForce: false,
} as const
const ABSENT = 'shaving for alopecia'
const request = (q: string) => parseSearchRequest({ q })
const FACTS = {
  population: '',
  intervention: '',
  comparator: '',
  outcome: '',
  sampleSize: null,
  followUp: '',
  effects: '',
}

/** A search that finds nothing, and would find something with one of its parts left out. */
const NARROW = request('baricitinib unheardofword')
const CLUB_PLAN = {
  title: 'New',
  question: '',
  startsAt: null,
  zone: null,
  lasts: 60,
  voteBy: null,
  place: '',
}
const MAIL_CHANNELS = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, 'inbox'])) as Record<NoticeKind, 'inbox'>
const READER = { kind: 'person', id: randomUUID(), name: '', role: 'reader' } as Person
const rowsOf = async (id: number) => [...(await withViewer(VISITOR, (tx) => studyRows(tx, [id]))).values()]

/** Somebody whom a provider describes for the first time. */
const described = () => ({ userName: `${key()}@hospital.example`, externalId: null, said: { emails: [] } })

/** Everything that is asked of the database in somebody's name, about the things of one person. */
export const QUERIES = {
  'db/access/account.ts': of(() => import('@/db/access/account'), {
    readAccount: nothing,
    renameSelf: () => [{ name: 'Other', version }],
    changePassword: () => [{ current: 'wrong', next: PASSWORD }],
    changePreferences: () => [{ theme: 'dark' }],
  }),
  'db/access/people.ts': of(() => import('@/db/access/people'), {
    listPeople: nothing,
    invitePerson: () => [{ key: key(), name: 'New', email: `${key()}@hospital.example`, role: 'reader' }],
    resetPerson: (given) => [ofPerson(given)],
    changeRole: (given) => [{ ...ofPerson(given), role: 'editor' }],
    disablePerson: (given) => [ofPerson(given)],
    enablePerson: (given) => [ofPerson(given)],
  }),
  'db/access/claim-mappings.ts': of(() => import('@/db/access/claim-mappings'), {
    listClaimMappings: nothing,
    createClaimMapping: () => [
      { issuer: 'https://id.example', claim: 'groups', value: 'herons', role: 'editor', groupId: null },
    ],
    deleteClaimMapping: () => [{ mappingId: CLAIM_MAPPING_ID }],
  }),
  'db/scim/tokens.ts': of(() => import('@/db/scim/tokens'), {
    listScimTokens: nothing,
    createScimToken: () => [{ key: key(), name: 'Directory', issuer: 'https://id.example' }],
    revokeScimToken: () => [{ tokenId: OTHER_PROVIDER.tokenId }],
  }),
  'db/scim/user-rows.ts': of(() => import('@/db/scim/user-rows'), {
    listScimUsers: () => [{ startIndex: 1, count: 200, conditions: [] }],
    findScimUser: ({ mine }) => [mine.userId],
  }),
  'db/scim/provide-user.ts': of(() => import('@/db/scim/provide-user'), {
    createScimUser: () => [described()],
    changeScimUser: ({ mine }) => [mine.userId, (user) => ({ ...user, active: false })],
    deleteScimUser: ({ mine }) => [mine.userId],
  }),
  'db/scim/group-rows.ts': of(() => import('@/db/scim/group-rows'), {
    listScimGroups: () => [{ startIndex: 1, count: 200, conditions: [] }],
    findScimGroup: async () => [await providedGroupId()],
  }),
  'db/scim/provide-group.ts': of(() => import('@/db/scim/provide-group'), {
    createScimGroup: () => [{ displayName: key(), externalId: null }],
    changeScimGroup: async () => [await providedGroupId(), (group) => ({ ...group, displayName: key() })],
    deleteScimGroup: async () => [await providedGroupId()],
  }),
  'db/access/close-account.ts': of(() => import('@/db/access/close-account'), {
    closeOwnAccount: () => [{ email: 'somebody@hospital.example' }],
  }),
  'db/access/erasures.ts': of(() => import('@/db/access/erasures'), {
    eraseOn: (given) => [{ ...ofPerson(given), on: '2999-12-31' }],
    keepPerson: (given) => [ofPerson(given)],
    listErased: nothing,
  }),
  'db/access/sessions.ts': of(() => import('@/db/access/sessions'), {
    listSessions: () => [{ idleMinutes: 15, absoluteHours: 12 }],
    revokeSession: ({ mine }) => [{ sessionId: mine.otherSessionId }],
    revokeOtherSessions: nothing,
  }),
  'db/access/recent-sign-in.ts': of(() => import('@/db/access/recent-sign-in'), {
    confirmWithPassword: () => [{ password: 'wrong' }],
  }),
  'db/access/sign-in-ways.ts': of(() => import('@/db/access/sign-in-ways'), { readWaysIn: nothing }),
  'db/codes/codes.ts': of(() => import('@/db/codes/codes'), {
    readCodes: () => ['ada'],
    beginCodes: nothing,
    makeRecoveryCodes: () => [{}],
    turnOffCodes: nothing,
    resetCodes: (given) => [ofPerson(given)],
  }),
  'db/passkeys/passkeys.ts': of(() => import('@/db/passkeys/passkeys'), {
    listPasskeys: nothing,
    namedToDevices: nothing,
    askToAdd: () => [PARTY],
    addPasskey: () => [
      { name: 'New', answer: { ...ANSWER, response: { ...ANSWERED, attestationObject: 'none' } } },
      PARTY,
    ],
    renamePasskey: ({ mine }) => [{ passkeyId: mine.passkeyId, name: 'Other', version }],
    deletePasskey: ({ mine }) => [{ passkeyId: mine.passkeyId }],
  }),
  'db/passkeys/confirm-with-passkey.ts': of(() => import('@/db/passkeys/confirm-with-passkey'), {
    askToConfirm: () => [PARTY],
    confirmWithPasskey: () => [
      { ...ANSWER, response: { ...ANSWERED, authenticatorData: 'none', signature: 'none' } },
      PARTY,
    ],
  }),
  'db/access/directory.ts': of(() => import('@/db/access/directory'), { findColleagues: () => ['host'] }),
  'db/groups/groups.ts': of(() => import('@/db/groups/groups'), {
    listGroups: nothing,
    mayMakeGroups: nothing,
    createGroup: () => [{ key: key(), name: 'New', description: '' }],
    changeGroup: (given) => [{ ...ofGroup(given), version, name: 'Other', description: '' }],
    archiveGroup: (given) => [ofGroup(given)],
    unarchiveGroup: (given) => [ofGroup(given)],
  }),
  'db/groups/invitations.ts': of(() => import('@/db/groups/invitations'), {
    listInvitations: nothing,
    countInvitations: nothing,
    inviteToGroup: (given) => [{ ...ofGroup(given), userId: given.mine.outsiderId }],
    acceptInvitation: ({ mine }) => [{ invitationId: mine.invitationId }],
    declineInvitation: ({ mine }) => [{ invitationId: mine.invitationId }],
  }),
  'db/groups/lock-audience.ts': of(() => import('@/db/groups/lock-audience'), { groupsToWriteFor: nothing }),
  'db/groups/members.ts': of(() => import('@/db/groups/members'), {
    changeMemberRole: ({ mine }) => [{ memberId: mine.memberId, version, role: 'member' }],
    removeMember: ({ mine }) => [{ memberId: mine.memberId }],
    leaveGroup: ({ mine }) => [{ groupId: mine.joinedGroupId }],
  }),
  'db/groups/read-group.ts': of(() => import('@/db/groups/read-group'), {
    readGroup: ({ mine }) => [mine.groupSlug],
  }),
  'db/audit/audit-trail.ts': of(() => import('@/db/audit/audit-trail'), { listAuditEvents: nothing }),
  'db/discussion/comments.ts': of(() => import('@/db/discussion/comments'), {
    createComment: ({ studyId }) => [{ key: key(), studyId, body: 'A comment.' }],
    changeComment: (given) => [{ ...ofComment(given), version, body: 'Other words.' }],
    deleteComment: (given) => [ofComment(given)],
    resolveThread: (given) => [ofThread(given)],
    reopenThread: ({ mine }) => [{ threadId: mine.resolvedThreadId }],
  }),
  'db/discussion/mentionable.ts': of(() => import('@/db/discussion/mentionable'), {
    findMentionable: () => [{ typed: 'host' }],
  }),
  'db/inbox/count-inbox.ts': of(() => import('@/db/inbox/count-inbox'), { countInbox: nothing }),
  'db/inbox/list-inbox.ts': of(() => import('@/db/inbox/list-inbox'), { listInbox: () => [{ tab: 'new' }] }),
  'db/inbox/settle-notices.ts': of(() => import('@/db/inbox/settle-notices'), {
    moveNotice: ({ mine }) => [{ noticeId: mine.noticeId, to: 'later' }],
    settleStudy: ({ studyId }) => [{ studyId }],
    countUndo: ({ mine }) => [mine.doneNoticeId],
    undoDone: ({ mine }) => [{ noticeId: mine.doneNoticeId }],
    markNoticeSeen: ({ mine }) => [{ noticeId: mine.noticeId }],
  }),
  'db/mail/list-mail-faults.ts': of(() => import('@/db/mail/list-mail-faults'), { listMailFaults: nothing }),
  'db/mail/mail-choices.ts': of(() => import('@/db/mail/mail-choices'), {
    readMailChoices: () => ['UTC'],
    changeMailChoices: () => [{ ...defaultChoices('UTC'), channels: MAIL_CHANNELS, version }],
    resumeMail: nothing,
  }),
  'db/mail/notices-to-mail.ts': of(() => import('@/db/mail/notices-to-mail'), {
    noticesForDigest: () => [{ start: new Date(0), end: new Date('2100-01-01') }, true],
    noticesForNow: nothing,
  }),
  'db/discussion/threads.ts': of(() => import('@/db/discussion/threads'), {
    threadsOn: ofStudy,
    countComments: ofStudy,
  }),
  'db/discussion/comment-search.ts': of(() => import('@/db/discussion/comment-search'), { listComments: nothing }),
  'db/discussion/out-of-sight.ts': of(() => import('@/db/discussion/out-of-sight'), {
    ownCommentsOutOfSight: ofStudy,
  }),
  'db/discussion/replies.ts': of(() => import('@/db/discussion/replies'), { repliesTo: () => [null] }),
  'db/home/corpus-overview.ts': of(() => import('@/db/home/corpus-overview'), { readCorpusOverview: nothing }),
  'db/home/reading-now.ts': of(() => import('@/db/home/reading-now'), {
    readingNow: () => [{ today: '2026-01-01', lists: 3 }],
  }),
  'db/home/setup.ts': of(() => import('@/db/home/setup'), { readSetup: nothing }),
  'db/home/destinations.ts': of(() => import('@/db/home/destinations'), { listDestinations: nothing }),
  'db/home/news.ts': of(() => import('@/db/home/news'), { newsFor: nothing }),
  'db/import/import-logs.ts': of(() => import('@/db/import/import-logs'), {
    listImports: nothing,
    readImport: () => [1],
  }),
  'db/import/uploads/ask-upload.ts': of(() => import('@/db/import/uploads/ask-upload'), {
    applyUploaded: (given) => [ofUpload(given)],
    cancelUploaded: (given) => [ofUpload(given)],
    undoUploaded: ({ mine }) => [{ uploadId: mine.appliedUploadId }],
    retryUploaded: ({ mine }) => [{ uploadId: mine.busyUploadId }],
  }),
  'db/import/uploads/create-upload.ts': of(() => import('@/db/import/uploads/create-upload'), {
    mayUpload: nothing,
    createUpload: () => [{ key: key(), name: 'a.ris', content: Buffer.from('TY  - JOUR') }],
  }),
  'db/import/uploads/decide-upload.ts': of(() => import('@/db/import/uploads/decide-upload'), {
    decideRow: (given) => [{ ...ofUpload(given), position: 0, choice: 'new' }],
    decideRest: (given) => [{ ...ofUpload(given), choice: 'skip' }],
  }),
  'db/import/uploads/read-not-taken.ts': of(() => import('@/db/import/uploads/read-not-taken'), {
    readNotTaken: ({ mine }) => [mine.uploadId],
  }),
  'db/import/uploads/read-rows.ts': of(() => import('@/db/import/uploads/read-rows'), {
    readUploadRows: ({ mine }) => [mine.uploadId, 'decide', 1],
  }),
  'db/import/uploads/read-uploads.ts': of(() => import('@/db/import/uploads/read-uploads'), {
    listUploads: nothing,
    readUploadAccount: ({ mine }) => [mine.uploadId],
  }),
  'db/corpus-queries/change-queries.ts': of(() => import('@/db/corpus-queries/change-queries'), {
    createCorpusQuery: () => [{ key: key(), source: 'pubmed', ...QUERY }],
    createRecheck: () => [{ source: 'pubmed' }],
    changeCorpusQuery: () => [{ queryId: CORPUS_QUERY_ID, version, ...QUERY }],
    switchCorpusQuery: () => [{ queryId: CORPUS_QUERY_ID, version, on: false }],
    deleteCorpusQuery: () => [{ queryId: CORPUS_QUERY_ID, version }],
    runCorpusQuery: () => [{ key: key(), queryId: CORPUS_QUERY_ID, isTrial: false }],
  }),
  'db/corpus-queries/read-queries.ts': of(() => import('@/db/corpus-queries/read-queries'), {
    listCorpusQueries: nothing,
    readCorpusQuery: () => [CORPUS_QUERY_ID],
  }),
  'db/look-ups/create-look-up.ts': of(() => import('@/db/look-ups/create-look-up'), {
    mayFetch: nothing,
    createSearch: () => [{ key: key(), source: 'pubmed', term: 'herons' }],
    createFetch: () => [{ key: key(), source: 'pubmed', pmids: [101], dois: ['10.1000/102'] }],
  }),
  'db/look-ups/read-look-ups.ts': of(() => import('@/db/look-ups/read-look-ups'), {
    readSourceSearch: ({ mine }) => [mine.lookUpId],
    listFetches: nothing,
  }),
  'db/look-ups/retry-look-up.ts': of(() => import('@/db/look-ups/retry-look-up'), {
    retryLookUp: ({ mine }) => [{ lookUpId: mine.failedLookUpId }],
  }),
  'db/sources/source-settings.ts': of(() => import('@/db/sources/source-settings'), {
    readSources: nothing,
    openSource: () => ['pubmed'],
    openSearched: nothing,
    switchSource: () => [{ source: 'pubmed', version, on: false }],
    saveSource: () => [
      { source: 'pubmed', version, contact: 'other@hospital.example', secret: 'a-key', deletesSecret: false },
    ],
  }),
  'db/source-runs/create-run.ts': of(() => import('@/db/source-runs/create-run'), {
    createSourceRun: () => [{ source: 'icite' }],
  }),
  'db/source-runs/read-runs.ts': of(() => import('@/db/source-runs/read-runs'), { listSourceRuns: nothing }),
  'db/lists/grants.ts': of(() => import('@/db/lists/grants'), {
    grantList: (given) => [{ ...ofList(given), to: { userId: given.mine.outsiderId }, role: 'viewer' }],
    changeGrant: ({ mine }) => [{ grantId: mine.grantId, version, role: 'editor' }],
    revokeGrant: ({ mine }) => [{ grantId: mine.grantId, version }],
    leaveList: ({ mine }) => [{ listId: mine.sharedListId }],
  }),
  'db/lists/hidden-lists.ts': of(() => import('@/db/lists/hidden-lists'), {
    hideList: (given) => [ofList(given)],
    showList: (given) => [ofList(given)],
    listHiddenLists: nothing,
  }),
  'db/lists/list-links.ts': of(() => import('@/db/lists/list-links'), {
    readLinks: ({ mine }) => [mine.listId],
    createLink: (given) => [{ ...ofList(given), key: key(), kind: 'frozen', label: '', endsOn: null, withNotes: true }],
    revokeLink: ({ mine }) => [{ linkId: mine.linkId }],
  }),
  'db/lists/link-setting.ts': of(() => import('@/db/lists/link-setting'), {
    readLinkSetting: nothing,
    switchLinks: () => [{ areOpen: true, version }],
  }),
  'db/lists/shared-list.ts': of(() => import('@/db/lists/shared-list'), {
    mayOpenLinks: nothing,
    readSharedList: ({ mine }) => [mine.linkAddress],
  }),
  'db/lists/sharing.ts': of(() => import('@/db/lists/sharing'), {
    readSharing: ({ mine }) => [mine.listId],
    listsOfGroup: ({ mine }) => [mine.groupId],
  }),
  'db/lists/holdings.ts': of(() => import('@/db/lists/holdings'), { readHoldings: ({ studyId }) => [[studyId]] }),
  'db/lists/list-contents.ts': of(() => import('@/db/lists/list-contents'), {
    readList: ({ mine }) => [mine.listId],
    readListForExport: ({ mine }) => [mine.listId],
    readRemovedItem: ({ mine }) => [mine.listId, mine.removedItemId],
  }),
  'db/lists/list-items.ts': of(() => import('@/db/lists/list-items'), {
    changeItem: (given) => [{ ...ofItem(given), version, reason: 'Other', dueOn: null }],
    removeItem: (given) => [ofItem(given)],
    restoreItem: (given) => [ofItem(given)],
  }),
  'db/lists/list-order.ts': of(() => import('@/db/lists/list-order'), {
    moveItem: (given) => [{ ...ofItem(given), place: 'down' }],
  }),
  'db/lists/list-picker.ts': of(() => import('@/db/lists/list-picker'), {
    readPicker: ofStudy,
    readPickerOfSeveral: ({ studyId, otherId }) => [[studyId, otherId]],
  }),
  'db/lists/list-place.ts': of(() => import('@/db/lists/list-place'), {
    placeOnList: ({ mine, studyId }) => [{ id: mine.listId, status: null, due: null, view: 'rows' }, studyId],
  }),
  'db/lists/list-savings.ts': of(() => import('@/db/lists/list-savings'), {
    saveToLists: ({ mine, studyId }) => [
      { key: key(), studyId, listIds: [], heldIds: [mine.listId], newListName: 'Another' },
    ],
    undoSaving: ({ mine, studyId }) => [{ studyId, added: [mine.listId], removed: [], created: null }],
  }),
  'db/lists/save-studies.ts': of(() => import('@/db/lists/save-studies'), {
    saveStudies: ({ mine, studyId, otherId }) => [
      { key: key(), studyIds: [studyId, otherId], listIds: [mine.listId], newListName: '' },
    ],
    undoSavedStudies: () => [{ key: key() }],
  }),
  'db/lists/lists.ts': of(() => import('@/db/lists/lists'), {
    listLists: nothing,
    listDeletedLists: nothing,
    createList: () => [{ key: key(), name: 'New', description: '' }],
    changeList: (given) => [{ ...ofList(given), version, name: 'Other', description: '' }],
    deleteList: (given) => [ofList(given)],
    restoreList: ({ mine }) => [{ listId: mine.goneListId }],
  }),
  'db/notes/colleagues-notes.ts': of(() => import('@/db/notes/colleagues-notes'), {
    colleaguesNotesOn: ofStudy,
    listColleaguesNotes: nothing,
  }),
  'db/notes/note-list.ts': of(() => import('@/db/notes/note-list'), {
    notesOnStudy: ofStudy,
    deletedNotes: ofStudy,
    listNotes: nothing,
    recentNotes: () => [3],
    exportNotes: nothing,
  }),
  'db/notes/notes.ts': of(() => import('@/db/notes/notes'), {
    createNote: ({ studyId, othersKey }) => [{ key: othersKey, studyId, body: 'A note.' }],
    changeNote: (given) => [{ ...ofNote(given), version, body: 'Other words.' }],
    deleteNote: (given) => [ofNote(given)],
    restoreNote: ({ mine }) => [{ noteId: mine.goneNoteId }],
  }),
  'db/readings/set-reading.ts': of(() => import('@/db/readings/set-reading'), {
    setReading: ({ otherId }) => [{ studyId: otherId, status: 'read' }],
    readingOf: ofStudy,
  }),
  'db/readings/set-readings.ts': of(() => import('@/db/readings/set-readings'), {
    setReadings: ({ otherId }) => [{ key: key(), studyIds: [otherId], status: 'read' }],
    undoReadings: () => [{ key: key() }],
    readReadings: ({ studyId }) => [[studyId]],
  }),
  'db/club/ask-club-question.ts': of(() => import('@/db/club/ask-club-question'), {
    askClubQuestion: ({ mine }) => [{ sessionId: mine.clubId, text: 'Why?', isAnonymous: true }],
    changeClubQuestion: ({ mine }) => [{ questionId: mine.unnamedClubQuestionId, version, text: 'Why not?' }],
    deleteClubQuestion: ({ mine }) => [{ questionId: mine.unnamedClubQuestionId }],
    supportClubQuestion: ({ mine }) => [{ questionId: mine.clubQuestionId, supports: true }],
  }),
  'db/club/list-club-questions.ts': of(() => import('@/db/club/list-club-questions'), {
    listClubQuestions: ({ mine }) => [mine.clubId],
  }),
  'db/club/calendar.ts': of(() => import('@/db/club/calendar'), {
    sessionForCalendar: ({ mine }) => [mine.clubId],
    hasCalendar: nothing,
    openCalendar: nothing,
    closeCalendar: nothing,
    readCalendarOf: ({ mine }) => [mine.userId],
  }),
  'db/club/own-clubs.ts': of(() => import('@/db/club/own-clubs'), { ownClubs: nothing }),
  'db/club/read-session.ts': of(() => import('@/db/club/read-session'), {
    listClubSessions: nothing,
    sessionsOfGroup: ({ mine }) => [mine.groupId],
    readSession: ({ mine }) => [mine.clubId],
  }),
  'db/club/run-session.ts': of(() => import('@/db/club/run-session'), {
    openSession: (given) => [
      {
        ...ofGroup(given),
        key: key(),
        ...CLUB_PLAN,
        form: 'trial',
        names: 'named',
        quorum: 3,
      },
    ],
    changeSession: ({ mine }) => [{ sessionId: mine.clubId, version, ...CLUB_PLAN }],
    chooseStudy: ({ mine }) => [{ sessionId: mine.proposingClubId, studyId: null }],
    moveSession: ({ mine }) => [{ sessionId: mine.clubId, to: 'revealed' }],
    saveMinutes: ({ mine }) => [{ sessionId: mine.clubId, version, minutes: 'So.' }],
  }),
  'db/club/vote.ts': of(() => import('@/db/club/vote'), {
    proposeStudy: ({ mine }) => [{ sessionId: mine.proposingClubId, study: '102', why: '' }],
    approveStudies: ({ mine, studyId }) => [{ sessionId: mine.proposingClubId, studyIds: [studyId] }],
    castBallot: ({ mine }) => [{ sessionId: mine.clubId, answers: {}, trust: 5, change: 'no', comment: '' }],
  }),
  'db/questions/answer-question.ts': of(() => import('@/db/questions/answer-question'), {
    answerQuestion: (given) => [{ ...ofQuestion(given), answer: 'So.', studies: [], verdictId: null, alike: true }],
    closeQuestion: (given) => [{ ...ofQuestion(given), answer: 'So.', alike: true }],
    reopenQuestion: ({ mine }) => [{ questionId: mine.goneQuestionId }],
    deleteQuestion: (given) => [ofQuestion(given)],
  }),
  'db/questions/ask-question.ts': of(() => import('@/db/questions/ask-question'), {
    askQuestion: () => [{ text: 'New?', address: '', groupId: null, isRequest: true }],
  }),
  'db/questions/list-questions.ts': of(() => import('@/db/questions/list-questions'), {
    listQuestions: () => ['open'],
    questionsOfGroup: ({ mine }) => [mine.joinedGroupId],
    ownQuestions: nothing,
    listRequests: nothing,
  }),
  'db/retention/change-period.ts': of(() => import('@/db/retention/change-period'), {
    changePeriod: () => [{ kind: 'notices', days: 60, version: 0 }],
  }),
  'db/retention/legal-holds.ts': of(() => import('@/db/retention/legal-holds'), {
    listHolds: nothing,
    putHold: ({ mine }) => [{ key: randomUUID(), userId: mine.userId, reason: 'A case.', endsOn: null }],
    liftHold: () => [{ holdId: HOLD_ID }],
  }),
  'db/retention/read-retention.ts': of(() => import('@/db/retention/read-retention'), {
    readRetention: () => [new Date()],
    daysUntilErased: nothing,
  }),
  'db/verdicts/deciding-groups.ts': of(() => import('@/db/verdicts/deciding-groups'), {
    groupsToDecideFor: nothing,
    possibleOwners: ({ mine }) => [mine.groupId],
  }),
  'db/verdicts/draft-verdict.ts': of(() => import('@/db/verdicts/draft-verdict'), {
    createVerdict: ({ mine, otherId }) => [
      { ...VERDICT, key: key(), studyId: otherId, groupId: mine.groupId, supersedesId: null, ownerId: mine.userId },
    ],
    changeVerdict: ({ mine }) => [{ ...VERDICT, verdictId: mine.draftVerdictId, version, ownerId: mine.userId }],
    discardVerdict: ({ mine }) => [{ verdictId: mine.draftVerdictId }],
  }),
  'db/verdicts/list-verdicts.ts': of(() => import('@/db/verdicts/list-verdicts'), {
    verdictsOnStudy: ofStudy,
    verdictsOfGroup: ({ mine }) => [mine.groupId],
    verdictsOwnedBy: nothing,
  }),
  'db/verdicts/read-verdict.ts': of(() => import('@/db/verdicts/read-verdict'), {
    readVerdict: ({ mine }) => [mine.verdictId],
  }),
  'db/verdicts/settle-verdict.ts': of(() => import('@/db/verdicts/settle-verdict'), {
    confirmVerdict: (given) => [{ ...ofVerdict(given), reviewBy: '2028-01-01', today: '2026-01-01' }],
    withdrawVerdict: (given) => [{ ...ofVerdict(given), reason: 'None.' }],
    handOverVerdict: (given) => [{ ...ofVerdict(given), ownerId: given.mine.hostId }],
    changeVerdictAudience: (given) => [{ ...ofVerdict(given), audience: 'everyone', confirmed: 'everyone' }],
  }),
  'db/jobs/change-job.ts': of(() => import('@/db/jobs/change-job'), {
    retryJob: () => [{ job: 999999 }],
    cancelJob: () => [{ job: 999999 }],
  }),
  'db/export/own-data.ts': of(() => import('@/db/export/own-data'), { readOwnData: nothing }),
  'db/backup/list-backups.ts': of(() => import('@/db/backup/list-backups'), { listBackups: nothing }),
  'db/jobs/list-jobs.ts': of(() => import('@/db/jobs/list-jobs'), { listJobs: nothing }),
  'db/search/index/index-status.ts': of(() => import('@/db/search/index/index-status'), {
    readIndexProgress: nothing,
    readSearchIndex: nothing,
    rebuildSearchIndex: nothing,
  }),
  'db/references/check-references.ts': of(() => import('@/db/references/check-references'), {
    checkReferences: () => [Buffer.from('PMID 101')],
  }),
  'db/search/query/find-absence.ts': of(() => import('@/db/search/query/find-absence'), {
    findAbsence: async () => [ABSENT, await searchStudies(READER, request(ABSENT))],
  }),
  'db/search/query/find-by-identifier.ts': of(() => import('@/db/search/query/find-by-identifier'), {
    findByIdentifier: () => [{ pmid: 101 }],
  }),
  'db/search/query/place-in-results.ts': of(() => import('@/db/search/query/place-in-results'), {
    placeInResults: ({ studyId }) => [{ request: request(''), at: 1 }, studyId],
  }),
  'db/search/query/place-in-topic.ts': of(() => import('@/db/search/query/place-in-topic'), {
    placeInTopic: ({ studyId }) => ['alopecia', studyId],
  }),
  'db/search/query/read-answer.ts': of(() => import('@/db/search/query/read-answer'), {
    readAnswer: async () => [
      'baricitinib for alopecia',
      await searchStudies(READER, request('baricitinib for alopecia')),
    ],
  }),
  'db/search/query/search-studies.ts': of(() => import('@/db/search/query/search-studies'), {
    searchStudies: () => [request('')],
  }),
  'db/search/query/suggest-broader-searches.ts': of(() => import('@/db/search/query/suggest-broader-searches'), {
    suggestBroaderSearches: async () => [NARROW, await searchStudies(READER, NARROW)],
  }),
  'db/search/query/topic-list.ts': of(() => import('@/db/search/query/topic-list'), {
    listTopics: () => [{ limit: 5 }],
  }),
  'db/search/query/topics.ts': of(() => import('@/db/search/query/topics'), { readTopic: () => ['alopecia'] }),
  'db/search/question/spelling.ts': of(() => import('@/db/search/question/spelling'), {
    didYouMean: () => ['baricitnib'],
  }),
  'db/searches/followed-searches.ts': of(() => import('@/db/searches/followed-searches'), {
    listFollowedSearches: () => [{ limit: 9 }],
    readFollowedSearch: ({ mine }) => [mine.searchId],
    followedAs: () => [request('baricitinib')],
  }),
  'db/reading-log/change-log.ts': of(() => import('@/db/reading-log/change-log'), {
    addLogEntry: ({ studyId }) => [{ key: key(), studyId, ...READ }],
    changeLogEntry: ({ mine }) => [{ entryId: mine.entryId, version, ...READ }],
    deleteLogEntry: ({ mine }) => [{ entryId: mine.entryId }],
    restoreLogEntry: ({ mine }) => [{ entryId: mine.goneEntryId }],
  }),
  'db/reading-log/reading-log.ts': of(() => import('@/db/reading-log/reading-log'), {
    listLog: () => [{ period: { from: '2000-01-01', to: '2999-12-31' } }],
    exportLog: () => [{ from: '2000-01-01', to: '2999-12-31' }],
    readDeletedEntry: ({ mine }) => [mine.goneEntryId],
  }),
  'db/searches/recent-searches.ts': of(() => import('@/db/searches/recent-searches'), {
    rememberSearch: () => [{ question: 'a question' }],
    forgetSearches: nothing,
    listRecentSearches: nothing,
  }),
  'db/searches/saved-searches.ts': of(() => import('@/db/searches/saved-searches'), {
    saveSearch: () => [{ key: key(), name: 'New', query: 'q=something' }],
    renameSearch: (given) => [{ ...ofSearch(given), version, name: 'Other' }],
    markSearchSeen: (given) => [{ ...ofSearch(given), upTo: new Date() }],
    deleteSearch: (given) => [ofSearch(given)],
    restoreSearch: ({ mine }) => [{ searchId: mine.goneSearchId }],
    readDeletedSearch: ({ mine }) => [mine.goneSearchId],
  }),
  'db/searches/search-feeds.ts': of(() => import('@/db/searches/search-feeds'), {
    openFeed: (given) => [ofSearch(given)],
    closeFeed: (given) => [ofSearch(given)],
    readFeedOf: ({ mine }) => [mine.searchId],
  }),
  'db/searches/suggestions.ts': of(() => import('@/db/searches/suggestions'), { suggest: () => ['alop'] }),
  'db/similarity/similar-studies.ts': of(() => import('@/db/similarity/similar-studies'), { similarStudies: ofStudy }),
  'db/studies/citable-studies.ts': of(() => import('@/db/studies/citable-studies'), {
    readCitableStudy: () => [STUDY_KEY],
    readCitableStudies: ({ studyId }) => [[studyId]],
  }),
  'db/studies/evidence-rows.ts': of(() => import('@/db/studies/evidence-rows'), {
    withFacts: async ({ studyId }) => [await rowsOf(studyId)],
    abstractsOf: ({ studyId }) => [[studyId]],
  }),
  'db/studies/same-trial.ts': of(() => import('@/db/studies/same-trial'), {
    sameTrial: () => [{ id: 1, trialIds: ['NCT00000001'] }],
  }),
  'db/studies/study-links.ts': of(() => import('@/db/studies/study-links'), {
    referencesOf: ({ studyId }) => [studyId, 1],
    citedBy: ({ studyId }) => [studyId, 1],
    citedByYear: ofStudy,
    noticesOn: ({ studyId }) => [{ id: studyId, pmid: 101, doi: null }],
  }),
  'db/studies/study-page.ts': of(() => import('@/db/studies/study-page'), { readStudy: () => [STUDY_KEY] }),
  'db/studies/study-views.ts': of(() => import('@/db/studies/study-views'), { countView: ofStudy }),
  'db/summaries/model/drafting-status.ts': of(() => import('@/db/summaries/model/drafting-status'), {
    readModelDrafting: () => [{ name: 'a model', callsADay: 10 } as never],
  }),
  'db/summaries/fact-acceptance.ts': of(() => import('@/db/summaries/fact-acceptance'), {
    readFactAcceptance: nothing,
  }),
  'db/summaries/review-queue.ts': of(() => import('@/db/summaries/review-queue'), {
    readReviewQueue: () => [1],
    nextInQueue: () => ['', null],
  }),
  'db/summaries/summary-editor.ts': of(() => import('@/db/summaries/summary-editor'), {
    readSummaryForEditing: ofStudy,
    saveSummary: ({ studyId }) => [
      {
        studyId,
        version: 102,
        tldr: 'By hand.',
        paragraph: '',
        facts: FACTS,
        level: null,
        levelReason: '',
        checked: false,
      },
    ],
  }),
  'db/summaries/draft-trace.ts': of(() => import('@/db/summaries/draft-trace'), { readDraftTrace: ofStudy }),
  'db/summaries/summary-versions.ts': of(() => import('@/db/summaries/summary-versions'), {
    readVersions: ofStudy,
    readVersionPage: ({ studyId }) => [studyId, 1],
    countVersions: ofStudy,
    restoreSummary: ({ studyId }) => [{ studyId, version: 102, restored: 101 }],
  }),
}
