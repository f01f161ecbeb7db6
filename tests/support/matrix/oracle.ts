import { PANEL } from './audience-holdings'
import type { Name } from './holdings'

/**
 * What each entry point answers and what it writes, written by hand from the rules of the house and from nothing in the
 * code. One line for each: who, what they get for each thing, and which tables change where they get it.
 */

/** `ok`: done or shown. The other words are those of a refusal. */
export type Verdict = 'ok' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'invalid' | 'unconfirmed'

/** Who asks: by role where they are signed in, `out` where they are not. */
export type Asker = 'out' | 'reader' | 'editor' | 'administrator'

export type Line = {
  /** What those who are signed in get: one word, or one for each role. */
  own: Verdict | Partial<Record<Asker, Verdict>>
  /** Of their own thing that is deleted. */
  ownGone?: Verdict
  others?: Verdict | Partial<Record<Asker, Verdict>>
  othersGone?: Verdict | Partial<Record<Asker, Verdict>>
  none?: Verdict | Partial<Record<Asker, Verdict>>
  malformed?: Verdict | Partial<Record<Asker, Verdict>>
  /** What whoever is not signed in gets; 'unauthenticated' where nothing stands here. */
  out?: Verdict
  /** Of a thing of somebody whose account is deactivated, where that is something else than another's. */
  deactivated?: Verdict | Partial<Record<Asker, Verdict>>
  /** Tables that change where it is `ok`. */
  writes?: string
  /** The same where the thing was deleted before, where nobody is signed in, and where it is not `ok`. */
  writesGone?: string
  writesOut?: string
  writesRefused?: string
  /** Those who have a notice of it where it is about a thing of theirs and somebody else does it. */
  notifies?: readonly (Name | null)[]
  /** A text that the answer must have where it is `ok`; OWNER is whose thing it is, ASKER whoever asks. */
  shows?: string
  /** Whoever gets it was given it by its owner, whose texts it has. */
  isGiven?: boolean
  /** Where what is not found is nobody's, for whomever or for editors, or is not there of who is deactivated: nobody was refused it. */
  unrecorded?: true | 'for editors' | 'of deactivated'
  /** What the answer must never have. */
  hides?: string
}

const by = (reader: Verdict, editor: Verdict, administrator: Verdict) => ({ reader, editor, administrator })
const EDITORS = by('not_found', 'ok', 'ok')
const ADMINISTRATORS = by('not_found', 'not_found', 'ok')
/** A thing that its owner alone has: for everybody else it is not there. */
const mine = (ownGone: Verdict, writes: string, more: Partial<Line> = {}): Line => ({
  own: 'ok',
  ownGone,
  others: 'not_found',
  othersGone: 'not_found',
  none: 'not_found',
  malformed: 'not_found',
  writes,
  ...more,
})
/** For programs with a token alone; whoever has none is counted. */
const BY_TOKEN: Line = { own: 'unauthenticated', writesRefused: 'attempts', out: 'unauthenticated' }
const page = (shows?: string, more: Partial<Line> = {}): Line => ({ own: 'ok', shows, ...more })
const listPage = mine('not_found', '', { shows: 'cn-OWNER-list' })
/** Of a group an administrator knows that it is there, and changes nothing. */
const led = (writes: string): Line => ({
  own: 'ok',
  others: by('not_found', 'not_found', 'forbidden'),
  none: 'not_found',
  malformed: 'not_found',
  writes,
})
const groupPage = (shows: string): Line => ({
  own: 'ok',
  others: by('not_found', 'not_found', 'ok'),
  none: 'not_found',
  malformed: 'not_found',
  shows,
})
/** An upload is its editor's, and every administrator's; to somebody who is no editor any more their own is gone too. */
const upload = (writes: string, more: Partial<Line> = {}, done: Verdict = 'ok'): Line => ({
  own: by('not_found', done, done),
  others: by('not_found', 'not_found', done),
  none: 'not_found',
  malformed: 'not_found',
  writes,
  ...more,
})
const MALFORMED = { malformed: 'invalid' } as const
/** Of the panel: readers and the editor are in it, the administrator is not, and may have written in it all the same. */
const ofPanel = (own: Verdict, others: Verdict, byEditor: Verdict, writes: string): Line => ({
  own: by('ok', 'ok', own),
  others: by(others, byEditor, 'not_found'),
  none: 'not_found',
  malformed: 'invalid',
  writes,
})
/** What was asked for is answered by whoever asked, and by editors. */
const request = (writes: string): Line => ({
  ...mine('not_found', writes),
  others: by('not_found', 'ok', 'ok'),
  notifies: ['ada', 'ben', 'ed', 'root', 'dis'],
})
/** Of a group in which nobody else is who asks. */
const inGroup = (writes: string): Line => mine('not_found', writes, MALFORMED)
/** Written for a group: an administrator knows that it is there. */
const forGroup = (writes: string): Line => ({
  own: 'ok',
  others: by('not_found', 'not_found', 'forbidden'),
  none: 'not_found',
  malformed: 'invalid',
  writes,
})

/** Who is refused a question of a journal club is in no trail: it could say who has asked it, or has not. */
const NO_QUESTION: Partial<Line> = { unrecorded: true }

export const ORACLE: Record<string, Line> = {
  'sign-in signInWithPassword': { own: 'invalid', out: 'invalid', writesRefused: 'attempts' },
  'sign-in signInWithProvider': { own: 'not_found', out: 'not_found', unrecorded: true },
  // Nobody has asked for what this one signs.
  'sign-in signInWithPasskey': { own: 'invalid', out: 'invalid', writesRefused: 'attempts' },
  // Nobody has shown a password here that a code could come after.
  'sign-in signInWithCode': { own: 'unauthenticated', out: 'unauthenticated' },
  'sign-in stopWaiting': { own: 'unauthenticated', out: 'unauthenticated' },
  'link/[token] takeLink': {
    unrecorded: true,
    own: 'ok',
    others: 'ok',
    deactivated: 'not_found',
    none: 'not_found',
    malformed: 'not_found',
    out: 'ok',
    writes: 'audit_events known_devices one_time_links passwords sessions user_accounts',
  },

  '_discussion createComment': { own: 'ok', writes: 'audit_events comments idempotency_keys' },
  '_discussion createComment that mentions somebody': {
    own: 'ok',
    writes: 'audit_events comments idempotency_keys mentions notices',
  },
  '_discussion createComment for a group': forGroup('audit_events comments idempotency_keys'),
  '_discussion createComment in a thread of the panel': {
    ...ofPanel('forbidden', 'ok', 'ok', 'audit_events comments idempotency_keys'),
    notifies: PANEL,
  },
  '_discussion createComment in a thread of a group': inGroup('audit_events comments idempotency_keys'),
  '_discussion changeComment of the panel': ofPanel(
    'forbidden',
    'forbidden',
    'forbidden',
    'audit_events comment_revisions comments',
  ),
  '_discussion changeComment of a group': inGroup('audit_events comment_revisions comments'),
  '_discussion deleteComment of the panel': ofPanel('ok', 'forbidden', 'ok', 'audit_events comments'),
  '_discussion deleteComment of a group': inGroup('audit_events comments'),
  '_discussion resolveThread of the panel': ofPanel('forbidden', 'forbidden', 'ok', 'audit_events comments'),
  '_discussion resolveThread of a group': inGroup('audit_events comments'),
  '_discussion changeComment': {
    ...mine('not_found', 'audit_events comment_revisions comments', MALFORMED),
    others: 'forbidden',
  },
  '_discussion deleteComment': {
    ...mine('not_found', 'audit_events comment_revisions comments', MALFORMED),
    others: by('forbidden', 'ok', 'ok'),
  },
  '_discussion resolveThread': {
    ...mine('ok', 'audit_events comments', MALFORMED),
    others: by('forbidden', 'ok', 'ok'),
    othersGone: by('forbidden', 'ok', 'ok'),
  },
  '_discussion reopenThread': {
    ...mine('ok', 'audit_events comments', MALFORMED),
    others: by('forbidden', 'ok', 'ok'),
  },

  'account rename': { own: 'ok', writes: 'audit_events users' },
  'account changePassword': { own: 'invalid', writesRefused: 'attempts' },
  'account closeAccount': { own: 'invalid' },
  'account revokeSession': mine('not_found', 'audit_events sessions', MALFORMED),
  'account revokeOtherSessions': { own: 'ok', writes: 'audit_events sessions' },
  'account chooseAppearance': { own: 'ok', writes: 'user_accounts' },
  'account dismissSetup': { own: 'ok', writes: 'user_accounts' },
  'account chooseShortcuts': { own: 'ok', writes: 'user_accounts' },
  'account foldAnswer': { own: 'ok', writes: 'user_accounts' },
  'account/sign-in confirmWithPassword': { own: 'invalid', writesRefused: 'attempts' },
  'account/sign-in askToConfirm': { own: 'ok', writes: 'webauthn_challenges' },
  'account/sign-in confirmWithPasskey': { own: 'invalid' },
  'account/sign-in askToAdd': { own: 'ok', writes: 'user_accounts webauthn_challenges', shows: 'cn-ASKER-email' },
  'account/sign-in addPasskey': { own: 'invalid' },
  'account/sign-in renamePasskey': { ...mine('not_found', 'audit_events passkeys', MALFORMED) },
  'account/sign-in deletePasskey': { ...mine('not_found', 'audit_events passkeys', MALFORMED) },
  'account/sign-in beginCodes': { own: 'ok', writes: 'app_keys' },
  // Sealed by another portal.
  'account/sign-in makeRecoveryCodes': { own: 'conflict' },
  'account/sign-in turnOffCodes': { own: 'ok', writes: 'app_keys recovery_codes' },
  'account/mail chooseMail': { own: 'ok', writes: 'mail_preferences mail_settings' },
  'account/mail resumeMail': { own: 'ok', writes: 'mail_settings' },
  'account signOut': { own: 'ok', out: 'ok', writes: 'audit_events sessions', writesOut: '' },

  'administration/people invite': {
    own: by('forbidden', 'forbidden', 'ok'),
    writes: 'audit_events idempotency_keys one_time_links user_accounts users',
  },
  'administration/people makeNewLink': {
    unrecorded: 'of deactivated',
    ...people('ok', 'not_found'),
    deactivated: by('forbidden', 'forbidden', 'not_found'),
    writes: 'audit_events one_time_links',
  },
  'administration/people resetCodes': { ...people('ok', 'not_found'), writes: 'app_keys audit_events recovery_codes' },
  'administration/people changeRole': { ...people('ok', 'not_found'), writes: 'audit_events sessions users' },
  'administration/people disable': {
    ...people('ok', 'not_found'),
    writes: 'audit_events list_links notices one_time_links sessions users verdicts',
  },
  'administration/people enable': { ...people('ok', 'not_found'), writes: 'audit_events erasures sessions users' },
  // Of an account that is open nothing can be erased.
  'administration/people erase': {
    ...people('conflict', 'not_found'),
    deactivated: by('forbidden', 'forbidden', 'ok'),
    writes: 'audit_events erasures users',
  },
  'administration/people keep': { ...people('ok', 'not_found'), writes: 'audit_events erasures users' },
  'administration/sign-in addMapping': {
    own: by('forbidden', 'forbidden', 'ok'),
    writes: 'audit_events claim_mappings',
  },
  'administration/sign-in deleteMapping': {
    own: by('forbidden', 'forbidden', 'ok'),
    writes: 'audit_events claim_mappings',
  },
  'administration/sign-in addScimToken': {
    own: by('forbidden', 'forbidden', 'ok'),
    writes: 'audit_events idempotency_keys scim_tokens',
  },
  'administration/sign-in revokeToken': {
    own: by('forbidden', 'forbidden', 'ok'),
    writes: 'audit_events scim_tokens',
  },
  'administration/imports paste': {
    own: by('forbidden', 'ok', 'ok'),
    writes: 'audit_events idempotency_keys import_upload_contents import_uploads',
  },
  'administration/imports applyUpload': upload('audit_events import_uploads'),
  'administration/imports cancelUpload': upload(
    'audit_events import_upload_contents import_upload_rows import_uploads',
  ),
  'administration/imports discardUpload': upload(
    'audit_events import_upload_contents import_upload_rows import_uploads',
  ),
  'administration/imports retryUpload': upload('', {}, 'conflict'),
  'administration/imports undoUpload': upload('audit_events import_uploads'),
  'administration/imports decide': upload('import_upload_rows'),
  'administration/imports decideRest': upload('import_upload_rows'),
  'administration/jobs retry': { own: by('forbidden', 'forbidden', 'conflict') },
  'administration/jobs cancel': { own: by('forbidden', 'forbidden', 'conflict') },
  'administration/sources switchOn': { own: by('forbidden', 'forbidden', 'ok') },
  'administration/sources switchOff': { own: by('forbidden', 'forbidden', 'ok'), writes: 'audit_events sources' },
  'administration/sources saveSource': {
    own: by('forbidden', 'forbidden', 'ok'),
    writes: 'audit_events source_secrets sources',
  },
  'administration/sources askNow': { own: by('forbidden', 'forbidden', 'ok'), writes: 'audit_events source_runs' },
  // They are closed.
  'administration/links openLinks': { own: by('forbidden', 'forbidden', 'ok'), writes: 'audit_events portal_settings' },
  'administration/links closeLinks': { own: by('forbidden', 'forbidden', 'ok') },
  'administration/retention savePeriod': {
    own: by('forbidden', 'forbidden', 'ok'),
    writes: 'audit_events retention_periods',
  },
  // One may put a hold on oneself; what is no identifier is no person.
  'administration/retention makeHold': {
    own: by('forbidden', 'forbidden', 'ok'),
    none: by('forbidden', 'forbidden', 'not_found'),
    malformed: 'invalid',
    writes: 'audit_events idempotency_keys legal_holds',
  },
  'administration/retention endHold': { own: by('forbidden', 'forbidden', 'ok'), writes: 'audit_events legal_holds' },
  'administration/queries create': {
    own: by('forbidden', 'ok', 'ok'),
    writes: 'audit_events corpus_queries idempotency_keys',
  },
  'administration/queries recheck': { own: by('forbidden', 'ok', 'ok'), writes: 'audit_events corpus_queries' },
  'administration/queries change': { own: by('forbidden', 'ok', 'ok'), writes: 'audit_events corpus_queries' },
  'administration/queries switchQuery': { own: by('forbidden', 'ok', 'ok'), writes: 'audit_events corpus_queries' },
  'administration/queries remove': {
    own: by('forbidden', 'ok', 'ok'),
    writes: 'audit_events corpus_queries corpus_query_runs',
  },
  'administration/queries run': {
    own: by('forbidden', 'ok', 'ok'),
    writes: 'audit_events corpus_query_runs idempotency_keys',
  },
  'source-searches searchSource': { own: 'ok', writes: 'idempotency_keys look_ups' },
  'source-searches retry': mine('not_found', 'look_ups'),
  'source-searches importChosen': {
    own: by('forbidden', 'ok', 'ok'),
    writes: 'audit_events idempotency_keys look_ups',
  },
  'source-searches fetchPasted': { own: by('forbidden', 'ok', 'ok'), writes: 'audit_events idempotency_keys look_ups' },
  'administration/search rebuild': {
    own: by('forbidden', 'forbidden', 'ok'),
    writes: 'audit_events search_rebuilds',
  },

  'drafts saveSummary': {
    own: by('forbidden', 'ok', 'ok'),
    writes: 'audit_events search_queue study_summaries',
  },
  'drafts restoreSummary': {
    own: by('forbidden', 'ok', 'ok'),
    writes: 'audit_events search_queue study_summaries',
  },

  'groups createGroup': { own: 'ok', writes: 'audit_events group_members groups idempotency_keys' },
  'groups changeGroup': led('audit_events groups'),
  // Whose a question without a name is, is forgotten with it.
  'groups archiveGroup': led('audit_events club_question_keys club_question_marks club_questions groups'),
  'groups unarchiveGroup': led(''),
  'groups leaveGroup': led('audit_events group_members'),
  'groups inviteToGroup': led('audit_events invitations notices'),
  'groups changeMemberRole': led('audit_events group_members'),
  'groups removeMember': led('audit_events group_members'),
  'groups acceptInvitation': mine('not_found', 'audit_events group_members invitations notices'),
  'groups declineInvitation': mine('not_found', 'audit_events invitations notices'),

  'clubs openSession': led('audit_events club_sessions idempotency_keys notices'),
  'clubs changeSession': mine('not_found', 'audit_events club_sessions notices'),
  'clubs openCalendar': { own: 'ok', writes: 'audit_events calendar_tokens' },
  'clubs closeCalendar': { own: 'ok', writes: 'audit_events calendar_tokens' },
  'clubs proposeStudy': mine('not_found', 'audit_events club_candidates'),
  'clubs approveStudies': mine('not_found', 'club_choice_votes'),
  'clubs chooseStudy': mine('not_found', 'audit_events club_sessions'),
  'clubs moveSession': mine('not_found', 'audit_events club_ballots club_sessions notices'),
  'clubs castBallot': mine('not_found', 'club_ballots'),
  'clubs saveMinutes': mine('not_found', 'audit_events club_sessions notices'),
  'clubs askClubQuestion': mine('not_found', 'audit_events club_questions'),
  // No event says who has asked, or changed, what has no name; that a lead has deleted it is said.
  'clubs askClubQuestion without a name': mine('not_found', 'club_question_marks club_questions'),
  'clubs changeClubQuestion': mine('not_found', 'audit_events club_questions', NO_QUESTION),
  'clubs changeClubQuestion without a name': mine('not_found', 'club_questions', NO_QUESTION),
  'clubs deleteClubQuestion': mine('not_found', 'audit_events club_questions', NO_QUESTION),
  'clubs deleteClubQuestion without a name': mine(
    'not_found',
    'audit_events club_question_marks club_question_ups club_questions',
    NO_QUESTION,
  ),
  'clubs supportClubQuestion': mine('not_found', 'club_question_ups club_questions', NO_QUESTION),

  'questions askQuestion': { own: 'ok', writes: 'audit_events questions' },
  'questions askQuestion for a group': {
    own: 'ok',
    others: by('not_found', 'not_found', 'forbidden'),
    none: 'not_found',
    malformed: 'not_found',
    writes: 'audit_events questions',
  },
  'questions answerQuestion': mine('not_found', 'audit_events questions'),
  'questions answerQuestion of a group': mine('not_found', 'audit_events questions'),
  'questions answerQuestion that is asked for': request('audit_events questions'),
  'questions closeQuestion': mine('not_found', 'audit_events questions'),
  'questions closeQuestion that is asked for': request('audit_events questions'),
  'questions reopenQuestion': mine('not_found', 'audit_events question_studies questions'),
  'questions deleteQuestion': mine('not_found', 'audit_events questions'),
  'questions deleteQuestion that is asked for': {
    ...mine('not_found', 'audit_events questions'),
    others: by('not_found', 'forbidden', 'forbidden'),
  },
  'verdicts createVerdict': led('audit_events idempotency_keys verdict_evidence verdicts'),
  'verdicts createVerdict in place of another': mine(
    'not_found',
    'audit_events idempotency_keys verdict_evidence verdicts',
  ),
  'verdicts createVerdict after a session': mine(
    'not_found',
    'audit_events club_sessions idempotency_keys verdict_evidence verdicts',
  ),
  'verdicts changeVerdict': mine('not_found', 'audit_events verdict_evidence verdicts'),
  'verdicts discardVerdict': mine('not_found', 'audit_events verdicts'),
  'verdicts confirmVerdict': mine('not_found', 'audit_events verdicts'),
  'verdicts confirmVerdict of a group they are in': mine('not_found', '', { own: 'forbidden' }),
  'verdicts withdrawVerdict': mine('not_found', 'audit_events verdicts'),
  'verdicts withdrawVerdict of a group they are in': mine('not_found', '', { own: 'forbidden' }),
  'verdicts handOverVerdict': mine('not_found', 'audit_events notices verdicts'),
  'verdicts changeVerdictAudience': mine('not_found', 'audit_events verdicts'),
  'verdicts changeVerdictAudience of a group they are in': mine('not_found', '', { own: 'forbidden' }),

  'inbox markDone': mine('not_found', 'notices'),
  'inbox putAside': mine('not_found', 'notices'),
  'inbox markUnread': mine('not_found', 'notices'),
  'inbox settleStudy': { own: 'ok', writes: 'notices' },
  'inbox undoDone': mine('not_found', 'notices'),

  'lists createList': { own: 'ok', writes: 'audit_events idempotency_keys list_grants reading_lists' },
  'lists changeList': mine('not_found', 'audit_events reading_lists'),
  'lists deleteList': mine('not_found', 'audit_events list_links reading_lists'),
  'lists restoreList': mine('ok', '', { writesGone: 'audit_events reading_lists' }),
  'lists setReading': { own: 'ok', writes: 'audit_events study_readings' },
  'lists setReadings': { own: 'ok', writes: 'audit_events idempotency_keys study_readings' },
  'lists undoReadings': { own: 'ok', writes: '' },
  'lists changeItem': mine('not_found', 'audit_events list_items reading_lists'),
  'lists moveItem': mine('not_found', 'audit_events list_items reading_lists'),
  'lists removeItem': mine('not_found', 'audit_events list_items reading_lists'),
  'lists restoreItem': mine('ok', '', { writesGone: '' }),
  'lists saveToLists': mine('not_found', 'audit_events idempotency_keys list_items reading_lists'),
  // The list has the study already.
  'lists saveStudies': mine('not_found', 'idempotency_keys'),
  'lists undoSavedStudies': { own: 'ok', writes: '' },
  'lists undoSaving': mine('not_found', ''),

  'lists/[id]/share shareWithPerson': mine('not_found', 'audit_events list_grants notices'),
  'lists/[id]/share shareWithGroup': mine('not_found', 'audit_events list_grants'),
  'lists/[id]/share changeGrant': mine('not_found', 'audit_events list_grants'),
  'lists/[id]/share revokeGrant': mine('not_found', 'audit_events list_grants'),
  'lists/[id]/share makeLink': mine('not_found', 'audit_events idempotency_keys list_links'),
  'lists/[id]/share makeLink that is frozen': mine('not_found', 'audit_events idempotency_keys list_links'),
  // They may read it, and no more.
  'lists/[id]/share makeLink to one shared with them': mine('not_found', '', { own: 'forbidden' }),
  'lists/[id]/share revokeLink': mine('not_found', 'audit_events list_links'),
  'lists/[id]/share leaveList': mine('not_found', 'audit_events list_grants'),
  'lists/[id]/share hideList': mine('not_found', 'list_hidden'),
  'lists/[id]/share showList': mine('not_found', ''),

  'notes createNote': { own: 'ok', writes: 'audit_events idempotency_keys notes' },
  'notes createNote for a group': forGroup('audit_events idempotency_keys notes'),
  'notes changeNote to a group': forGroup('audit_events notes'),
  'notes changeNote to everyone, unasked': {
    ...mine('conflict', '', MALFORMED),
    own: 'unconfirmed',
  },
  'notes changeNote for the panel': ofPanel('forbidden', 'forbidden', 'forbidden', 'audit_events notes'),
  'notes changeNote for a group': inGroup('audit_events notes'),
  'notes deleteNote for the panel': ofPanel('ok', 'forbidden', 'forbidden', 'audit_events notes'),
  'notes deleteNote for a group': inGroup('audit_events notes'),
  'notes restoreNote for the panel': ofPanel('ok', 'forbidden', 'forbidden', ''),
  'notes restoreNote for a group': inGroup(''),
  'notes changeNote': mine('conflict', 'audit_events notes', MALFORMED),
  'notes deleteNote': mine('ok', 'audit_events notes', { writesGone: '', ...MALFORMED }),
  'notes restoreNote': mine('ok', '', { writesGone: 'audit_events notes', ...MALFORMED }),

  'references check': { own: 'ok' },
  'reading-log keepLog': { own: 'ok', writes: 'user_accounts' },
  'reading-log logStudy': { own: 'ok', writes: 'audit_events idempotency_keys reading_log' },
  'reading-log logOther': { own: 'ok', writes: 'audit_events idempotency_keys reading_log' },
  'reading-log changeEntry': mine('not_found', 'audit_events reading_log'),
  'reading-log deleteEntry': mine('not_found', 'audit_events reading_log'),
  'reading-log restoreEntry': mine('ok', '', { writesGone: 'audit_events reading_log' }),
  'searches saveSearch': { own: 'ok', writes: 'audit_events idempotency_keys saved_searches' },
  'searches renameSearch': mine('not_found', 'audit_events saved_searches'),
  'searches markSearchSeen': mine('not_found', 'saved_searches'),
  'searches deleteSearch': mine('not_found', 'audit_events saved_searches'),
  'searches restoreSearch': mine('ok', '', { writesGone: 'audit_events saved_searches' }),
  'searches openFeed': mine('not_found', 'audit_events saved_searches'),
  'searches closeFeed': mine('not_found', 'audit_events saved_searches'),
  'searches forgetSearches': { own: 'ok', writes: 'recent_searches' },

  'api/passkeys POST': { own: 'ok', out: 'ok', writes: 'webauthn_challenges', hides: 'cn-' },
  'account/export GET': page('cn-ASKER-note'),
  'administration/imports/upload POST': {
    own: by('forbidden', 'ok', 'ok'),
    writes: 'audit_events idempotency_keys import_upload_contents import_uploads',
  },
  'administration/imports/uploads/[id]/not-taken GET': upload('', { shows: 'cn-OWNER-upload-broken' }),
  'drafts/next GET': { own: 'ok' },
  'lists/[id]/export/[format] GET': mine('not_found', '', { shows: 'pub-study-one' }),
  'lists/[id]/table/csv GET': mine('not_found', '', { shows: 'pub-study-one' }),
  'lists/holding GET': page('cn-ASKER-list'),
  'notes/export GET': page('cn-ASKER-note'),
  'reading-log/export GET': page('cn-ASKER-entry'),
  'studies/citations/[format] GET': page('pub-study-one'),
  'studies/[key]/cite GET': page('pub-study-one'),
  'studies/[key]/cite/[format] GET': page('pub-study-one'),
  'studies/table.csv GET': page('pub-study-one'),
  'api/auth/[...rest] GET': { own: 'not_found', out: 'not_found', unrecorded: true },
  'api/auth/[...rest] POST': { own: 'not_found', out: 'not_found', unrecorded: true },
  'api/auth/[...rest] PUT': { own: 'not_found', out: 'not_found', unrecorded: true },
  'api/auth/[...rest] PATCH': { own: 'not_found', out: 'not_found', unrecorded: true },
  'api/auth/[...rest] DELETE': { own: 'not_found', out: 'not_found', unrecorded: true },
  'api/auth/callback/[provider] GET': { own: 'not_found', out: 'not_found', unrecorded: true },
  'api/destinations GET': page('cn-ASKER-list'),
  'api/inbox/count GET': page('"count":'),
  'api/inbox/seen POST': mine('not_found', 'notices'),
  'api/mentions GET': page('Host'),
  'api/recent-searches POST': { own: 'ok', writes: 'recent_searches' },
  'api/suggestions GET': page('cn-ASKER-recent'),
  'feeds/searches/[token] GET': {
    unrecorded: true,
    ...mine('not_found', '', { shows: 'cn-OWNER-search' }),
    others: 'ok',
    deactivated: 'not_found',
    out: 'ok',
    writesRefused: 'attempts',
  },
  'feeds/sessions/[token] GET': {
    unrecorded: true,
    ...mine('not_found', '', { shows: 'cn-OWNER-club' }),
    others: 'ok',
    deactivated: 'not_found',
    out: 'ok',
    writesRefused: 'attempts',
  },
  'clubs/[id]/calendar GET': mine('not_found', '', { shows: 'cn-OWNER-club' }),
  // Whoever holds the link of a mail, to whomever that went.
  'u/[token] GET': { ...mine('not_found', ''), others: 'ok', out: 'ok', hides: 'cn-OWNER-email' },
  'u/[token] POST': {
    ...mine('not_found', 'mail_settings'),
    others: 'ok',
    out: 'ok',
    writesOut: 'mail_settings',
    hides: 'cn-OWNER-email',
  },
  // Nobody's session counts there.
  'scim/v2/Users GET': BY_TOKEN,
  'scim/v2/Users POST': BY_TOKEN,
  'scim/v2/Users/[id] GET': BY_TOKEN,
  'scim/v2/Users/[id] PUT': BY_TOKEN,
  'scim/v2/Users/[id] PATCH': BY_TOKEN,
  'scim/v2/Users/[id] DELETE': BY_TOKEN,
  'scim/v2/Groups GET': BY_TOKEN,
  'scim/v2/Groups POST': BY_TOKEN,
  'scim/v2/Groups/[id] GET': BY_TOKEN,
  'scim/v2/Groups/[id] PUT': BY_TOKEN,
  'scim/v2/Groups/[id] PATCH': BY_TOKEN,
  'scim/v2/Groups/[id] DELETE': BY_TOKEN,
  'scim/v2/[[...rest]] GET': BY_TOKEN,
  'scim/v2/[[...rest]] POST': BY_TOKEN,
  'scim/v2/[[...rest]] PUT': BY_TOKEN,
  'scim/v2/[[...rest]] PATCH': BY_TOKEN,
  'scim/v2/[[...rest]] DELETE': BY_TOKEN,
  'healthz GET': { own: 'ok', out: 'ok' },
  'opensearch.xml GET': { own: 'ok', out: 'ok' },
  // No token is set there.
  'metrics GET': { own: 'not_found', out: 'not_found', unrecorded: true },
  'readyz GET': { own: 'ok', out: 'ok' },

  'link/[token] page': {
    own: 'ok',
    others: 'ok',
    none: 'ok',
    malformed: 'ok',
    out: 'ok',
    shows: 'cn-OWNER-email',
    hides: 'cn-dis-email',
  },
  'sign-in page': { own: 'ok', out: 'ok' },
  'sign-in/code page': { own: 'ok' },
  '[...missing] page': { own: 'not_found', out: 'not_found', unrecorded: true },
  'account page': page('cn-ASKER-device'),
  'account/sign-in page': page('cn-ASKER-passkey'),
  // Mail is not set up there: that concerns administrators alone.
  'account/mail page': { own: ADMINISTRATORS, shows: 'cn-ASKER-email', unrecorded: true },
  'administration/audit page': { own: ADMINISTRATORS },
  'administration/imports/[id] page': { own: EDITORS, shows: 'imp-file' },
  'administration/imports/[id] one that is not there': { own: 'not_found', unrecorded: 'for editors' },
  'administration/imports/uploads/[id] page': upload('', { shows: 'cn-OWNER-upload' }),
  'administration/imports/uploads/[id] what is not taken': upload('', { shows: 'cn-OWNER-upload-broken' }),
  'administration/imports/uploads/[id] one that is imported': upload('', { shows: 'cn-OWNER-upload' }),
  'administration/imports page': { own: EDITORS, shows: 'imp-file' },
  'administration/backups page': { own: ADMINISTRATORS },
  'administration/links page': { own: ADMINISTRATORS, hides: 'cn-' },
  'administration/retention page': { own: ADMINISTRATORS, shows: 'kept for a case', hides: 'cn-ada-note' },
  'administration/jobs page': { own: ADMINISTRATORS },
  'administration page': { own: EDITORS },
  'administration/people page': { own: ADMINISTRATORS, shows: 'cn-ada-email' },
  'administration/sources page': { own: ADMINISTRATORS, shows: 'library@hospital.example', hides: 'cn-the-key' },
  'administration/queries page': { own: EDITORS, shows: 'imp-query-fault' },
  'administration/queries/[id] page': { own: EDITORS, shows: 'imp-query-fault' },
  'administration/queries/[id] one that is not there': { own: 'not_found', unrecorded: 'for editors' },
  'administration/search page': { own: EDITORS },
  'administration/requests page': { own: EDITORS, shows: 'req-ada' },
  'administration/sign-in page': { own: ADMINISTRATORS, shows: 'imp-claim' },
  'drafts/[key] page': { own: EDITORS, shows: 'pub-summary-new' },
  'drafts/[key] one that is not there': { own: 'not_found', unrecorded: true },
  'drafts page': { own: EDITORS, shows: 'pub-study-one' },
  'groups/[slug] page': groupPage('cn-OWNER-group'),
  'groups/[slug] one they are in': groupPage('cn-OWNER-group-joined'),
  'groups/[slug] a colleague looked for': groupPage('cn-OWNER-group'),
  'groups page': page('cn-ASKER-group'),
  'inbox page': page('cn-ASKER-shared-list'),
  'inbox what is done': page('cn-ASKER-group-joined'),
  'inbox one just done': { ...page('cn-ASKER-shared-list'), others: 'ok', none: 'ok', malformed: 'ok' },
  'lists/[id]/forest page': listPage,
  'lists/[id] page': listPage,
  'lists/[id] what is read': { ...listPage, hides: 'pub-study-one' },
  'lists/[id] an item taken off': {
    ...page('cn-ASKER-list'),
    ownGone: 'ok',
    others: 'ok',
    othersGone: 'ok',
    none: 'ok',
  },
  'lists/[id] one shared with them': mine('not_found', '', { shows: 'cn-OWNER-shared-list' }),
  'lists/[id]/share page': listPage,
  'lists/[id]/share one shared with them': mine('not_found', '', {
    shows: 'cn-OWNER-shared-list',
    hides: 'Share by link',
  }),
  'lists/[id]/table page': listPage,
  'lists/[id]/timeline page': listPage,
  'lists page': page('cn-ASKER-list'),
  'lists one just deleted': page('cn-ASKER-gone-list'),
  'lists/save page': page('cn-ASKER-list'),
  'notes page': page('cn-ASKER-note'),
  'notes from colleagues': page(),
  'notes discussions': page('pub-dis-answers'),
  'notes discussions searched': page('cn-ASKER-inner-thread'),
  page: page('cn-ASKER-list'),
  'source-searches/[id] page': mine('not_found', '', { shows: 'cn-OWNER-look-up' }),
  'source-searches/[id] one that failed': mine('not_found', '', { shows: 'cn-OWNER-look-up' }),
  'europe-pmc page': page('baricitinib'),
  'pubmed page': page('baricitinib'),
  'clubs page': page('cn-ASKER-club'),
  'clubs/new page': mine('not_found', '', { shows: 'cn-OWNER-group' }),
  'clubs/[id]/present page': mine('not_found', '', { shows: 'cn-OWNER-revealed-club' }),
  'clubs/[id] page': mine('not_found', '', { shows: 'cn-OWNER-club' }),
  'clubs/[id] one that chooses': mine('not_found', '', { shows: 'cn-OWNER-proposing-club' }),
  'clubs/[id] one that is revealed': mine('not_found', '', { shows: 'cn-OWNER-revealed-club' }),
  'questions page': page('cn-ASKER-question'),
  'questions what is closed': page('cn-ASKER-closed-question'),
  'references page': page('Check references'),
  'searches/[id] page': mine('not_found', '', { shows: 'cn-OWNER-search' }),
  'reading-log page': page('cn-ASKER-entry'),
  'reading-log one just deleted': page('cn-ASKER-entry'),
  'searches page': page('cn-ASKER-search'),
  'searches one just deleted': page('cn-ASKER-search'),
  'studies/[key]/[[...slug]] page': page('pub-study-one', { writes: 'study_views' }),
  'studies/[key]/[[...slug]] one that is not there': { own: 'not_found', unrecorded: true },
  'studies/[key]/[[...slug]] notes': page('cn-ASKER-note'),
  'studies/[key]/[[...slug]] discussion': page('pub-ada-thread'),
  'studies/[key]/[[...slug]] their own, out of sight': page('cn-ASKER-stray'),
  'studies/[key]/[[...slug]] from a list': page('cn-ASKER-list', { writes: 'study_views' }),
  'studies/[key]/how page': page('pub-study-one'),
  'studies/[key]/how one that is not there': { own: 'not_found', unrecorded: true },
  'studies page': page('pub-study-one'),
  "studies another's search": page(),
  'verdicts/[id] page': mine('not_found', '', { shows: 'cn-OWNER-verdict' }),
  'verdicts/[id] a draft': mine('not_found', '', { shows: 'cn-OWNER-draft-verdict' }),
  'verdicts/[id] one of a group they are in': mine('not_found', '', { shows: 'cn-OWNER-joined-verdict' }),
  'verdicts/new page': page('cn-ASKER-group', { others: 'ok', none: 'ok', malformed: 'ok' }),
  'verdicts/new after a session': mine('not_found', '', { shows: 'cn-OWNER-group' }),
  'verdicts/new in place of another': mine('not_found', '', { shows: 'cn-OWNER-verdict' }),
  // Whoever has an account and holds the address, whosever list it is. None of their notes is for everyone.
  'shared/[token] page': {
    unrecorded: true,
    ...mine('not_found', '', { shows: 'cn-OWNER-list' }),
    others: 'ok',
    deactivated: 'not_found',
    isGiven: true,
    hides: '-note',
  },
  'topics page': page('Alopecia'),
  'topics/[heading] page': page('Alopecia'),
}

/** What an administrator does to an account that is not their own. */
function people(others: Verdict, none: Verdict): Line {
  return {
    own: 'forbidden',
    others: by('forbidden', 'forbidden', others),
    none: by('forbidden', 'forbidden', none),
    malformed: 'invalid',
  }
}
