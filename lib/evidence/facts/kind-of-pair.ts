import type { Effect } from './effect'

const OF_PEOPLE =
  /^[−–-]?\d+(?:[.·]\d+)? ?%(?: ?[([][^()[\]]{0,60}[)\]])? of (?:(?:the|all|these|those|our) )?(?:\w+ )?(?:patients|participants|subjects|women|men|children|infants|people|adults|cases|respondents|students)\b/i
/** "decreased total blood loss by nearly 54 %": what is set against the other number is how much it fell. */
const MOVED_BY =
  /\b(?:decreas|reduc|increas|improv|lower|fell|f[ae]ll|declin|rais|ris|ros|enhanc|prolong|shorten)\w*\b[^,;:]{0,80}\bby(?: (?:a|an|nearly|about|approximately|almost|around|over|some|mean|median|average|of))*(?: ?\()? ?$/i
const SAYS_CHANGE = /\b(?:change|reduction|improvement|decrease|increase|decline|rise|fall|lowering)s?\b/i
const CLAUSE = /;|, (?:and|but|while|whereas) /
const MIDDLE = /\b(?:mean|median|average)\b/gi
const OF_TIME = /\b(?:mean|median|average) (?:time of )?follow-?up\b/gi
const CALLED_SO = /\b(?:mean|median|average)\b/i

/**
 * A pair of amounts as the kind that its sentence says it is: shares of people are proportions, medians are called so, and
 * how much something fell is not what it was (null). `text` is the sentence and `at` the place of the first number in it.
 */
export function inItsKind(effect: Effect, text: string, at: number): Effect | null {
  const { measure, unit, outcome, versus } = effect
  if (measure !== 'mean' || versus === undefined) return effect
  const before = text.slice(Math.max(0, at - 160), at)
  if (unit === '%' && OF_PEOPLE.test(text.slice(at))) {
    const { unit: _percent, ...share } = effect
    return { ...share, measure: 'proportion' }
  }
  if (MOVED_BY.test(before) && !SAYS_CHANGE.test(outcome ?? '')) return null
  // "After a median follow-up of 35 months, survival was |82 %": of the time, not of the number.
  const clause = (before.split(CLAUSE).at(-1) ?? '').replace(OF_TIME, '')
  const isMedian = clause.match(MIDDLE)?.at(-1)?.toLowerCase() === 'median'
  if (!isMedian || !outcome || CALLED_SO.test(outcome)) return effect
  const isWord = /^[A-Z][a-z]/.test(outcome)
  return { ...effect, outcome: `median ${isWord ? outcome.charAt(0).toLowerCase() + outcome.slice(1) : outcome}` }
}
