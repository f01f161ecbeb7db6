import type { KeyFacts } from '@/lib/summaries/summary'
import type { Effect } from './effect'

/** An effect that says of what it is and between whom: alone, a number tells a reader nothing, or the wrong thing. */
export const isBound = ({ outcome, arms }: Effect): boolean => Boolean(outcome && arms?.[0] && arms[1])

/**
 * The effects of a study that are shown, wherever effects are: those that are bound, and what a person wrote as it
 * stands.
 */
export function shownEffects(facts: KeyFacts | null | undefined): Effect[] {
  const byHand = facts?.mended?.includes('effects') ?? false
  return (facts?.effects ?? []).filter((effect) => isBound(effect) || (byHand && effect.span.end === 0))
}
