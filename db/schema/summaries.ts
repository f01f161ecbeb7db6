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
import type { KeyFacts, SummaryBasis } from '@/lib/summary'
import { moment } from './columns'
import { studies } from './studies'
import { users } from './users'

/** Every version of a study's summary; exactly one is current. */
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
