import type { Pair } from '../proportions'

/** "(11 % vs 15 % in the placebo arm": what stands right behind the second number alone is the second group. */
export const isOtherBehind = ({ second }: Pair, one: number, other: number) =>
  one >= second.end && one - second.end < 30 && other < second.end

/** Names that stand right beside their numbers: each beside its own, or both together before them or behind. */
export function areBeside(
  { first, second }: Pair,
  one: number,
  other: number,
  arms: readonly [string, string],
): boolean {
  const [oneEnd, otherEnd] = [one + arms[0].length, other + arms[1].length]
  const isBehind = (at: number, end: number, most: number) => at >= end && at - end <= most
  if (isBehind(one, first.end, 45) && one < second.start && isBehind(other, second.end, 45)) return true
  if (isBehind(first.start, oneEnd - 6, 36) && other >= first.end && isBehind(second.start, otherEnd - 6, 36))
    return true
  const [from, to] = [Math.min(one, other), Math.max(oneEnd, otherEnd)]
  if (to - 6 <= first.start) return first.start - to <= 40
  return isBehind(from, second.end, 60) && to - second.end <= 140
}

/** Numbers with no more than "and" between them are of two groups that stand together, before or behind. */
export function isJoined(text: string, { first, second }: Pair, one: number, other: number): boolean {
  const between = text.slice(first.end, second.start).replace(/[([][^()[\]]*[)\]]/g, ' ')
  // "more in the tea group (6 vs 4), whereas in the coffee group …": both numbers are of the one group.
  if (one < first.start && other > second.end + 14) {
    const since = text.slice(second.end, other)
    if (/\b(?:whereas|while|but)\b|; /.test(since) || !/\b(?:than|compared|versus|vs|relative)\b/.test(since))
      return false
  }
  if (!/^[^A-Za-z]*(?:[a-zA-Z/%]{1,8}[^A-Za-z]*)?and[^A-Za-z]*$/.test(between)) return true
  if (/^[^.;]{0,160}\brespectively\b/i.test(text.slice(second.end).replace(/\d[.·]\d/g, '0'))) return true
  const [from, to] = [Math.min(one, other), Math.max(one, other)]
  if (from >= second.end) return to - second.end < 120
  return to <= first.start && / and (?:the )?|\/| versus | vs\.? /.test(text.slice(from, to))
}

/** Each number has the name of its group right beside it. */
export const areBoth = ({ first, second }: Pair, one: number, other: number) =>
  (one > first.end && one < second.start && other > second.end) ||
  (one < first.start && other > first.end && other < second.start)
