import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { bytes, moment, searchVector } from './columns'
import { studies } from './studies'

/**
 * What searches read, a row a study: what it is matched against, and what it is filtered, counted and ordered by, so
 * that a search visits no other table before it knows its twenty rows. Partitioned by tier (drizzle/0004).
 */
export const searchDocuments = pgTable(
  'search_documents',
  {
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id, { onDelete: 'cascade' }),
    /** 0 has the studies that stand best before anything is asked, 3 the rest: `search_tiers`. */
    tier: smallint().notNull(),
    /** What it is worth before a query, 0 to 1: strength of evidence, citations, recency, a checked summary. */
    prior: real().notNull(),
    level: smallint(),
    design: text(),
    publishedOn: date('published_on', { mode: 'string' }),
    journalId: integer('journal_id'),
    languages: text().array().notNull(),
    /** Whether a person has checked the current summary. */
    checked: boolean().notNull(),
    retracted: boolean().notNull(),
    citations: integer().notNull(),
    /** Headings (`search_headings`), check tags left out. */
    topics: integer().array().notNull(),
    /** Words in title, abstract and summary. */
    length: integer().notNull(),
    /** Lexemes with weights, and what filters ask for as lexemes of their own (`lib/search/lexemes.ts`). */
    document: searchVector().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.studyId, t.tier] }),
    index('search_documents_document').using('gin', t.document),
    index('search_documents_prior').on(t.prior),
    index('search_documents_published').on(t.publishedOn.desc().nullsLast(), t.studyId),
    index('search_documents_citations').on(t.citations.desc(), t.studyId),
  ],
)

/** The least prior that each tier takes. */
export const searchTiers = pgTable('search_tiers', {
  tier: smallint().primaryKey(),
  minPrior: real('min_prior').notNull(),
  /** How many it has, when last counted. */
  studies: integer().notNull().default(0),
})

/** In how many documents a lexeme is found, when last counted; in a large corpus an estimate from a sample. */
export const searchTerms = pgTable('search_terms', {
  term: text().primaryKey(),
  studies: integer().notNull(),
})

/** One row: what ranking needs to know of the corpus, when last counted. */
export const searchStatistics = pgTable('search_statistics', {
  id: boolean().primaryKey().default(true),
  studies: integer().notNull(),
  /** Mean of `search_documents.length`. */
  averageLength: real('average_length').notNull(),
  countedAt: moment('counted_at').notNull(),
  /** Questions that strong evidence here answers: where a person can begin. */
  examples: text().array().notNull().default([]),
})

/** Every MeSH heading that a study of the corpus has. */
export const searchHeadings = pgTable(
  'search_headings',
  {
    id: integer().primaryKey().generatedByDefaultAsIdentity(),
    name: text().notNull().unique(),
    descriptorUi: text('descriptor_ui'),
    /** What documents name it and every heading above it by: descriptor ids, or the key where none is known. */
    above: text().array().notNull(),
    /** What a reader's words are looked up by (`lib/search/concept-key.ts`). */
    key: text().notNull(),
    /** Studies that have it, when last counted. */
    studies: integer().notNull().default(0),
    /** Studies that are about it, as indexers say, and those of them that are strong evidence and not retracted. */
    majorStudies: integer('major_studies').notNull().default(0),
    strongStudies: integer('strong_studies').notNull().default(0),
  },
  (t) => [
    index('search_headings_strong').on(t.strongStudies.desc().nullsLast(), t.majorStudies.desc().nullsLast(), t.name),
    index('search_headings_key').on(t.key),
    index('search_headings_beginning').on(sql`left(${t.key}, 200) text_pattern_ops`),
    index('search_headings_ui').on(t.descriptorUi),
  ],
)

/** Words that stand side by side in a wording of the vocabulary, stemmed ("breast feed"). */
export const searchPairs = pgTable('search_pairs', {
  pair: text().primaryKey(),
  addedAt: moment('added_at').notNull().defaultNow(),
  /** Whether every document that has it says so: until then it is looked for as a phrase. */
  indexed: boolean().notNull(),
})

/**
 * Spaces that words and studies have vectors in (`lib/search/latent-space.ts`). Searches go by the last finished one;
 * one that is not is being filled, and whoever writes a document writes its vector in every space there is.
 */
export const searchSpaces = pgTable('search_spaces', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  /** How many studies there were when it was learned. */
  studies: integer().notNull(),
  learnedAt: moment('learned_at').notNull().defaultNow(),
  /** Studies up to this one have a vector: where it goes on after an interruption. */
  through: bigint({ mode: 'number' }).notNull().default(0),
  finishedAt: moment('finished_at'),
})

/** Where a word points, as 32-bit floats, little-endian. */
export const searchWordVectors = pgTable(
  'search_word_vectors',
  {
    space: integer()
      .notNull()
      .references(() => searchSpaces.id, { onDelete: 'cascade' }),
    word: text().notNull(),
    vector: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.space, t.word] })],
)

/** Where a study points, as signed bytes. */
export const searchStudyVectors = pgTable(
  'search_study_vectors',
  {
    space: integer()
      .notNull()
      .references(() => searchSpaces.id, { onDelete: 'cascade' }),
    studyId: bigint('study_id', { mode: 'number' })
      .notNull()
      .references(() => studies.id, { onDelete: 'cascade' }),
    vector: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.studyId, t.space] })],
)

/** Words as titles have them, for telling a misspelling. */
export const searchWords = pgTable('search_words', {
  word: text().primaryKey(),
  studies: integer().notNull(),
})

/** What the corpus says that abbreviations stand for, and in how many studies, when last counted. */
export const searchAbbreviations = pgTable(
  'search_abbreviations',
  {
    /** The abbreviation, and below its long form, as readers' words are looked up (`lib/search/concept-key.ts`). */
    key: text().notNull(),
    longKey: text('long_key').notNull(),
    long: text().notNull(),
    studies: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.longKey] })],
)

/** Studies whose document is to be written again, in the background. */
export const searchQueue = pgTable('search_queue', {
  studyId: bigint('study_id', { mode: 'number' })
    .primaryKey()
    .references(() => studies.id, { onDelete: 'cascade' }),
  queuedAt: moment('queued_at').notNull().defaultNow(),
})

/** Every study is to be written again, asked for at some time; the one that is not finished is under way. */
export const searchRebuilds = pgTable(
  'search_rebuilds',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    askedAt: moment('asked_at').notNull().defaultNow(),
    /** Studies up to this one have been queued: where it goes on after an interruption. */
    through: bigint({ mode: 'number' }).notNull().default(0),
    /** How many those are. */
    queued: integer().notNull().default(0),
    finishedAt: moment('finished_at'),
  },
  (t) => [uniqueIndex('search_rebuilds_one').on(sql`(${t.finishedAt} is null)`).where(sql`${t.finishedAt} is null`)],
)
