import type { Effect } from './effect'
import { type Mention, RATIOS } from './measures'
import { FIGURE, figureOf } from './numbers'

const CI = String.raw`(?:[Cc]onfiden(?:ce|tial) (?:[Ii]ntervals?|limits?)(?: CI)?|credible intervals?|CIs?|Cl|IC|[Cc]\.[Ii]\.?|CrI|CL)(?:\s?[[(](?:\d\d\s?%\s?)?CI[\])])?`
const TO = String.raw`\s?(?:%|[^\s)\]]{1,8}(?=\s?to\b))?\s?(?:to|, to|and|through|,|;|:|[-‐‑‒–−])\s?`
const BOUNDS = `[£€$]?(${FIGURE})${TO}[£€$]?(${FIGURE})`
/** "0.43 (95% CI 0.21, 0.89": the value, whatever unit it has, and its interval. */
const WITH_INTERVAL = new RegExp(
  String.raw`(${FIGURE})(\s?%|\s?[^\s\d()[\],;=][^\s()[\],;=]{0,17}(?:\s[^\s\d()[\],;=]{1,12}){0,2}|)\s?(?:\([A-Z]{3} [^()]{1,24}\)\s)?(?:[[(]\d{1,6}(?:\/| of )\d{1,6}[,;:]|[[(,;:]|for the|per \S{1,12}[,;]?|with a|\s)*\s?(?:(?:two|2)-sided )?(\d\d(?:\.\d{1,3})?)?\s?(?:%|per ?cent)?\s?${CI}(?:\s?\d\d\s?%)?(?:[\s:=,;]|\.(?!\d))*(?:\(\d\d\s?% CI\s)?(?:of|was|is|from|ranged?|between)?[\s:=]*[[({]?\s?${BOUNDS}`,
  'g',
)
/** "0.75 (0.60–0.94)", where the sentence has said before that the brackets hold an interval. */
const IN_BRACKETS = new RegExp(
  String.raw`(${FIGURE})(\s?%|\s?[^\s\d()[\],;=]{1,8}|)\s?[[(]\s?(?:(\d\d)\s?%\s?)?${BOUNDS}\s?%?\s?[\]);]`,
  'g',
)
const NEXT_OF_LIST =
  /(?<=[\s(:[])(\d{1,2}[.·]\d{1,3})()[,;] ()(\d{1,2}[.·]\d{1,3})(?:[-–]| to )(\d{1,2}[.·]\d{1,3})(?=[;,)\]])/g
const DIRECT = new RegExp(
  String.raw`^(?:\s?[[(][A-Za-z]{1,5}[\])])?(?:\s?(?:for|of|in|with|between|relative to|versus|vs\.?|compared (?:to|with)) (?:[^\s\d.;,()=]{1,20} ){1,4}?)?[\s,]{0,2}(?:[=:]|(?:was|were|is)(?: not)?(?: statistically)? significant|was|were|is|of|by|,)?\s?[[(]?(${FIGURE})(?![\d%/]|\s?%|[.·]\d|-\w|\s?(?:to|[-–−])\s?[+−-]?\d|\s?±|\s?\(SD|[ -]?(?:weeks?|months?|days?|years?|patients?|groups?|bpm|beats|min\b))`,
)
/** "HR 0.93 (0.77–1.14)", "RR 1.04, 0.78–1.40": bounds right after a ratio need no name. */
const BOUNDS_AFTER = new RegExp(String.raw`^(\)?,? ?[[(]|,|;)\s?${BOUNDS}(?:\s?[\])])?`)

/** "OR = 1.04; P < .001; CI = 1.02-1.05": the p before the interval. */
const BOUNDS_AFTER_P = new RegExp(
  String.raw`^([;,]? ?[Pp] ?[=<≤] ?0?[.·]\d{1,5}[;,] ?(?:\d\d ?%? ?)?CI ?[=:,]? ?)${BOUNDS}`,
)
/** What stands before a number that is a p. */
const IS_P = /[Pp](?:[- ]values?)? ?[=<≤>] ?0?$/

/** "r = ", "IQR ": what a number is where it has a name of its own that is no measure. */
const ANOTHER_NAME =
  /(?:\b(?:r|B|b|t|F|z|k|R2?|rho|ICC|AUC|slope|kappa|IQR|SD|SE|SEM|range)|[βρχκη]²?|²)(?: ?[=:] ?| |, )$/
/** "at 12 months (95% CI …", "with 2 mg [90% CI …": when it was or of what, not how much. */
const WHEN = /\b(?:at|after|over|by|for|during|within|to) $/
const TIMES = /^(?:[-‐–]? ?)(?:min|minutes?|h|hours?|days?|weeks?|wk|months?|mo|years?)\b/i

/** Whether a number before an interval is its level, a time, or something that its own name says is no effect. */
const isOfAnother = (text: string, at: number, words: string, unit: string) => {
  const before = text.slice(Math.max(0, at - 16), at)
  return (
    /^\d\d(?:\.\d)?\s?%\s?(?:confidence|credible|CI)/.test(words) ||
    ANOTHER_NAME.test(before) ||
    (TIMES.test(unit.trim()) && WHEN.test(before)) ||
    (/^(?:mg|mcg|µg|μg|ml|g)\b/i.test(unit.trim()) && / with $/.test(before))
  )
}

/** A number that may be an effect: where it stands, its unit, and the interval or the measure that came with it. */
export type Value = {
  at: number
  end: number
  value: number
  unit: string
  interval?: Effect['interval']
  mention?: Mention | undefined
  /** From where its p is looked for, where that is not behind it. */
  pFrom?: number
}

/** The values of a sentence that have an interval, or follow the name of a measure at once, in its order. */
export function valuesIn(text: string, mentions: readonly Mention[], saysInterval: boolean): Value[] {
  const values = intervalsIn(text, mentions, saysInterval)
  const isFree = ({ at, end }: Value) => !values.some((value) => at < value.end && end > value.at)
  for (const mention of mentions) {
    const value = directAfter(text, mention)
    if (!value || !isFree(value)) continue
    values.push({ ...value, mention })
    const next = value.interval ? null : another(text, value, mention)
    if (next && isFree(next)) values.push(next)
  }
  return values.sort((a, b) => a.at - b.at)
}

/** "effect sizes of 0.29, p = 0.06 and 0.34, p = 0.09": a second value with a p of its own. */
const ANOTHER = new RegExp(
  String.raw`^[^\d.;]{0,12}[Pp] ?[=<≤] ?0?\.\d{1,6}\)?,? and (${FIGURE})(?=,? ?[(]?[Pp] ?[=<≤])`,
)

function another(text: string, { end }: Value, mention: Mention): Value | null {
  const match = ANOTHER.exec(text.slice(end, end + 80))
  if (!match?.[1]) return null
  const last = end + match[0].length
  return { at: last - match[1].length, end: last, value: figureOf(match[1]), unit: '', mention }
}

function intervalsIn(text: string, mentions: readonly Mention[], saysInterval: boolean): Value[] {
  const values: Value[] = []
  const take = (match: RegExpExecArray) => {
    const [words, figure = '', unit = '', level, low = '', high = ''] = match
    if (values.some(({ at, end }) => match.index < end && match.index + words.length > at)) return
    if (IS_P.test(text.slice(Math.max(0, match.index - 12), match.index))) return
    if (isOfAnother(text, match.index, words, unit)) return
    const interval = { low: figureOf(low), high: figureOf(high), ...(level && { level: Number(level) }) }
    values.push({
      at: match.index,
      end: match.index + words.length,
      value: figureOf(figure),
      unit: unit.trim(),
      interval,
    })
  }
  if (/CI|onfiden|credible|[Cc]\.[Ii]|C[Ll]\b|IC\b/.test(text))
    for (const match of text.matchAll(WITH_INTERVAL)) take(match)
  if (mentions.length > 0 && saysInterval) {
    for (const match of text.matchAll(IN_BRACKETS)) {
      const mention = mentions.findLast(({ end }) => end <= match.index)
      if (mention && (!mention.isPlain || /CI|confidence/.test(text.slice(0, match.index)))) take(match)
    }
  }
  // "HR 1.64, 95% CI 1.22–2.22; … 1.00, 0.75–1.34": the next of a list, its interval written as the first one's.
  if (values.length > 0 && mentions.some(({ measure }) => RATIOS.has(measure)))
    for (const match of text.matchAll(NEXT_OF_LIST)) take(match)
  if (saysInterval) {
    const named = text.search(/CI\b|confidence interval/)
    if (named >= 0)
      for (const match of text.matchAll(IN_BRACKETS))
        if (match.index > named && match[2]?.includes('%') && !mentions.some(({ end }) => end <= match.index))
          take(match)
  }
  return values
}

/** "difference between A and B of 3" without a verb: the number may be a dose or a share of one of them. */
const SAYS_OF_WHAT = /[a-z]{2}(?!.*\b(?:was|were|is)\b|.*[=:])/i

function directAfter(text: string, mention: Mention): Value | null {
  const match = DIRECT.exec(text.slice(mention.end, mention.end + 140))
  if (
    !match?.[1] ||
    (!RATIOS.has(mention.measure) &&
      SAYS_OF_WHAT.test(match[0].replace(/[[(][A-Za-z]{1,5}[\])]|\b(?:of|not|statistically|significant)\b/g, '')))
  )
    return null
  const at = mention.end + match[0].length - match[1].length
  const rest = text.slice(at + match[1].length, at + match[1].length + 60)
  const found = mention.isPlain ? null : BOUNDS_AFTER.exec(rest)
  const direct = found && (RATIOS.has(mention.measure) || / to /.test(found[0])) ? found : null
  const afterP = direct ? null : BOUNDS_AFTER_P.exec(rest)
  const bounds = direct ?? afterP
  const end = at + match[1].length + (bounds?.[0].length ?? 0)
  return {
    at,
    end,
    ...(afterP && { pFrom: at + match[1].length }),
    ...(bounds && { interval: { low: figureOf(bounds[2] as string), high: figureOf(bounds[3] as string) } }),
    value: figureOf(match[1]),
    unit: /^\s?[a-z%°]\S{0,10}/i.exec(text.slice(end))?.[0].trim() ?? '',
  }
}
