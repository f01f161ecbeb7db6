import { all } from '@/db/search/question/tsquery'
import { LEXEME, quoted } from '@/lib/search/lexemes'
import type { IndexQuery } from './index-query'

/** A share of the corpus, and how many times larger the whole is. */
export type Sample = { query: string; times: number }

/** So many studies may be looked at one by one. */
const MOST_LOOKED_AT = 3000
/** So few matches are counted one by one, not estimated. */
const FEW = 1500

/**
 * The smallest share of a corpus of so many studies in which some `wanted` of those may be found that are `matching` of
 * all, but none in which too many have to be looked at; all of it where few match.
 */
export function sampleOf(studies: number, matching: number, wanted: number, lookedAt = matching): Sample {
  if (studies * matching <= FEW && studies * lookedAt <= MOST_LOOKED_AT) return { query: '', times: 1 }
  const size = [3, 2, 1].find((level) => {
    const share = studies / 8 ** level
    return level === 1 || share * matching >= wanted || share * 8 * lookedAt > MOST_LOOKED_AT
  }) as number
  return { query: quoted(LEXEME.sample + size), times: 8 ** size }
}

/** The same query in a sample of the corpus. */
export const inSample = ({ query, rows }: IndexQuery, sample: Sample): IndexQuery => ({
  query: all([query, sample.query]),
  rows,
})
