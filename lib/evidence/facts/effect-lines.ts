import type { Effect } from './effect'
import { effectWords, MEASURE_NAMES } from './effect-words'
import { type Measure, RATIOS } from './measures'
import { UNITS } from './units'

/** Effects that one study may have. */
export const MOST_EFFECTS = 30
export const LONGEST_OUTCOME = 200

/** No words of the text: a person wrote it. */
const UNREAD: Effect['span'] = { section: null, start: 0, end: 0 }

const plain = (effect: Effect) => inLine(effectWords(effect))
const inLine = (line: string) => line.replace(/\s+/g, ' ').trim()

/** Effects as a person edits them: one a line, in the words that readers see. */
export const effectLines = (effects: readonly Effect[] = []): string => effects.map(plain).join('\n')

const linesOf = (text: string) => text.split('\n').map(inLine).filter(Boolean)

/**
 * What stands in such lines. One that says what an effect of `known` says is that effect, with the words it was read
 * from; `problem` is of the first line that is none.
 */
export function readEffectLines(
  text: string,
  known: readonly Effect[] = [],
): { effects: Effect[] } | { problem: string } {
  const lines = linesOf(text)
  if (lines.length > MOST_EFFECTS) return { problem: `There are ${lines.length} effects; ${MOST_EFFECTS} fit.` }
  const effects: Effect[] = []
  for (const line of lines) {
    const kept = known.find((effect) => plain(effect) === line)
    const effect = kept ?? readLine(line)
    if (typeof effect === 'string') return { problem: `“${line.slice(0, 80)}”: ${effect}` }
    effects.push(effect)
  }
  return { effects }
}

const FIGURE = String.raw`[−–-]?\d+(?:\.\d+)?`
const MEASURES = Object.entries(MEASURE_NAMES).filter(
  ([measure]) => measure !== 'proportion' && measure !== 'mean',
) as [Measure, string][]
const NAMES = MEASURES.map(([measure, name]) => `${name}|${measure}`).join('|')
/** What an effect is of holds no figures in brackets, signs or shares: those are the effect's own. */
const OF_WHAT = String.raw`(?:[^()<>=≤≥%]|\([^()\d<>=≤≥%]*\))+?`
const ARM = '[^,;:()<>=≤≥%]{1,80}?'
const P = String.raw`(?:, (?:p ?(?<sign>[<>=≤≥]) ?(?<p>0?\.\d+|[01])|(?<ns>not significant)))?$`
const LINE = new RegExp(
  String.raw`^(?:(?<name>${NAMES})(?: for (?<ofWhat>${OF_WHAT}))?(?:, (?<one>${ARM}) v (?<other>${ARM}),)? |(?:(?<share>${OF_WHAT}): )?(?=${FIGURE} ?%))(?<value>${FIGURE})(?<unit> (?:${UNITS})(?= ?\(|,|$))?(?<percent> ?%(?: (?:versus|vs\.?|v) (?<versus>${FIGURE}) ?%)?)?(?: \((?:(?<level>\d\d(?:\.\d+)?) ?% )?CI (?<low>${FIGURE}) ?(?:to|,) ?(?<high>${FIGURE})\))?${P}`,
  'i',
)
/** "Falls: 4 % tea v 7 % coffee", "Length of stay: 3 days tea v 4 days coffee". */
const PAIR = new RegExp(
  `^(?<share>[^:]{1,200}): (?<value>${FIGURE}) ?(?<percent>%)?(?<unit>(?<! )(?: )?(?:${UNITS}))? (?<one>${ARM}) v (?<versus>${FIGURE}) ?(?:%|(?:${UNITS})(?= ))? (?<other>${ARM})${P}`,
  'i',
)
const NOT_READ =
  'write it as “Hazard ratio for death, tea v coffee, 0.68 (95 % CI 0.52 to 0.89), p = 0.005” or “Death: 12 % tea v 15 % coffee”, or take the line away.'

const numberOf = (figure: string) => Number(figure.replace(/^[−–]/, '-'))

/** The effect that a line states, or what is the matter with it. */
function readLine(line: string): Effect | string {
  const pair = PAIR.exec(line)?.groups
  if (pair) return readPair(pair)
  const found = LINE.exec(line)?.groups
  if (!found?.value) return NOT_READ
  const measure = measureOf(found.name)
  const isShare = measure === 'proportion'
  const mayBePercent = isShare || ((measure === 'RD' || measure === 'MD') && !found.versus)
  if (measure === 'mean' || (found.percent ? !mayBePercent : isShare)) return NOT_READ
  const outcome = found.ofWhat ?? found.share
  if (outcome && outcome.length > LONGEST_OUTCOME) return `its outcome is longer than ${LONGEST_OUTCOME} characters.`
  const value = numberOf(found.value)
  if (RATIOS.has(measure) && value <= 0) return 'a ratio is more than nought.'
  const interval = found.low && found.high ? { low: numberOf(found.low), high: numberOf(found.high) } : null
  if (interval && (interval.low > value || interval.high < value)) return 'its number is not within its interval.'
  return {
    measure,
    ...timed(outcome),
    ...(found.one && found.other && { arms: [found.one, found.other] }),
    value,
    ...(found.versus && { versus: numberOf(found.versus) }),
    ...(found.unit && { unit: found.unit.trim() }),
    ...(found.percent && !isShare && { unit: '%' }),
    ...(interval && { interval: { ...interval, ...(found.level && { level: Number(found.level) }) } }),
    ...probabilityOf(found),
    span: UNREAD,
  }
}

/** "Falls at 1 year": what was measured, and when. */
function timed(said: string | undefined): Pick<Effect, 'outcome' | 'time'> {
  const { outcome, time } =
    /^(?<outcome>.+?) (?<time>(?:at|after|within) (?:\d{1,3} (?:hours?|days?|weeks?|months?|years?)|(?:day|week|month|year) \d{1,3}))$/.exec(
      said ?? '',
    )?.groups ?? {}
  return outcome ? { outcome, time } : said ? { outcome: said } : {}
}

type Groups = Record<string, string | undefined>

/** Two numbers, each with its group. */
function readPair(found: Groups): Effect {
  return {
    measure: found.percent ? 'proportion' : 'mean',
    outcome: '',
    ...timed(found.share),
    arms: [found.one ?? '', found.other ?? ''],
    value: numberOf(found.value ?? ''),
    versus: numberOf(found.versus ?? ''),
    ...(found.unit && { unit: found.unit.trim() }),
    ...probabilityOf(found),
    span: UNREAD,
  }
}

const probabilityOf = (found: Groups): Pick<Effect, 'p'> =>
  found.ns ? { p: 'NS' } : found.p ? { p: `${found.sign}${found.p}` } : {}

function measureOf(name: string | undefined): Measure {
  const said = name?.toLowerCase()
  const known = MEASURES.find(([measure, words]) => said === measure.toLowerCase() || said === words.toLowerCase())
  return known?.[0] ?? 'proportion'
}
