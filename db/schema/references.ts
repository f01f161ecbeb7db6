import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core'
import type { NoticeKind } from '@/lib/records/study-record'
import type { PublicationDate } from '@/lib/studies/publication-date'
import { studies } from './studies'

export const studyReferences = pgTable(
  'study_references',
  {
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id, { onDelete: 'cascade' }),
    /** Below zero where a source names the reference and the record of the study does not. */
    position: smallint().notNull(),
    /** That source ("iCite"); null: the record itself. */
    source: text(),
    raw: text(),
    pmid: integer(),
    pmcid: text(),
    doi: text(),
    /** The cited study once it is here, whichever side came first. */
    citedStudyId: bigint('cited_study_id', { mode: 'number' }).references(() => studies.id, { onDelete: 'set null' }),
    /** For a reference that is only known by where and when it appeared: what was established of it. */
    known: jsonb().$type<{
      journal?: string
      published?: PublicationDate
      finding?: string
      citations?: { count: number; source: string; asOf: string }
    }>(),
  },
  (t) => [
    primaryKey({ columns: [t.studyId, t.position] }),
    // With the citing study, so that who else has a reference is read from the index alone.
    index('study_references_cited').on(t.citedStudyId, t.studyId).where(sql`${t.citedStudyId} is not null`),
    index('study_references_open_pmid')
      .on(t.pmid, t.studyId)
      .where(sql`${t.citedStudyId} is null and ${t.pmid} is not null`),
    index('study_references_open_doi')
      .on(sql`lower(${t.doi})`)
      .where(sql`${t.citedStudyId} is null and ${t.pmid} is null and ${t.doi} is not null`),
  ],
)

/** Retractions, concerns, errata, updates as the record states them; the inverse is read from the other side. */
export const studyNotices = pgTable(
  'study_notices',
  {
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    kind: text().$type<NoticeKind>().notNull(),
    raw: text(),
    pmid: integer(),
    doi: text(),
    note: text(),
  },
  (t) => [
    primaryKey({ columns: [t.studyId, t.position] }),
    index('study_notices_pmid').on(t.pmid).where(sql`${t.pmid} is not null`),
    index('study_notices_doi').on(sql`lower(${t.doi})`).where(sql`${t.pmid} is null and ${t.doi} is not null`),
  ],
)

export const citationCounts = pgTable(
  'citation_counts',
  {
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id, { onDelete: 'cascade' }),
    /** Who counted ("OpenAlex"); two sources may disagree and both stand. */
    source: text().notNull(),
    count: integer().notNull(),
    /** ISO date at the precision known: "2025-08", "2026-11-22". */
    asOf: text('as_of').notNull(),
    /** The relative citation ratio, where the source gives one. */
    ratio: doublePrecision(),
    /** Whether the source says that the ratio will still change much. */
    ratioIsProvisional: boolean('ratio_is_provisional'),
  },
  (t) => [primaryKey({ columns: [t.studyId, t.source] })],
)

/** Where a study is open to everybody, as a source says; that it is nowhere is kept, too. */
export const openCopies = pgTable(
  'open_copies',
  {
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id, { onDelete: 'cascade' }),
    /** Who says so ("OpenAlex"). */
    source: text().notNull(),
    isOpen: boolean('is_open').notNull(),
    /** In the words of the source: "gold", "green", "closed". */
    status: text().notNull(),
    /** Only over TLS: a page links to it. */
    url: text(),
    asOf: text('as_of').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.studyId, t.source] }),
    check('open_copies_url', sql`${t.url} ~ '^https://' and length(${t.url}) <= 2000`),
  ],
)
