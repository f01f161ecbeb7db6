import type { Effect } from './effect'
import { isSound, measureOf } from './effect-measure'
import { type FactSentence, spanIn } from './fact-text'
import { mayMeasure, mentionsIn } from './measures'
import { proportionsIn } from './proportions'
import { pAfter } from './significance'
import { valuesIn } from './stated-values'

const NAMES_INTERVAL = /CI|onfidence|redible|C\.I/

/** The effects that a text states as numbers of a named measure, each once; one whose parts do not agree is left out. */
export function effectsIn(sentences: readonly FactSentence[]): Effect[] {
  const whole = sentences.map(({ text }) => text).join(' ')
  const saysInterval = /confidence interval|\bCIs?\b|credible/i.test(whole)
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
  for (const sentence of sentences) {
    if (!/\d/.test(sentence.text)) continue
    const found: Effect[] = []
    if (mayMeasure(sentence.text) || (saysInterval && NAMES_INTERVAL.test(sentence.text)))
      found.push(...measuredIn(sentence, whole, saysInterval))
    if (sentence.text.includes('%')) found.push(...proportionsIn(sentence))
    for (const effect of found.sort((a, b) => a.span.start - b.span.start)) if (!isRepeat(effect)) effects.push(effect)
  }
  return effects
}

const UNREAD_INTERVAL = /^[^A-Za-z]{0,6}(?:[Pp][^A-Za-z]{0,14})?(?:\d\d ?%? ?)?CI\b/

function measuredIn(sentence: FactSentence, whole: string, saysInterval: boolean): Effect[] {
  const { text } = sentence
  const mentions = mentionsIn(text, whole)
  return valuesIn(text, mentions, saysInterval).flatMap((value) => {
    const measure = measureOf(text, value, mentions)
    const p = pAfter(text, value.pFrom ?? value.end)
    // An interval that could not be read would be missing from the effect.
    if (!value.interval && UNREAD_INTERVAL.test(text.slice(value.end, value.end + 40))) return []
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
        span: spanIn(sentence, start, Math.max(p?.end ?? 0, value.end)),
      },
    ]
  })
}
