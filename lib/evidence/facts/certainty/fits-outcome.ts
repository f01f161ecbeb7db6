import type { Effect } from '../effect'
import { withoutNoun } from './arm-phrase'

/** Words that point at a noun which is not there, a place, or how much of a drug was given: no outcome. */
const NO_OUTCOME =
  /^(?:them|they|it|those|these|who|which|that|this)\b|\b(?:rooms?|wards?|clinics?)$|^(?:(?:mean|median|daily|total|final|average|study|drug|maintenance|modal) )*dos(?:es?|ages?)$/i
/** What is measured in each of a group: no share of its people has it. */
const AMOUNT =
  /\b(?:scores?|blood pressures?|(?:heart|pulse|respiratory) rates?|temperatures?|weights?|BMI|concentrations?|dos(?:es?|ages?)|durations?|length of stay|volumes?|distances?)$/i
/** "was more likely to be nonanterior (67 % v": what is counted is said there, whatever was named before. */
const LIKELY_TO_BE = /\blikely to (?:be|have|receive|report|show|require) ([^.;()]{2,60}) ?\($/i
/** "had more adverse events (insomnia |24 % v": the first of those in the bracket. */
const IN_BRACKET =
  /\((?!(?:mean|median|average|range|respectively|approximately|about|from|at|on|to|in|of|for|the|an?|both|all|only|up|week|month|day|year|adjusted|unadjusted|estimated|relative|absolute|incidence|rates?|odds|hazard|risk|difference|score|by|with)\b)([a-z][a-z ]{2,40}[a-z]),? $/
/** "a higher risk of stroke (RR 1.2) and combined events (4-year rates, |25 % v": the next of a list. */
const NEXT_OF_LIST = /\)[^()]{0,20}\b(?:and|or|but) ([^()]{3,60}) \([^()]{0,30}$/
/** "…, but there was no difference for gastric lesions (50 % v": of the outcome before, in a part. */
const DIFFERENCE_FOR = /[,;)] [^.;()]*\bno (?:\w+ ){0,2}differences? (?:\w+ ){0,2}for [^.;()]+\($/i
/** "relative risks with A versus B were |3.1 and 1.4": two ratios, and no two values. */
const RATIOS_BEFORE = /\b(?:relative risks?|(?:odds|hazard|risk|rate) ratios?|ORs?|HRs?|RRs?)\b[^.;()]{0,80}$/
/** Words by which percentages are no shares of people. */
const MOVED = /\b(?:mean|median|average|reduc|decreas|increas|chang|improv|declin|los[ts]|gain|inhibit|satur|fraction)/i
/** What is measured in percent itself. */
const IN_PERCENT = /\bindex\b|ratio\b|ha?ematocrit|HbA1c|FEV|predicted|percentage/i
/** "decreased resistance (by |23 and 7 %": how much less there was, and not how much. */
const MOVED_BY =
  /\b(?:decreas|increas|reduc|improv|lower|fell|rose|declin)\w*\b[^.;]{0,80}\bby (?:nearly |almost |about |approximately |around )?$/i
/** "in H. pylori (+) patients", "in seronegative women": a part of the people. */
const BY_TEST =
  /\b(?:in|for|among|of) (?:the )?[\w. -]{1,40}?(?:\([+−–-]\)|[- ]?(?:positive|negative)) (?:patients|subjects|participants|adults|women|men|children|infants|people)\b/i

const says = (words: string, other: string) => words.toLowerCase().includes(other.trim().toLowerCase())

/**
 * Whether the outcome of an effect can be what its numbers are of. `before` stands before them; of a `pair` both are
 * values of groups.
 */
export function fitsOutcome(
  before: string,
  { measure, outcome, value, versus, unit, arms }: Effect,
  isPair: boolean,
): boolean {
  if (!outcome) return true
  if (NO_OUTCOME.test(outcome) || (measure === 'proportion' && AMOUNT.test(outcome))) return false
  if (!isPair || versus === undefined) return true
  if (DIFFERENCE_FOR.test(before) || BY_TEST.test(before)) return false
  if (measure === 'mean' && RATIOS_BEFORE.test(before)) return false
  if (
    measure === 'mean' &&
    unit === '%' &&
    !IN_PERCENT.test(outcome) &&
    !MOVED.test(`${before.slice(-200)} ${outcome}`)
  )
    return false
  if (MOVED_BY.test(before) && !MOVED.test(outcome)) return false
  if (Math.sign(value) * Math.sign(versus) < 0 && !MOVED.test(outcome)) return false
  const named = [LIKELY_TO_BE, IN_BRACKET, NEXT_OF_LIST].map((pattern) => pattern.exec(before)?.[1])
  // "lower in group A (12 %) and group B (|15 %)": the next group.
  const isArm = (words: string) => arms?.some((arm) => says(words, withoutNoun(arm)))
  return named.every((words) => !words || says(outcome, words) || says(words, outcome) || isArm(words))
}
