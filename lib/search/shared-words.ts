import type { WordCounts } from './latent-space'
import { rarity } from './rarity'

/** This number of words says what a few studies are about. */
const MOST = 20
/** Words of a larger share of the library tell nothing. */
const COMMON = 0.3

/** A word, and how much a study that has it has in common with the others. */
export type SharedWord = { lexeme: string; worth: number; studies: number }

/**
 * The words by which other studies can be known to be about the same as these few: those that stand often in them and
 * in few others, the most telling first (a relevance model, Lavrenko and Croft 2001). `found`: how many of `total`
 * studies have each word; one that no other study can have is none of these.
 */
export function sharedWords(
  documents: readonly WordCounts[],
  found: ReadonlyMap<string, number>,
  total: number,
): SharedWord[] {
  const shares = new Map<string, number>()
  for (const { words, counts } of documents) {
    const length = counts.reduce((sum, count) => sum + count, 0) || 1
    for (const [index, word] of words.entries())
      shares.set(word, (shares.get(word) ?? 0) + (counts[index] as number) / length)
  }
  return [...shares]
    .map(([lexeme, share]) => ({ lexeme, share, studies: found.get(lexeme) ?? 0 }))
    .filter(({ studies }) => studies > 1 && studies <= COMMON * total)
    .map(({ lexeme, share, studies }) => ({ lexeme, worth: share * rarity(total, studies) ** 2, studies }))
    .sort((a, b) => b.worth - a.worth || (a.lexeme < b.lexeme ? -1 : 1))
    .slice(0, MOST)
}
