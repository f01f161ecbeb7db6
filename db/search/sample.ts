import { LEXEME, quoted } from '@/lib/search/lexemes'

/** A share of a corpus of so many studies, some ten or twenty thousand of them, and how many times larger the whole is. */
export function sampleOf(studies: number): { query: string; times: number } {
  const size = studies <= 160_000 ? 1 : studies <= 1_280_000 ? 2 : 3
  return { query: quoted(LEXEME.sample + size), times: 8 ** size }
}
