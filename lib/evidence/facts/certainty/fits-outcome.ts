import type { Effect } from '../effect'

/** Words that point at a noun which is not there, a place, or how much of a drug was given: no outcome. */
const NO_OUTCOME =
  /^(?:them|they|it|those|these|who|which|that|this)\b|\b(?:rooms?|wards?|clinics?)$|^(?:(?:mean|median|daily|total|final|average|study|drug|maintenance|modal) )*dos(?:es?|ages?)$/i
/** What is measured in each of a group: no share of its people has it. */
const AMOUNT =
  /\b(?:scores?|blood pressures?|(?:heart|pulse|respiratory) rates?|temperatures?|weights?|BMI|concentrations?|dos(?:es?|ages?)|durations?|length of stay|volumes?|distances?)$/i
/** "was more likely to be nonanterior (67 % v": what is counted is said there, whatever was named before. */
const LIKELY_TO_BE = /\blikely to (?:be|have|receive|report|show|require) ([^.;()]{2,60}) ?\($/i

/** Whether the outcome of an effect can be what its numbers are of; `before` stands before them. */
export function fitsOutcome(before: string, { measure, outcome }: Effect): boolean {
  if (!outcome) return true
  if (NO_OUTCOME.test(outcome)) return false
  if (measure === 'proportion' && AMOUNT.test(outcome)) return false
  const likely = LIKELY_TO_BE.exec(before)?.[1]
  return !likely || outcome.toLowerCase().includes(likely.trim().toLowerCase())
}
