import { clauseOf } from '../clause'
import type { Effect } from '../effect'
import { RATIOS } from '../measures'
import { mentionsOf } from './arm-mentions'
import { type Arm, isSameArm } from './arm-name'
import { type Arms, saysLess, saysMore } from './compared-arms'

const DIFFERENCES: ReadonlySet<Effect['measure']> = new Set(['MD', 'RD', 'SMD'])

/** Below nothing, at no difference, or above it; null for a measure that has no line of no difference. */
function signOf({ measure, value }: Effect): number | null {
  if (RATIOS.has(measure)) return Math.sign(value - 1)
  return DIFFERENCES.has(measure) ? Math.sign(value) : null
}

/** Longer survival is a lower hazard: of such outcomes a hazard ratio goes the other way than the words do. */
const IS_OF_SURVIVAL = /\b[Ss]urviv\w*|\b[Tt]ime to\b|-free\b|\b(?:OS|[PDRE]FS)\b/
const IS_OF_DEATH = /\b(?:deaths?|died|dead|mortality|hazards?|risks?)\b/i
const isOpposite = (measure: Effect['measure'], words: string) =>
  measure === 'HR' && IS_OF_SURVIVAL.test(words) && !IS_OF_DEATH.test(words)

/** "did not reduce", "was no higher", "superior": which of the two was more is not said. */
const SAYS_NEITHER = /\b(?:not|no|nor|neither)\b(?: \w+){0,3}|\b(?:superior|prevent)\w*/gi

/** Whether an effect goes the way that the words before it say; an effect against its words is not sure of its groups. */
export function hasItsSign(text: string, at: number, effect: Effect): boolean {
  const sign = signOf(effect)
  if (!sign) return true
  const clause = clauseOf(text.slice(Math.max(0, at - 260), at).replace(/[([][^()[\]]*$/, ''))
  if (DIFFERENCES.has(effect.measure) && sign > 0 && saysLess(clause)) return false
  const words = clause.replace(SAYS_NEITHER, '')
  const said = saysLess(words) ? -1 : saysMore(words) ? 1 : 0
  return said === 0 || said === (isOpposite(effect.measure, clause) ? -sign : sign)
}

/** Two numbers, each of one group, from which an estimate behind them is made. */
export type ArmPair = { arms: Arms; value: number; versus: number; outcome: string }

/** 1 where the groups of an estimate are those of a pair in their order, −1 where they are reversed, else 0. */
function orderOf(pair: ArmPair, of: Arms, arms: readonly Arm[]): number {
  const isSame = (one: string, other: string) => {
    const [a, b] = [mentionsOf(one, arms)[0]?.arm, mentionsOf(other, arms)[0]?.arm]
    return isSameArm(one, other) || (a !== undefined && a === b)
  }
  const isAlike = isSame(pair.arms[0], of[0]) && isSame(pair.arms[1], of[1])
  const isReversed = isSame(pair.arms[0], of[1]) && isSame(pair.arms[1], of[0])
  return Number(isAlike) - Number(isReversed)
}

/** Whether an estimate goes the way of the pair before it: a ratio above one is of more in its first group. */
export function goesWith(pair: ArmPair, effect: Effect, of: Arms, arms: readonly Arm[]): boolean {
  const sign = signOf(effect)
  const order = orderOf(pair, of, arms)
  if (!sign || order === 0) return true
  const more = Math.sign(order * (pair.value - pair.versus))
  return more === (isOpposite(effect.measure, pair.outcome) ? -sign : sign)
}

/** Whether an estimate is of the groups and the outcome of the pair before it, and goes its way for sure. */
export function isMadeOf(pair: ArmPair, effect: Effect, arms: readonly Arm[]): boolean {
  if (!effect.arms || effect.outcome !== pair.outcome || pair.value === pair.versus) return false
  return Boolean(signOf(effect)) && orderOf(pair, effect.arms, arms) !== 0 && goesWith(pair, effect, effect.arms, arms)
}
