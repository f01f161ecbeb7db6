import { saysLess, saysMore } from '../arms/compared-arms'
import type { Effect } from '../effect'

/** What says no more than that there was a difference, or that there was none. */
const NEITHER = /\b(?:not|no|nor|neither|similar|comparable)\b/i
const SAYS_NO_WAY = /\b(?:superior|prevent)\w*/gi

/** Whether words say which of two was more: 1 the first, −1 the second, null where they do not or say both. */
export function wayOf(words: string): 1 | -1 | null {
  if (NEITHER.test(words)) return null
  const clear = words.replace(SAYS_NO_WAY, '')
  return saysLess(clear) ? -1 : saysMore(clear) ? 1 : null
}

const THAN = /\b(?:than|compared (?:with|to)|in comparison (?:with|to)|relative to|as opposed to)\b/gi

/**
 * Whether a sentence that says "than" or "compared with" right before numbers has the second group behind it. `first`
 * and `second` are where the names stand.
 */
export function isBehindThan(text: string, first: number, second: number): boolean {
  for (const {
    index,
    0: { length },
  } of text.matchAll(THAN)) {
    const end = index + length
    const isFirst = first >= end && first - end < 30
    const isSecond = second >= end && second - end < 40
    if (isFirst && !isSecond) return /^(?:[A-Z][a-z]+, )?(?:as |when |in )?$/.test(text.slice(0, index))
  }
  return true
}

/** Whether two numbers are in the order that the words say. */
export function isAsSaid(way: 1 | -1, { value, versus = 0 }: Effect): boolean {
  return way > 0 ? value > versus : value < versus
}

const SETS_AGAINST =
  /\b(?:than|versus|vs?\.?|compared (?:with|to)|in comparison (?:with|to)|relative to|as opposed to|over|minus|against)(?=\W)/i
const FIRST_NAMED = /^(?:[A-Z][a-z]+, )?(?:as |when |in )?(?:compared|comparison|relative) (?:with|to)\b/i

/** Whether a sentence sets the first group against the second by a word between their names, where "and" is none. */
export function isSetAgainst(text: string, first: number, second: number): boolean {
  if (first > second) return FIRST_NAMED.test(text)
  const between = text.slice(first, second).replace(/\band\b/gi, ' ')
  return SETS_AGAINST.test(between)
}
