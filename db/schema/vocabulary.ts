import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import type { ListedNature } from '@/lib/records/retraction-list'

/** NLM's Medical Subject Headings, and the supplementary concepts (drugs, rare diseases) that are mapped to them. */
export const meshDescriptors = pgTable('mesh_descriptors', {
  /** "D001171", or "C000596027" for a supplementary concept. */
  ui: text().primaryKey(),
  name: text().notNull(),
  kind: text().$type<'descriptor' | 'supplementary'>().notNull(),
  /** Places in the hierarchy ("C17.300.775"); a supplementary concept has none. */
  treeNumbers: text('tree_numbers').array().notNull().default([]),
  /** The headings that stand for a supplementary concept; null for a descriptor. */
  mappedTo: text('mapped_to').array(),
  /** Null where the file that the descriptor came from has none. */
  scopeNote: text('scope_note'),
})

/** Every wording of a descriptor, one for each key. */
export const meshTerms = pgTable(
  'mesh_terms',
  {
    descriptorUi: text('descriptor_ui')
      .notNull()
      .references(() => meshDescriptors.ui, { onDelete: 'cascade' }),
    term: text().notNull(),
    /** What a reader's words are looked up by (`lib/search/concept-key.ts`). */
    key: text().notNull(),
    preferred: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.descriptorUi, t.term] }),
    index('mesh_terms_key').on(t.key),
    index('mesh_terms_beginning').on(sql`left(${t.key}, 200) text_pattern_ops`),
  ],
)

/** Lists of journals: a full title and its abbreviation, so that one journal's two names meet. */
export const journalNames = pgTable(
  'journal_names',
  {
    /** The title in lower case, unaccented, punctuation as spaces. */
    key: text().primaryKey(),
    title: text().notNull(),
    abbreviation: text().notNull(),
    /** The abbreviation, normalised as the title is. */
    abbreviationKey: text('abbreviation_key').notNull(),
    nlmId: text('nlm_id'),
  },
  (t) => [index('journal_names_abbreviation').on(t.abbreviationKey)],
)

/** What a list says is retracted, or of what else it has a notice, whether or not the study is here yet. */
export const listedRetractions = pgTable(
  'listed_retractions',
  {
    pmid: integer(),
    /** In lower case, as is the notice's. */
    doi: text(),
    noticeDoi: text('notice_doi'),
    noticePmid: integer('notice_pmid'),
    /** What the notice says; of several that say the same of one work the latest stands. */
    nature: text().$type<ListedNature>().notNull().default('retraction'),
    /** The day of the notice, where the list says it. */
    dated: date({ mode: 'string' }),
    /** The list that says so. */
    source: text().notNull(),
  },
  (t) => [
    check('listed_retractions_names', sql`${t.pmid} is not null or ${t.doi} is not null`),
    unique('listed_retractions_once').on(t.pmid, t.doi, t.source, t.nature).nullsNotDistinct(),
    check('listed_retractions_nature', sql`${t.nature} in ('retraction', 'concern', 'correction', 'reinstatement')`),
    index('listed_retractions_doi').on(t.doi).where(sql`${t.doi} is not null`),
  ],
)
