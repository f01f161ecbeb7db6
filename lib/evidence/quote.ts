import type { AbstractSection } from '@/lib/studies/citable-text'
import type { FactSpan } from './facts/fact-text'
import { splitSentences } from './sentences'

/** Words with the rest of the sentence they stand in. */
export type Quote = { before: string; words: string; after: string }

/** The sentence of the abstract, or the title, in which a span lies; null where the text is not that long. */
export function aroundWords(span: FactSpan, abstract: readonly AbstractSection[], title: string): Quote | null {
  const text = span.section === null ? title : (abstract[span.section]?.text ?? '')
  if (span.start >= span.end || span.end > text.length) return null
  const sentences = span.section === null ? [{ start: 0, end: text.length }] : splitSentences(text)
  const first = sentences.find(({ end }) => end > span.start)
  const last = sentences.find(({ end }) => end >= span.end)
  return {
    before: text.slice(Math.min(first?.start ?? span.start, span.start), span.start),
    words: text.slice(span.start, span.end),
    after: text.slice(span.end, Math.max(last?.end ?? span.end, span.end)),
  }
}
