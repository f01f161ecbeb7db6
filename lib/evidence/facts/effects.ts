import { type FactSentence, type FactSpan, spanIn } from './fact-text'
import { type Measure, type Mention, mayMeasure, mentionsIn, RATIOS } from './measures'
import { FIGURE, figureOf } from './numbers'
import { proportionsIn } from './proportions'
import { pAfter } from './significance'

export type Effect = {
  measure: Measure
  value: number
  /** The other group's, where two proportions are set against each other. */
  versus?: number
  /** Both bounds and, where it is printed, the level in percent ("95"). */
  interval?: { low: number; high: number; level?: number }
  /** With its sign: "=0.021", "<0.001", "≤0.01", or "NS". */
  p?: string
  span: FactSpan
}

const CI = String.raw`(?:confidence (?:intervals?|limits?)|credible intervals?|CIs?|C\.I\.?|CrI|CL)(?:\s?[[(](?:\d\d\s?%\s?)?CI[\])])?`
const TO = String.raw`\s?(?:%|\S{1,8}(?=\s?to\b))?\s?(?:to|and|through|,|;|:|[-‐‑–−])\s?`
const BOUNDS = `(${FIGURE})${TO}(${FIGURE})`
/** "0.43 (95% CI 0.21, 0.89": the value, whatever unit it has, and its interval. */
const WITH_INTERVAL = new RegExp(
  String.raw`(${FIGURE})(\s?%|\s?[^\s\d()[\],;=][^\s()[\],;=]{0,17}(?:\s[^\s\d()[\],;=]{1,12})?|)\s?(?:\([A-Z]{3} [^()]{1,24}\)\s)?(?:[[(,;:]|for the|per \S{1,12}[,;]?|with a|\s)*\s?(?:(?:two|2)-sided )?(\d\d(?:\.\d)?)?\s?%?\s?${CI}[\s.:=,;]*(?:of|was|is|from|ranged?|between)?[\s:=]*[[({]?\s?${BOUNDS}`,
  'g',
)
/** "0.75 (0.60–0.94)", where the sentence has said before that the brackets hold an interval. */
const IN_BRACKETS = new RegExp(
  String.raw`(${FIGURE})(\s?%|\s?[^\s\d()[\],;=]{1,8}|)\s?[[(]\s?(?:(\d\d)\s?%\s?)?${BOUNDS}\s?%?\s?[\])]`,
  'g',
)
const DIRECT = new RegExp(
  String.raw`^(?:\s?[[(][A-Za-z]{1,5}[\])])?(?:\s?(?:for|of|in|with|between|relative to|versus|vs\.?|compared (?:to|with)) (?:[^\s\d.;,()=]{1,20} ){1,4}?)?[\s,]{0,2}(?:[=:]|(?:was|were|is)(?: not)?(?: statistically)? significant|was|were|is|of|,)?\s?[[(]?(${FIGURE})(?![\d%]|\s?%|[.·]\d|-\w|\s?(?:to|[-–−])\s?\d|\s?±|\s?\(SD|[ -]?(?:weeks?|months?|days?|years?|patients?|groups?|bpm|beats|min\b))`,
)
const NOT_OURS =
  /\b(?:assum\w+|to detect|power(?:ed)?|margin|criterion|threshold|hypothesi[sz]\w*|would be|less than|sample size|upper bound|lower bound|fell between|at least)\b/i

/** The effects that a text states as numbers of a named measure, each once; one whose parts do not agree is left out. */
export function effectsIn(sentences: readonly FactSentence[]): Effect[] {
  const whole = sentences.map(({ text }) => text).join(' ')
  const saysInterval = /confidence interval|\bCIs?\b|credible/i.test(whole)
  const effects: Effect[] = []
  const seen = new Set<string>()
  const add = (effect: Effect) => {
    const { measure, value, versus, interval } = effect
    const key = [measure, value, versus, interval?.low, interval?.high].join(' ')
    const isRepeat = effects.some(
      (other) =>
        other.measure === measure && other.value === value && (!interval || !other.interval) && other.versus === versus,
    )
    if (seen.has(key) || isRepeat) return
    seen.add(key)
    effects.push(effect)
  }
  for (const sentence of sentences) {
    if (!/\d/.test(sentence.text)) continue
    const found: Effect[] = []
    if (mayMeasure(sentence.text) || saysInterval) found.push(...measuredIn(sentence, whole, saysInterval))
    if (sentence.text.includes('%')) found.push(...proportionsIn(sentence))
    for (const effect of found.sort((a, b) => a.span.start - b.span.start)) add(effect)
  }
  return effects
}

type Value = {
  at: number
  end: number
  value: number
  unit: string
  interval?: Effect['interval']
  mention?: Mention | undefined
}

function measuredIn(sentence: FactSentence, whole: string, saysInterval: boolean): Effect[] {
  const { text } = sentence
  const mentions = mentionsIn(text, whole)
  const values = intervalsIn(text, mentions, saysInterval)
  for (const mention of mentions) {
    const value = directAfter(text, mention)
    if (value && !values.some(({ at, end }) => value.at < end && value.end > at)) values.push({ ...value, mention })
  }
  values.sort((a, b) => a.at - b.at)
  return values.flatMap((value) => {
    const measure = measureOf(text, value, mentions)
    const p = pAfter(text, value.end)
    if (!measure || !isSound(text, measure, value, p !== null)) return []
    const mention = value.mention ?? mentions.findLast(({ end }) => end <= value.at)
    const isNamed = mention && measure !== 'proportion' && value.at - mention.end < 160
    const start = isNamed ? mention.start : value.at
    return [
      {
        measure,
        value: value.value,
        ...(value.interval && { interval: value.interval }),
        ...(p && { p: p.p }),
        span: spanIn(sentence, start, p ? p.end : value.end),
      },
    ]
  })
}

function intervalsIn(text: string, mentions: readonly Mention[], saysInterval: boolean): Value[] {
  const values: Value[] = []
  const take = (match: RegExpExecArray) => {
    const [words, figure = '', unit = '', level, low = '', high = ''] = match
    if (values.some(({ at, end }) => match.index < end && match.index + words.length > at)) return
    const interval = { low: figureOf(low), high: figureOf(high), ...(level && { level: Number(level) }) }
    values.push({
      at: match.index,
      end: match.index + words.length,
      value: figureOf(figure),
      unit: unit.trim(),
      interval,
    })
  }
  if (/CI|confidence|credible|C\.I|CL\b/.test(text)) for (const match of text.matchAll(WITH_INTERVAL)) take(match)
  if (mentions.length > 0 && saysInterval) {
    for (const match of text.matchAll(IN_BRACKETS)) {
      const mention = mentions.findLast(({ end }) => end <= match.index)
      if (mention && (!mention.isPlain || /CI|confidence/.test(text.slice(0, match.index)))) take(match)
    }
  }
  return values
}

/** "HR 0.93 (0.77–1.14)", "RR 1.04, 0.78–1.40": bounds right after a ratio need no name. */
const BOUNDS_AFTER = new RegExp(String.raw`^(\s?[[(]|,|;)\s?${BOUNDS}(?:\s?[\])])?`)

function directAfter(text: string, mention: Mention): Value | null {
  const match = DIRECT.exec(text.slice(mention.end, mention.end + 140))
  if (!match?.[1]) return null
  const at = mention.end + match[0].length - match[1].length
  const bounds = RATIOS.has(mention.measure)
    ? BOUNDS_AFTER.exec(text.slice(at + match[1].length, at + match[1].length + 60))
    : null
  const end = at + match[1].length + (bounds?.[0].length ?? 0)
  return {
    at,
    end,
    ...(bounds && { interval: { low: figureOf(bounds[2] as string), high: figureOf(bounds[3] as string) } }),
    value: figureOf(match[1]),
    unit: /^\s?[a-z%°]\S{0,10}/i.exec(text.slice(end))?.[0].trim() ?? '',
  }
}

/** Whether a percentage with an interval is a share of people and not how much more or less something was. */
const isShare = (text: string, at: number, end: number) =>
  !/reduc|decreas|increas|chang|differ|improv|lower|higher|efficacy|mean|gain|fewer|more|by $/i.test(
    text.slice(Math.max(0, at - 70), at),
  ) &&
  !/^%?\)?[^.;()]{0,12}\b(?:reduc|decreas|increas|fewer|more|less|lower|higher|relative|greater)/i.test(
    text.slice(end),
  ) &&
  !/^%?[)\]]? and \d[^;]{0,60}\b(?:reduction|decrease|increase|fewer|more)\b/i.test(text.slice(end, end + 90))

/** The measure of a value: the one named last before it in the sentence; a percentage with an interval is a proportion. */
function measureOf(
  text: string,
  { at, end, unit, value, mention, interval }: Value,
  mentions: readonly Mention[],
): Measure | null {
  const last = mention ?? mentions.findLast(({ end }) => end <= at)
  if (unit.startsWith('%') && (!last || RATIOS.has(last.measure) || last.measure === 'SMD')) {
    return interval && value <= 100 && isShare(text, at, end) ? 'proportion' : null
  }
  if (!last) return null
  const isRate = /rates?\b|risk\b|proportion|incidence|percentage of|respon|mortality|prevalence/i.test(
    text.slice(Math.max(0, last.start - 120), at),
  )
  if (last.isPlain && unit.startsWith('%') && isRate) return 'RD'
  return last.measure
}

function isSound(
  text: string,
  measure: Measure,
  { at, end, value, unit, interval, mention }: Value,
  hasP: boolean,
): boolean {
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
      /^[%a-z]/i.test(unit.replace(/^(?:and|with|for|in|at|of|to|vs|versus|per|times|among|on|after|by|but)\b.*/i, ''))
    )
      return false
    return interval !== undefined || hasP || mention !== undefined
  }
  if (measure === 'SMD') return Math.abs(value) < 10 && (interval !== undefined || mention !== undefined)
  if (measure === 'proportion') return true
  const before = text.slice(Math.max(0, at - 14), at)
  if (/\b(?:vs\.?|versus) $/i.test(before) || /^[\s)\]]{0,3}(?:vs\.?|versus|compared)\b/i.test(text.slice(end)))
    return false
  return interval !== undefined || (hasP && mention !== undefined)
}
