import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { StudySource } from '@/lib/records/study-record'
import type { AbstractSection, Mark, OtherAbstract } from '@/lib/studies/citable-text'
import type { PublicationDate } from '@/lib/studies/publication-date'
import { bytes, moment } from './columns'

export const journals = pgTable(
  'journals',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    /** "nlm:0372351", or "title:…" in lower case where the NLM id is not known. */
    key: text().notNull().unique(),
    title: text().notNull(),
    isoAbbreviation: text('iso_abbreviation'),
    medlineAbbreviation: text('medline_abbreviation'),
    nlmId: text('nlm_id'),
    issn: text(),
    issnElectronic: text('issn_electronic'),
    /** Title and abbreviations, normalised as in `journal_names`; null where nobody has looked yet. */
    nameKeys: text('name_keys').array(),
  },
  (t) => [
    index('journals_name_keys').using('gin', t.nameKeys),
    index('journals_title_beginning').on(sql`left(lower(${t.title}), 200) text_pattern_ops`),
    index('journals_iso_beginning').on(sql`left(lower(${t.isoAbbreviation}), 200) text_pattern_ops`),
    index('journals_medline_beginning').on(sql`left(lower(${t.medlineAbbreviation}), 200) text_pattern_ops`),
  ],
)

export const studies = pgTable(
  'studies',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    /** What the record is known by at its source: "pmid:30527631", "pmc:PMC101395", "demo:dom-001", "reference:…". */
    sourceKey: text('source_key').notNull().unique(),
    source: text().$type<StudySource>().notNull(),
    pmid: integer(),
    pmcid: text(),
    doi: text(),
    title: text().notNull(),
    titleMarks: jsonb('title_marks').$type<Mark[]>(),
    vernacularTitle: text('vernacular_title'),
    abstract: jsonb().$type<AbstractSection[]>().notNull().default([]),
    otherAbstracts: jsonb('other_abstracts').$type<OtherAbstract[]>(),
    journalId: bigint('journal_id', { mode: 'number' }).references(() => journals.id),
    published: jsonb().$type<PublicationDate>(),
    /** The earliest day that `published` can mean: for order and filters, never for show. */
    publishedOn: date('published_on', { mode: 'string' }),
    volume: text(),
    issue: text(),
    pages: text(),
    languages: text().array().notNull().default([]),
    publicationTypes: text('publication_types').array().notNull().default([]),
    keywords: text().array().notNull().default([]),
    /** Trial registrations that the record names ("NCT03570749"). */
    trialIds: text('trial_ids').array().notNull().default([]),
    /** False where the record says that its byline has more names than it gives. */
    authorsComplete: boolean('authors_complete').notNull().default(true),
    status: text(),
    /** Design (`lib/evidence/design.ts`), null where nothing says. */
    design: text(),
    /** Oxford CEBM 2011, 1 strongest to 5, null where the design is not known. */
    level: smallint(),
    revision: text().notNull(),
    contentHash: bytes('content_hash').notNull(),
    addedAt: moment('added_at').notNull().defaultNow(),
    changedAt: moment('changed_at').notNull().defaultNow(),
    /** When the words of the stored abstract last became others; null: never since it came. */
    abstractChangedAt: moment('abstract_changed_at'),
    /** When the portal learned that the study is retracted; its findings no longer count from then on. */
    retractedAt: moment('retracted_at'),
    /** Withdrawn at the source (NLM's DeleteCitation): kept for those who saved it, found by nobody else. */
    withdrawnAt: moment('withdrawn_at'),
  },
  (t) => [
    uniqueIndex('studies_pmid').on(t.pmid).where(sql`${t.pmid} is not null`),
    index('studies_doi').on(sql`lower(${t.doi})`),
    index('studies_pmcid').on(t.pmcid).where(sql`${t.pmcid} is not null`),
    index('studies_published_on').on(t.publishedOn),
    index('studies_journal').on(t.journalId),
    index('studies_changed_at').on(t.changedAt),
    index('studies_added_at').on(t.addedAt, t.id),
    index('studies_retracted').on(t.id).where(sql`${t.retractedAt} is not null`),
    index('studies_withdrawn').on(t.id).where(sql`${t.withdrawnAt} is not null`),
    // Where a reference that is looked for may stand: by the beginning of its title, or by its first page.
    index('studies_title_key').on(sql`app.title_key(${t.title})`),
    index('studies_first_page')
      .on(sql`substring(${t.volume}, '[0-9]{1,9}')`, sql`lower(substring(${t.pages}, '^[A-Za-z]{0,9}[0-9]{1,9}'))`)
      .where(sql`${t.pages} is not null and ${t.volume} is not null`),
    index('studies_trial_ids').using('gin', t.trialIds).where(sql`${t.trialIds} <> '{}'`),
    index('studies_abstract_changed').on(t.id, t.abstractChangedAt).where(sql`${t.abstractChangedAt} is not null`),
  ],
)

export const studyAuthors = pgTable(
  'study_authors',
  {
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    family: text(),
    given: text(),
    initials: text(),
    suffix: text(),
    collective: text(),
    orcid: text(),
    affiliations: text().array().notNull().default([]),
  },
  (t) => [primaryKey({ columns: [t.studyId, t.position] })],
)

export const meshHeadings = pgTable(
  'mesh_headings',
  {
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    descriptorUi: text('descriptor_ui'),
    descriptor: text().notNull(),
    major: boolean().notNull(),
    qualifiers: jsonb().$type<{ ui?: string; name: string; major: boolean }[]>(),
  },
  (t) => [
    primaryKey({ columns: [t.studyId, t.position] }),
    index('mesh_headings_descriptor').on(t.descriptor, t.studyId),
  ],
)
