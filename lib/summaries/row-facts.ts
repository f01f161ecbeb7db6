import { effectWords } from '@/lib/evidence/facts/effect-words'
import { shownEffects } from '@/lib/evidence/facts/shown-effects'
import type { KeyFacts } from './summary'

/** Longer than this a fact is read on the study's page: beside the finding it would hide the next one. */
const LONGEST = 120

/**
 * What a row tells beside its finding, each known for certain: the effect that the finding is of, or else what was
 * compared; and how many people. Nothing that the finding says itself.
 */
export function rowFacts(finding: string, facts: KeyFacts | null): string[] {
  if (!facts) return []
  const effect = effectOf(finding, facts) ?? comparison(finding, facts)
  const people = facts.sampleSize === undefined ? null : `N ${facts.sampleSize.toLocaleString('en-GB')}`
  return [effect, people].flatMap((fact) => (fact && fact.length <= LONGEST ? [fact] : []))
}

/** The first effect on something that the finding names, and whose figure it does not give. */
function effectOf(finding: string, facts: KeyFacts): string | null {
  const effect = shownEffects(facts).find(
    ({ outcome, value }) => outcome && says(finding, outcome) && !hasFigure(finding, value),
  )
  return effect ? effectWords(effect) : null
}

function comparison(finding: string, { intervention, comparator }: KeyFacts): string | null {
  if (!intervention || !comparator) return null
  return says(finding, intervention) && says(finding, comparator) ? null : `${intervention} v ${comparator}`
}

const WORD = /[\p{L}\p{N}]{3,}/gu

/** Whether a text has all the words of another, but for the shortest. */
function says(text: string, words: string): boolean {
  const has = new Set(text.toLowerCase().match(WORD))
  const wanted = words.toLowerCase().match(WORD) ?? []
  return wanted.length > 0 && wanted.every((word) => has.has(word))
}

/** Whether a number stands in a text, whatever noughts follow it: 0.5 in "0.50", not in "0.51". */
function hasFigure(text: string, value: number): boolean {
  const figures =
    text
      .replaceAll('−', '-')
      .replaceAll('·', '.')
      .match(/\d+(?:\.\d+)?/g) ?? []
  return figures.some((figure) => Number(figure) === Math.abs(value))
}
