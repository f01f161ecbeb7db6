import type { Effect } from '@/lib/evidence/facts/effect'
import { RATIOS } from '@/lib/evidence/facts/measures'
import { betterOutcome } from './better-outcome'

/** What an effect says of the treatment that is asked about; `unclear` where that is not sure. */
export const DIRECTIONS = ['favours', 'no difference', 'against', 'unclear'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** `isAsked`: whether a group is the one that had the treatment asked about. */
export function effectDirection(effect: Effect, isAsked: (group: string) => boolean): Direction {
  const difference = differenceOf(effect)
  if (difference === 'none') return 'no difference'
  const better = betterOutcome(effect.outcome ?? '', effect.measure)
  const [one = '', other = ''] = effect.arms ?? []
  const [first, second] = [isAsked(one), isAsked(other)]
  if (!difference || !better || first === second) return 'unclear'
  return (difference === better) === first ? 'favours' : 'against'
}

/** Directions of the effects of one finding: those that differ say nothing for sure. */
export function commonDirection(directions: readonly Direction[]): Direction {
  const [first = 'unclear', ...others] = directions
  return others.every((other) => other === first) ? first : 'unclear'
}

/** Of the outcome, what the first group has beside the second; null where chance is not excluded nor admitted. */
function differenceOf({ measure, value, versus, interval, p }: Effect): 'less' | 'more' | 'none' | null {
  const line = versus ?? (RATIOS.has(measure) ? 1 : 0)
  if (interval && versus === undefined) {
    if (interval.low <= line && interval.high >= line) return 'none'
  } else {
    const isSignificant = significance(p)
    if (isSignificant === null) return null
    if (!isSignificant) return 'none'
  }
  return value < line ? 'less' : value > line ? 'more' : null
}

/** The usual bound, which abstracts mean by "significant". */
const BOUND = 0.05

function significance(p: string | undefined): boolean | null {
  if (!p) return null
  if (p === 'NS') return false
  const [, sign = '', figures = ''] = /^([=<>≤≥])\s*([\d.]+)$/.exec(p) ?? []
  const value = Number(figures)
  if (!figures || !Number.isFinite(value)) return null
  if (sign === '<' || sign === '≤') return value <= BOUND ? true : null
  if (sign === '=') return value < BOUND
  return value >= BOUND ? false : null
}
