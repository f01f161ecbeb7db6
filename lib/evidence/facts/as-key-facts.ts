import type { AbstractSection } from '@/lib/studies/citable-text'
import type { FactName, KeyFacts } from '@/lib/summaries/summary'
import { isSameArm } from './arms/arm-name'
import type { FactSpan } from './fact-text'
import { factsOfEffects } from './facts-of-effects'
import { type ExtractedFacts, wordsOf } from './key-facts'
import { isBound } from './shown-effects'
import { withinSentence, writtenSmall } from './within-sentence'

/** Extracted facts as a summary keeps them: each in words of the text or as a number, and where those words stand. */
export function asKeyFacts(facts: ExtractedFacts, abstract: readonly AbstractSection[], title: string): KeyFacts {
  const { population, intervention, comparator, outcomes, sampleSize, followUp, effects, registrations } = facts
  const bound = effects.filter(isBound)
  const told = factsOfEffects(bound, abstract)
  const outcome = outcomes[0] ?? told.outcome
  const text = (span: FactSpan | null) => (span ? wordsOf(span, abstract, title) : '')
  const tried = intervention ?? withoutGroup(told.intervention, text)
  const other = comparator ?? (intervention ? null : withoutGroup(told.comparator, text))
  // Where both are one phrase, one of them was read from the wrong place.
  const against = tried && other && isSameArm(text(tried), text(other)) ? null : other
  const spans: [Exclude<FactName, 'sampleSize' | 'effects'>, FactSpan | null][] = [
    ['population', population],
    ['intervention', tried],
    ['comparator', against],
    ['outcome', outcome],
    ['followUp', followUp?.span ?? null],
  ]
  const stated: KeyFacts = {}
  const words: NonNullable<KeyFacts['words']> = {}
  for (const [name, span] of spans) {
    if (!span) continue
    words[name] = withinSentence(span, abstract, title)
    stated[name] = writtenSmall(words[name], abstract, title)
  }
  // Those who are to take part have not taken part.
  if (sampleSize && sampleSize.kind !== 'planned') {
    stated.sampleSize = sampleSize.value
    words.sampleSize = sampleSize.span
  }
  if (bound.length > 0) stated.effects = bound
  if (registrations.length > 0) stated.registrations = registrations.map(({ id }) => id)
  return Object.keys(words).length > 0 ? { ...stated, words } : stated
}

/** "Premedicated group" */
const ADJECTIVE = /^[a-z-]+(?:al|ed|ic|ive|ary) \w+$/

/** "Tea group" as what its people got. */
function withoutGroup(span: FactSpan | null, textOf: (span: FactSpan) => string): FactSpan | null {
  const words = span ? textOf(span) : ''
  const [group = ''] = ADJECTIVE.test(words) ? [] : (/ (?:group|arm)s?$/i.exec(words) ?? [])
  return span && { ...span, end: span.end - group.length }
}
