import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { all, any, not } from '@/db/search/question/tsquery'
import type { WordCounts } from '@/lib/search/latent-space'
import { quoted } from '@/lib/search/lexemes'
import { type SharedWord, sharedWords } from '@/lib/search/shared-words'
import { used } from './filters'
import { planQuery } from './query-plan'
import { runSearch, type Search } from './run-search'

/** With fewer than this found, others are worth showing: up to this. */
const LITTLE = 10
/** A smaller library is soon looked through. */
const SMALL = 1000
/** Studies that may be looked at for it. */
const MOST_LOOKED_AT = 1000

/**
 * Whether so few were found that a reader may want others like them: by a question in words, of which nothing was meant
 * exactly, without filters, in the order of best match.
 */
export function wantsAlike(search: Omit<Search, 'tx'>, answering: number, found: number): boolean {
  const { question, request, filters, statistics } = search
  const isInWords = question.plain && !request.dropped.includes('all')
  const isOpen = request.sort === 'match' && used(filters).length === 0
  return isInWords && isOpen && statistics.studies >= SMALL && answering > 0 && found < LITTLE
}

/**
 * Ids of studies that have most words in common with those that answer all of `search`, the most alike first, beside
 * the `found` ones that `shown` finds.
 */
export async function readAlike(search: Search, shown: string, found: number): Promise<number[]> {
  const { tx, statistics } = search
  const first = { ...search, window: { offset: 0, limit: LITTLE } }
  const answering = await runSearch(first, await planQuery(first))
  const words = await wordsOf(tx, answering.ids, statistics.studies)
  const query = any(withinReach(words).map(({ lexeme }) => quoted(lexeme)))
  if (!query) return []
  const part = {
    words: '',
    query,
    own: words.map(({ lexeme, worth }) => ({ lexeme, idf: worth / (words[0] as SharedWord).worth })),
    added: [],
    concept: null,
    known: null,
    additions: [],
    required: true,
    role: null,
  }
  const alike = {
    ...search,
    question: { ...search.question, parts: [part] },
    query: all([query, not(shown)]),
    window: { offset: 0, limit: LITTLE - found },
  }
  return (await runSearch(alike, await planQuery(alike))).ids
}

async function wordsOf(tx: Transaction, ids: readonly number[], total: number): Promise<SharedWord[]> {
  const documents = await tx.execute<WordCounts>(sql`
    select array_agg(lexeme order by lexeme) as words, array_agg(cardinality(positions) order by lexeme) as counts
    from search_documents d cross join lateral unnest(ts_filter(d.document, '{a,b,c}'))
    where d.study_id = any(${sql.param(ids)}::bigint[]) and lexeme ~ '^[a-z][a-z0-9]*$'
    group by d.study_id order by d.study_id`)
  const terms = await tx.execute<{ term: string; studies: number }>(sql`
    select term, studies from search_terms
    where term = any(${sql.param([...new Set(documents.flatMap(({ words }) => words))])}::text[])`)
  return sharedWords(documents, new Map(terms.map(({ term, studies }) => [term, studies])), total)
}

/** The most telling words, as long as few studies have them: the work is the same in a library of any size. */
function withinReach(words: readonly SharedWord[]): SharedWord[] {
  let studies = 0
  return words.filter((word) => {
    if (studies + word.studies > MOST_LOOKED_AT && studies > 0) return false
    studies += word.studies
    return true
  })
}
