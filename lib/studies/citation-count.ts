import { formatPublicationDate } from './publication-date'

export type CitationCount = { count: number; source: string; asOf: string }

/** "19 citations", "1 citation", "0 citations", "citations not known": four different things. */
export function countWords(citations: Pick<CitationCount, 'count'> | null): string {
  if (!citations) return 'citations not known'
  return `${citations.count.toLocaleString('en-GB')} ${citations.count === 1 ? 'citation' : 'citations'}`
}

/** Who says so and when: "Tressless, November 2026". */
export function sourceWords({ source, asOf }: Pick<CitationCount, 'source' | 'asOf'>): string {
  const [year, month] = asOf.split('-').map(Number)
  return `${source}, ${formatPublicationDate({ year: year ?? 0, month })}`
}
