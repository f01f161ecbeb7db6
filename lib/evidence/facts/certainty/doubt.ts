import type { StudyArms } from '../arms/study-arms'
import { clauseOf } from '../clause'
import type { Effect } from '../effect'
import type { Pair } from '../proportions'
import { isGroupIn, isName } from './arm-phrase'
import { hasThird, placeOf } from './arm-place'
import { isBefore, isOfTimes } from './before-treatment'
import { areBeside, areBoth, isJoined, isOtherBehind } from './beside'
import { isInLists, isOneOfMany } from './lists'
import { areOfTwo, isSetAgainstAnother, isTornNumber } from './own-numbers'
import { fitsUnit, isRate, lacksInterval, lacksUnit } from './own-unit'
import { isOfPart } from './part-of-people'
import { isAsSaid, isBehindThan, isSetAgainst, wayOf } from './stated-order'
import { isWholeOutcome } from './whole-outcome'

/** An effect as it was read of its sentence, and where in it the name of its measure begins and its numbers stand. */
export type ReadEffect = {
  effect: Effect & { outcome: string; arms: [string, string] }
  at: number
  value: number
  last: number
  pair?: Pair
  /** Whether the two numbers right before, of the same groups, say which of them was more. */
  isAsPair: boolean
}

/** What speaks against showing an effect. */
export type Doubt =
  | 'before'
  | 'part'
  | 'interval'
  | 'unit'
  | 'lists'
  | 'numbers'
  | 'outcome'
  | 'name'
  | 'third'
  | 'order'

/**
 * Why an effect that was read is not certain enough to be shown; null where its outcome and both groups are whole names
 * that stand in the sentence, the numbers are theirs, in a stated order, and of all who took part.
 */
export function doubtOf(text: string, one: ReadEffect, study: StudyArms): Doubt | null {
  const { effect, at, value, last, pair } = one
  const { arms, measure } = effect
  if (isBefore(text)) return 'before'
  if (isOfPart(text, study)) return 'part'
  if (measure === 'proportion' && !pair) return 'numbers'
  if (lacksInterval(text, effect, last)) return 'interval'
  if (!pair && isSetAgainstAnother(text, last)) return 'numbers'
  if (lacksUnit(effect) || !fitsUnit(effect) || (pair && isRate(text, pair.second.end))) return 'unit'
  if (isInLists(text, one) || (pair && (isOneOfMany(text, pair, last) || isOfTimes(text)))) return 'lists'
  if ((pair && !areOfTwo(text, pair)) || isTornNumber(text, effect, last)) return 'numbers'
  if (!isWholeOutcome(text, effect, { at, value }, arms, study.whole)) return 'outcome'
  if (!arms.every((arm) => isName(arm) && isGroupIn(study.whole, arm))) return 'name'
  if (hasThird(text, arms, study)) return 'third'
  return isOrdered(text, one, study) ? null : 'order'
}

/** Whether the first group is the first of the numbers, as far as the words say which it is. */
function isOrdered(text: string, { effect, at, value, pair, isAsPair }: ReadEffect, study: StudyArms): boolean {
  const { arms, measure } = effect
  const [first, second] = arms.map((arm) => placeOf(text, arm, value)) as [number | null, number | null]
  if (first === null || second === null || first < 0) return false
  const clause = clauseOf(text.slice(Math.max(0, at - 260), at).replace(/[([][^()[\]]*$/, ''))
  const way = wayOf(clause)
  // What is prevalent in two groups may have been so before anything was done.
  if (pair && way === null && /\bprevalence\b/i.test(text)) return false
  if (second < 0) {
    // A group that the sentence does not name is the other one, where the words say which was more.
    if (measure === 'mean' || first > at || way === null || study.pair === null) return false
    if (!/ (?:group|arm)$/i.test(arms[0]) || /\bthan\b|\bcompared\b|\bversus\b/.test(clause)) return false
    return !pair || isAsSaid(way, effect)
  }
  if (!isBehindThan(text, first, second)) return false
  if (!pair) return isAsPair || isSetAgainst(text, first, second)
  if (isOtherBehind(pair, first, second) || !isJoined(text, pair, first, second)) return false
  if (measure === 'mean' && !areBeside(pair, first, second, arms)) return false
  return way === null || isAsSaid(way, effect) || areBoth(pair, first, second)
}
