import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Answers, FormId } from '@/lib/club/appraisal-form'
import type { Change, ClubNames, ClubState } from '@/lib/club/session'
import { bytes, moment, rowVersion } from './columns'
import { groups } from './groups'
import { studies } from './studies'
import { users } from './users'

/** One session of a group's journal club, from choosing a study to what was decided about it. */
export const clubSessions = pgTable(
  'club_sessions',
  {
    id: uuid().primaryKey().defaultRandom(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    title: text().notNull(),
    question: text().notNull().default(''),
    /** By the clock of the place where they meet. */
    startsAt: timestamp('starts_at', { mode: 'string' }),
    /** Whose clocks those are; null as the portal's. */
    zone: text(),
    /** In minutes. */
    lasts: smallint().notNull().default(60),
    /** By the same clock: until when people should have voted. It is said, and nothing depends on it. */
    voteBy: timestamp('vote_by', { mode: 'string' }),
    place: text().notNull().default(''),
    state: text().$type<ClubState>().notNull().default('proposing'),
    ledBy: uuid('led_by')
      .notNull()
      .references(() => users.id),
    studyId: bigint('study_id', { mode: 'number' }).references(() => studies.id),
    form: text().$type<FormId>().notNull(),
    names: text().$type<ClubNames>().notNull().default('named'),
    /** Ballots without which nothing is revealed. */
    quorum: smallint().notNull().default(3),
    minutes: text().notNull().default(''),
    /** What ballots without names say in words, apart from them and in no order. */
    comments: text().array().notNull().default([]),
    revealedAt: moment('revealed_at'),
    recordedAt: moment('recorded_at'),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** By whoever leads it; no ballot changes it. */
    changedAt: moment('changed_at').notNull().defaultNow(),
    version: rowVersion(),
  },
  (t) => [
    check('club_sessions_lasts', sql`${t.lasts} between 5 and 1440`),
    check('club_sessions_title', sql`length(${t.title}) between 1 and 200`),
    check(
      'club_sessions_state',
      sql`${t.state} in ('proposing', 'reading', 'voting', 'revealed', 'recorded', 'archived', 'cancelled')
  and (${t.state} in ('proposing', 'cancelled') or ${t.studyId} is not null)
  and (${t.state} in ('revealed', 'recorded', 'archived')) = (${t.revealedAt} is not null)
  and (${t.state} <> 'recorded' or ${t.recordedAt} is not null)`,
    ),
    check('club_sessions_form', sql`${t.form} in ('trial', 'cohort', 'diagnostic', 'review')`),
    // Among fewer than five, a ballot without a name still says whose it is.
    check(
      'club_sessions_names',
      sql`${t.names} in ('named', 'never') and ${t.quorum} between case ${t.names} when 'never' then 5 else 1 end and 50`,
    ),
    index('club_sessions_group').on(t.groupId),
    index('club_sessions_study').on(t.studyId).where(sql`${t.studyId} is not null`),
  ],
)

/** Studies among which a session chooses. */
export const clubCandidates = pgTable(
  'club_candidates',
  {
    sessionId: uuid('session_id')
      .notNull()
      .references(() => clubSessions.id, { onDelete: 'cascade' }),
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id),
    proposedBy: uuid('proposed_by')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    why: text().notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.studyId] }), index('club_candidates_study').on(t.studyId)],
)

/** Which candidates somebody would read: as many as they like. */
export const clubChoiceVotes = pgTable(
  'club_choice_votes',
  {
    sessionId: uuid('session_id')
      .notNull()
      .references(() => clubSessions.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.userId, t.studyId] }), index('club_choice_votes_user').on(t.userId)],
)

/** What somebody thinks of the study before they know what the others think. No moment is kept, nor an order. */
export const clubBallots = pgTable(
  'club_ballots',
  {
    id: uuid().primaryKey().defaultRandom(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => clubSessions.id, { onDelete: 'cascade' }),
    /** Null once it is revealed without a name. */
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    answers: jsonb().$type<Answers>().notNull(),
    trust: smallint().notNull(),
    change: text().$type<Change>().notNull(),
    comment: text().notNull().default(''),
    sealedOn: date('sealed_on', { mode: 'string' }),
  },
  (t) => [
    check('club_ballots_trust', sql`${t.trust} between 0 and 10`),
    check('club_ballots_change', sql`${t.change} in ('yes', 'no', 'unsure')`),
    check('club_ballots_answers', sql`jsonb_typeof(${t.answers}) = 'object' and length(${t.answers}::text) <= 4000`),
    check('club_ballots_comment', sql`length(${t.comment}) <= 1000`),
    uniqueIndex('club_ballots_once').on(t.sessionId, t.userId),
    index('club_ballots_user').on(t.userId).where(sql`${t.userId} is not null`),
  ],
)

/** What somebody wants to be discussed at a session. No moment is kept, nor an order. */
export const clubQuestions = pgTable(
  'club_questions',
  {
    id: uuid().primaryKey().defaultRandom(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => clubSessions.id, { onDelete: 'cascade' }),
    /** Null where it is asked without a name. */
    authorId: uuid('author_id').references(() => users.id, { onDelete: 'cascade' }),
    text: text().notNull(),
    /** How many support it: counted by the database, and left when it forgets who they were. */
    supported: integer().notNull().default(0),
    version: rowVersion(),
  },
  (t) => [
    check('club_questions_text', sql`length(${t.text}) between 1 and 500`),
    uniqueIndex('club_questions_once').on(t.sessionId, t.text),
    index('club_questions_author').on(t.authorId).where(sql`${t.authorId} is not null`),
  ],
)

/** Who supports a question, until its session is over. */
export const clubQuestionUps = pgTable(
  'club_question_ups',
  {
    questionId: uuid('question_id')
      .notNull()
      .references(() => clubQuestions.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.questionId, t.userId] }), index('club_question_ups_user').on(t.userId)],
)

/** The key of a session, by which the database alone knows whose a question without a name is. It goes with the session's end. */
export const clubQuestionKeys = pgTable('club_question_keys', {
  sessionId: uuid('session_id')
    .primaryKey()
    .references(() => clubSessions.id, { onDelete: 'cascade' }),
  key: bytes().notNull(),
})

/** The asker of a question without a name: HMAC-SHA-256 of who it is, with the key of the session. */
export const clubQuestionMarks = pgTable('club_question_marks', {
  questionId: uuid('question_id')
    .primaryKey()
    .references(() => clubQuestions.id, { onDelete: 'cascade' }),
  mark: bytes().notNull(),
})

/** The address by which a calendar reads somebody's sessions: of its token only a hash, and one a person. */
export const calendarTokens = pgTable(
  'calendar_tokens',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    tokenHash: bytes('token_hash').notNull(),
  },
  (t) => [uniqueIndex('calendar_tokens_hash').on(t.tokenHash)],
)
