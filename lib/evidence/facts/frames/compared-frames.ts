import { wayOf } from '../certainty/stated-order'
import { armsWithin, distinct, type Found, type Framed, JOINT, type Place, withOther } from './frame-place'
import { AGAINST, COMPARED_FIRST, CONN, HAS_AGAINST } from './links'

const MORE_OR_LESS = 'lower|higher|less|more|fewer|greater|longer|shorter|better|worse|smaller|larger'

const isInBracket = (text: string, { from, first }: Place) =>
  /[([] ?(?:respectively,? )?[^()[\]]{0,30}$|\b(?:than|with|to|versus|vs\.?) (?:in |for |with |the |those |that )*[\ue100-\ue1ff][,:;] ?$/.test(
    text.slice(from, first.at),
  )

/** Whether two numbers go the way that words say; null where the words say none or the numbers are losses. */
function goAsSaid(words: string, { first, second }: Place): boolean | null {
  const way = wayOf(words)
  const [value, versus] = [first.token.value, second.token.value]
  if (way === null || (value < 0 && versus < 0)) return null
  return way > 0 ? value > versus : value < versus
}

const PEOPLE_OF = '(?:patients|participants|subjects|women|children|people|infants)'
/** Before the group that had more or less: "lower in |A", "fewer |A", "a larger proportion of |A". */
const IS_OF = [
  new RegExp(String.raw`\b(?:${MORE_OR_LESS})\b[^\ue100-\ue2ff]*\b(?:in|with|for|among|on|after|receiving) $`, 'i'),
  /\b(?:more|fewer) (?:of (?:the )?)?$/i,
  /\b(?:lower|higher|greater|larger|smaller) (?:proportion|percentage|number|share|fraction) of (?:the )?(?:patients (?:in|on|with) )?$/i,
]
/** Behind it: "had a lower", "reduced", "In A, fewer people had". */
const DOES = new RegExp(
  String.raw`^(?: (?:also |\w+ly )?(?:had|has|showed|reported|experienced|required|received|needed|used|achieved|were|was|developed|spent|demonstrated|resulted in|led to|was associated with)\b[^\ue100-\ue2ff]*\b(?:${MORE_OR_LESS}|reduction|increase|decrease|reduced|increased|decreased)\b| (?:also |\w+ly )?(?:reduced|increased|decreased|lowered|prolonged|shortened|raised)\b|, (?:\w+ly )?(?:${MORE_OR_LESS}) ${PEOPLE_OF}\b)`,
  'i',
)

/** Text without what stands in brackets, the rest of an open one among it. */
const outside = (words: string): string => words.replace(/^[^()[\]]*[)\]]/, '').replace(/ ?[([][^()[\]]*[)\]]/g, '')

/** "higher in A than in B (V vs V)", "A had fewer falls (V vs V)", "A had fewer falls (V vs V) than B". */
export function comparedBefore(place: Place): Framed | null {
  const { text, from, first, second, arms, between, pair } = place
  if (!CONN.test(between) || !isInBracket(text, place)) return null
  const clause = text.slice(from, first.at)
  const [one, other, third] = armsWithin(arms, from, first.at)
  if (third || !one) return null
  const isAsSaid = goAsSaid(clause, place)
  if (isAsSaid === false) return null
  if (other) {
    const joint = text.slice(one.at + 1, other.at)
    if (COMPARED_FIRST.test(text.slice(from, one.at))) return isAsSaid ? distinct(other, one, true) : null
    if (HAS_AGAINST.test(joint)) return distinct(one, other, true)
    const isBetween = /\b(?:between|in|for|with) $/.test(text.slice(from, one.at)) && JOINT.test(joint)
    return isBetween && first.at - other.at < 24 ? distinct(one, other, true) : null
  }
  const isOf =
    IS_OF.some((pattern) => pattern.test(text.slice(from, one.at))) || DOES.test(text.slice(one.at + 1, first.at))
  // "Compared with B, pain was lower (V vs V) in A".
  const behind = arms.find(({ at }) => at > second.at)
  if (COMPARED_FIRST.test(text.slice(from, one.at)))
    return isAsSaid && behind && /^[)\]] (?:in|with|for|among|on) $/.test(text.slice(second.at + 1, behind.at))
      ? distinct(behind, one, true)
      : null
  if (!isOf) return null
  const next = arms.find(({ at }) => at > second.at)
  const since = next && text.slice(second.at + 1, next.at)
  // "more with A (V and V) than with B (V and V)": each group has two.
  if (next && /^ ?[([][\ue200-\ue2ff]/.test(text.slice(next.at + 1))) return null
  if (
    next &&
    since &&
    new RegExp(String.raw`\b${AGAINST} (?:in |for |with |the )*$`, 'i').test(since) &&
    !/;|\. [A-Z]/.test(outside(since))
  )
    return distinct(one, next, true)
  return /\b(?:than|compared|versus|baseline)\b/i.test(clause) || !isAsSaid ? null : oneWithOther(one, pair)
}

function oneWithOther(one: Found, pair: Place['pair']): Framed | null {
  const arms = withOther(one, pair)
  return arms && { arms, isCompared: true }
}

const BEHIND_ALL = new RegExp(
  String.raw`\b(?:${MORE_OR_LESS}|similar|comparable|different|equal|differ|reduced|increased|decreased|improved|inferior|superior|poorer)\b[^.;]{0,40}?\b(?:in|with|for|among|between|during|after|on) (?:the )?$`,
  'i',
)

/** "Pain (V vs V) and nausea (V vs V) were lower in A than in B". */
export function comparedBehind(place: Place): Framed | null {
  const { text, from, first, second, arms, between } = place
  if (!CONN.test(between) || armsWithin(arms, from, first.at).length > 0) return null
  const isBracket = isInBracket(text, place)
  if (!isBracket && !/\b(?:was|were) $/.test(text.slice(from, first.at))) return null
  const [one, other] = arms.filter(({ at }) => at > second.at)
  if (!one || !other) return null
  const link = text.slice(second.at + 1, one.at)
  const joint = text.slice(one.at + 1, other.at)
  const words = link.slice(link.lastIndexOf(')') + 1)
  if (/\. [A-Z]|\b(?:whereas|but)\b/.test(link) || (isBracket && /\bwhile\b/.test(link))) return null
  // "pain (V vs V), nausea (V vs V) for A and B, respectively".
  if (/^,? (?:in|for|with|among|between|of|on) (?:the )?$/i.test(words))
    return JOINT.test(joint) && /^,? ?\(?respectively\b/.test(text.slice(other.at + 1))
      ? distinct(one, other, true)
      : null
  if (!isBracket || link.includes(';') || !BEHIND_ALL.test(words)) return null
  if (
    !/^,? ?(?:as |when )?(?:compared (?:with|to)|than|versus|vs\.?|relative to|and|or) (?:the |in |with |for |those in )*$/i.test(
      joint,
    )
  )
    return null
  return goAsSaid(words, place) === false ? null : distinct(one, other, true)
}
