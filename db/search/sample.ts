import { LEXEME, quoted } from '@/lib/search/lexemes'

/** A share of the corpus, and how many times larger the whole is. */
export type Sample = { query: string; times: number }

/**
 * The smallest share of a corpus of so many studies in which some `wanted` of those may be found that are `matching` of
 * all; the largest there is where no share has so many.
 */
export function sampleOf(studies: number, matching: number, wanted: number): Sample {
  const size = [3, 2].find((level) => (studies * matching) / 8 ** level >= wanted * 0.8) ?? 1
  return { query: quoted(LEXEME.sample + size), times: 8 ** size }
}
