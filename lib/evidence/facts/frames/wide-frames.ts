import { wayOf } from '../certainty/stated-order'
import { armsWithin, distinct, type Framed, JOINT, type Place } from './frame-place'
import { AGAINST, COMPARED_FIRST, CONN, HAS_AGAINST, HAS_CONN, isBefore, isBehind } from './links'

/** Between a group and its number: what it did, or that it was so. */
const DID =
  /^(?:,? (?:also |only |\w+ly )?(?:was|were|is|had|has|\w{3,}ed|took|lost|spent|got|kept|grew)\b[^;:()\ue100-\ue2ff]{0,60}) ?\(?$/i
/** "In A, |pain was": the subject stands between. */
const IT_WAS =
  /^,? (?!which|who|but|and|we )[^,;:()\ue100-\ue2ff]{3,60} (?:was|were|averaged) (?:only |found to be )?$/i
/** "|12 in those assigned to tea, compared with": a group of its own. */
const IN_SOME =
  /^[)\]]? (?:in|among|with) (?:the |those |patients |women )*(?:\w+ )*(?:assigned|randomi[sz]ed|allocated|receiving|given|treated)/
const IS_CHANGE = /\b(?:from|baseline|before|than)\b/i

/** "A consumed |V of it compared with V in B", "pain in A was |V compared with V in B". */
export function acrossVerb({ text, from, first, second, arms, between }: Place): Framed | null {
  const [one, more] = armsWithin(arms, from, first.at)
  const other = arms.find(({ at }) => at > second.at)
  if (!one || more || !other || !HAS_AGAINST.test(between) || IS_CHANGE.test(between) || IN_SOME.test(between))
    return null
  const link = text.slice(one.at + 1, first.at)
  const isIn = /(?:^|[.;,] |\bwhile |\bwhereas )in (?:the )?$/i.test(text.slice(from, one.at)) && IT_WAS.test(link)
  if (!(isIn || DID.test(link)) || IS_CHANGE.test(link)) return null
  return isBehind(text.slice(second.at + 1, other.at)) ? distinct(one, other, false) : null
}

/** "… did not differ between A and B; pain was |V and V, respectively": the groups stand in the clause before. */
export function fromClauseBefore({ text, from, first, second, arms, between }: Place): Framed | null {
  if (!/^[)\]]?,? ?and $/.test(between) || armsWithin(arms, from, first.at).length > 0) return null
  if (!/^[^;.()\ue100-\ue2ff]{0,30}\brespectively\b/.test(text.slice(second.at + 1))) return null
  const before = armsWithin(arms, 0, from)
  const [one, other] = before.slice(-2)
  if (!one || !other || new Set(before.map(({ mention }) => mention.arm)).size > 2) return null
  const isBetween = /\bbetween (?:the )?$/i.test(text.slice(0, one.at)) && JOINT.test(text.slice(one.at + 1, other.at))
  const isNext = /^[^;.,\ue200-\ue2ff]{0,20}[;,] (?:and |the |with )*$/.test(
    `${text.slice(other.at + 1, from + 1).trimEnd()} `,
  )
  return isBetween && isNext ? distinct(one, other, true) : null
}

/** Where what is said of two numbers ends. */
const ENDS =
  /;|\. (?=[A-Z])|(?:, | )(?:although|though|however|but|nor did) |, and (?=[^,;()\ue100-\ue2ff]{3,60}\b(?:was|were|had)\b)|[)\]],? and /
const TIMES = /\b(?:from|baseline|before|pre|post|within-group|increased to|decreased to|range[ds]?)\b/i

const MOST_BETWEEN = 90
const SETS_APART = new RegExp(String.raw`\b(?:${AGAINST}|while|whereas|but)(?=\W|$)`, 'i')

/** Two numbers and two groups in one clause, and nothing else that could be theirs: they go in one order. */
export function inOrder({ text, from, first, second, arms, between }: Place): Framed | null {
  const behind = text.slice(second.at + 1)
  const to = second.at + 1 + (ENDS.exec(behind)?.index ?? behind.length)
  const clause = text.slice(from, to)
  if ((clause.match(/[\ue200-\ue2ff]/g) ?? []).length !== 2 || TIMES.test(clause)) return null
  const [one, other, third] = armsWithin(arms, from, to)
  if (!one || !other || third) return null
  // "(V vs V), the half-life for A was longer": another clause.
  if (one.at > second.at && /,|\b(?:was|were|had)\b/.test(text.slice(second.at, one.at))) return null
  // "higher in B (V in A and V": the name right behind a number is its own.
  if (other.at < second.at && other.at > first.at && isBehind(text.slice(first.at + 1, other.at))) return null
  const isAround = one.at < first.at && other.at > second.at
  const isApart = one.at < second.at && other.at > first.at
  const isSet = SETS_APART.test(between) || isBefore(text.slice(one.at + 1, first.at))
  if (isAround && !(isSet && isBehind(text.slice(second.at + 1, other.at)))) return null
  if (isApart ? between.length > MOST_BETWEEN || !HAS_CONN.test(between) : !CONN.test(between)) return null
  // "(11 %) … (HK$ 10,915)": numbers of two kinds.
  if (isApart && first.token.unit !== second.token.unit) return null
  // Behind the first number another group is named, by no name that is known.
  if (isAround && IN_SOME.test(text.slice(first.at + 1, second.at))) return null
  const isReversed = COMPARED_FIRST.test(text.slice(from, one.at))
  const way = wayOf(clause)
  const [value, versus] = [first.token.value, second.token.value]
  if (way !== null && (value < 0 || versus < 0 || (way > 0 ? value < versus : value > versus))) return null
  // "Compared with B, A …, V and V, respectively": in which order?
  if (isReversed && /\brespectively\b/.test(clause)) return null
  return isReversed ? distinct(other, one, true) : distinct(one, other, true)
}
