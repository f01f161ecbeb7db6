import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ParsedReference, ReferenceFormat, ReferenceProblem } from '@/lib/references/parsed-reference'
import { moment } from './columns'
import { studies } from './studies'

/** A reference file that was imported: known by its bytes, so that importing it again adds nothing. */
export const referenceImports = pgTable(
  'reference_imports',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    fileName: text('file_name').notNull(),
    sha256: text().notNull(),
    bytes: integer().notNull(),
    format: text().$type<ReferenceFormat>().notNull(),
    encoding: text().notNull(),
    state: text().$type<'applied' | 'undone'>().notNull().default('applied'),
    createdAt: moment('created_at').notNull().defaultNow(),
    undoneAt: moment('undone_at'),
    /** Of one from the page, the upload: what each upload added is undone by itself. */
    uploadId: uuid('upload_id'),
  },
  (t) => [
    uniqueIndex('reference_imports_file').on(t.sha256).where(sql`${t.state} = 'applied' and ${t.uploadId} is null`),
    uniqueIndex('reference_imports_upload').on(t.uploadId),
  ],
)

/** What became of each record of such a file, with what the file said of it. */
export const referenceImportRows = pgTable(
  'reference_import_rows',
  {
    importId: bigint('import_id', { mode: 'number' })
      .notNull()
      .references(() => referenceImports.id, { onDelete: 'cascade' }),
    /** Its place among the records of the file, from 1. */
    ordinal: integer().notNull(),
    line: integer().notNull(),
    rawText: text('raw_text').notNull(),
    /** Null where nothing could be read. */
    parsed: jsonb().$type<ParsedReference>(),
    problems: jsonb().$type<ReferenceProblem[]>().notNull().default([]),
    decision: text().$type<'new' | 'same' | 'maybe' | 'skip' | 'broken'>().notNull(),
    /** The study that it is, or may be. */
    studyId: bigint('study_id', { mode: 'number' }).references(() => studies.id, { onDelete: 'set null' }),
    /** Whether this import added that study. */
    added: boolean().notNull().default(false),
    score: real(),
    reasons: text().array().notNull().default([]),
    /** "person": somebody said that those to be decided are new. */
    chosenBy: text('chosen_by').$type<'rule' | 'person'>().notNull().default('rule'),
  },
  (t) => [primaryKey({ columns: [t.importId, t.ordinal] }), index('reference_import_rows_study').on(t.studyId)],
)
