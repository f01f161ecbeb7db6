import type { AbstractSection } from '@/lib/studies/citable-text'
import type { FactName, KeyFacts } from '@/lib/summaries/summary'
import type { FactSpan } from './fact-text'
import { type ExtractedFacts, wordsOf } from './key-facts'

/** Extracted facts as a summary keeps them: each in words of the text or as a number, and where those words stand. */
export function asKeyFacts(facts: ExtractedFacts, abstract: readonly AbstractSection[], title: string): KeyFacts {
  const { population, intervention, comparator, outcomes, sampleSize, followUp, effects, registrations } = facts
  const outcome = outcomes[0] ?? null
  const spans: [Exclude<FactName, 'sampleSize' | 'effects'>, FactSpan | null][] = [
    ['population', population],
    ['intervention', intervention],
    ['comparator', comparator],
    ['outcome', outcome],
    ['followUp', followUp?.span ?? null],
  ]
  const stated: KeyFacts = {}
  const words: NonNullable<KeyFacts['words']> = {}
  for (const [name, span] of spans) {
    if (!span) continue
    words[name] = span
    stated[name] = wordsOf(span, abstract, title)
  }
  if (sampleSize) {
    stated.sampleSize = sampleSize.value
    words.sampleSize = sampleSize.span
  }
  if (effects.length > 0) stated.effects = effects
  if (registrations.length > 0) stated.registrations = registrations.map(({ id }) => id)
  return Object.keys(words).length > 0 ? { ...stated, words } : stated
}
