import { randomUUID } from 'node:crypto'
import { NOTICE_KINDS } from '@/lib/inbox/notice'
import type { Example } from './entry'
import { CLAIM_MAPPING_ID, HOLD_ID } from './group-holdings'
import { CORPUS_QUERY_ID } from './look-up-holdings'
import { PROVIDER } from './scim-holdings'

type Fields = Record<string, string | string[]>
type Examples<Module> = { [Name in keyof Module]: Example<Fields> }

/** An actions.ts with one example for each of its actions: the compiler refuses a missing one. */
const of = <Module extends object>(load: () => Promise<Module>, examples: Examples<Module>) => ({ load, examples })

const PASSWORD = 'nine quiet herons by the water'
/** Jobs are nobody's, and whether one is there makes no difference to who may ask. */
const NO_JOB = '999999'
const key = () => randomUUID()
const version = '1'
const READ = { readOn: '2026-11-30', minutes: '20', reflection: 'Hm.' }
/** An action about one thing, whose identifier a field has. */
const about = (kind: NonNullable<Example<Fields>['kind']>, field: string, more: Fields = {}): Example<Fields> => ({
  kind,
  input: ({ id }) => ({ [field]: id, ...more }),
})
const study = (more: () => Fields): Example<Fields> => ({
  input: ({ studyId }) => ({ studyId: String(studyId), ...more() }),
})
/** About a comment or a thread: for everyone here, for the panel, and for a group. */
const inGroups = (field: string, more: Fields = {}): Example<Fields> => ({
  ...about('comment', field, more),
  also: { 'of the panel': about('panel thread', field, more), 'of a group': about('inner thread', field, more) },
})
const ofNote = (more: Fields = {}): Example<Fields> => ({
  ...about('note', 'noteId', more),
  also: { 'for the panel': about('panel note', 'noteId', more), 'for a group': about('inner note', 'noteId', more) },
})
const forGroup: Example<Fields> = {
  kind: 'joined group',
  input: ({ id, studyId }) => ({
    key: key(),
    studyId: String(studyId),
    body: 'For them.',
    audience: 'groups',
    groupIds: id,
  }),
}
const answerTo = (kind: 'panel thread' | 'inner thread'): Example<Fields> => ({
  kind,
  input: ({ id, studyId }) => ({ key: key(), studyId: String(studyId), threadId: id, body: 'An answer.' }),
})
/** Of a group that they lead, and of one in which they are a member. */
const ofVerdict = (more: Fields): Example<Fields> => ({
  ...about('verdict', 'verdictId', { version, ...more }),
  also: { 'of a group they are in': about('joined verdict', 'verdictId', { version, ...more }) },
})
/** What a device might send that was asked for nothing. */
const ANSWERED = {
  clientDataJSON: Buffer.from('{"challenge":"none","origin":"http://localhost:3000"}').toString('base64url'),
}
const answerOf = (response: object) =>
  JSON.stringify({ id: 'none', rawId: 'none', type: 'public-key', response: { ...ANSWERED, ...response } })
const SIGNED = answerOf({ authenticatorData: 'none', signature: 'none' })
const MADE = answerOf({ attestationObject: 'none' })
const ANSWER = { version, answer: 'So.', studies: '' }
const QUERY = { name: 'Herons', term: 'herons', since: '2026-01-01', rhythm: 'week', mostRecords: '50' }
const PLAN = {
  title: 'New',
  question: '',
  startsAt: '',
  zone: 'Europe/London',
  lasts: '60',
  voteBy: '',
  place: '',
}
const BALLOTS = {
  form: 'trial',
  names: 'named',
  quorum: '3',
}
const VERDICT = {
  bottomLine: 'Other.',
  stance: 'adopt',
  certainty: '',
  appliesTo: '',
  rationale: '',
  audience: 'groups',
  decidedOn: '2026-01-01',
  reviewBy: '',
  supports: '',
  against: '',
}
const plain = (input: () => Fields = () => ({})): Example<Fields> => ({ input })
const SUMMARY = Object.fromEntries(
  'paragraph population intervention comparator outcome sampleSize followUp effects level levelReason abstractChangedAt'
    .split(' ')
    .map((field) => [field, '']),
)

export const ACTIONS = {
  'app/(auth)/sign-in/actions.ts': of(() => import('@/app/(auth)/sign-in/actions'), {
    signInWithPassword: plain(() => ({ email: 'nobody@hospital.example', password: PASSWORD })),
    signInWithProvider: plain(() => ({ provider: 'oidc-1' })),
    signInWithPasskey: plain(() => ({ answer: SIGNED })),
    signInWithCode: plain(() => ({ code: '000000' })),
    stopWaiting: plain(),
  }),
  'app/(auth)/link/[token]/actions.ts': of(() => import('@/app/(auth)/link/[token]/actions'), {
    takeLink: about('link', 'token', { password: PASSWORD, again: PASSWORD }),
  }),
  'app/(portal)/_discussion/actions.ts': of(() => import('@/app/(portal)/_discussion/actions'), {
    createComment: {
      ...study(() => ({ key: key(), body: 'A comment.' })),
      also: {
        'that mentions somebody': {
          input: ({ studyId, mine }) => ({
            key: key(),
            studyId: String(studyId),
            body: `A word, @[Outsider](user:${mine.outsiderId}).`,
          }),
        },
        'for a group': forGroup,
        'in a thread of the panel': answerTo('panel thread'),
        'in a thread of a group': answerTo('inner thread'),
      },
    },
    changeComment: inGroups('commentId', { version, body: 'Other words.' }),
    deleteComment: inGroups('commentId'),
    resolveThread: inGroups('threadId'),
    reopenThread: about('resolved thread', 'threadId'),
  }),
  'app/(portal)/account/actions.ts': of(() => import('@/app/(portal)/account/actions'), {
    rename: plain(() => ({ name: 'Another Name', version })),
    changePassword: plain(() => ({ current: 'wrong', next: PASSWORD, again: PASSWORD })),
    revokeSession: about('session', 'sessionId'),
    revokeOtherSessions: plain(),
    chooseAppearance: plain(() => ({ theme: 'dark' })),
    chooseShortcuts: plain(() => ({ shortcuts: 'off' })),
    foldAnswer: plain(() => ({ answer: 'folded' })),
    dismissSetup: plain(),
    closeAccount: plain(() => ({ email: 'somebody@hospital.example' })),
    signOut: plain(),
  }),
  'app/(portal)/account/sign-in/actions.ts': of(() => import('@/app/(portal)/account/sign-in/actions'), {
    confirmWithPassword: plain(() => ({ password: 'wrong' })),
    askToConfirm: plain(),
    confirmWithPasskey: plain(() => ({ answer: SIGNED })),
    askToAdd: plain(),
    addPasskey: plain(() => ({ name: 'New', answer: MADE })),
    renamePasskey: about('passkey', 'passkeyId', { name: 'Other', version }),
    deletePasskey: about('passkey', 'passkeyId'),
    beginCodes: plain(),
    makeRecoveryCodes: plain(),
    turnOffCodes: plain(),
  }),
  'app/(portal)/account/mail/actions.ts': of(() => import('@/app/(portal)/account/mail/actions'), {
    chooseMail: plain(() => ({
      ...Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, 'inbox'])),
      ...{ version, sendsDigest: 'on', days: '1', time: '08:00', zone: 'Europe/Berlin', quietFrom: '', quietTo: '' },
    })),
    resumeMail: plain(),
  }),
  'app/(portal)/administration/people/actions.ts': of(() => import('@/app/(portal)/administration/people/actions'), {
    invite: plain(() => ({ key: key(), name: 'New', email: `${key()}@hospital.example`, role: 'reader' })),
    makeNewLink: about('person', 'userId'),
    resetCodes: about('person', 'userId'),
    changeRole: about('person', 'userId', { version, role: 'administrator' }),
    disable: about('person', 'userId', { version }),
    enable: about('person', 'userId', { version }),
    erase: about('person', 'userId', { version, on: '2999-12-31' }),
    keep: about('person', 'userId', { version }),
  }),
  'app/(portal)/administration/imports/actions.ts': of(() => import('@/app/(portal)/administration/imports/actions'), {
    paste: plain(() => ({ key: key(), text: '101' })),
    applyUpload: about('upload', 'uploadId'),
    cancelUpload: about('upload', 'uploadId'),
    discardUpload: about('upload', 'uploadId'),
    retryUpload: about('upload', 'uploadId'),
    undoUpload: about('applied upload', 'uploadId'),
    decide: about('upload', 'uploadId', { position: '0', choice: 'same' }),
    decideRest: about('upload', 'uploadId', { choice: 'skip' }),
  }),
  'app/(portal)/administration/jobs/actions.ts': of(() => import('@/app/(portal)/administration/jobs/actions'), {
    retry: plain(() => ({ job: NO_JOB })),
    cancel: plain(() => ({ job: NO_JOB })),
  }),
  'app/(portal)/administration/sources/actions.ts': of(() => import('@/app/(portal)/administration/sources/actions'), {
    switchOn: plain(() => ({ source: 'pubmed', version })),
    switchOff: plain(() => ({ source: 'pubmed', version })),
    saveSource: plain(() => ({ source: 'pubmed', version, contact: 'other@hospital.example', secret: 'a-key' })),
    askNow: plain(() => ({ source: 'icite' })),
  }),
  'app/(portal)/administration/sign-in/actions.ts': of(() => import('@/app/(portal)/administration/sign-in/actions'), {
    addMapping: plain(() => ({ issuer: 'https://id.example', claim: 'groups', value: 'herons', gives: 'editor' })),
    deleteMapping: plain(() => ({ mappingId: CLAIM_MAPPING_ID })),
    addScimToken: plain(() => ({ key: key(), name: 'Directory', issuer: 'https://id.example' })),
    revokeToken: plain(() => ({ tokenId: PROVIDER.tokenId })),
  }),
  'app/(portal)/administration/links/actions.ts': of(() => import('@/app/(portal)/administration/links/actions'), {
    openLinks: plain(() => ({ version })),
    closeLinks: plain(() => ({ version })),
  }),
  'app/(portal)/administration/retention/actions.ts': of(
    () => import('@/app/(portal)/administration/retention/actions'),
    {
      savePeriod: plain(() => ({ kind: 'notices', days: '60', version: '0' })),
      makeHold: {
        kind: 'person',
        input: ({ id }) => ({ key: key(), person: id, reason: 'A case.', endsOn: '' }),
      },
      endHold: plain(() => ({ holdId: HOLD_ID })),
    },
  ),
  'app/(portal)/administration/queries/actions.ts': of(() => import('@/app/(portal)/administration/queries/actions'), {
    create: plain(() => ({ key: key(), ...QUERY })),
    recheck: plain(() => ({ source: 'pubmed' })),
    change: plain(() => ({ queryId: CORPUS_QUERY_ID, version, ...QUERY })),
    switchQuery: plain(() => ({ queryId: CORPUS_QUERY_ID, version, on: 'off' })),
    remove: plain(() => ({ queryId: CORPUS_QUERY_ID, version })),
    run: plain(() => ({ key: key(), queryId: CORPUS_QUERY_ID, isTrial: 'no' })),
  }),
  'app/(portal)/source-searches/actions.ts': of(() => import('@/app/(portal)/source-searches/actions'), {
    searchSource: plain(() => ({ key: key(), source: 'pubmed', term: 'herons' })),
    retry: about('failed look-up', 'lookUpId'),
    importChosen: plain(() => ({ key: key(), source: 'pubmed', pmid: '101' })),
    fetchPasted: plain(() => ({ key: key(), records: '101 10.1000/102' })),
  }),
  'app/(portal)/administration/search/actions.ts': of(() => import('@/app/(portal)/administration/search/actions'), {
    rebuild: plain(),
  }),
  'app/(portal)/drafts/actions.ts': of(() => import('@/app/(portal)/drafts/actions'), {
    saveSummary: study(() => ({ ...SUMMARY, version: '102', tldr: 'A person wrote this.', checked: 'yes' })),
    restoreSummary: study(() => ({ version: '102', restored: '101' })),
  }),
  'app/(portal)/groups/actions.ts': of(() => import('@/app/(portal)/groups/actions'), {
    createGroup: plain(() => ({ key: key(), name: 'New', description: '' })),
    changeGroup: about('group', 'groupId', { version, name: 'Other', description: '' }),
    archiveGroup: about('group', 'groupId'),
    unarchiveGroup: about('group', 'groupId'),
    leaveGroup: about('joined group', 'groupId'),
    inviteToGroup: { kind: 'group', input: ({ id, mine }) => ({ groupId: id, userId: mine.outsiderId }) },
    changeMemberRole: about('group member', 'memberId', { version, role: 'member' }),
    removeMember: about('group member', 'memberId'),
    acceptInvitation: about('invitation', 'invitationId'),
    declineInvitation: about('invitation', 'invitationId'),
  }),
  'app/(portal)/clubs/actions.ts': of(() => import('@/app/(portal)/clubs/actions'), {
    openSession: { kind: 'group', input: ({ id }) => ({ ...PLAN, ...BALLOTS, key: key(), groupId: id }) },
    changeSession: about('club', 'sessionId', { version, ...PLAN }),
    openCalendar: plain(() => ({})),
    closeCalendar: plain(() => ({})),
    proposeStudy: {
      kind: 'club that chooses',
      input: ({ id }) => ({ sessionId: id, study: '102', why: '' }),
    },
    approveStudies: {
      kind: 'club that chooses',
      input: ({ id, studyId }) => ({ sessionId: id, studyIds: String(studyId) }),
    },
    chooseStudy: about('club that chooses', 'sessionId'),
    moveSession: about('club', 'sessionId', { to: 'revealed' }),
    castBallot: about('club', 'sessionId', { trust: '7', change: 'yes', comment: '' }),
    saveMinutes: about('club that is revealed', 'sessionId', { version, minutes: 'So.' }),
    askClubQuestion: {
      ...about('club', 'sessionId', { text: 'Why?' }),
      also: { 'without a name': about('club', 'sessionId', { text: 'Why?', isAnonymous: 'on' }) },
    },
    changeClubQuestion: {
      ...about('club question', 'questionId', { version, text: 'Why not?' }),
      also: { 'without a name': about('unnamed club question', 'questionId', { version, text: 'Why not?' }) },
    },
    deleteClubQuestion: {
      ...about('club question', 'questionId'),
      also: { 'without a name': about('unnamed club question', 'questionId') },
    },
    supportClubQuestion: about('club question', 'questionId', { supports: 'yes' }),
  }),
  'app/(portal)/questions/actions.ts': of(() => import('@/app/(portal)/questions/actions'), {
    askQuestion: {
      ...plain(() => ({ text: 'New?', address: '/studies?q=new', as: 'request' })),
      also: { 'for a group': { kind: 'joined group', input: ({ id }) => ({ text: 'New?', groupId: id, as: 'own' }) } },
    },
    answerQuestion: {
      ...about('question', 'questionId', ANSWER),
      also: {
        'of a group': about('group question', 'questionId', ANSWER),
        'that is asked for': about('request', 'questionId', ANSWER),
      },
    },
    closeQuestion: {
      ...about('question', 'questionId', { version, answer: 'So.' }),
      also: { 'that is asked for': about('request', 'questionId', { version, answer: 'So.' }) },
    },
    reopenQuestion: about('closed question', 'questionId'),
    deleteQuestion: {
      ...about('question', 'questionId'),
      also: { 'that is asked for': about('request', 'questionId') },
    },
  }),
  'app/(portal)/verdicts/actions.ts': of(() => import('@/app/(portal)/verdicts/actions'), {
    createVerdict: {
      kind: 'group',
      input: ({ id, mine, studyId }) => ({
        ...VERDICT,
        key: key(),
        studyId: String(studyId),
        groupId: id,
        ownerId: mine.userId,
        appliesTo: 'elsewhere',
        as: 'in-force',
      }),
      also: {
        'in place of another': {
          kind: 'verdict',
          input: ({ id, mine, studyId }) => ({
            ...VERDICT,
            key: key(),
            studyId: String(studyId),
            groupId: mine.groupId,
            supersedesId: id,
            ownerId: mine.userId,
            as: 'in-force',
          }),
        },
        'after a session': {
          kind: 'club that is revealed',
          input: ({ id, mine, studyId }) => ({
            ...VERDICT,
            key: key(),
            studyId: String(studyId),
            groupId: mine.groupId,
            sessionId: id,
            ownerId: mine.userId,
            as: 'draft',
          }),
        },
      },
    },
    changeVerdict: {
      kind: 'draft verdict',
      input: ({ id, mine }) => ({ ...VERDICT, verdictId: id, version, ownerId: mine.userId, as: 'draft' }),
    },
    discardVerdict: about('draft verdict', 'verdictId'),
    confirmVerdict: ofVerdict({ reviewBy: '2030-01-01' }),
    withdrawVerdict: ofVerdict({ reason: 'None.' }),
    handOverVerdict: { kind: 'verdict', input: ({ id, mine }) => ({ verdictId: id, version, ownerId: mine.hostId }) },
    changeVerdictAudience: ofVerdict({ audience: 'everyone', confirmed: 'everyone' }),
  }),
  'app/(portal)/inbox/actions.ts': of(() => import('@/app/(portal)/inbox/actions'), {
    markDone: about('notice', 'noticeId', { from: 'new' }),
    putAside: about('notice', 'noticeId', { from: 'new' }),
    markUnread: about('notice', 'noticeId', { from: 'new' }),
    settleStudy: study(() => ({ from: 'new' })),
    undoDone: about('done notice', 'noticeId', { from: 'new' }),
  }),
  'app/(portal)/lists/actions.ts': of(() => import('@/app/(portal)/lists/actions'), {
    createList: plain(() => ({ key: key(), name: 'New', description: '' })),
    changeList: about('list', 'listId', { version, name: 'Other', description: '' }),
    deleteList: about('list', 'listId'),
    restoreList: about('list', 'listId'),
    setReading: study(() => ({ status: 'reading' })),
    setReadings: { input: ({ studyId }) => ({ key: key(), studyIds: String(studyId), status: 'reading' }) },
    // Nothing was done under it: nothing is undone, and nobody hears of another's.
    undoReadings: plain(() => ({ key: key() })),
    changeItem: about('item', 'itemId', { version, reason: 'Other', dueOn: '' }),
    moveItem: about('item', 'itemId', { place: 'down' }),
    removeItem: about('item', 'itemId'),
    restoreItem: about('item', 'itemId'),
    saveToLists: {
      kind: 'list',
      input: ({ id, studyId }) => ({ key: key(), studyId: String(studyId), heldIds: [id] }),
    },
    saveStudies: {
      kind: 'list',
      input: ({ id, studyId }) => ({ key: key(), studyIds: String(studyId), listIds: id }),
    },
    // Nothing was done under it.
    undoSavedStudies: plain(() => ({ key: key() })),
    undoSaving: {
      kind: 'list',
      input: ({ id, studyId }) => ({ studyId: String(studyId), added: '', removed: '', created: id }),
    },
  }),
  'app/(portal)/lists/[id]/share/actions.ts': of(() => import('@/app/(portal)/lists/[id]/share/actions'), {
    shareWithPerson: {
      kind: 'list',
      input: ({ id, mine }) => ({ listId: id, userId: mine.outsiderId, role: 'viewer' }),
    },
    shareWithGroup: {
      kind: 'list',
      input: ({ id, mine }) => ({ listId: id, groupId: mine.joinedGroupId, role: 'viewer' }),
    },
    changeGrant: about('grant', 'grantId', { version, role: 'editor' }),
    revokeGrant: about('grant', 'grantId', { version }),
    makeLink: {
      kind: 'list',
      input: ({ id }) => ({ key: key(), listId: id, kind: 'live', label: '', endsOn: '' }),
      also: {
        'that is frozen': {
          kind: 'list',
          input: ({ id }) => ({ key: key(), listId: id, kind: 'frozen', label: 'For Friday', endsOn: '2999-12-31' }),
        },
        'to one shared with them': {
          kind: 'shared list',
          input: ({ id }) => ({ key: key(), listId: id, kind: 'live', label: '', endsOn: '', withNotes: 'on' }),
        },
      },
    },
    revokeLink: about('list link', 'linkId'),
    leaveList: about('shared list', 'listId'),
    hideList: about('shared list', 'listId'),
    showList: about('shared list', 'listId'),
  }),
  'app/(portal)/notes/actions.ts': of(() => import('@/app/(portal)/notes/actions'), {
    createNote: {
      input: ({ studyId, othersKey }) => ({ key: othersKey, studyId: String(studyId), body: 'A note.' }),
      also: { 'for a group': forGroup },
    },
    changeNote: {
      ...ofNote({ version, body: 'Other words.' }),
      also: {
        ...ofNote({ version, body: 'Other words.' }).also,
        'to a group': {
          kind: 'joined group',
          input: ({ id, mine }) => ({
            noteId: mine.noteId,
            version,
            body: 'For them.',
            audience: 'groups',
            groupIds: id,
            confirmed: `groups ${id}`,
          }),
        },
        'to everyone, unasked': about('note', 'noteId', { version, body: 'For all.', audience: 'everyone' }),
      },
    },
    deleteNote: ofNote(),
    restoreNote: ofNote(),
  }),
  'app/(portal)/references/actions.ts': of(() => import('@/app/(portal)/references/actions'), {
    check: plain(() => ({ text: '1. Nobody A. A title of nothing in particular. J Tests. 2020;1:1-2.' })),
  }),
  'app/(portal)/reading-log/actions.ts': of(() => import('@/app/(portal)/reading-log/actions'), {
    keepLog: plain(() => ({ log: 'on' })),
    logStudy: { input: ({ studyId }) => ({ key: key(), studyId: String(studyId), ...READ }) },
    logOther: plain(() => ({ key: key(), title: 'A lecture', ...READ })),
    changeEntry: about('entry', 'entryId', { version, ...READ }),
    deleteEntry: about('entry', 'entryId'),
    restoreEntry: about('entry', 'entryId'),
  }),
  'app/(portal)/searches/actions.ts': of(() => import('@/app/(portal)/searches/actions'), {
    saveSearch: plain(() => ({ key: key(), name: 'New', query: 'q=something' })),
    renameSearch: about('search', 'searchId', { version, name: 'Other' }),
    markSearchSeen: about('search', 'searchId', { upTo: '2026-01-01T00:00:00Z' }),
    deleteSearch: about('search', 'searchId'),
    restoreSearch: about('search', 'searchId'),
    openFeed: about('search', 'searchId'),
    closeFeed: about('search', 'searchId'),
    forgetSearches: plain(),
  }),
}
