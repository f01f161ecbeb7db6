import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { QuestionState } from '@/lib/questions/question'
import { moment, rowVersion } from './columns'
import { groups } from './groups'
import { studies } from './studies'
import { users } from './users'
import { verdicts } from './verdicts'

/** A question that the library did not answer: somebody's own, or a group's; a request is for editors as well. */
export const questions = pgTable(
  'questions',
  {
    id: uuid().primaryKey().defaultRandom(),
    askedBy: uuid('asked_by')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    groupId: uuid('group_id').references(() => groups.id, { onDelete: 'cascade' }),
    text: text().notNull(),
    /** Where it was asked: a search or a study, as an address of the portal; '' where nowhere in particular. */
    address: text().notNull().default(''),
    /** Asked for: editors see it, to bring in what answers it. */
    isRequest: boolean('is_request').notNull().default(false),
    /** How often the same person has asked it while it was open. */
    times: integer().notNull().default(1),
    askedAt: moment('asked_at').notNull().defaultNow(),
    state: text().$type<QuestionState>().notNull().default('open'),
    answer: text().notNull().default(''),
    verdictId: uuid('verdict_id').references(() => verdicts.id, { onDelete: 'set null' }),
    answeredBy: uuid('answered_by').references(() => users.id, { onDelete: 'set null' }),
    answeredAt: moment('answered_at'),
    version: rowVersion(),
  },
  (t) => [
    check('questions_text', sql`length(${t.text}) between 1 and 500`),
    check(
      'questions_state',
      sql`${t.state} in ('open', 'answered', 'closed') and (${t.state} = 'open') = (${t.answeredAt} is null)`,
    ),
    uniqueIndex('questions_open')
      .on(t.askedBy, sql`coalesce(${t.groupId}, ${t.askedBy})`, sql`lower(${t.text})`)
      .where(sql`${t.state} = 'open'`),
    index('questions_group').on(t.groupId).where(sql`${t.groupId} is not null`),
    index('questions_requests').on(sql`lower(${t.text})`).where(sql`${t.isRequest} and ${t.state} = 'open'`),
  ],
)

/** Studies that answer a question. */
export const questionStudies = pgTable(
  'question_studies',
  {
    questionId: uuid('question_id')
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id),
  },
  (t) => [primaryKey({ columns: [t.questionId, t.studyId] }), index('question_studies_study').on(t.studyId)],
)
