import type { Effect } from '../effect'
import type { Pair } from '../proportions'

/** "(7.1 to |9.6) in", "(range 3|-8": an end of a range is no value of a group. */
const RANGE_BEFORE = /(?:\d[^\s\d]{0,3} ?(?:to|[-–−:])|\bto|[([][^()[\]]{0,30}\d ?[,:]) ?$/
const RANGE_BEHIND = /^ ?(?:(?:[-–−:]|±[^,;)]{0,14}\bto) ?\d|to \d|to (?:not|NR|NE)\b)/
/** What something cost is nothing without its currency. */
const MONEY = /[$£€¥] ?$|\b(?:US|USD|EUR|GBP|Rs\.?) ?$/

/** Whether the two numbers of a pair are values of two groups: no end of a range, no two of three. */
export function areOfTwo(text: string, { first, second }: Pair): boolean {
  const ahead = text.slice(Math.max(0, first.start - 90), first.start)
  const between = text.slice(first.end, second.start)
  const behind = text.slice(second.end, second.end + 90)
  if (isSpread(ahead, between) || /\b(?:SD|SEM?|IQR)[ :=,]*$/.test(between)) return false
  if (RANGE_BEFORE.test(ahead) || RANGE_BEHIND.test(between) || RANGE_BEHIND.test(behind)) return false
  if (isTornBracket(ahead, between)) return false
  // "shorter in A (201) and B (203) than in C": the two are set against a third.
  if (
    !SETS_AGAINST.test(between) &&
    SETS_AGAINST.test(/^[^.;]{0,60}/.exec(behind.replace(/\d[.·]\d/g, '0'))?.[0] ?? '')
  )
    return false
  return !MONEY.test(ahead) && !isThird(ahead) && !isNext(behind)
}

const SETS_AGAINST = /\b(?:than|versus|vs|compared (?:with|to))\b/i

/** "80.3 mmHg (SD: |4.9)", "1.2 (|0.1 SE)": how far values spread. */
const isSpread = (ahead: string, behind: string) =>
  /\b(?:SD|SE|SEM|IQR|s\.d\.|range|CI)[ :=,]*$|±\s?$|\+(?:\/[-−])? ?$|\d[.·]\d{1,3}(?: ?[a-zA-Z/%]{1,8})? ?[([]$/.test(
    ahead,
  ) || /^ ?(?:SD|SEM?)\b/.test(behind)

/** A bracket that closes between the two opened right before the first: "(12 %) and … (15 %)". */
function isTornBracket(ahead: string, between: string): boolean {
  const opens = between.search(/[([]/)
  const closes = between.search(/[)\]]/)
  if (closes < 0 || (opens >= 0 && opens < closes)) return false
  return !/[([](?:[^()[\],;]{0,14}[ ,;=:])?$/.test(ahead)
}

/** "12 in group A, |15 in group B": a number of another group stands before. */
const isThird = (ahead: string) =>
  /\d(?! ?(?:weeks?|months?|years?|days?|hours?|h|min)\b)[^.;()[\]]{1,60}(?<!respectively|compared|follow-?up),(?: and)? $|\d(?:[.·]\d+)? ?%?,? and $/.test(
    ahead.replace(/ ?[([][^()[\]]*[)\]]/g, ''),
  )

/** "… in group B, and 18 in group C": a number of another group follows. */
const isNext = (behind: string) =>
  /^[^.;()\d]{0,70}(?:,|,? and|,? vs\.?|,? versus) (?:in |for |it was |with )*\d/.test(
    behind.replace(/ ?[([][^()[\]]*[)\]]/g, ' '),
  )

/** "p = 0. 31": a figure that the text tears apart. */
export const isTornNumber = (text: string, { p }: Effect, last: number): boolean =>
  p === '=0' || /^[.·] ?\d|^ ?\d/.test(text.slice(last, last + 3))

/** "24 points (95% CI 19 to 28) v 9 points": the value of one group, and no difference of two. */
export const isSetAgainstAnother = (text: string, last: number): boolean =>
  /^[)\]]{0,2},? ?(?:vs?\.?|versus|compared (?:with|to)|than)(?: [a-z]{1,12}){0,3} ?[-−–+]?\d/i.test(
    text.slice(last, last + 60),
  )
