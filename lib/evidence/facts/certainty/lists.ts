import type { Effect } from '../effect'
import type { Pair } from '../proportions'

/** Two lists that belong together in their order: which number is of what, only the order tells. */
export function isInLists(
  text: string,
  { effect, last, pair }: { effect: Effect; last: number; pair?: Pair },
): boolean {
  if (!/\brespectively\b/i.test(text)) return false
  const outcome = effect.outcome ?? ''
  if (/\b(?:and|or)\b|,/.test(outcome)) return true
  const rest = text.slice(last)
  if (!pair) return /^[^;.]{0,120}\brespectively\b/i.test(rest.replace(/\d[.·]\d/g, '0'))
  // "(4 % versus 5 %) and (8 % versus 9 %), respectively": nothing but numbers between them.
  const isBeside = (between: string) =>
    /\d/.test(between) &&
    !/[A-Za-z]{3}/.test(between.replace(/\b(?:and|vs|versus|respectively|days|min|compared with|compared to)\b/gi, ''))
  const next = /^[^.]{0,90}?(?=,? ?respectively)/i.exec(rest.replace(/\d[.·]\d/g, '0'))?.[0] ?? ''
  const ahead = text.slice(Math.max(0, pair.first.start - 40), pair.first.start)
  return isBeside(next) || /\d[^A-Za-z]{0,10}(?:and|,|;)[^A-Za-z]{0,4}$/.test(ahead)
}

/** "(1.4 vs. 2.5, P = 0.001; 8.8 vs. 11.1 min": more pairs without a word of what they are, before or behind. */
const PAIR_NEXT =
  /^(?:[^A-Za-z;]{0,4}(?:[Pp] ?[=<>≤][^A-Za-z;]{1,10})?)[;,][^A-Za-z]{0,3}(?:and )?[^A-Za-z;]{1,24}(?: ?(?:[a-z]{1,8}(?:\/\w+)?))?\s?(?:vs?\.?|versus|and) ?[-−–+]?\d/
const PAIR_BEFORE =
  /\b(?:vs?\.?|versus) ?[-−–+]?\d[^A-Za-z;]{0,16}(?: ?[a-z]{1,8}(?:\/\w+)?)?[^A-Za-z;]{0,3}(?:,? ?[Pp] ?[=<>≤][^A-Za-z;]{1,10})?[;,] ?(?:and )?$/

/** Whether more pairs stand right before or behind a pair, without a word of what they are. */
export const isOneOfMany = (text: string, { first }: Pair, last: number): boolean =>
  PAIR_NEXT.test(text.slice(last, last + 80)) ||
  PAIR_BEFORE.test(text.slice(Math.max(0, first.start - 80), first.start))
