import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core'
import { moment } from './columns'
import { studies } from './studies'

/** Studies that a language model was asked about. Without a row, it may be asked; a record that changes loses its row. */
export const modelDrafts = pgTable(
  'model_drafts',
  {
    studyId: bigint('study_id', { mode: 'number' })
      .primaryKey()
      .references(() => studies.id, { onDelete: 'cascade' }),
    model: text().notNull(),
    /** Questions that were begun, whether an answer came or not. */
    attempts: smallint().notNull(),
    /** When it is asked again; a question that is under way is taken for lost by then. */
    runAfter: moment('run_after').notNull(),
    /** Null: it is still to be asked, or asked again. */
    outcome: text().$type<'kept' | 'refused' | 'given up' | 'overtaken'>(),
    reason: text(),
  },
  (t) => [index('model_drafts_waiting').on(t.runAfter).where(sql`${t.outcome} is null`)],
)

/** Every question to a language model: what a day's budget is counted in, and why a text was not kept. */
export const modelAttempts = pgTable(
  'model_attempts',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id, { onDelete: 'cascade' }),
    model: text().notNull(),
    askedAt: moment('asked_at').notNull().defaultNow(),
    answeredAt: moment('answered_at'),
    /** Null: under way, or lost with its process. "away" costs nothing of the budget: nobody has thought about it. */
    outcome: text().$type<'kept' | 'refused' | 'failed' | 'away' | 'overtaken'>(),
    reason: text(),
    /** The words that were at fault, or what the failure was; never the answer itself. */
    words: text(),
    tokens: integer(),
  },
  (t) => [index('model_attempts_asked').on(t.askedAt), index('model_attempts_study').on(t.studyId)],
)
