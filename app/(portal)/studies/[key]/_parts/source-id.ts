import type { SourceSpan } from '@/lib/summaries/summary'

/** Where a sentence of the abstract is to be found on the page. */
export const sourceId = ({ section, start }: SourceSpan) => `source-${section}-${start}`

/** Where a sentence of the drafted paragraph is. */
export const sentenceId = (number: number) => `sentence-${number}`
