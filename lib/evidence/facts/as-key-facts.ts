import type { AbstractSection } from '@/lib/studies/citable-text'
import type { FactName, KeyFacts } from '@/lib/summaries/summary'
import { contentWords } from '../content-words'
import { sharedWords } from '../finding/lines'
import { isSameArm } from './arms/arm-name'
import type { FactSpan } from './fact-text'
import { factsOfEffects } from './facts-of-effects'
import { type ExtractedFacts, wordsOf } from './key-facts'
import { type Named, shownPair } from './picot-shown'
import { isShown } from './shown-effects'
import { withinSentence, writtenSmall } from './within-sentence'

/** Extracted facts as a summary keeps them: each in words of the text or as a number, and where those words stand. */
export function asKeyFacts(facts: ExtractedFacts, abstract: readonly AbstractSection[], title: string): KeyFacts {
  const { population, intervention, comparator, outcomes, sampleSize, followUp, effects, registrations } = facts
  const bound = effects.filter(isShown)
  const effectFacts = factsOfEffects(bound, abstract)
  const text = (span: FactSpan | null) => (span ? wordsOf(span, abstract, title) : '')
  // What an effect is of that the title does not ask for is hardly what the study was done for.
  const isAsked = sharedWords(contentWords(text(effectFacts.outcome)), contentWords(title)) > 0
  const outcome = outcomes[0] ?? (isAsked ? effectFacts.outcome : null)
  const tried = intervention ?? withoutGroup(effectFacts.intervention, text)
  const other = comparator ?? (intervention ? null : withoutGroup(effectFacts.comparator, text))
  // Where both are one phrase, one of them was read from the wrong place.
  const apart = tried && other && isSameArm(text(tried), text(other)) ? null : other
  const named = (span: FactSpan | null): Named | null =>
    span && {
      words: text(span),
      behind: (abstract[span.section ?? -1]?.text ?? title).slice(span.end, span.end + BEHIND),
    }
  const shown = shownPair(named(tried), named(apart))
  const spanOf = (which: 'tried' | 'against' | null) => (which === 'tried' ? tried : which === 'against' ? apart : null)
  const spans: [Exclude<FactName, 'sampleSize' | 'effects'>, FactSpan | null][] = [
    ['population', population],
    ['intervention', spanOf(shown.tried)],
    ['comparator', spanOf(shown.against)],
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

/** How many characters behind a name are read to see whether it goes on. */
const BEHIND = 60

/** "Premedicated group" */
const ADJECTIVE = /^[a-z-]+(?:al|ed|ic|ive|ary) \w+$/

/** "Tea group" as what its people got. */
function withoutGroup(span: FactSpan | null, textOf: (span: FactSpan) => string): FactSpan | null {
  const words = span ? textOf(span) : ''
  const [group = ''] = ADJECTIVE.test(words) ? [] : (/ (?:group|arm)s?$/i.exec(words) ?? [])
  return span && { ...span, end: span.end - group.length }
}
