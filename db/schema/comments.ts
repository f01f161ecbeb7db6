import { sql } from 'drizzle-orm'
import { type AnyPgColumn, bigint, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { audienceColumns, audienceGroupsCheck, moment, rowVersion } from './columns'
import { studies } from './studies'
import { users } from './users'

/** A thread is seen by those for whom it was opened, everyone here or some groups; threads are one deep. */
export const comments = pgTable(
  'comments',
  {
    id: uuid().primaryKey().defaultRandom(),
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id),
    authorId: uuid('author_id')
      .notNull()
      .references(() => users.id),
    /** The comment that opened the thread; null for that comment itself. */
    threadId: uuid('thread_id').references((): AnyPgColumn => comments.id),
    /** Words of the study or of another comment that this one answers. */
    quote: text(),
    /** Empty once deleted: the place stays, the words do not. */
    body: text().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    editedAt: moment('edited_at'),
    deletedAt: moment('deleted_at'),
    resolvedAt: moment('resolved_at'),
    resolvedBy: uuid('resolved_by').references(() => users.id),
    /** Fixed when the thread is opened; a reply has that of its thread. */
    ...audienceColumns('everyone'),
    version: rowVersion(),
  },
  (t) => [
    check('comments_audience', sql`${t.audience} in ('groups', 'everyone')`),
    audienceGroupsCheck('comments_audience_groups', t),
    index('comments_for_groups').using('gin', t.audienceGroups).where(sql`${t.audience} = 'groups'`),
    index('comments_study').on(t.studyId, t.createdAt),
    index('comments_thread').on(t.threadId),
    index('comments_author').on(t.authorId),
  ],
)

/** What a comment said before each edit. */
export const commentRevisions = pgTable(
  'comment_revisions',
  {
    commentId: uuid('comment_id')
      .notNull()
      .references(() => comments.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    body: text().notNull(),
    replacedAt: moment('replaced_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.commentId, t.version] })],
)
