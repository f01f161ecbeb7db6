import type { AbstractSection } from '@/lib/studies/citable-text'
import { CONTROL } from './arms/arm-name'
import type { Effect } from './effect'
import type { FactSpan } from './fact-text'

type Parts = { intervention: FactSpan | null; comparator: FactSpan | null; outcome: FactSpan | null }

/** How far from its numbers the words of an effect are looked for. */
const REACH = 400

/**
 * What the first effect says of intervention, comparator and outcome, for what the title and the methods leave open: an
 * effect is told beside the groups and the outcome that it belongs to.
 */
export function factsOfEffects(effects: readonly Effect[], abstract: readonly AbstractSection[]): Parts {
  const [first] = effects
  if (!first?.outcome || !first.arms) return { intervention: null, comparator: null, outcome: null }
  const { arms, outcome } = first
  const place = (words: string) => near(words, first.span, abstract)
  const isReversed = CONTROL.test(arms[0]) && !CONTROL.test(arms[1])
  const [tried, against] = isReversed ? [arms[1], arms[0]] : arms
  return {
    intervention: MEANINGLESS.test(tried) ? null : place(tried),
    comparator: MEANINGLESS.test(against) ? null : place(against),
    outcome: place(outcome),
  }
}

/** "Group A", "intervention group": nothing by which a reader knows what was done. */
const MEANINGLESS =
  /^(?:(?:group|arm) (?:[A-E]|I{1,3}|IV|\d)|(?:the )?(?:intervention|control|controls|study|treatment|experimental|active|test|comparison|first|second)(?: (?:group|arm|treatment))?)$/i

/** Where these words stand in the section of an effect, next to its numbers. */
function near(words: string, { section, start, end }: FactSpan, abstract: readonly AbstractSection[]): FactSpan | null {
  if (section === null) return null
  const text = (abstract[section]?.text ?? '').replace(/[‐‑]/g, '-').toLowerCase()
  const wanted = words.toLowerCase()
  const before = text.lastIndexOf(wanted, end)
  const at = before >= 0 && before > start - REACH ? before : text.indexOf(wanted, end)
  return at < 0 || at > end + REACH ? null : { section, start: at, end: at + words.length }
}
