import { bigint, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns'
import { users } from './users'

export type ImportCounts = {
  files: number
  records: number
  added: number
  updated: number
  unchanged: number
  withdrawn: number
  rejected: number
  references: number
  resolved: number
  /** Journals that were found to be another that NLM numbers; only where a list of journals was imported. */
  joined?: number
  /** References that may be a study that is here: for a person to decide, and not added. */
  undecided?: number
  /** Studies whose retraction became known by a list of retractions. */
  retracted?: number
}

export type ImportKind = 'studies' | 'references' | 'mesh' | 'journals' | 'retractions' | 'citations'

export const imports = pgTable('imports', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  startedAt: moment('started_at').notNull().defaultNow(),
  finishedAt: moment('finished_at'),
  /** "broken": a file could not be read to its end; "interrupted": the process ended before the import did. */
  state: text().$type<'running' | 'finished' | 'broken' | 'interrupted'>().notNull(),
  /** What was brought in: studies, MeSH, a list of journals, a list of retractions. */
  kind: text().$type<ImportKind>().notNull().default('studies'),
  sources: text().array().notNull(),
  counts: jsonb().$type<ImportCounts>().notNull(),
  /** Whoever asked for it on the page; null where it was run on the machine. */
  askedBy: uuid('asked_by').references(() => users.id),
})

/** Each record, or rest of a file, that could not be taken, with its reason. */
export const importRejections = pgTable(
  'import_rejections',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    importId: bigint('import_id', { mode: 'number' })
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    file: text().notNull(),
    line: integer(),
    column: integer(),
    identifier: text(),
    reason: text().notNull(),
  },
  (t) => [index('import_rejections_import').on(t.importId)],
)

/** PMIDs that NLM has deleted; a record of one that comes later stays withdrawn. */
export const withdrawnPmids = pgTable('withdrawn_pmids', {
  pmid: integer().primaryKey(),
  at: moment().notNull().defaultNow(),
})
