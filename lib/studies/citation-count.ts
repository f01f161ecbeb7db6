import { formatPublicationDate } from './publication-date'

export type CitationCount = { count: number; source: string; asOf: string }

/**
 * The relative citation ratio: citations a year beside what is usual in the study's field, of which papers that NIH has funded
 * are the measure (Hutchins et al., PLoS Biology 2016). Provisional: of a paper so young that it will still change much.
 */
export type CitationRatio = { value: number; isProvisional: boolean }

/** A count with the ratio that its source gives beside it. */
export type CountedStudy = CitationCount & { ratio: CitationRatio | null }

/** More than any paper has. */
export const LARGEST_RATIO = 100_000

/** "3.27", "0.05"; two digits are as far as iCite shows it. */
export const ratioWords = ({ value }: CitationRatio): string =>
  value.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

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
