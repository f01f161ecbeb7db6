import { sql } from 'drizzle-orm'
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ParsedReference, ReferenceFormat, ReferenceProblem } from '@/lib/references/parsed-reference'
import type { KeptStudy, RowDecision, UploadChoice, UploadResult, UploadState } from '@/lib/references/upload'
import { bytes, moment } from './columns'
import { referenceImports } from './reference-imports'
import { studies } from './studies'
import { users } from './users'

/** A reference file that a person has uploaded, or text that they pasted: read first, then imported where they say so. */
export const importUploads = pgTable(
  'import_uploads',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    bytes: integer().notNull(),
    state: text().$type<UploadState>().notNull().default('reading'),
    /** Null until it was read. */
    format: text().$type<ReferenceFormat>(),
    encoding: text(),
    /** Why nothing can be read of it. */
    fault: text(),
    /** What the import came to. */
    result: jsonb().$type<UploadResult>(),
    /** Studies that an undo has left, because somebody has built on them. */
    kept: jsonb().$type<KeptStudy[]>(),
    importId: bigint('import_id', { mode: 'number' }).references(() => referenceImports.id, { onDelete: 'set null' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** When its present state was asked for, and when what was asked for last was done. */
    askedAt: moment('asked_at').notNull().defaultNow(),
    endedAt: moment('ended_at'),
  },
  (t) => [
    index('import_uploads_created').on(t.createdAt),
    // One at a time for each person, whatever sends it.
    uniqueIndex('import_uploads_active')
      .on(t.userId)
      .where(sql`${t.state} in ('reading', 'applying', 'stopping', 'undoing')`),
  ],
)

/** The bytes of an upload, until it was imported or is too old. */
export const importUploadContents = pgTable('import_upload_contents', {
  uploadId: uuid('upload_id')
    .primaryKey()
    .references(() => importUploads.id, { onDelete: 'cascade' }),
  content: bytes().notNull(),
})

/** What an import would make of each entry of an upload, and what a person has decided. */
export const importUploadRows = pgTable(
  'import_upload_rows',
  {
    uploadId: uuid('upload_id')
      .notNull()
      .references(() => importUploads.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    /** Its place among the records of the file, from 1; 0 for text that belongs to none. */
    ordinal: integer().notNull(),
    line: integer().notNull(),
    rawText: text('raw_text').notNull(),
    parsed: jsonb().$type<ParsedReference>(),
    problems: jsonb().$type<ReferenceProblem[]>().notNull().default([]),
    decision: text().$type<RowDecision>().notNull(),
    /** The study that it is, or may be; where that is another record of the file, its place. */
    studyId: bigint('study_id', { mode: 'number' }).references(() => studies.id, { onDelete: 'set null' }),
    otherOrdinal: integer('other_ordinal'),
    score: real(),
    reasons: text().array().notNull().default([]),
    choice: text().$type<UploadChoice>(),
    chosenAt: timestamp('chosen_at', { withTimezone: true, mode: 'date' }),
  },
  (t) => [
    primaryKey({ columns: [t.uploadId, t.position] }),
    index('import_upload_rows_ordinal').on(t.uploadId, t.ordinal),
    index('import_upload_rows_study').on(t.studyId),
  ],
)
