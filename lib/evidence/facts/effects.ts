import { boundEffects, type Placed } from './bound-effects'
import type { Effect } from './effect'
import { AMOUNTS, isSound, measureOf } from './effect-measure'
import { type FactSentence, spanIn } from './fact-text'
import { frameEstimates } from './frames/framed-estimates'
import { framedPairs } from './frames/framed-pairs'
import { inItsKind } from './kind-of-pair'
import { meanPairsIn } from './mean-pairs'
import { type Mention, mayMeasure, mentionsIn, RATIOS } from './measures'
import { figureOf } from './numbers'
import { type Pair, proportionsIn } from './proportions'
import { pAfter } from './significance'
import { type Value, valuesIn } from './stated-values'
import type { StudyContext } from './study-context'
import { UNITS } from './units'

const SAYS_INTERVAL = /onfidence [Ii]nterval|\b[Cc][Ii]s?\b|\b[Cc]\.[Ii]\.|redible/
const NAMES_INTERVAL = /CI|onfiden|redible|[Cc]\.[Ii]|%\s?Cl\b/

/** The effects that a text states as numbers of a named measure, each once; one whose parts do not agree is left out. */
export function effectsIn(sentences: readonly FactSentence[], about: StudyContext): Effect[] {
  let joined: string | undefined
  const whole = () => {
    joined ??= sentences.map(({ text }) => text).join(' ')
    return joined
  }
  const saysInterval = sentences.some(({ text }) => SAYS_INTERVAL.test(text))
  const effects: Effect[] = []
  // Said again with its interval, or in another section, it is the same effect.
  const isRepeat = (effect: Effect) =>
    effects.some(
      (other) =>
        other.measure === effect.measure &&
        other.value === effect.value &&
        other.versus === effect.versus &&
        (effect.interval && other.interval
          ? other.interval.low === effect.interval.low && other.interval.high === effect.interval.high
          : other.span.section !== effect.span.section),
    )
  for (const one of sentences) {
    if (!one.hasDigit) continue
    const sentence = HYPHENS.test(one.text) ? { ...one, text: one.text.replace(/[‐‑]/g, '-') } : one
    const found: Placed[] = []
    if (mayMeasure(sentence.text) || (saysInterval && NAMES_INTERVAL.test(sentence.text)))
      found.push(...measuredIn(sentence, whole, saysInterval))
    else if (saysInterval && effects.length > 0) found.push(...continuedIn(sentence, effects))
    if (sentence.text.includes('%') || sentence.text.includes('cent'))
      found.push(...proportionsIn(sentence).map((pair) => placed(pair.effect, sentence, pair)))
    found.push(
      ...meanPairsIn(sentence).flatMap((pair) => {
        const one = placed(pair.effect, sentence, pair)
        const end = pair.effect.span.end - sentence.start
        return found.some((other) => other.at < end && other.effect.span.end - sentence.start > one.at) ? [] : [one]
      }),
    )
    const estimates = frameEstimates(sentence, found.filter(isEstimate), about)
    const framed = framedPairs(sentence, about)
    const isOf = ({ effect: { span } }: Placed) =>
      framed.some(({ effect }) => effect.span.start < span.end && effect.span.end > span.start)
    // Shares of people keep their measure.
    for (const { effect } of framed)
      if (
        found.some(
          (one) =>
            one.effect.measure === 'proportion' &&
            one.pair &&
            one.effect.value === effect.value &&
            one.effect.versus === effect.versus,
        )
      ) {
        effect.measure = 'proportion'
        delete effect.unit
      }
    found.splice(
      0,
      found.length,
      ...found
        .filter((one) => one.pair === undefined || !isOf(one))
        .map((one) => (estimates.has(one) ? { ...one, isFramed: true } : one)),
      ...framed.map(({ effect, first, second }) => ({
        ...placed(effect, sentence, { effect, first, second }),
        isFramed: true,
      })),
    )
    const fresh = found.filter(({ effect }) => !isRepeat(effect))
    for (const one of fresh)
      if (isOfShares(one, sentence.text, found)) Object.assign(one.effect, { measure: 'RD', unit: '%' })
    effects.push(
      ...boundEffects(
        sentence,
        fresh.sort((a, b) => a.at - b.at),
        about,
      ).flatMap((effect) => inItsKind(effect, sentence.text, effect.span.start - sentence.start) ?? []),
    )
  }
  return effects
}

const isEstimate = ({ pair, effect: { measure } }: Placed) => pair === undefined && measure !== 'proportion'

const UNIT = new RegExp(`^(?:${UNITS}|%)$`)
const IN_PERCENT = /^(?:%|percent|points?\b)/i
const HYPHENS = /[‐‑]/

/** "91% compared to 50% (difference of 41%": what a pair of percentages differ by is a difference of risks. */
function isOfShares(
  { effect: { measure, value }, value: at }: Placed,
  text: string,
  found: readonly Placed[],
): boolean {
  if (measure !== 'MD' || !/^[-−–+]?\d{1,3}(?:[.·]\d{1,3})? ?%/.test(text.slice(at, at + 14))) return false
  if (
    found.some(
      ({ effect }) =>
        effect.versus !== undefined && Math.abs(Math.abs(effect.value - effect.versus) - Math.abs(value)) < 0.11,
    )
  )
    return true
  const told = text.slice(0, at)
  return !AMOUNTS.test(told) && differBy(told, Math.abs(value))
}

/** Whether two percentages of a text, one told after the other, differ by so much, as they are rounded. */
function differBy(text: string, value: number): boolean {
  const told = [...text.matchAll(/(?<![\d.·])(\d{1,2}(?:[.·]\d{1,2})?) ?%(?! ?CI|,? confidence)/g)].map(
    ([, figure = '']) => figureOf(figure),
  )
  return told.some((one, index) => {
    const next = told[index + 1]
    return next !== undefined && Math.abs(Math.abs(one - next) - value) < 0.6
  })
}

/** What an interval looks like that stands behind a value and was not read as its own. */
const UNREAD_INTERVAL =
  /^[^A-Za-z]{0,6}(?:[Pp][^A-Za-z]{0,14})?(?:\d\d ?%? ?)?CI\b|^ ?[a-zA-Z/%]{0,8}[\]),]{0,2} ?[[(,;] ?(?:\d\d ?% ?[^\d.;]{0,24}? ?)?[-−–+]?\d{1,4}[.·]\d{1,3} ?(?:to|,|;|[-‐–−]) ?[-−–+]?\d{1,4}[.·]\d/

/** "(1.63, 1.22–2.18)": a ratio, halfway between its bounds on the scale of ratios. */
const RATIO_OF_LIST =
  /[([](\d{1,2}[.·]\d{1,3})[,;] ?(?:95 ?% ?CI:? ?)?(\d{1,2}[.·]\d{1,3})(?:[-–]|,? to |, ?)(\d{1,3}[.·]\d{1,3})[)\]]/g

/** The ratios of a sentence that names none, but goes on with a list of the only measure told so far. */
function continuedIn(sentence: FactSentence, before: readonly Effect[]): Placed[] {
  const { text } = sentence
  const measure = before.findLast((effect) => effect.measure !== 'proportion')?.measure
  if (!measure || !RATIOS.has(measure)) return []
  if (before.some((effect) => effect.measure !== 'proportion' && effect.measure !== measure)) return []
  return [...text.matchAll(RATIO_OF_LIST)].flatMap((match) => {
    const [value, low, high] = match.slice(1, 4).map(figureOf) as [number, number, number]
    const isHalfway = Math.abs(Math.log(value / low) - Math.log(high / value)) < 0.15 * Math.log(high / low)
    if (!(low > 0 && low < value && value < high && isHalfway)) return []
    const at = match.index + 1
    const span = spanIn(sentence, at, match.index + match[0].length - 1)
    return [{ effect: { measure, value, interval: { low, high }, span }, at, end: at, value: at }]
  })
}

function placed(effect: Effect, { start }: FactSentence, pair: Pair): Placed {
  const at = effect.span.start - start
  return { effect, at, end: at, value: at, pair }
}

/** A further value after a name that has its own, where another measure was named before: it may be of either. */
function isOfEither({ at, mention }: Value, mentions: readonly Mention[], read: ReadonlySet<Mention>): boolean {
  const before = mentions.filter(({ end }) => end <= at)
  const last = before.at(-1)
  return !mention && last !== undefined && read.has(last) && before.some(({ measure }) => measure !== last.measure)
}

function measuredIn(sentence: FactSentence, whole: () => string, saysInterval: boolean): Placed[] {
  const { text } = sentence
  const mentions = mentionsIn(text, whole)
  const read = new Set<Mention>()
  return valuesIn(text, mentions, saysInterval).flatMap((value) => {
    if (isOfEither(value, mentions, read)) return []
    const measure = measureOf(text, value, mentions)
    const p = pAfter(text, value.pFrom ?? value.end)
    // An interval that could not be read would be missing from the effect.
    if (!value.interval && UNREAD_INTERVAL.test(text.slice(value.end, value.end + 70))) return []
    if (!measure || !isSound(text, measure, value, p !== null)) return []
    const mention = value.mention ?? mentions.findLast(({ end }) => end <= value.at)
    const isNamed = mention && measure !== 'proportion' && value.at - mention.end < 160
    const start = isNamed ? mention.start : value.at
    const effect = {
      measure,
      value: value.value,
      ...(value.interval && { interval: value.interval }),
      ...(measure === 'MD' && UNIT.test(value.unit) && { unit: value.unit }),
      // In percent or as a fraction: the two are no one scale.
      ...(measure === 'RD' && IN_PERCENT.test(value.unit) && { unit: '%' }),
      ...(p && { p: p.p }),
      span: spanIn(sentence, start, Math.max(p?.end ?? 0, value.end)),
    }
    // A second value after one name is of something else: what stands before the name is not said of it.
    const isNamedFirst = isNamed && !read.has(mention)
    if (mention) read.add(mention)
    const [at, end] = isNamedFirst ? [start, mention.end] : [value.at, value.at]
    return [{ effect, at, end, value: value.at }]
  })
}
