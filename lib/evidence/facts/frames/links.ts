import type { NumberToken } from './number-tokens'

/** Words that set what is before them against what follows. */
export const AGAINST = String.raw`(?:versus|v(?:\/?s)?\.?|(?:as |when )?compared (?:with|to)|in comparison (?:with|to)|relative to|as opposed to|against|than)`
/** Nothing but a word that sets one number against the next; a comma may part two numbers of one group. */
export const CONN = new RegExp(
  String.raw`^\)?,? ?(?:${AGAINST}|and|;|\/)(?: (?:only|just|a|an|mean|median|of|to|about))* ?\(?$`,
  'i',
)
export const HAS_CONN = new RegExp(String.raw`\b${AGAINST}(?=\W|$)|\b(?:and|whereas|while|but)\b|^\)?[,;\/]|; `, 'i')
export const HAS_AGAINST = new RegExp(String.raw`\b${AGAINST}(?=\W|$)`, 'i')
export const COMPARED_FIRST =
  /^(?:[A-Z][a-z]+, )?(?:as |when |in )?(?:compared|comparison|relative) (?:with|to) (?:the )?$/i

/** Between a number and the group behind it. */
const LINK_BEHIND =
  /^\)? ?(?:\((?:in )?|\/|(?:(?:events?|cases?|episodes?) )?(?:occurred |was found |were found |observed |reported )?(?:of|in|for|with|among|amongst|on|from|by|under|after|during|within|receiving|given)(?: the| all| both)? |(?:of )?)$/i
/** Between a group and the number behind it. */
const LINK_BEFORE =
  /^(?: \([^()]{2,30}\))?,? ?(?:[([:=,]? ?(?:by |of |was |mean |median |only )?(?:(?:mean|median)[ :=]{1,3})?|(?:was|were|had|averaged|it was|(?:the|this|that) (?:figure|rate|value|proportion|percentage|number|score|incidence) was|of|by|with|at|reported|showed|received|used|achieved|experienced|developed)(?: [a-z-]+){0,4} )\(?$/i

export const isBehind = (words: string) => LINK_BEHIND.test(words)
export const isBefore = (words: string) => LINK_BEFORE.test(words)

/** Two values of one thing are written alike. */
export function areAlike(one: NumberToken, other: NumberToken): boolean {
  if (one.unit && other.unit && one.unit !== other.unit) return false
  if (!one.unit && !other.unit && !one.hasSpread && one.isWhole !== other.isWhole) return false
  // "35.9 % (95 % CI 25.9–45.9) v 64.6 % (54.2–73.2)": the interval is named once.
  const spread = one.hasSpread ? one : other
  return one.hasSpread === other.hasSpread || (one.unit !== '' && one.unit === other.unit && spread.isRange)
}

const NEXT = /^\)?,? ?(?:and|or|vs?\.?|versus|,|\/|;)? ?\(?$|^\)?,? (?:and|or|to) (?:only )?\(?$/i
/** "V in A, |V in B, and V in C". */
const IN_NEXT_ARM =
  /^\)? ?(?:in|for|with|of|on|among|\()? ?[\ue100-\ue1ff]\)?,? (?:and |or |vs\.? |versus )?(?:in |for |with |of |on |only )?(?:[\ue100-\ue1ff] ?)?\(?$/
/** "A: V, B: V, |C: V". */
const NEXT_LABEL = /^[)\]]?[,;] (?:and )?[\ue100-\ue1ff][:,=]? ?\(?$/
const IN_NEXT_NAME = /^\),? (?:and|or)?,? ?(?:[a-z-]+ ){0,2}[\ue100-\ue1ff] \($/i

/** "(tea, V; coffee, V; and milk, V)". */
const NEXT_NAMED = /^[;,] (?:and )?[\w-]{2,20}(?: [\w-]{2,20}){0,2}[,:] ?$/i

type Numbered = { at: number; token: NumberToken }

/** More than two numbers in a row, or a third group beside: which is set against which is another question. */
export function isOneOfMany(text: string, numbers: readonly Numbered[], index: number, since: number): boolean {
  const [before, first, second, third] = [numbers[index - 1], numbers[index], numbers[index + 1], numbers[index + 2]]
  if (!first || !second) return true
  if (/(?<!compared |relative |comparison |opposed )\b(?:to|from)\b ?\(?$/i.test(text.slice(first.at + 1, second.at)))
    return true
  if (/\bfrom (?:an? )?(?:mean (?:of )?)?$/i.test(text.slice(0, first.at))) return true
  if (before && areAlike(before.token, first.token)) {
    const words = text.slice(before.at + 1, first.at)
    const isFree = before.at >= since
    if (NEXT.test(words) && (isFree || !words.startsWith(')'))) return true
    if (isFree && (IN_NEXT_ARM.test(words) || IN_NEXT_NAME.test(words))) return true
  }
  if (!third || !areAlike(second.token, third.token)) return false
  const next = text.slice(second.at + 1, third.at)
  return (
    (NEXT.test(next) && !next.startsWith(')')) ||
    IN_NEXT_ARM.test(next) ||
    NEXT_NAMED.test(next) ||
    (NEXT_LABEL.test(next) && !/^\)?,? ?(?:and|vs|versus)/.test(text.slice(first.at + 1, second.at)))
  )
}
