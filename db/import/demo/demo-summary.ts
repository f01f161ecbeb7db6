import type { KeyFacts, SourcedSentence, SourceSpan, SummaryBasis } from '@/lib/summaries/summary'
import { boundEffects, boundWords, placeOf } from './bound-places'
import type { DemoStudy } from './demo-study'

/** A summary of the demonstration corpus as it is stored. */
export type DemoSummary = {
  tldr: string | null
  refusal: 'no result in the record' | null
  paragraph: string
  facts: KeyFacts
  sentences: SourcedSentence[] | null
  source: SourceSpan | null
  basis: SummaryBasis
}

/**
 * What we wrote of a study, bound to the places of the abstract that we retold. Where another record has taken the place
 * of ours, `isOurs` is false: its abstract has none of those places, and nothing is bound. Throws where words that are
 * quoted are not in the abstract.
 */
export function demoSummary({ title, retold, summary }: DemoStudy, isOurs: boolean): DemoSummary {
  if (!('sentences' in summary)) {
    const refusal = summary.tldr === null ? 'no result in the record' : null
    return { ...summary, refusal, sentences: null, source: null, basis: 'record' }
  }
  const { tldr, source, sentences, facts, words, effects = [] } = summary
  const said = { tldr, refusal: null, paragraph: sentences.map(({ text }) => text).join(' ') }
  if (!isOurs || !retold) return { ...said, facts, sentences: null, source: null, basis: 'record' }
  const text = { title, abstract: retold }
  return {
    ...said,
    facts: {
      ...facts,
      ...(effects.length > 0 && { effects: boundEffects(text, effects) }),
      words: boundWords(text, words),
    },
    sentences: sentences.map((sentence) => ({ text: sentence.text, source: placeOf(text, sentence.source) })),
    source: placeOf(text, source),
    basis: 'retold',
  }
}
