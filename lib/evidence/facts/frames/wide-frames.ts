import { armsWithin, distinct, type Framed, JOINT, type Place } from './frame-place'
import { HAS_AGAINST, isBehind } from './links'

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
