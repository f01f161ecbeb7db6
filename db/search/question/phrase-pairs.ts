import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { LEXEME, quoted } from '@/lib/search/lexemes'
import { all } from './tsquery'

/** Phrases as `stemsOf` gives them that can be asked for by pairs instead, with what to ask for. */
export async function byPairs(tx: Transaction, phrases: readonly string[]): Promise<Map<string, string>> {
  const asked = new Map(phrases.map((phrase) => [phrase, pairsOf(phrase)]))
  const pairs = [...new Set([...asked.values()].flat())]
  if (pairs.length === 0) return new Map()
  const rows = await tx.execute<{ pair: string }>(
    sql`select pair from search_pairs where indexed and pair = any(${sql.param(pairs)}::text[])`,
  )
  const known = new Set(rows.map(({ pair }) => pair))
  const found = [...asked].filter(([, pairs]) => pairs.length > 0 && pairs.every((pair) => known.has(pair)))
  return new Map(found.map(([phrase, pairs]) => [phrase, all(pairs.map((pair) => quoted(LEXEME.pair + pair)))]))
}

/** "'solid' <-> 'state' <-> 'laser'" as "solid state", "state laser"; none where words are left out between them. */
function pairsOf(phrase: string): string[] {
  const words = phrase.split(' <-> ')
  const isPlain = words.length > 1 && words.every((word) => /^'[^'\\]+'$/.test(word))
  return isPlain ? words.slice(1).map((word, index) => `${words[index]?.slice(1, -1)} ${word.slice(1, -1)}`) : []
}
