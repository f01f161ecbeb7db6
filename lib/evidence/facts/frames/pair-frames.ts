import type { ArmMention } from '../arms/arm-mentions'
import type { Arm } from '../arms/arm-name'
import { saysChange } from '../certainty/outcome-context'
import { comparedBefore, comparedBehind } from './compared-frames'
import { armsWithin, distinct, type Found, type Framed, JOINT, type Numbered, type Place } from './frame-place'
import { AGAINST, areAlike, CONN, HAS_AGAINST, HAS_CONN, isBefore, isBehind, isOneOfMany } from './links'
import type { NumberToken } from './number-tokens'
import { severalFrom } from './several-frames'
import type { Skeleton } from './skeleton'
import { unnamed } from './unnamed-arms'
import { acrossVerb, fromClauseBefore } from './wide-frames'

/** Two numbers and the groups they are of, and where in the skeleton the words stand that say of what. */
export type FramedPair = {
  first: NumberToken
  second: NumberToken
  arms: [ArmMention, ArmMention]
  /** The clause before, the words between and behind: one of them says what was measured. */
  clause: string
  inside: string
  behind: string
  /** The sentence as far as it speaks of them. */
  said: string
  /** Whether it is the next of a list between the same groups. */
  isNext: boolean
}

const RESPECTIVELY = /^[^;.]{0,60}\brespectively\b/

const GROUPS_BEHIND =
  /^\)?(?:,| \(|:)? ?(?:both )?(?:in|for|with|among|of|on|from|between|during|after)? ?([\ue100-\ue1ff]),? (?:and|or|vs?\.?|versus|(?:as |when )?compared (?:with|to)|\/) ?(?:in |for |with |of )?([\ue100-\ue1ff])/i
const ENDS_CLAUSE =
  /[;]|\. (?=[A-Z])|(?:, | )(?:whereas|while|although|though|but|however|nor did) |, and (?=[^,;()\ue100-\ue2ff]{3,60}\b(?:was|were|had)\b)/g

/** The clause that a place in a skeleton stands in, from its beginning. */
export function clauseStart(text: string, at: number, since: number): number {
  let from = since
  for (const { index, 0: all } of text.slice(0, at).matchAll(ENDS_CLAUSE))
    if (index + all.length > from) from = index + all.length
  return from
}

/** The pairs of numbers of a sentence whose groups its grammar names, in its order. */
export function pairFrames(
  skeleton: Skeleton,
  pair: readonly [Arm, Arm] | null,
  order: [ArmMention, ArmMention] | null,
): FramedPair[] {
  const { text, numbers, arms } = skeleton
  const pairs: FramedPair[] = []
  let since = 0
  let former: (Framed & { end: number }) | null = null
  for (let index = 0; index + 1 < numbers.length; index++) {
    const [first, second] = [numbers[index], numbers[index + 1]] as [Numbered, Numbered]
    const several = severalFrom(skeleton, index)
    if (several) {
      const from = clauseStart(text, several.start, Math.max(since, (numbers[index - 1]?.at ?? -1) + 1))
      for (const { first, second, arms } of several.pairs)
        pairs.push({
          first: (numbers[first] as Numbered).token,
          second: (numbers[second] as Numbered).token,
          arms,
          clause: wholeClause(text, from, Math.max(from, numbers[index]?.at ?? from)),
          inside: '',
          behind: text.slice(several.end, several.end + 160),
          said: saidOf(text, several.end),
          isNext: false,
        })
      index += several.count - 1
      since = several.end
      former = null
      continue
    }
    if (!areAlike(first.token, second.token) || isOneOfMany(text, numbers, index, since)) continue
    const between = text.slice(first.at + 1, second.at)
    const place = {
      text,
      from: clauseStart(text, first.at, Math.max(since, (numbers[index - 1]?.at ?? -1) + 1)),
      first,
      second,
      between,
      arms,
      pair,
    }
    const own = framed(place) ?? unnamed(place, order)
    const next: Framed | null = own ?? continued(place, former)
    if (!next) continue
    pairs.push({
      first: first.token,
      second: second.token,
      arms: next.arms,
      clause: wholeClause(text, own ? place.from : (former?.end ?? place.from), first.at),
      inside: between,
      behind: text.slice(second.at + 1, second.at + 160),
      said: saidOf(text, second.at + 1),
      isNext: !own,
    })
    since = second.at + 1
    former = { ...next, end: since }
    index++
  }
  return pairs
}

/** A sentence up to the end of the clause in which a number stands. */
export const saidOf = (text: string, end: number): string =>
  text.slice(0, end) +
  (/^(?:[^,;.\ue200-\ue2ff]|\.\d|,(?! (?:especially|particularly|and|but|while|whereas|although)))*/.exec(
    text.slice(end),
  )?.[0] ?? '')

/** The words before a number; none where the number before them stands within their phrase. */
function wholeClause(text: string, from: number, to: number): string {
  const clause = text.slice(from, to)
  if (!/[\ue200-\ue2ff]/.test(text[from - 1] ?? '')) return saysOwn(text, from, clause)
  const rest = clause.replace(OF_LAST, '')
  return /^[)\]]{0,2}(?:[,;:.]| (?:and|but|as) )/.test(rest) ? rest : ''
}

/** "|μg/L in the tea group) and": the end of what was said of the number before. */
const OF_LAST =
  /^(?: ?[a-zA-Zµμ%/]{1,7}(?=[)\]]))?(?: (?:in|for|with|of|on|among|after))?(?: [\ue100-\ue1ff](?: (?:and|or|versus|vs\.?) [\ue100-\ue1ff])?)?(?=[)\],;.])/

/** "Pain did not differ; |A V v B V": words that name nothing go on with the clause before. */
function saysOwn(text: string, from: number, clause: string): string {
  if (!/^(?:it was|[\ue100-\ue1ff]|in|for|with|on|after|mean|median|the|[ ([:,=])*$/i.test(clause)) return clause
  const before = /(?:^|[;.] )([^;.:\ue200-\ue2ff]{8,160}[;:] ?)$/.exec(text.slice(0, from))?.[1]
  return before && /\b(?:differ|similar|different|comparable|lower|higher)/.test(before) && !saysChange(before)
    ? before.replace(/[;:] ?$/, ' ')
    : clause
}

function framed(place: Place): Framed | null {
  const inside = armsWithin(place.arms, place.first.at + 1, place.second.at)
  const [one, other, third] = inside
  if (third) return null
  if (one && other) return eachBetween(place, one, other)
  if (one) return each(place, one)
  return (
    together(place) ??
    aroundBoth(place) ??
    comparedBefore(place) ??
    comparedBehind(place) ??
    acrossVerb(place) ??
    fromClauseBefore(place)
  )
}

/** "V in A and V in B", "A (V) and B (V)". */
function each({ text, first, second, arms, between }: Place, one: Found): Framed | null {
  if (/\. [A-Z]/.test(between)) return null
  const next = arms.find(({ at }) => at > second.at)
  const last = arms.findLast(({ at }) => at < first.at)
  const areBehind =
    next !== undefined &&
    isBehind(text.slice(first.at + 1, one.at)) &&
    HAS_CONN.test(text.slice(one.at + 1, second.at)) &&
    isBehind(text.slice(second.at + 1, next.at))
  const areBefore =
    last !== undefined &&
    isBefore(text.slice(last.at + 1, first.at)) &&
    HAS_CONN.test(text.slice(first.at + 1, one.at)) &&
    isBefore(text.slice(one.at + 1, second.at))
  // "A (V), B (V), and C (V)": a list, not two that are set against each other.
  const isListed = /^\),(?! (?:and|but|while|whereas|versus|vs|compared)\b)/.test(
    text.slice(areBefore ? first.at + 1 : one.at + 1),
  )
  if (
    !areBehind &&
    !areBefore &&
    last &&
    isToldOf(text.slice(last.at + 1, first.at)) &&
    text.slice(last.at, first.at).length < MOST_TOLD
  ) {
    const isThan = THAN.test(text.slice(first.at + 1, one.at)) && isBefore(text.slice(one.at + 1, second.at))
    return isThan && !isSetAgainstThird(text.slice(second.at + 1)) ? distinct(last, one, true) : null
  }
  if (areBehind === areBefore || isListed || isSetAgainstThird(text.slice(second.at + 1))) return null
  return areBehind ? distinct(one, next, true) : last ? distinct(last, one, true) : null
}

/** "A had a higher |rate (V) than did B (V)". */
const TOLD_OF =
  /^ (?:also |\w+ly )?(?:had|has|showed|reported|experienced|required|received|needed|used|achieved|reached|spent)\b[^;:()\ue100-\ue2ff]{3,90}[([]$/i
const isToldOf = (words: string) => TOLD_OF.test(words)
const MOST_TOLD = 110
const THAN =
  /^[)\]],? (?:than|(?:as )?compared (?:with|to)|versus|vs\.?) (?:did |was |were |in |with |for |the |those |that |of )*$/i

/** "A (V) and B (V) |compared with C (V)". */
const isSetAgainstThird = (rest: string): boolean =>
  new RegExp(
    String.raw`^\)?(?: (?:in|for|with|of|on|among) [\ue100-\ue1ff])?,? ${AGAINST} (?:in |for |with |the |those |that |of )*[\ue100-\ue1ff] ?\(?[\ue200-\ue2ff]`,
    'i',
  ).test(rest)

/** "V in A, whereas in B it was V". */
function eachBetween({ text, first, second }: Place, one: Found, other: Found): Framed | null {
  const isCrossed =
    isBehind(text.slice(first.at + 1, one.at)) &&
    /\b(?:whereas|while|and|but|versus|compared)\b/.test(text.slice(one.at + 1, other.at)) &&
    isBefore(text.slice(other.at + 1, second.at))
  return isCrossed ? distinct(one, other, true) : null
}

/** "In A V had pain versus V in B". */
function aroundBoth({ text, from, first, second, arms, between }: Place): Framed | null {
  const [one, more] = armsWithin(arms, from, first.at).reverse()
  const other = arms.find(({ at }) => at > second.at)
  if (!one || more || !other || !HAS_AGAINST.test(between) || /\bthan\b/.test(between)) return null
  const isIn =
    /(?:^|, )in (?:the )?$/i.test(text.slice(from, one.at)) && /^,? ?(?:only )?$/.test(text.slice(one.at + 1, first.at))
  return isIn && isBehind(text.slice(second.at + 1, other.at)) ? distinct(one, other, false) : null
}

/** "V and V in A and B", "in A and B were V and V". */
function together({ text, from, first, second, arms, between }: Place): Framed | null {
  if (!CONN.test(between)) return null
  const rest = text.slice(second.at + 1)
  if (GROUPS_BEHIND.test(rest)) {
    const [one, other] = arms.filter(({ at }) => at > second.at)
    return one && other ? distinct(one, other, true) : null
  }
  const before = armsWithin(arms, from, first.at)
  const [other, one, third] = before.reverse()
  if (!one || !other || (third && third.mention.arm !== one.mention.arm && third.mention.arm !== other.mention.arm))
    return null
  const link = text.slice(other.at + 1, first.at)
  if (!JOINT.test(text.slice(one.at + 1, other.at)) || link.length > 60) return null
  const isSame = /^\)?,? ?and /.test(between) || HAS_AGAINST.test(between)
  const isLinked = /^(?:[:,]? ?\(?|.*\b(?:was|were|is|are|of|had|averaged|being|at)\b[^,;]{0,24} \(?)$/.test(link)
  const isInOrder = RESPECTIVELY.test(rest) || RESPECTIVELY.test(link) || /^ ?(?:\(|was |were |averaged )/.test(link)
  return isSame && isLinked && isInOrder ? distinct(one, other, true) : null
}

/** "… (V vs V), as was pain (V vs V)": the next of a list between the same groups. */
function continued({ text, first, second, between }: Place, former: (Framed & { end: number }) | null): Framed | null {
  if (!former?.isCompared || !CONN.test(between)) return null
  const since = text.slice(former.end, first.at).replace(/^[)\]]? (?:in|for|with|of|on|among) [\ue100-\ue1ff]/, '')
  if (/[\ue100-\ue2ff]|\. [A-Z]|\b(?:baseline|subgroup|before|than|compared)\b/.test(since) || since.length > 120)
    return null
  const isRespective =
    RESPECTIVELY.test(text.slice(second.at + 1)) &&
    /^(?:,? respectively)?[,;] (?:and |while )?[^,;()]{3,80} (?:was|were|of) $/.test(since)
  return isRespective || /^(?:,? respectively)?\)?[,;]? ?(?:and |as |but )?[^()]*\($/.test(since)
    ? { arms: former.arms, isCompared: true }
    : null
}
