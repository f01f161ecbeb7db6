import type { Effect } from '../effect'
import { RATIOS } from '../measures'
import { withoutAsides } from './skeleton'

/** "… in the control group (OR", "…, respectively; adjusted hazard ratio": what stands between a pair and what it comes to. */
const BETWEEN =
  /^[)\]]?(?: (?:in|for|with|of|among|on|after|receiving|given)? ?[^\d.;()[\]]{1,70})?(?:,? respectively)?[)\]]?[,;:]? ?(?:(?:giving|yielding|with|which gave|corresponding to) )?[([]?[,; ]*(?:(?:an?|the|and|adjusted|unadjusted|relative|crude|overall|stratified|estimated|common|pooled|mean|age-adjusted|group|treatment|between-group|absolute|risk|log-rank|percentage|point) ?)*[([]?$/

/** A pair of numbers whose groups are known. */
type KnownPair = Pick<Effect, 'measure' | 'value' | 'versus' | 'outcome'>

const IS_OF_TIME = /\b(?:surviv|time|duration|months|PFS|OS|DFS|RFS|TTP)/i

/** Whether an estimate right behind a pair of numbers is what that pair comes to, in its order. */
export function isOfPair(
  text: string,
  pairEnd: number,
  at: number,
  pair: KnownPair,
  { measure, value }: Effect,
): boolean {
  if (pair.versus === undefined || !BETWEEN.test(withoutAsides(text.slice(pairEnd, at)))) return false
  const apart = pair.value - pair.versus
  if (RATIOS.has(measure)) {
    const way = Math.sign(value - 1)
    if (way === 0 || apart === 0) return false
    if (pair.measure === 'proportion')
      return measure === 'HR' && IS_OF_TIME.test(pair.outcome ?? '')
        ? way === -Math.sign(apart)
        : way === Math.sign(apart)
    return measure === 'HR' && IS_OF_TIME.test(pair.outcome ?? '') && way === -Math.sign(apart)
  }
  if (measure === 'SMD') return Math.sign(value) === Math.sign(apart)
  // The difference of the two, as they are rounded, or after an adjustment.
  return Math.sign(value) === Math.sign(apart) && Math.abs(value - apart) <= Math.max(0.6, 0.5 * Math.abs(apart))
}
