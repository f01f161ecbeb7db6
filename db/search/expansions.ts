import { sql } from 'drizzle-orm'
import { meantSense, type Sense, sensesOf } from '@/lib/search/abbreviation-senses'
import { conceptKey } from '@/lib/search/concept-key'
import type { Transaction } from '../client'
import { type Stems, stemsOf } from './stems'
import { all } from './tsquery'

/** Words that are explained as an abbreviation by a smaller share of the studies that have them are words. */
const ABBREVIATES = 0.2
/** Studies are counted no further. */
const MOST_COUNTED = 100
/** So many abbreviations of a question are looked at. */
const MOST_EXPANDED = 4

type Asked = { own: readonly string[]; known: unknown }

/**
 * What abbreviations among a question's words stand for in this corpus, by the word: only those that nothing else is
 * known of, and only where nearly all studies mean one thing by it, or the other words go with one thing alone.
 */
export async function expansionsOf(
  tx: Transaction,
  concepts: readonly Asked[],
): Promise<Map<string, { term: string; key: string }[]>> {
  const words = concepts.flatMap(({ own: [word, ...more], known }) =>
    word && !known && more.length === 0 ? [word] : [],
  )
  const senses = await knownSenses(tx, words)
  const found = new Map<string, { term: string; key: string }[]>()
  for (const [word, each] of [...senses].slice(0, MOST_EXPANDED)) {
    const others = concepts.filter(({ own }) => own.join(' ') !== word).map(({ own }) => own.join(' '))
    const fitting = others.length > 0 && each.length > 1 ? await fittingOf(tx, each, others) : []
    const sense = meantSense(each, fitting)
    if (sense) found.set(word, [{ term: sense.long, key: sense.key }])
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
    if (forms.length > 0 && explained >= ABBREVIATES * (forms[0]?.found ?? 0)) senses.set(word, sensesOf(forms))
  }
  return senses
}

/** How many studies have each sense together with the other words. */
async function fittingOf(tx: Transaction, senses: readonly Sense[], others: readonly string[]): Promise<number[]> {
  const stems = await stemsOf(tx, [...senses.map(({ long }) => long), ...others])
  const fitting: number[] = []
  for (const { long } of senses)
    fitting.push(
      await countUpTo(
        tx,
        [long, ...others].map((text) => stems.get(text)),
      ),
    )
  return fitting
}

/** How many studies have all the words of these, wherever they stand: no phrase is looked for. */
async function countUpTo(tx: Transaction, texts: readonly (Stems | undefined)[]): Promise<number> {
  const query = all(texts.map((stems) => (stems?.english ?? '').replace(/<(?:-|\d+)>/g, '&')))
  if (!query) return 0
  const rows = await tx.execute(
    sql`select from search_documents d where d.document @@ ${query}::tsquery limit ${MOST_COUNTED}`,
  )
  return rows.length
}
