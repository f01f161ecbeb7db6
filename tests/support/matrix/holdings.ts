import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { hashToken } from '@/db/access/token'
import { connect } from '@/db/connection/pool'
import { countSuggestions } from '@/db/search/index/suggestions'
import { GROUP_LIMITS } from '@/lib/groups/group'
import { LIST_LIMITS } from '@/lib/lists/reading-list'
import { FOLLOWED_LIMITS } from '@/lib/search/followed-search'
import { asOwner, importAs, importFiles } from '../corpus'
import { articleSet, articleXml, journalXml, registered } from '../pubmed-xml'
import { makeTextsForGroups } from './audience-holdings'
import { makeClubs } from './club-holdings'
import { CLAIM_MAPPING_ID, HOLD_ID, type Host, makeGroups, makeHost, shareGroups } from './group-holdings'
import { makeLookUps, openSource } from './look-up-holdings'
import { makeQuestions } from './question-holdings'
import { makeProvided } from './scim-holdings'
import { giveList, makeLinks, makeSharedLists, shareLists } from './shared-holdings'
import { makeUploads } from './upload-holdings'
import { makeVerdicts } from './verdict-holdings'

/** Everybody of the matrix, with the role that their account has. */
export const PEOPLE = {
  ada: 'reader',
  ben: 'reader',
  ed: 'editor',
  root: 'administrator',
  dis: 'reader',
} as const
export type Name = keyof typeof PEOPLE
export const NAMES = Object.keys(PEOPLE) as Name[]

/** What each of them has, one of every kind: as it is, and once more deleted. */
export type Holding = {
  userId: string
  listId: string
  goneListId: string
  itemId: string
  /** Also on the list, after the first. */
  nextItemId: string
  removedItemId: string
  noteId: string
  goneNoteId: string
  /** A thread that they opened, not resolved; it has a reply of theirs. */
  threadId: string
  goneCommentId: string
  resolvedThreadId: string
  /** For the panel, of which the administrator is no member; and for a group of theirs in which no other of these is. */
  panelNoteId: string
  innerNoteId: string
  panelThreadId: string
  innerThreadId: string
  searchId: string
  goneSearchId: string
  /** Of their reading log. */
  entryId: string
  goneEntryId: string
  feedToken: string
  /** A second session of theirs, and one that has ended. */
  otherSessionId: string
  endedSessionId: string
  linkToken: string
  passkeyId: string
  /** A group that they lead, as the host of all of them does; and the host's membership there. */
  groupId: string
  groupSlug: string
  memberId: string
  /** One in which they are a member, and an invitation to another one. */
  joinedGroupId: string
  joinedGroupSlug: string
  invitationId: string
  /** A list that the host has shared with them, for reading; and the host's grant of their own. */
  sharedListId: string
  grantId: string
  /** A link to their own list, with notes, and one that is revoked; and the addresses of both. */
  linkId: string
  revokedLinkId: string
  linkAddress: string
  revokedLinkAddress: string
  /** An upload that was read, one that is imported, one that was discarded; and the host's, that a job is at. */
  uploadId: string
  appliedUploadId: string
  goneUploadId: string
  busyUploadId: string
  /** A search at PubMed that is not answered yet, and one that failed. */
  lookUpId: string
  failedLookUpId: string
  /** A notice that the list is shared with them; and one of an invitation, which is done. */
  noticeId: string
  doneNoticeId: string
  /** A verdict and a draft of the group that they lead, of theirs; one of the host's, in the group that they are in. */
  verdictId: string
  draftVerdictId: string
  joinedVerdictId: string
  hostId: string
  /** Sessions of the journal club of the group that they lead: choosing, voting, revealed. */
  proposingClubId: string
  clubId: string
  revealedClubId: string
  /** Questions for the one that votes, with their name and without. */
  clubQuestionId: string
  unnamedClubQuestionId: string
  /** A question of their own, one that is closed, one for the group that they are in, and a request. */
  questionId: string
  goneQuestionId: string
  groupQuestionId: string
  requestId: string
  /** Somebody who is in no group. */
  outsiderId: string
}
export type Holdings = Record<Name, Holding>

export const STUDY = { pmid: 101, other: 102, title: 'pub-study-one' }

/**
 * A corpus in which every reader of it finds something, and for each person a thing of every kind. Texts that only one
 * person may read say so: "cn-ada-note"; what everybody may read who is signed in begins with "pub-", and with "pn-" what
 * the panel may read.
 */
export async function makeHoldings(): Promise<{ holdings: Holdings; studyId: number; otherId: number }> {
  await makeCorpus()
  return asOwner(async (sql) => {
    const ids = await sql<{ id: number; pmid: number }[]>`select id::int, pmid from studies`
    const idOf = (pmid: number) => ids.find((row) => row.pmid === pmid)?.id as number
    const [studyId, otherId] = [idOf(STUDY.pmid), idOf(STUDY.other)]
    await sql`
      insert into study_summaries (study_id, version, current, tldr, basis, maker, drafted_by)
      values (${studyId}, 101, false, 'pub-summary-old', 'abstract', 'person', 'Somebody')`
    await sql`update study_summaries set current = false where study_id = ${studyId}`
    await sql`
      insert into study_summaries (study_id, version, current, tldr, basis, maker, drafted_by, drafted_at)
      values (${studyId}, 102, true, 'pub-summary-new', 'abstract', 'machine', 'Somebody', now() - interval '1 day')`
    await sql`update studies set retracted_at = now() + interval '1 minute' where id = ${studyId}`
    await sql`update imports set sources = array['imp-file']`
    const host = await makeHost(sql)
    const entries: [Name, Holding][] = []
    for (const name of NAMES) entries.push([name, await makeHolding(sql, name, studyId, otherId, host)])
    const holdings = Object.fromEntries(entries) as Holdings
    await shareGroups(sql, holdings, host)
    await shareLists(sql, holdings, host)
    // How far somebody else is with it is nobody's own reading.
    await sql`insert into study_readings (user_id, study_id, status, read_at)
      values (${holdings.dis.userId}, ${studyId}, 'read', now())`
    await sql`insert into comments (study_id, author_id, thread_id, body)
      select study_id, ${holdings.dis.userId}, id, 'pub-dis-answers-' || (select name from users u where u.id = comments.author_id)
        from comments where thread_id is null and body <> '' and audience = 'everyone'`
    await makeRowsOfEveryTable(sql, studyId)
    await makeProvided(sql)
    await sql`update users set disabled_at = now() where id = ${holdings.dis.userId}`
    // One that has escaped being revoked with the account opens nothing either.
    await sql`update list_links set revoked_at = null where id = ${holdings.dis.linkId}`
    await sql`with gone as (insert into users (name, role, disabled_at) values ('Former member', 'reader', now()) returning id)
      insert into erasures (user_id, due_on, erased_at) select id, current_date, now() from gone`
    await sql`insert into users (name, role) values ('Second', 'administrator')`
    return { holdings, studyId, otherId }
  })
}

/** Of each person in every table that has an owner, and one of each other, what no thing above has made. */
async function makeRowsOfEveryTable(sql: postgres.Sql, studyId: number) {
  await sql`insert into passwords (user_id, hash) select id, 'none' from users`
  await sql`insert into identities (issuer, subject, user_id) select 'https://issuer.example', name, id from users`
  await sql`insert into claim_mappings (issuer, claim, value, role, created_by)
    select 'https://issuer.example', 'groups', name, 'editor', id from users`
  await sql`insert into claim_mappings (id, issuer, claim, value, group_id, created_by)
    select ${CLAIM_MAPPING_ID}, 'https://issuer.example', 'groups', 'imp-claim', id, created_by from groups limit 1`
  await sql`insert into known_devices (token_hash, user_id) select sha256(name::bytea), id from users`
  await sql`insert into erasures (user_id, due_on) select id, current_date + 30 from users`
  await sql`insert into idempotency_keys (user_id, key, command, result) select id, id, 'none', 'null' from users`
  await sql`insert into comment_revisions (comment_id, version, body)
    select id, 99, 'pub-earlier' from comments where thread_id is null and body <> '' and audience = 'everyone'`
  await sql`insert into mentions (comment_id, user_id)
    select c.id, u.id from comments c join users u on c.body = 'pub-dis-answers-' || u.name`
  await sql`insert into notice_fanouts (kind, study_id, happened_at, dedupe_key) values ('retracted', ${studyId}, now(), 'none')`
  await sql`insert into mail_settings (user_id) select id from users`
  await sql`insert into mail_preferences (user_id, kind, channel) select id, 'reply', 'inbox' from users`
  await sql`insert into outgoing_mails (user_id, kind, message_id, rendered) select id, 'digest', id, '{}' from users`
  await sql`insert into account_events (user_id, kind, happened_at) select user_id, 'closed', now() - interval '1 hour' from user_accounts`
  await sql`insert into outgoing_mails (user_id, kind, message_id, state, ended_at)
    select id, 'now', 'failed ' || id, 'failed', now() from users`
  await sql`insert into digests (user_id, window_start, window_end) select id, now(), now() from users`
  await sql`insert into unsubscribe_tokens (token_hash, user_id, scope)
    select feed_token_hash, user_id, 'digest' from saved_searches where feed_token_hash is not null`
  await sql`insert into calendar_tokens (user_id, token_hash)
    select user_id, feed_token_hash from saved_searches where feed_token_hash is not null`
  await sql`insert into audit_events (actor_id, actor_kind, action) select id, 'person', 'list.create' from users`
  await sql`insert into attempts (key, empty_at) values ('none', now())`
  await sql`insert into app_keys (user_id, sealed) select id, 'none' from users`
  await sql`insert into recovery_codes (user_id, hash) select id, 'none' from users`
  await sql`insert into webauthn_challenges (hash, purpose, holder, expires_at) values ('none', 'add', 'none', now())`
  await sql`insert into import_rejections (import_id, file, reason) select id, 'imp-file', 'none' from imports`
  await sql`
    with made as (
      insert into reference_imports (file_name, sha256, bytes, format, encoding)
      values ('ref-file', 'none', 1, 'ris', 'UTF-8') returning id
    )
    insert into reference_import_rows (import_id, ordinal, line, raw_text, decision) select id, 1, 1, 'none', 'broken' from made`
  await openSource(sql)
  await sql`insert into portal_settings default values`
  await sql`insert into retention_periods (kind, days) values ('views', 60)`
  await sql`insert into audit_stub (seq, hash, until, signature) values (0, '', now(), 'none')`
  await sql`insert into legal_holds (reason, user_id, ends_on, created_by) select 'none', id, current_date - 1, id from users`
  await sql`insert into legal_holds (id, reason, user_id, created_by)
    select ${HOLD_ID}, 'kept for a case', id, id from users where role = 'administrator' limit 1`
  await sql`insert into search_rebuilds (finished_at) values (now())`
  await sql`insert into job_runs (job_id, kind, attempts, max_attempts, ended_at, outcome)
    values (1, 'clean-up', 1, 1, now(), 'finished')`
  await sql`insert into backups (file, taken_at, bytes) values ('none', now(), 1)`
  await sql`insert into study_views (study_id, week, views) values (${studyId}, '2000-01-03', 1)`
  await sql`insert into model_drafts (study_id, model, attempts, run_after) values (${studyId}, 'none', 1, now())`
  await sql`insert into model_attempts (study_id, model) values (${studyId}, 'none')`
  // As many as one may have: nobody else's count towards one's own.
  const dis = sql`select id from users where name = 'dis'`
  await sql`insert into reading_lists (created_by, name)
    select (${dis}), 'cn-dis-many' from generate_series(1, ${LIST_LIMITS.lists}::int)`
  await sql`insert into groups (name, slug, created_by)
    select 'cn-dis-group-many', 'many-' || n, (${dis}) from generate_series(1, ${GROUP_LIMITS.made}::int) n`
  await sql`insert into saved_searches (user_id, name, query)
    select (${dis}), 'cn-dis-many', 'q=many' || n from generate_series(1, ${FOLLOWED_LIMITS.searches}::int) n`
  await sql`update studies set added_at = now() - interval '2 years', changed_at = now() where pmid = ${STUDY.other}`
  await sql`insert into study_readings (user_id, study_id, status)
    select id, ${studyId}, 'to-read' from users on conflict do nothing`
}

async function makeCorpus() {
  const heading = '<MeshHeading><DescriptorName UI="D900003" MajorTopicYN="Y">Alopecia</DescriptorName></MeshHeading>'
  const study = (pmid: number, title: string, references: number[], comments = '') =>
    articleXml({
      pmid,
      title,
      journal: journalXml('<Year>2020</Year>'),
      citation: `${comments}<MeshHeadingList>${heading}</MeshHeadingList>`,
      article:
        '<Abstract><AbstractText>We randomly assigned 180 adults to baricitinib.</AbstractText></Abstract>' +
        registered('NCT00000001'),
      references,
    })
  const comment = `<CommentsCorrectionsList><CommentsCorrections RefType="CommentIn"><RefSource>pub-source</RefSource><PMID>102</PMID></CommentsCorrections></CommentsCorrectionsList>`
  await importAs(
    'mesh',
    `${JSON.stringify({ ui: 'D900003', name: 'Alopecia', terms: ['Hair Loss'], tree: ['C17.100'] })}\n`,
  )
  await importFiles(
    articleSet(
      study(101, 'pub-study-one of baricitinib for alopecia', [901, 902, 103], comment),
      study(102, 'pub-study-two of baricitinib for alopecia', [901, 902, 101]),
      study(103, 'pub-study-three of baricitinib', [901, 902, 101]),
    ),
  )
  const importer = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  await importer.begin(countSuggestions)
  await importer.end()
}

async function makeHolding(
  sql: postgres.Sql,
  name: Name,
  studyId: number,
  otherId: number,
  host: Host,
): Promise<Holding> {
  const cn = (what: string) => `cn-${name}-${what}`
  const one = async (rows: postgres.PendingQuery<postgres.Row[]>) => (await rows)[0]?.id as string
  const feedToken = randomUUID().replaceAll('-', '').padEnd(43, 'x')
  const linkToken = randomUUID().replaceAll('-', '').padEnd(43, 'y')
  const userId = await one(sql`insert into users (name, role) values (${name}, ${PEOPLE[name]}) returning id`)
  await sql`insert into user_accounts (user_id, email, looked_at)
    values (${userId}, ${`${cn('email')}@hospital.example`}, now() - interval '1 year')`
  const session = (device: string, ended: boolean) =>
    one(sql`
      insert into sessions (user_id, token_hash, device, expires_at, last_seen_at, confirmed_at, revoked_at)
      values (${userId}, ${hashToken(randomUUID())}, ${device}, now() + interval '1 day', now() + interval '2 hours',
        now() + interval '2 hours', case when ${ended} then now() end) returning id`)
  const list = (what: string, gone: boolean) =>
    one(sql`
      insert into reading_lists (created_by, name, description, deleted_at)
      values (${userId}, ${cn(what)}, ${cn(`${what}-question`)}, case when ${gone} then now() end) returning id`)
  const item = (listId: string, study: number, position: number, removed = false) =>
    one(sql`
      insert into list_items (list_id, study_id, position, reason, removed_at, added_by)
      values (${listId}, ${study}, ${position}, ${cn('reason')}, case when ${removed} then now() end, ${userId})
      returning id`)
  const note = (what: string, gone: boolean) =>
    one(sql`
      insert into notes (author_id, study_id, body, deleted_at)
      values (${userId}, ${studyId}, ${cn(what)}, case when ${gone} then now() end) returning id`)
  const comment = (what: string, threadId: string | null, gone = false) =>
    one(sql`
      insert into comments (study_id, author_id, thread_id, body, deleted_at)
      values (${studyId}, ${userId}, ${threadId}, ${gone ? '' : `pub-${name}-${what}`},
        case when ${gone} then now() end) returning id`)
  const search = (what: string, query: string, gone: boolean, token: string | null) =>
    one(sql`
      insert into saved_searches (user_id, name, query, seen_at, feed_token_hash, deleted_at)
      values (${userId}, ${cn(what)}, ${query}, now() - interval '1 year',
        ${token && hashToken(token)}, case when ${gone} then now() end) returning id`)
  const entry = (what: string, gone: boolean) =>
    one(sql`
      insert into reading_log (user_id, study_id, title, read_on, minutes, reflection, deleted_at)
      values (${userId}, ${studyId}, ${cn(what)}, current_date, 20, ${cn(`${what}-reflection`)},
        case when ${gone} then now() end) returning id`)
  // Before their own, so that these are the first that the database has of this person.
  const sharedListId = await makeSharedLists(sql, name, userId, host, [studyId, otherId])
  const [listId, goneListId, threadId] = [
    await list('list', false),
    await list('gone-list', true),
    await comment('thread', null),
  ]
  await comment('reply', threadId)
  const resolvedThreadId = await comment('resolved', null)
  await sql`update comments set resolved_at = now(), resolved_by = ${userId} where id = ${resolvedThreadId}`
  await sql`insert into recent_searches (user_id, question) values (${userId}, ${cn('recent')})`
  const groups = await makeGroups(sql, name, userId, host)
  await sql`insert into list_grants (list_id, group_id, role, granted_by)
    values (${listId}, ${groups.groupId}, 'viewer', ${userId})`
  await sql`insert into list_hidden (user_id, list_id) values (${userId}, ${goneListId})`
  await sql`
    insert into one_time_links (token_hash, purpose, user_id, expires_at)
    values (${hashToken(linkToken)}, 'reset', ${userId}, now() + interval '1 hour')`
  return {
    userId,
    listId,
    goneListId,
    itemId: await item(listId, studyId, 1),
    nextItemId: await item(listId, otherId, 2),
    removedItemId: await item(listId, studyId, 3, true),
    noteId: await note('note', false),
    goneNoteId: await note('gone-note', true),
    ...(await makeTextsForGroups(sql, name, userId, studyId, groups.joinedGroupId, host)),
    threadId,
    goneCommentId: await comment('gone', null, true),
    resolvedThreadId,
    searchId: await search('search', 'q=baricitinib', false, feedToken),
    goneSearchId: await search('gone-search', 'q=gone', true, null),
    entryId: await entry('entry', false),
    goneEntryId: await entry('gone-entry', true),
    feedToken,
    otherSessionId: await session(cn('device'), false),
    endedSessionId: await session(cn('ended-device'), true),
    linkToken,
    passkeyId: await one(sql`
      insert into passkeys (user_id, credential_id, public_key, counter, transports, device_type, is_backed_up, name)
      values (${userId}, ${name}, 'none', 0, '{}', 'multiDevice', true, ${cn('passkey')}) returning id`),
    ...(await makeLinks(sql, name, userId, listId)),
    ...groups,
    ...(await makeClubs(sql, name, userId, studyId, groups)),
    ...(await makeQuestions(sql, name, userId, studyId, groups)),
    ...(await makeVerdicts(sql, name, userId, studyId, groups, host)),
    ...(await makeUploads(sql, name, userId, studyId, host)),
    ...(await makeLookUps(sql, name, userId)),
    sharedListId,
    noticeId: await one(sql`select id from notices where user_id = ${userId} and list_id = ${sharedListId}`),
    doneNoticeId: await one(sql`update notices n set done_at = now() from invitations i
      where i.id = n.invitation_id and n.user_id = ${userId} and i.group_id = ${groups.joinedGroupId} returning n.id`),
    grantId: await giveList(sql, listId, host.hostId, 'owner', userId),
  }
}
