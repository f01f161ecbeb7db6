import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Refusal } from '@/lib/evidence/draft-refusal'
import type { KeyFacts, SourcedSentence, SummaryBasis, SummaryMaker } from '@/lib/summary'
import { moment } from './columns'
import { studies } from './studies'
import { users } from './users'

/** Every version of a study's summary; exactly one is current. A machine's draft is one only until a person writes. */
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
    /** Why a machine has drafted no TL;DR. */
    refusal: text().$type<Refusal>(),
    /** Sentences of a drafted paragraph, each with what it rests on. */
    sentences: jsonb().$type<SourcedSentence[]>(),
    /** A person's name, or what drafted it. */
    draftedBy: text('drafted_by').notNull(),
    draftedAt: moment('drafted_at').notNull().defaultNow(),
    checkedBy: uuid('checked_by').references(() => users.id),
    checkedAt: moment('checked_at'),
    /** The sentence the TL;DR rests on: section of the abstract and [start, end) in its text; null: no such sentence. */
    sourceSection: smallint('source_section'),
    sourceStart: integer('source_start'),
    sourceEnd: integer('source_end'),
  },
  (t) => [
    primaryKey({ columns: [t.studyId, t.version] }),
    uniqueIndex('study_summaries_current').on(t.studyId).where(sql`${t.current}`),
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
