import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { meantSense, type Sense, sensesOf } from '@/lib/search/abbreviation-senses'
import { conceptKey } from '@/lib/search/concept-key'
import { LEXEME, quoted } from '@/lib/search/lexemes'
import { type Stems, stemsOf } from './stems'
import { all } from './tsquery'

/** Words that are explained as an abbreviation by a smaller share of the studies that have them are words. */
const ABBREVIATES = 0.2
/** Of a word that more studies have a sample is read. */
const MOST_READ = 3000
/** The other words by which a sense is chosen: the rarest ones, but not so rare that hardly anything goes with them. */
const MOST_TELLING = 2
const LEAST_KNOWN = 3
/** So many abbreviations of a question are looked at. */
const MOST_EXPANDED = 3

type Asked = { own: readonly string[]; known: unknown }

/**
 * What abbreviations among a question's words stand for in this corpus, by the word: only those that nothing else is
 * known of, and only where nearly all studies mean one thing by it, or the other words go with one thing alone.
 */
export async function expansionsOf(
  tx: Transaction,
  concepts: readonly Asked[],
): Promise<Map<string, { term: string; key: string }[]>> {
  const asked = new Set(concepts.flatMap(({ own }) => conceptKey(own.join(' ')).split(' ')))
  const words = concepts.flatMap(({ own: [word, ...more], known }) =>
    word && !known && more.length === 0 ? [word] : [],
  )
  const found = new Map<string, { term: string; key: string }[]>()
  for (const [word, senses] of [...(await knownSenses(tx, words))].slice(0, MOST_EXPANDED)) {
    const others = concepts.filter(({ own }) => own.join(' ') !== word).map(({ own }) => own.join(' '))
    const sense = meantSense(senses, await fittingOf(tx, senses, others))
    const isSaid = sense?.key.split(' ').every((each) => asked.has(each))
    if (sense && !isSaid) found.set(word, [{ term: sense.long, key: sense.key }])
  }
  return found
}

/** Senses of words that are abbreviations more often than anything else. */
async function knownSenses(tx: Transaction, words: readonly string[]): Promise<Map<string, Sense[]>> {
  const keys = new Map(words.map((word) => [conceptKey(word), word]))
  const short = [...keys.keys()].filter((key) => key.length > 1 && key.length <= 10)
  if (short.length === 0) return new Map()
  const rows = await tx.execute<Sense & { short: string; found: number }>(sql`
    select a.key as short, a.long, a.long_key as key, a.studies,
      coalesce((select max(studies) from search_terms where term = any(tsvector_to_array(to_tsvector('english', a.key)))), 0) as found
    from search_abbreviations a where a.key = any(${sql.param(short)}::text[])
    order by a.key, a.studies desc, a.long_key`)
  const senses = new Map<string, Sense[]>()
  for (const [key, word] of keys) {
    const forms = rows.filter((row) => row.short === key)
    const explained = forms.reduce((sum, { studies }) => sum + studies, 0)
    // A stop word is found nowhere.
    const found = forms[0]?.found ?? 0
    if (found > 0 && explained >= ABBREVIATES * found) senses.set(word, sensesOf(forms))
  }
  return senses
}

/** How many studies have each sense together with the rarest of the other words; empty where those tell nothing. */
async function fittingOf(tx: Transaction, senses: readonly Sense[], words: readonly string[]): Promise<number[]> {
  if (words.length === 0) return []
  const stems = await stemsOf(tx, [...senses.map(({ long }) => long), ...words])
  const telling = words
    .map((word) => stems.get(word))
    .map((found) => ({
      query: wordsOf(found),
      studies: Math.min(...(found?.lexemes ?? []).map(({ studies }) => studies)),
    }))
    .filter(({ query, studies }) => query && studies >= LEAST_KNOWN)
    .sort((a, b) => a.studies - b.studies)
    .slice(0, MOST_TELLING)
  const [rarest] = telling
  if (!rarest) return []
  const others = all([...telling.map(({ query }) => query), sampleWith(rarest.studies)])
  const counts = senses.map(
    ({ long }) => sql`count(*) filter (where d.document @@ ${wordsOf(stems.get(long))}::tsquery)::int`,
  )
  const [found] = await tx.execute<{ fitting: number[] }>(sql`
    select array[${sql.join(counts, sql`, `)}] as fitting from search_documents d where d.document @@ ${others}::tsquery`)
  return found?.fitting ?? []
}

/** Of a word that very many studies have, a sample of them is enough: it says which sense is the more frequent. */
function sampleWith(studies: number): string {
  const size = Math.min(3, Math.ceil(Math.log(Math.max(studies, 1) / MOST_READ) / Math.log(8)))
  return size > 0 ? quoted(LEXEME.sample + size) : ''
}

/** All the words of a text, wherever they stand: a phrase is slow to look for. */
const wordsOf = (stems: Stems | undefined) => (stems?.english ?? '').replace(/<(?:-|\d+)>/g, '&')
