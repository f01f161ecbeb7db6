import type { Effect } from '../effect'

const TIMES = /^(?:years?|months?|weeks?|days?|hours?|h|min(?:utes?)?|s|sec(?:onds?)?)$/
const IS_OF_TIME =
  /\b(?:times?|durations?|stay|surviv\w*|lengths?|intervals?|onset|delay|latency|age|period|PFS|OS|TTP|LOS|DFS|RFS|TTF|recovery|days|hours|minutes|half-li(?:fe|ves))\b/i
const HAS_UNIT =
  /\b(?:times?|durations?|stay|survival|length|pressure|weight|height|volume|dose|consumption)\b(?! (?:scores?|rates?|index|ratio|z))/i
const MASSES = /^(?:[kmcnµμ]?g|[mµμ]?[lL]|IU|units)$/
const IS_OF_MASS =
  /\b(?:weights?|consumption|doses?|dosage|requirements?|intake|excretion|loss|volumes?|drainage|blood|birthweight|mass|bleeding|use|fat|protein|output|energy|leakage|secretion|FEV1?|FVC|PEF|capacity)\b/i

/** Whether what was measured can have such a unit: two times of measuring are no two times that something took. */
export function fitsUnit({ measure, unit = '', outcome = '' }: Effect): boolean {
  if (measure !== 'mean' && measure !== 'MD') return true
  if (TIMES.test(unit)) return IS_OF_TIME.test(outcome)
  // So long without a unit says nothing.
  if (unit === '' && measure === 'mean' && HAS_UNIT.test(outcome)) return false
  return !MASSES.test(unit) || IS_OF_MASS.test(outcome)
}

/** An interval stands behind an estimate that was read without one: something of it was not understood. */
export const lacksInterval = (text: string, { interval, versus }: Effect, last: number): boolean =>
  interval === undefined && versus === undefined && /^[^;]{0,40}\b(?:CI|confidence)\b/.test(text.slice(last))

/** A difference of risks that is neither a fraction nor said to be in percent. */
export const lacksUnit = ({ measure, unit, value, interval }: Effect): boolean =>
  measure === 'RD' &&
  unit === undefined &&
  [value, interval?.low ?? 0, interval?.high ?? 0].some((number) => Math.abs(number) > 1)

/** "0.2 versus 0.6 %/year", "14 and 6 per 1000 days": a number in a time, neither a share nor a mean. */
export const isRate = (text: string, end: number): boolean =>
  /^ ?%? ?(?:\/|H2?O\b|H₂O|per ?cent\b|per\b|(?:a|each) (?:year|month|week|day)\b)/i.test(text.slice(end, end + 20))
