import type { FactSpan } from '@/lib/evidence/facts/fact-text'
import type { SampleSize } from '@/lib/evidence/facts/sample'
import { shownEffects } from '@/lib/evidence/facts/shown-effects'
import type { DraftTrace, Unbound } from '@/lib/evidence/trace/draft-trace'
import { isEditedByHand } from './edited-by-hand'
import { FACT_NAMES, type FactName, type KeyFacts } from './summary'

/** A fact that is shown, where its words stand, and which rule read it. */
export type ReadFact = { name: FactName; label: string; value: string; span: FactSpan | null; how: string }

/** What pages call each fact. */
export const FACT_LABELS: Record<FactName, string> = {
  population: 'Population',
  intervention: 'Intervention',
  comparator: 'Comparator',
  outcome: 'Outcome',
  sampleSize: 'Participants',
  followUp: 'Follow-up',
  effects: 'Effects',
}

const SAMPLES: Record<SampleSize['kind'], string> = {
  randomised: 'the number said to be randomised',
  included: 'the number said to be included',
  analysed: 'the number said to be analysed',
  planned: 'a number that was planned',
}

/** Of a fact whose words stood in an abstract that has changed since. */
export const OF_FORMER = 'read from an earlier version of the abstract'

/**
 * The facts that are shown but for effects, in the order of the page; `wasDrafted` where a machine read any of them,
 * `isOfFormer` where the abstract has changed since.
 */
export function factsInWords(
  facts: KeyFacts | null,
  trace: DraftTrace | null,
  wasDrafted: boolean,
  isOfFormer = false,
): ReadFact[] {
  return FACT_NAMES.flatMap((name) => {
    const value = name === 'effects' ? undefined : facts?.[name]
    if (value === undefined) return []
    const span = facts?.words?.[name] ?? null
    return [
      {
        name,
        label: FACT_LABELS[name],
        value: value.toLocaleString('en-GB'),
        span,
        how: isOfFormer && !span && !isEditedByHand(facts, name) ? OF_FORMER : ruleOf(name, span, trace, wasDrafted),
      },
    ]
  })
}

function ruleOf(name: FactName, span: FactSpan | null, trace: DraftTrace | null, wasDrafted: boolean): string {
  // Words that a person has changed are no longer those of the record.
  if (!span) return 'written or changed by a person'
  const where = span.section === null ? 'the title' : 'the abstract'
  if (!wasDrafted) return `written by a person from ${where}`
  const sample = name === 'sampleSize' && trace?.sample ? `: ${SAMPLES[trace.sample]}` : ''
  return `read from ${where} by rule${sample}`
}

/** What is not shown of the facts that decide whether a study applies. */
export function notStated(facts: KeyFacts | null, trace: DraftTrace | null): string {
  const missing = FACT_NAMES.filter((name) => name !== 'effects' && facts?.[name] === undefined)
  const words = missing.map((name) =>
    name === 'sampleSize'
      ? trace?.sample === 'planned'
        ? 'sample size (only a planned number)'
        : 'sample size'
      : FACT_LABELS[name].toLowerCase(),
  )
  const effects = shownEffects(facts).length === 0 ? ['an effect with its outcome and both groups'] : []
  const all = [...words, ...effects]
  if (all.length === 0) return 'Nothing is missing.'
  return `Not stated, or not plainly enough to be sure: ${all.join(', ')}.`
}

const LEFT: Record<Unbound, string> = {
  outcome: 'an effect was read, but not of which outcome it is',
  groups: 'an effect was read, but not which groups it compares',
  both: 'an effect was read, but neither of which outcome it is nor which groups it compares',
}

/** Why an effect that was read is not shown. */
export const leftWords = (why: Unbound): string => LEFT[why]
