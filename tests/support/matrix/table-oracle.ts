/**
 * What the database itself lets everybody do to a row of each table, written by hand: s read it, i add one like it, u
 * change it, d delete it, g make it somebody else's, t make it one's own, r make somebody an administrator, l leave a
 * group or a list by it, or revoke a link. Whoever is not named may do nothing.
 */
export type TableLine = Partial<
  Record<'sign-in' | 'operator' | 'import' | 'provider' | 'another provider' | PersonRelation, string>
>
type PersonRelation =
  | 'own'
  | 'others'
  | 'editor, own'
  | 'editor, others'
  | 'administrator, own'
  | 'administrator, others'

/** For everybody with an account, whose row it is makes no difference. */
const people = (letters: string): TableLine => ({ own: letters, others: letters })
const editors = (letters: string): TableLine => ({
  'editor, own': letters,
  'editor, others': letters,
  'administrator, own': letters,
  'administrator, others': letters,
})
const administrators = (letters: string, more = ''): TableLine => ({
  'administrator, own': letters,
  'administrator, others': letters + more,
})

export const TABLE_ORACLE: Record<string, TableLine> = {
  users: {
    'sign-in': 'siur',
    operator: 'siur',
    // It makes readers, and changes nobody's role.
    provider: 'siu',
    own: 'su',
    others: 's',
    ...administrators('siur'),
  },
  user_accounts: { 'sign-in': 'siug', operator: 'siug', provider: 'siug', own: 'siu', ...administrators('siug', 't') },
  passwords: { 'sign-in': 'siug', operator: 'siug', own: 'siu' },
  identities: { 'sign-in': 'sid', operator: 'sd', own: 'sd' },
  scim_tokens: { 'sign-in': 'su', 'administrator, own': 'siu', 'administrator, others': 'su' },
  scim_users: { provider: 'siu', ...administrators('s') },
  scim_groups: { provider: 'sud' },
  claim_mappings: { 'sign-in': 's', 'administrator, own': 'sid', 'administrator, others': 'sd' },
  // A provider ends them, and makes none.
  sessions: { 'sign-in': 'siudg', operator: 'siudg', provider: 'sd', own: 'siud', ...administrators('siudg', 't') },
  one_time_links: { 'sign-in': 'siudg', operator: 'siudg', provider: 'sd', own: 'sd', ...administrators('siudg', 't') },
  attempts: { 'sign-in': 'siud' },
  erasures: { 'sign-in': 'siud', operator: 'siud', provider: 'sd', ...administrators('siud') },
  known_devices: { 'sign-in': 'siudg', operator: 'siudg', own: 'siud' },
  // An administrator has no more of them than anybody.
  passkeys: { 'sign-in': 'su', own: 'siud' },
  webauthn_challenges: { 'sign-in': 'sid' },
  app_keys: { 'sign-in': 'su', own: 'siud' },
  recovery_codes: { 'sign-in': 'su', own: 'siud' },
  idempotency_keys: { own: 'siu' },
  // Of the others' lists the administrator has one for reading.
  reading_lists: { own: 'siu', 'administrator, others': 's' },
  list_items: { own: 'siu', 'administrator, others': 's' },
  // What is their own lets them read a list; of the others' rows these are of one that the reader owns.
  list_grants: { own: 'sl', others: 'siul', 'editor, others': '', 'administrator, others': 's' },
  // Of a list that they own: nothing of a link changes but that it is revoked.
  list_links: { own: 'sil' },
  retention_periods: { 'sign-in': 's', operator: 's', import: 's', ...people('s'), ...administrators('siu') },
  // Nothing of a hold changes but that it is lifted; an administrator puts it in their own name.
  legal_holds: { 'administrator, own': 'siul', 'administrator, others': 'sul' },
  audit_stub: {},
  portal_settings: { ...people('s'), ...administrators('siu') },
  list_hidden: { own: 'siud' },
  study_readings: { own: 'siud' },
  notes: { own: 'siu' },
  comments: {
    own: 'siu',
    others: 's',
    'editor, others': 'su',
    'administrator, others': 'su',
  },
  // Readers and the editor are in the panel, the administrator is not; the others' rows are of the second reader.
  'notes for the panel': { own: 'siu', others: 's', 'administrator, own': 'su', 'administrator, others': '' },
  'notes for a group': { own: 'siu' },
  'comments for the panel': {
    own: 'siu',
    others: 's',
    'editor, others': 'su',
    'administrator, own': 's',
    'administrator, others': '',
  },
  'comments for a group': { own: 'siu' },
  // Said in a thread of a group that they have left: what they say no more there, they can still take back.
  'comments out of sight': { own: 's' },
  comment_revisions: { own: 'sid', others: 's', 'editor, others': 'sd', 'administrator, others': 'sd' },
  // Of the others' rows these say who is mentioned in a comment that everybody reads.
  mentions: people('s'),
  notices: { own: 'su' },
  notice_fanouts: { import: 's' },
  mail_settings: { own: 'siu' },
  mail_preferences: { own: 'siud' },
  // What became of one an administrator sees, and no whole row: what it says nobody.
  outgoing_mails: {},
  // What happened on an account is mailed and shown nowhere.
  account_events: {},
  digests: {},
  unsubscribe_tokens: {},
  // Of a group that they lead; what stands in a session that has left this step stays.
  club_sessions: { own: 'siu' },
  club_candidates: { own: 'sid' },
  club_choice_votes: { own: 'sid' },
  club_ballots: { own: 'siu' },
  'club_ballots that are revealed': { own: 's' },
  club_questions: { own: 'siud' },
  club_question_ups: { own: 'sid' },
  // By these alone it could be said whose a question without a name is.
  club_question_keys: {},
  club_question_marks: {},
  calendar_tokens: { 'sign-in': 's', own: 'siud' },
  // Nobody's question becomes somebody else's.
  questions: { own: 'siud' },
  'questions asked for': { own: 'siud', 'editor, others': 'su', 'administrator, others': 'su' },
  question_studies: { own: 'sid' },
  // Of a group that they lead; one that is in force is not thrown away, and its owner is somebody in the group.
  verdicts: { own: 'siu' },
  'verdicts that are drafts': { own: 'siud' },
  // What it rests on stays once it is in force.
  verdict_evidence: { own: 's' },
  saved_searches: { 'sign-in': 's', own: 'siu' },
  recent_searches: { own: 'siud' },
  reading_log: { own: 'siu' },
  // Of the others' rows these are of a group that the reader is invited to, and of one that the reader and the editor lead.
  // The rows are of groups that the provider has made; who is in them it changes by a function.
  groups: { own: 'siu', others: 's', 'editor, others': '', provider: 'su' },
  group_members: { own: 'sil', others: 'sul', 'administrator, others': 's', provider: 's' },
  invitations: { own: 'su', others: 'siu', 'administrator, others': '' },
  audit_events: { 'sign-in': '', own: 'i', operator: 's', 'administrator, own': 'si', 'administrator, others': 's' },
  imports: { import: 'siud', ...editors('s') },
  import_rejections: { import: 'siud', ...editors('s') },
  reference_imports: { import: 'siud' },
  reference_import_rows: { import: 'siud' },
  // A new one begins by being read, and this one was discarded.
  import_uploads: { import: 'sudg', 'editor, own': 'su', ...administrators('su') },
  import_upload_contents: { import: 'sd' },
  import_upload_rows: { import: 'sid', 'editor, own': 'su', ...administrators('su') },
  // The import changes when a source is asked next, and no more.
  sources: { import: 's', ...people('s'), ...administrators('siu') },
  source_secrets: { import: 's' },
  source_limits: { import: 'siu', ...administrators('s') },
  corpus_queries: { import: 'su', ...editors('siud') },
  corpus_query_runs: { import: 'siud', ...editors('sd') },
  source_runs: { import: 'siud', ...administrators('s') },
  look_ups: { import: 'sudg', own: 'si' },
  // A reader has fetched them as an editor.
  'look_ups of records': {
    import: 'sudg',
    own: 's',
    'editor, own': 'si',
    ...administrators('s'),
    'administrator, own': 'si',
  },
  // Nobody makes one that has failed, and a failed one can only be made to wait.
  'look_ups that failed': { import: 'sudg', own: 's' },
  search_rebuilds: { import: 'siu', operator: 's', ...people('s'), ...administrators('si') },
  study_views: { import: 'sd', ...editors('s') },
  job_runs: { import: 'sd' },
  backups: { import: 'siud', ...administrators('s') },
  audit_chain: {},
  model_drafts: { import: 'siud', operator: 's', ...editors('s') },
  model_attempts: { import: 'siud', operator: 's', ...editors('s') },
}

/** What a function that passes row security answers: t for true, f for false, - for nothing, r for some rows, ! refused. */
export const FUNCTION_ORACLE: Record<string, Record<string, string>> = {
  // What is there, what is old and what is held nobody may ask past the functions that answer for them.
  "select app.is_there('person', 'PERSON', gen_random_uuid())::text as answer": { '*': '!' },
  "select place::text as answer from app.aging('notices')": { '*': '!' },
  'select app.holds()::text as answer': { '*': '!' },
  "select kind as answer from app.count_aging('{views}', '{56}', now())": { '*': '-', administrator: 'r', import: '!' },
  "select app.sweep_kind('notices', 1, 0)::text as answer": { '*': '!', import: 'r' },
  'select count(*)::text as answer from app.audit_prefix(now(), 1)': { '*': '!', import: 'r' },
  'select app.hold_study(STUDY)::text as answer': { '*': 'f', editor: 't', administrator: 't', import: 'f' },
  'select lists::text as answer from app.saved_studies()': { '*': '-', editor: 'r', administrator: 'r' },
  'select app.readable_list_ids()::text as answer': {
    '*': '-',
    reader: 'r',
    editor: 'r',
    administrator: 'r',
    import: '!',
  },
  // A group that one of the readers leads alone.
  "select ('GROUP' in (select app.readable_group_ids()::text))::text as answer": {
    '*': 'f',
    administrator: 't',
    import: '!',
  },
  "select ('GROUP' in (select app.led_group_ids()::text))::text as answer": { '*': 'f', import: '!' },
  "select ('GROUP' in (select app.invited_group_ids()::text))::text as answer": { '*': 'f', import: '!' },
  "select ('GROUP' = any (app.viewer_groups()::text[]))::text as answer": { '*': 'f', import: '!' },
  'select (cardinality(app.viewer_groups()) > 0)::text as answer': {
    '*': 'f',
    reader: 't',
    editor: 't',
    administrator: 't',
    import: '!',
  },
  "select (cardinality(app.hold_groups(array['GROUP']::uuid[])) > 0)::text as answer": { '*': 'f', import: '!' },
  "select app.has_left(gen_random_uuid(), array['GROUP']::uuid[])::text as answer": { '*': 'f', import: '!' },
  "select app.may_join('GROUP', 'member')::text as answer": { '*': 'f', import: '!' },
  "select app.hold_group('GROUP')::text as answer": { '*': 'f', administrator: 't', import: '!' },
  "select ('LIST' in (select app.readable_list_ids()::text))::text as answer": { '*': 'f', import: '!' },
  'select app.links_are_open()::text as answer': { '*': 'f', import: '!' },
  'select app.may_open_links()::text as answer': {
    '*': 'f',
    reader: 't',
    editor: 't',
    administrator: 't',
    import: '!',
  },
  // Who has no token learns nothing by these.
  "select kind as answer from app.open_link('none')": { '*': '!' },
  "select name as answer from app.linked_list('none')": { '*': '-', import: '!' },
  "select reason as answer from app.linked_items('none')": { '*': '-', import: '!' },
  'select app.count_open_links()::text as answer': { '*': '-', administrator: 'r', import: '!' },
  "select app.hold_list('LIST')::text as answer": { '*': 'f', import: '!' },
  "select app.count_people_of_list('LIST')::text as answer": { '*': '-', import: '!' },
  "select study_id::text as answer from app.list_readers('LIST')": { '*': '-', import: '!' },
  // Of a thread in a group of the second reader, who has opened it.
  "select app.may_mention('THREAD', 'PERSON')::text as answer": { '*': 'f', import: '!' },
  "select app.reset_codes('PERSON')::text as answer": { '*': 'f', operator: 't', administrator: 't', import: '!' },
  // Nobody by whom a provider makes more of somebody than people do.
  "select app.provider_role('PERSON') as answer": { '*': '-', import: '!' },
  "select app.give_role('PERSON', 'editor'); reset role; select role as answer from users where name = 'ben' and role = 'editor'":
    { '*': '-', 'sign-in': 'r', operator: 'r', administrator: 'r', import: '!' },
  "select event as answer from app.apply_claims('PERSON', 'https://issuer.example', 'editor', true, '{}', '{}')": {
    '*': '-',
    'sign-in': 'r',
    import: '!',
  },
  'select app.scim_issuer() as answer': { '*': '-', provider: 'r', 'another provider': 'r', import: '!' },
  'select app.scim_maker()::text as answer': { '*': '-', provider: 'r', 'another provider': 'r', import: '!' },
  "select app.may_provide('PERSON')::text as answer": { '*': 'f', provider: 't', import: '!' },
  "select app.role_before('PERSON') as answer": { '*': '-', provider: 'r', import: '!' },
  'select max(one::text) as answer from app.provided_group_ids() one': { '*': '-', provider: 'r', import: '!' },
  "select app.is_new_group('GROUP')::text as answer": { '*': 'f', import: '!' },
  "select app.is_group_name('PUB-ASKED', null)::text as answer": {
    '*': 'f',
    provider: 't',
    'another provider': 't',
    import: '!',
  },
  // Into a group that a provider has made.
  "select max(event) as answer from app.provide_members((select min(one::text)::uuid from app.provided_group_ids() one), array(select id from users), '{}')":
    { '*': '-', provider: 'r', import: '!' },
  "select app.groups_of('PERSON')::text as answer": { '*': '!' },
  "select app.concerned_by('retracted', STUDY, null, now())::text as answer": { '*': '!' },
  "select app.write_notices('retracted', STUDY, null, null, 'none', now())::text as answer": { '*': '!' },
  "select app.write_study_notices('retracted', array[STUDY]::bigint[], array['none'])::text as answer": {
    '*': '!',
    import: '-',
  },
  'select app.expand_notices(1)::text as answer': { '*': '!', import: 'r' },
  "select app.sweep_notices('1 day', 1)::text as answer": { '*': '!', import: 'r' },
  'select id::text as answer from app.mail_readers()': { '*': '!', import: 'r' },
  "select app.waiting_for_mail(array['reply'])::text as answer": { '*': '!', import: '-' },
  "select app.store_mail('PERSON', 'now', 'none', '{}', '{}', 'none')::text as answer": { '*': '!', import: 'r' },
  "select app.store_digest('PERSON', now(), now(), 'none', '{}', '{}', 'none')::text as answer": {
    '*': '!',
    import: 't',
  },
  'select app.has_open_mail()::text as answer': { '*': '!', import: 't' },
  "select 'asked' as answer from (select count(*) from app.claim_mail()) mails": { '*': '!', import: 'r' },
  // Of somebody who has a password.
  "select app.add_account_event('PERSON', 'closed', null)::text as answer": {
    '*': 'f',
    'sign-in': 't',
    operator: 't',
    provider: 't',
    'another provider': 't',
    administrator: 't',
    import: '!',
  },
  'select person::text as answer from app.account_events_due()': { '*': '!', import: 'r' },
  "select app.store_account_mail('PERSON', '{}', 'none', '{}')::text as answer": { '*': '!', import: 't' },
  "select app.begin_mail('PERSON', 1)::text as answer": { '*': '!', import: 'f' },
  "select app.end_mail('PERSON', 1, 'handed', null, null, false)::text as answer": { '*': '!', import: '-' },
  "select app.sweep_mails('1 day', 1)::text as answer": { '*': '!', import: 'r' },
  // Who has no token learns nothing by these.
  "select app.unsubscription('none') as answer": { '*': '-', import: '!' },
  "select app.unsubscribe('none', true) as answer": { '*': '-', import: '!' },
  // Of a group that the second reader leads.
  "select app.may_write_verdict('VERDICT')::text as answer": { '*': 'f', import: '!' },
  "select app.owns_verdict('VERDICT', 'GROUP')::text as answer": { '*': 'f', import: '!' },
  "select app.group_of_verdict('VERDICT') as answer": { '*': '-', administrator: 'r', import: '!' },
  "select heir::text as answer from app.hand_over_verdicts('PERSON')": { '*': '-', import: '!' },
  "select app.review_verdicts('retracted', STUDY, STUDY, 'none', null)::text as answer": { '*': '!' },
  'select citing::text as answer from app.outranking_candidates()': { '*': '!', import: '-' },
  "select app.outrank_verdict('VERDICT', STUDY)::text as answer": { '*': '!', import: 'r' },
  "select app.write_verdict_notices('2026-01-01')::text as answer": { '*': '!', import: 'r' },
  // Of a session of a group that the second reader leads.
  "select most_approved::text as answer from app.most_approved('SESSION')": { '*': '-', import: '!' },
  "select app.asked_questions('SESSION')::text as answer": { '*': '-', import: '!' },
  "select app.question_mark('SESSION', 'PERSON')::text as answer": { '*': '!' },
  // A job is at it, and it was made by somebody who is a reader by now.
  "select app.queue_upload('UPLOAD')::text as answer": { '*': 'f', administrator: 't', import: '!' },
  "select state as answer from app.upload_progress('UPLOAD')": { '*': '-', administrator: 'r', import: '!' },
  "select app.erase_upload('DISCARDED'); reset role; select exists(select from import_upload_contents where upload_id = 'DISCARDED')::text as answer":
    { '*': 't', administrator: 'f', import: '!' },
  // The query has no run that waits, and its night is not yet.
  "select app.queue_corpus_run('0c000000-0000-4000-8000-000000000001')::text as answer": { '*': '-', import: '!' },
  'select app.schedule_corpus_queries()::text as answer': { '*': '!', import: 'r' },
  // The run is over, and no source's night has come.
  "select app.queue_source_run('0d000000-0000-4000-8000-000000000001')::text as answer": { '*': '-', import: '!' },
  'select app.schedule_source_runs()::text as answer': { '*': '!', import: 'r' },
  "select 'a night' as answer where app.next_source_night() > now()": { '*': 'r', import: '!' },
  'select app.sources_with_secret() as answer': { '*': '-', administrator: 'r', import: '!' },
  // Nobody but an administrator has set anything; what was set is looked at as the owner.
  "select app.set_source_secret('pubmed', 'another'); reset role; select 'set' as answer from source_secrets where secret = 'another'":
    { '*': '-', administrator: 'r', import: '!' },
  // Counts of everything, for whoever has the token of the settings; the page asks for that.
  'select max(name) as answer from app.measures()': { '*': 'r', import: '!' },
  'select app.studies_in_lists()::text as answer': { '*': '!', import: 'r' },
  // Whoever reads is counted; what was counted is looked at as the owner.
  "select app.count_view(STUDY); reset role; select 'counted' as answer from study_views where week > '2001-01-01'": {
    '*': '-',
    reader: 'r',
    editor: 'r',
    administrator: 'r',
  },
  'select app.viewer_role() as answer': { '*': '-', reader: 'r', editor: 'r', administrator: 'r' },
}
