import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { SuggestionKind } from '@/lib/search/suggestion'
import { bytes, moment, rowVersion } from './columns'
import { users } from './users'

/** A search that a person follows; nobody else sees it. */
export const savedSearches = pgTable(
  'saved_searches',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    /** What is asked, as `followedQuery` writes it: the same search is always the same text. */
    query: text().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** Studies that came in later are new. */
    seenAt: moment('seen_at').notNull().defaultNow(),
    /** Studies up to here have been counted for a notice. */
    noticedAt: moment('noticed_at').notNull().defaultNow(),
    /** Of the token in the address of its feed; null where it has none. */
    feedTokenHash: bytes('feed_token_hash'),
    deletedAt: moment('deleted_at'),
    version: rowVersion(),
  },
  (t) => [
    uniqueIndex('saved_searches_once').on(t.userId, t.query).where(sql`${t.deletedAt} is null`),
    uniqueIndex('saved_searches_feed').on(t.feedTokenHash).where(sql`${t.feedTokenHash} is not null`),
  ],
)

/** The last questions that a person asked, for suggesting them to nobody but that person. */
export const recentSearches = pgTable(
  'recent_searches',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    question: text().notNull(),
    searchedAt: moment('searched_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.question] })],
)

/**
 * What a search box can offer: a row for every beginning by which it is found. Everything in it comes from the corpus
 * and its vocabularies, nothing from what people write or ask.
 */
export const searchSuggestions = pgTable(
  'search_suggestions',
  {
    kind: text().$type<SuggestionKind>().notNull(),
    /** 0 has those with the most studies, 9 those with the fewest (`app.suggestion_band`), and what is found by its middle stands further back. */
    band: smallint().notNull(),
    /** What must be typed, from its first letter: `app.suggestion_key`. */
    key: text().notNull(),
    /** What is understood: a heading, a journal, an author. */
    name: text().notNull(),
    /** The wording that `key` belongs to, where it is not the name. */
    wording: text(),
    studies: integer().notNull(),
  },
  (t) => [index('search_suggestions_key').on(t.kind, t.band, t.key.op('text_pattern_ops'))],
)
