import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { readCorpus } from '@/db/connection/with-viewer'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { conceptKey } from '@/lib/search/concept-key'
import { editDistance } from '@/lib/search/edit-distance'
import { parseQuestion } from '@/lib/search/parse-question'
import { replacedWords, suspectWords } from '@/lib/search/question-words'
import { spellings } from '@/lib/search/spelling'

/** So many unknown words are looked at. */
const MOST_WORDS = 8
/** Words that share fewer of their trigrams are not alike. Two neighbours swapped in a short word share few. */
const ALIKE = 0.3
const MOST_ALIKE = 50

/**
 * The question with each word that no study has replaced by the nearest one that titles of the corpus have; null where
 * every word is known, or none is near. Nothing but the corpus is looked at: what people write is not in it.
 */
export async function didYouMean(viewer: Viewer, q: string): Promise<string | null> {
  const { root } = parseQuestion(q)
  const words = root ? suspectWords(root, q) : []
  if (words.length === 0 || !can(viewer, 'study.read')) return null
  return readCorpus(viewer, async (tx) => {
    await tx.execute(sql`select set_config('pg_trgm.similarity_threshold', ${String(ALIKE)}, true)`)
    const nearest = new Map<string, string>()
    for (const word of (await unknownOf(tx, words)).slice(0, MOST_WORDS)) {
      const near = await nearestTo(tx, word)
      if (near) nearest.set(word, near)
    }
    return nearest.size > 0 && root ? replacedWords(root, q, nearest) : null
  })
}

/** Those that neither a study nor the vocabulary has in any spelling; none before the corpus was counted. */
async function unknownOf(tx: Transaction, words: string[]): Promise<string[]> {
  const asked = words.map((word) => ({
    word,
    key: conceptKey(word),
    spellings: spellings(word),
  }))
  const rows = await tx.execute<{ word: string }>(sql`
    select a.word from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (word text, key text, spellings text[])
    where exists (select from search_statistics where studies > 0)
      and not exists (select from search_words where word = any(a.spellings))
      and not exists (select from mesh_terms where key = a.key)
      and not exists (
        select from unnest(a.spellings) spelling
        cross join unnest(tsvector_to_array(to_tsvector('english', app.folded(spelling)))) lexeme
        join search_terms on term = lexeme)
      and to_tsvector('english', app.folded(a.word)) <> ''`)
  return rows.map(({ word }) => word)
}

/** The word of titles that the fewest slips lead to, of equals the one most titles have. */
async function nearestTo(tx: Transaction, word: string): Promise<string | null> {
  const rows = await tx.execute<{ word: string; studies: number }>(sql`
    (select word, studies from search_words where word % ${word}
     order by similarity(word, ${word}) desc, studies desc, word limit ${MOST_ALIKE})
    union
    select word, studies from search_words where word = any(${sql.param(swapped(word))}::text[])`)
  const most = word.length < 6 ? 1 : 2
  const near = rows
    .map((row) => ({ ...row, slips: editDistance(word, row.word, most) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips || b.studies - a.studies || (a.word < b.word ? -1 : 1))
  return near[0]?.word ?? null
}

/** The word with each pair of neighbours the other way round. */
const swapped = (word: string) =>
  [...word].slice(1).map((letter, i) => word.slice(0, i) + letter + word.charAt(i) + word.slice(i + 2))
