import type { StudySummary } from '@/db/studies/study-page'
import type { AbstractSection } from '@/lib/studies/citable-text'
import { sourceId } from './source-id'

/** A sentence of the abstract that the summary rests on, with what of the summary does. */
export type AbstractSource = { id: string; start: number; end: number; tldr: boolean; sentences: number[] }

/** Sources of a section in their order; those that lie across one another, or beyond the text, are left out. */
export function sourcesIn(section: number, { text }: AbstractSection, summary: StudySummary | null): AbstractSource[] {
  const found = new Map<string, AbstractSource>()
  const spans = [
    ...(summary?.source ? [{ span: summary.source, sentence: null }] : []),
    ...(summary?.sentences ?? []).map(({ source }, index) => ({ span: source, sentence: index + 1 })),
  ]
  for (const { span, sentence } of spans) {
    if (span.section !== section || span.end > text.length) continue
    const id = sourceId(span)
    const source = found.get(id) ?? { id, start: span.start, end: span.end, tldr: false, sentences: [] }
    found.set(id, source)
    if (sentence === null) source.tldr = true
    else source.sentences.push(sentence)
  }
  let end = 0
  return [...found.values()]
    .sort((a, b) => a.start - b.start)
    .filter((source) => {
      const isApart = source.start >= end
      if (isApart) end = source.end
      return isApart
    })
}
