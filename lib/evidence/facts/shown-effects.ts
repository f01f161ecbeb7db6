import type { KeyFacts } from '@/lib/summaries/summary'
import type { Effect } from './effect'

/** An effect that says of what it is and between whom: alone, a number tells a reader nothing, or the wrong thing. */
export const isBound = ({ outcome, arms }: Effect): boolean => Boolean(outcome && arms?.[0] && arms[1])

/** "Group A", "arm 2": what was done to whom is not said. */
const BY_LETTER = /^(?:group|arm) (?:[A-Z]{1,3}|[IVX]{1,4}|\d)$/i

/** A bound effect of groups of which a reader can see what they are: letters stand for something only in the abstract. */
export const isShown = (effect: Effect): boolean => isBound(effect) && !effect.arms?.every((arm) => BY_LETTER.test(arm))

/**
 * The effects of a study that are shown, wherever effects are: those that are bound and of named groups, and what a person wrote as it
 * stands.
 */
export function shownEffects(facts: KeyFacts | null | undefined): Effect[] {
  const byHand = facts?.mended?.includes('effects') ?? false
  return (facts?.effects ?? []).filter((effect) => isShown(effect) || (byHand && effect.span.end === 0))
}
