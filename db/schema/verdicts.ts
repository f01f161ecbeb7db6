import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type {
  Certainty,
  EvidenceRole,
  ReviewReason,
  Stance,
  VerdictAudience,
  VerdictState,
} from '@/lib/verdicts/verdict'
import { clubSessions } from './club'
import { moment, rowVersion } from './columns'
import { groups } from './groups'
import { studies } from './studies'
import { users } from './users'

/**
 * What a group decides about a study: a sentence that it stands by until the day on which it looks again. Once in force its
 * words stay as they are; another verdict takes its place.
 */
export const verdicts = pgTable(
  'verdicts',
  {
    id: uuid().primaryKey().defaultRandom(),
    // Nothing deletes a study that somebody has decided on.
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id),
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    /** Whom it is for, once it is no draft: the people of the group, or everyone here. */
    audience: text().$type<VerdictAudience>().notNull().default('groups'),
    bottomLine: text('bottom_line').notNull(),
    stance: text().$type<Stance>().notNull(),
    certainty: text().$type<Certainty>(),
    /** For whom or where; '' for all that the study is about. */
    appliesTo: text('applies_to').notNull().default(''),
    rationale: text().notNull().default(''),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => users.id),
    decidedOn: date('decided_on', { mode: 'string' }).notNull(),
    reviewBy: date('review_by', { mode: 'string' }).notNull(),
    state: text().$type<VerdictState>().notNull().default('draft'),
    /** When it was put in force, or confirmed last: what was known before has been looked at. */
    settledAt: moment('settled_at'),
    confirmedAt: moment('confirmed_at'),
    reviewReason: text('review_reason').$type<ReviewReason>(),
    /** The study by which it came under review. */
    reviewStudyId: bigint('review_study_id', { mode: 'number' }).references(() => studies.id, { onDelete: 'set null' }),
    reviewSince: moment('review_since'),
    withdrawnReason: text('withdrawn_reason'),
    /** When it was withdrawn or superseded. */
    endedAt: moment('ended_at'),
    supersedesId: uuid('supersedes_id').references((): AnyPgColumn => verdicts.id),
    /** The session of the journal club in which it was decided. */
    sessionId: uuid('session_id').references(() => clubSessions.id, { onDelete: 'set null' }),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => users.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    version: rowVersion(),
  },
  (t) => [
    check('verdicts_audience', sql`${t.audience} in ('groups', 'everyone')`),
    check('verdicts_bottom_line', sql`length(${t.bottomLine}) between 1 and 280`),
    check('verdicts_stance', sql`${t.stance} in ('adopt', 'consider', 'do-not-change', 'avoid', 'await')`),
    check('verdicts_certainty', sql`${t.certainty} in ('high', 'moderate', 'low', 'very-low')`),
    check('verdicts_state', sql`${t.state} in ('draft', 'in-force', 'under-review', 'withdrawn', 'superseded')`),
    check('verdicts_review_by', sql`${t.reviewBy} > ${t.decidedOn}`),
    check('verdicts_settled', sql`${t.state} = 'draft' or ${t.settledAt} is not null`),
    check(
      'verdicts_review',
      sql`(${t.state} <> 'under-review' or ${t.reviewReason} is not null) and (${t.reviewReason} is null) = (${t.reviewSince} is null)
  and ${t.reviewReason} in ('retracted', 'concern', 'corrected', 'abstract-changed', 'outranked')`,
    ),
    check('verdicts_withdrawn', sql`(${t.state} = 'withdrawn') = (${t.withdrawnReason} is not null)`),
    // A group stands by one sentence on a study for one place.
    uniqueIndex('verdicts_in_force')
      .on(t.studyId, t.groupId, sql`lower(${t.appliesTo})`)
      .where(sql`${t.state} in ('in-force', 'under-review')`),
    uniqueIndex('verdicts_successor').on(t.supersedesId).where(sql`${t.state} <> 'draft'`),
    index('verdicts_group').on(t.groupId),
    index('verdicts_study').on(t.studyId),
    index('verdicts_owner').on(t.ownerId),
    index('verdicts_session').on(t.sessionId).where(sql`${t.sessionId} is not null`),
    index('verdicts_review_day').on(t.reviewBy).where(sql`${t.state} in ('in-force', 'under-review')`),
  ],
)

/** What a verdict rests on: the study itself, and others for it and against it. */
export const verdictEvidence = pgTable(
  'verdict_evidence',
  {
    verdictId: uuid('verdict_id')
      .notNull()
      .references(() => verdicts.id, { onDelete: 'cascade' }),
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id),
    role: text().$type<EvidenceRole>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.verdictId, t.studyId] }),
    check('verdict_evidence_role', sql`${t.role} in ('main', 'supports', 'against')`),
    uniqueIndex('verdict_evidence_main').on(t.verdictId).where(sql`${t.role} = 'main'`),
    index('verdict_evidence_study').on(t.studyId),
  ],
)
