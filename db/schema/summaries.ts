import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Level } from '@/lib/evidence/design'
import type { Refusal } from '@/lib/evidence/draft-refusal'
import type { SavedWarning } from '@/lib/evidence/saved-warning'
import type { DraftTrace } from '@/lib/evidence/trace/draft-trace'
import type { KeyFacts, SourcedSentence, SummaryBasis, SummaryMaker } from '@/lib/summaries/summary'
import { moment } from './columns'
import { studies } from './studies'
import { users } from './users'

/**
 * Every version of a study's summary; exactly one is current. A machine's draft gives way to its next one, with the
 * next number, until a person writes; then it stays.
 */
export const studySummaries = pgTable(
  'study_summaries',
  {
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    current: boolean().notNull(),
    tldr: text(),
    paragraph: text(),
    facts: jsonb().$type<KeyFacts>(),
    basis: text().$type<SummaryBasis>().notNull(),
    maker: text().$type<SummaryMaker>().notNull().default('person'),
    /** Which version of the drafter made it; null for a person's. */
    drafter: smallint(),
    /** Why there is no TL;DR. */
    refusal: text().$type<Refusal>(),
    /** Sentences of a drafted paragraph, each with what it rests on. */
    sentences: jsonb().$type<SourcedSentence[]>(),
    /** A person's name, or what drafted it. */
    draftedBy: text('drafted_by').notNull(),
    /** Not when its transaction began: an abstract that changed in the same one is older. */
    draftedAt: moment('drafted_at').notNull().default(sql`clock_timestamp()`),
    checkedBy: uuid('checked_by').references(() => users.id),
    checkedAt: moment('checked_at'),
    /** The sentence the TL;DR rests on: section of the abstract and [start, end) in its text; null: no such sentence. */
    sourceSection: smallint('source_section'),
    sourceStart: integer('source_start'),
    sourceEnd: integer('source_end'),
    /** Who made this version by hand, and when; null where a machine or an import did. */
    editedBy: uuid('edited_by').references(() => users.id),
    editedAt: moment('edited_at'),
    /** The version that this one brought back. */
    restoredFrom: integer('restored_from'),
    /** What it was saved over. */
    warnings: jsonb().$type<SavedWarning[]>().notNull().default([]),
    /** The level of evidence that a person gave the study, in place of its design's, and why. */
    level: smallint().$type<Level>(),
    levelReason: text('level_reason'),
    /** How the machine's draft came to be; null of a person's version, and of a draft from before it was kept. */
    trace: jsonb().$type<DraftTrace>(),
  },
  (t) => [
    primaryKey({ columns: [t.studyId, t.version] }),
    uniqueIndex('study_summaries_current').on(t.studyId).where(sql`${t.current}`),
    index('study_summaries_edited')
      .on(t.studyId)
      .where(sql`${t.current} and (${t.maker} = 'person' or ${t.editedBy} is not null)`),
    index('study_summaries_checked').on(t.studyId).where(sql`${t.current} and ${t.checkedAt} is not null`),
  ],
)

/** How far the studies that were here before are drafted, one row for each version of the drafter. */
export const draftings = pgTable('draftings', {
  drafter: smallint().primaryKey(),
  /** All studies up to this one are done. */
  through: bigint({ mode: 'number' }).notNull().default(0),
  begunAt: moment('begun_at').notNull().defaultNow(),
  finishedAt: moment('finished_at'),
})
