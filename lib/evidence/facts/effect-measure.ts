import { type Measure, type Mention, RATIOS } from './measures'
import type { Value } from './stated-values'

const NOT_OURS =
  /\b(?:assum\w+|to detect|power(?:ed)?|margin|criterion|threshold|hypothesi[sz]\w*|would be|less than|sample size|upper bound|lower bound|fell between|at least(?! (?:one|once|two|a)\b))\b/i

/** Whether a percentage with an interval is a share of people and not how much more or less something was. */
const isShare = (text: string, at: number, end: number) =>
  !/A1c|ha?emoglobin|\bVE\b|efficacy|effectiveness/i.test(text.slice(Math.max(0, at - 300), at)) &&
  !/reduc|decreas|increas|chang|differ|improv|lower|higher|efficacy|mean|gain|fewer|more|by $|\brise\b|\bloss\b/i.test(
    text.slice(Math.max(0, at - 70), at),
  ) &&
  !/^%?\)?[^.;()]{0,12}\b(?:reduc|decreas|increas|fewer|more|less|lower|higher|relative|greater)/i.test(
    text.slice(end),
  ) &&
  !/^%?\s?(?:\([^()]*\)|[^.;()]|[)\]]|\.\d){0,80}\b(?:reduction|decrease|increase|decline|improvement)s? (?:in|of)\b/i.test(
    text.slice(end, end + 160).replace(/^[^()]{0,24}\)/, ''),
  ) &&
  !/^%?[)\]]? and \d[^;]{0,60}\b(?:reduction|decrease|increase|fewer|more)\b/i.test(text.slice(end, end + 90))

/** "No differences were found in the mean change from baseline (1.6 …": the number is of something else. */
const isNoDifference = (text: string, { start, end, isPlain }: Mention, at: number) => {
  const between = text.slice(end, at)
  if (isPlain && /\b(?:change|baseline|scores? (?:was|were))\b/i.test(between)) return true
  // "improvements over time (difference −6.0": of one group.
  if (isPlain && /\b(?:over time|within[- ]groups?) ?[([]?$/i.test(text.slice(Math.max(0, start - 40), start)))
    return true
  return (
    /\bno (?:\S{1,20} ){0,2}$/i.test(text.slice(Math.max(0, start - 40), start)) &&
    /[a-z]{2,}.*[a-z]{2,}/i.test(between)
  )
}

/** Words by which a percentage is how much of something there was, not how many people. */
export const AMOUNTS =
  /\b(?:HbA1c|A1c|FEV\w*|weight|change|decreas\w*|increas\w*|reduc\w*|mean|median|score|haemoglobin|hemoglobin)\b/i

/** "0.66% lower": how much less it was. */
const LESS_OF = /\b(?:lower|higher|less|more|fewer|greater|reduc|decreas|increas|improv)/i
/** A share of the time, not of people. */
const OF_TIME = /\b(?:proportion|percentage) of (?:the )?(?:time|days|nights)\b/i

/** "D3 versus placebo: −0.68 m/s". */
const VERSUS = /\b(?:versus|vs\.?) [\w-]{2,20}(?: group)?:? $/i
/** "Compared with X, Y resulted in an increase in activity (3.8 min/day". */
const CHANGE_IN =
  /\b(?:increase|decrease|reduction|improvement)s? in (?![^.;()]{0,50}\b(?:groups?|arms?|controls?) \()[^.;()]{2,50} \((?:mean )?$/i
/** "was lower in the one than in the other (−0.15 mmol/l", "a greater decline compared with the control of 1.06". */
const LESS_THAN =
  /\b(?:lower|higher|greater|larger|smaller|less|more|longer|shorter|better|worse|fewer)\b[^.;]{0,110}\b(?:than|compared (?:with|to)) (?!baseline|before|pre)[^.;()\d]{2,60}(?:,? ?[([]| of | by )(?:mean )?$/i
/** "larger improvements in adherence (2.16 points …), reductions in anxiety (0.96 points". */
const LARGER_CHANGE =
  /\b(?:greater|larger|smaller) (?:[a-z]{3,12} )?(?:improvement|reduction|decrease|increase|decline|gain)s?\b(?:.{0,160}\b(?:improvement|reduction|decrease|increase|decline|gain)s?)? in [^.;()]{2,50} \((?:mean )?$/i
/** "Compared to controls, body weight (−17.0": the sentence begins with whom. */
const COMPARED_FIRST =
  /^(?:[A-Z][a-z]+, )?(?:in comparison|compared|relative) (?:with|to) (?!baseline|before|pre|the (?:baseline|first|pre))/i
/** A second number beside it: each is of one of two. */
const AND_OTHER = /^[^.;]{0,14}\b(?:and|versus|vs\.?|compared (?:with|to))(?: [a-z]{1,8})? ?[([]?[-−–+]?\d/
const COMPARED = /\bcompared (?:with|to) (?!baseline|before|pre|the (?:baseline|first|pre))/i
const LESS_IN =
  /^[^.;,%]{0,60}\b(?:lower|higher|greater|less|more|longer|shorter|better|worse|fewer) (?:in|for|with|among|than|on)\b/i
const OF_SOMETHING_ELSE =
  /ratio|odds|hazard|risk|rate|likel|times|coefficient|[βß]|correlat|relative|fold|per cent|from (?:baseline|pre)/i

/** Words further from a number than this are of another. */
const FAR = 300

/** "3.3 mmHg (95% CI 0.3 to 6.3) lower in one group than in the other": a difference, though no word says so. */
function isApart(text: string, at: number, end: number, unit: string, low: number): boolean {
  const before = text.slice(Math.max(0, at - FAR), at)
  if (OF_SOMETHING_ELSE.test(before)) return false
  if (low < 0 && VERSUS.test(before)) return true
  if (/^(?:%|fold|times?\b|x\b)/i.test(unit)) return false
  const rest = text.slice(end, end + 90)
  if ((CHANGE_IN.test(before) && COMPARED.test(text)) || LESS_IN.test(rest)) return true
  if (AND_OTHER.test(rest)) return false
  return LESS_THAN.test(before) || LARGER_CHANGE.test(before) || (low < 0 && COMPARED_FIRST.test(text))
}

/** Between a ratio and a number that is not one. */
const OF_ANOTHER_KIND = /\b(?:effect|coefficient|slope|mean|median)\b|[βß]/i

/** Before a difference that is one of shares of people. */
const OF_PEOPLE =
  /\b(?:proportions?|percentages?) of (?:\S{1,20} )?(?:patients|participants|subjects|women|men|children|people)\b/i

/** The measure of a value: the one named last before it in the sentence; a percentage with an interval is a proportion. */
export function measureOf(
  text: string,
  { at, end, unit, value, mention, interval }: Value,
  mentions: readonly Mention[],
): Measure | null {
  const last = mention ?? mentions.findLast(({ end }) => end <= at)
  if (unit.startsWith('%') && (!last || RATIOS.has(last.measure) || last.measure === 'SMD')) {
    if (!last && interval && isApart(text, at, end, unit, interval.low)) return 'MD'
    if (LESS_OF.test(unit)) return null
    return interval && interval.low >= 0 && value <= 100 && isShare(text, at, end) ? 'proportion' : null
  }
  if (/^percentage[- ]points?/i.test(unit) && interval && (!last || last.isPlain))
    return /\b(?:HbA1c|A1c|FEV\w*|weight|mean|median|scores?|change)\b/i.test(text.slice(Math.max(0, at - FAR), at)) ||
      OF_TIME.test(text.slice(0, at))
      ? 'MD'
      : 'RD'
  if (!last) return interval && isApart(text, at, end, unit, interval.low) ? 'MD' : null
  if (!mention && RATIOS.has(last.measure) && OF_ANOTHER_KIND.test(text.slice(last.end, at))) return null
  if ((last.measure === 'MD' || last.measure === 'RD') && isNoDifference(text, last, at)) return null
  // "difference 0·16 (SE 0·11, mortality ratio 0·95": of a ratio that has no name of its own.
  if (!mention && !RATIOS.has(last.measure) && /\b(?:ratio|ARR)\b/.test(text.slice(last.end, at))) return null
  const before = text.slice(0, at)
  const isRate = /rates?\b|risk\b|proportion|incidence|percentage of|respon|mortality|prevalence/i.test(before)
  const isShareOfOne = unit === '' && interval !== undefined && interval.low > -1 && interval.high < 1
  if (last.isPlain && (unit.startsWith('%') || isShareOfOne) && isRate && !AMOUNTS.test(before)) return 'RD'
  if (last.measure === 'MD' && unit.startsWith('%') && OF_PEOPLE.test(before) && !AMOUNTS.test(before)) return 'RD'
  if (last.measure === 'MD' && /^\)? ?(?:percentage|percent) points?\b/i.test(text.slice(end))) return 'RD'
  return last.measure
}

export function isSound(
  text: string,
  measure: Measure,
  { at, end, value, unit, interval, mention }: Value,
  hasP: boolean,
): boolean {
  if (/^ or (?:less|lower|more|higher|greater|smaller)\b/.test(text.slice(end))) return false
  if (!Number.isFinite(value) || NOT_OURS.test(text.slice(Math.max(0, at - 70), at))) return false
  if (interval) {
    const { low, high } = interval
    const slack = 0.006 * Math.max(1, Math.abs(value))
    if (!(low < high) || value < low - slack || value > high + slack) return false
  }
  if (RATIOS.has(measure)) {
    if (
      value <= 0 ||
      value > 500 ||
      (interval && interval.low < 0) ||
      /^[%a-z]/i.test(
        unit.replace(/^(?:and|with|for|in|at|of|to|vs|versus|per|times|among|on|after|by|but|p)\b.*/i, ''),
      )
    )
      return false
    // "(11 [7-21] vs. 14 [8-36] days": a ratio that is told without its name has decimals.
    if (mention === undefined && Number.isInteger(value) && !/^\d+[.·]\d/.test(text.slice(at, at + 12))) return false
    return interval !== undefined || hasP || mention !== undefined
  }
  if (measure === 'SMD') return Math.abs(value) < 10 && (interval !== undefined || mention !== undefined)
  if (measure === 'proportion') return true
  const before = text.slice(Math.max(0, at - 14), at)
  if (/\b(?:vs\.?|versus) $/i.test(before) || /^[\s)\]]{0,3}(?:vs\.?|versus|compared)\b/i.test(text.slice(end)))
    return false
  return interval !== undefined || (mention !== undefined && (hasP || !mention.isPlain))
}
