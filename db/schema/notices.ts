import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { NoticeKind } from '@/lib/inbox/notice'
import { clubSessions } from './club'
import { moment } from './columns'
import { comments } from './comments'
import { invitations } from './groups'
import { readingLists } from './lists'
import { outgoingMails } from './mail'
import { questions } from './questions'
import { savedSearches } from './searches'
import { studies } from './studies'
import { users } from './users'
import { verdicts } from './verdicts'

/**
 * What stands in somebody's inbox: that something happened, never what anybody wrote. The database writes them in the
 * transaction of their cause (drizzle/0037), and nobody else does.
 */
export const notices = pgTable(
  'notices',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text().$type<NoticeKind>().notNull(),
    studyId: bigint('study_id', { mode: 'number' }).references(() => studies.id, { onDelete: 'cascade' }),
    /** The study that outranks it. */
    byStudyId: bigint('by_study_id', { mode: 'number' }).references(() => studies.id, { onDelete: 'cascade' }),
    listId: uuid('list_id').references(() => readingLists.id, { onDelete: 'cascade' }),
    commentId: uuid('comment_id').references(() => comments.id, { onDelete: 'cascade' }),
    invitationId: uuid('invitation_id').references(() => invitations.id, { onDelete: 'cascade' }),
    questionId: uuid('question_id').references(() => questions.id, { onDelete: 'cascade' }),
    verdictId: uuid('verdict_id').references(() => verdicts.id, { onDelete: 'cascade' }),
    sessionId: uuid('session_id').references(() => clubSessions.id, { onDelete: 'cascade' }),
    searchId: uuid('search_id').references(() => savedSearches.id, { onDelete: 'cascade' }),
    /** How many studies were new in that search; one more than are counted stands for more. */
    newStudies: smallint('new_studies'),
    /** Whoever did it; nobody where an import brought it. */
    actorId: uuid('actor_id').references(() => users.id, { onDelete: 'set null' }),
    happenedAt: moment('happened_at').notNull().defaultNow(),
    /** Of one cause somebody has one notice, however often it is written. */
    dedupeKey: text('dedupe_key').notNull(),
    /** When it was opened. */
    seenAt: moment('seen_at'),
    laterAt: moment('later_at'),
    doneAt: moment('done_at'),
    /** The mail that tells of it. */
    mailId: uuid('mail_id').references(() => outgoingMails.id, { onDelete: 'set null' }),
  },
  (t) => [
    check(
      'notices_kind',
      sql`${t.kind} in ('mention', 'reply', 'list-shared', 'invitation', 'retracted', 'concern', 'corrected',
  'superseded', 'outranked', 'assigned', 'verdict-review', 'verdict-due', 'verdict-handed', 'question-answered',
  'search-news', 'club-opened', 'club-moved', 'club-cancelled', 'club-voting', 'club-revealed', 'club-minutes')`,
    ),
    check(
      'notices_subject',
      sql`(${t.sessionId} is not null) = (${t.kind} like 'club-%') and
  case when ${t.kind} like 'club-%' then true else case ${t.kind} when 'list-shared' then ${t.listId} is not null when 'invitation' then ${t.invitationId} is not null
  when 'question-answered' then ${t.questionId} is not null
  when 'search-news' then ${t.searchId} is not null and ${t.newStudies} > 0
  when 'mention' then ${t.studyId} is not null and ${t.commentId} is not null
  when 'reply' then ${t.studyId} is not null and ${t.commentId} is not null
  else ${t.studyId} is not null and (${t.verdictId} is not null) = (${t.kind} like 'verdict-%') end end`,
    ),
    check('notices_actor', sql`${t.actorId} <> ${t.userId}`),
    uniqueIndex('notices_once').on(t.userId, t.dedupeKey),
    index('notices_waiting').on(t.userId, t.happenedAt).where(sql`${t.doneAt} is null`),
    index('notices_done').on(t.doneAt).where(sql`${t.doneAt} is not null`),
    index('notices_comment').on(t.commentId).where(sql`${t.commentId} is not null`),
    check('notices_by_study', sql`(${t.byStudyId} is not null) = (${t.kind} = 'outranked')`),
    index('notices_study').on(t.studyId),
    index('notices_by_study').on(t.byStudyId).where(sql`${t.byStudyId} is not null`),
    index('notices_list').on(t.listId).where(sql`${t.listId} is not null`),
    index('notices_question').on(t.questionId).where(sql`${t.questionId} is not null`),
    check('notices_search', sql`(${t.searchId} is not null) = (${t.kind} = 'search-news')`),
    index('notices_search_id').on(t.searchId).where(sql`${t.searchId} is not null`),
    index('notices_verdict').on(t.verdictId).where(sql`${t.verdictId} is not null`),
    index('notices_session').on(t.sessionId).where(sql`${t.sessionId} is not null`),
    index('notices_mail').on(t.mailId).where(sql`${t.mailId} is not null`),
    index('notices_invitation').on(t.invitationId).where(sql`${t.invitationId} is not null`),
  ],
)

/** Notices for more people than their cause should wait for: a job writes them. */
export const noticeFanouts = pgTable(
  'notice_fanouts',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text().$type<NoticeKind>().notNull(),
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id, { onDelete: 'cascade' }),
    byStudyId: bigint('by_study_id', { mode: 'number' }).references(() => studies.id, { onDelete: 'cascade' }),
    commentId: uuid('comment_id').references(() => comments.id, { onDelete: 'cascade' }),
    actorId: uuid('actor_id').references(() => users.id, { onDelete: 'set null' }),
    happenedAt: moment('happened_at').notNull(),
    dedupeKey: text('dedupe_key').notNull(),
    /** Whoever comes up to here in the order of their numbers has theirs. */
    writtenTo: uuid('written_to'),
  },
  (t) => [uniqueIndex('notice_fanouts_once').on(t.dedupeKey)],
)

/** Who is mentioned in a comment; its text has a token for each. Nobody is taken out again: a mention is not recalled. */
export const mentions = pgTable(
  'mentions',
  {
    commentId: uuid('comment_id')
      .notNull()
      .references(() => comments.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    mentionedAt: moment('mentioned_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.commentId, t.userId] }), index('mentions_user').on(t.userId)],
)
