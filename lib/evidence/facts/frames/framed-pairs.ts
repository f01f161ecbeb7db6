import { armsHere } from '../arms/named-here'
import { isGroupIn, isName } from '../certainty/arm-phrase'
import { isPartOfName } from '../certainty/arm-place'
import { isBefore, isOfTimes } from '../certainty/before-treatment'
import { isUnderHead, saysChange } from '../certainty/outcome-context'
import { isTornNumber } from '../certainty/own-numbers'
import { fitsUnit, isRate } from '../certainty/own-unit'
import { isOfPart } from '../certainty/part-of-people'
import type { Effect } from '../effect'
import { type FactSentence, spanIn } from '../fact-text'
import { areCounted, isMeasuredAmount } from '../proportion-pair'
import { pAfter } from '../significance'
import type { StudyContext } from '../study-context'
import { namesOf } from './frame-place'
import { framedOutcome, type OutcomeSource } from './framed-outcome'
import { areAlike } from './links'
import { type NumberToken, numberTokens } from './number-tokens'
import { type FramedPair, pairFrames } from './pair-frames'
import { skeletonOf } from './skeleton'
import { timeOf } from './time-of'
import { noteOrder, orderOf } from './unnamed-arms'

/** How far people did as they were asked is no effect. */
const HOW_FAITHFUL = /\badheren|\bcomplian|\bdrop-?outs?\b/i
/** "Older |women in the tea group", "|those on tea who smoked": a part of them. */
const OF_SOME =
  /(?:^|[ ,;(])(?:older|younger|elderly|obese|overweight|male|female|diabetic|hypertensive|pregnant|high-risk|low-risk) ?[\ue100-\ue1ff]|[\ue100-\ue1ff] (?:who|whose) (?!(?:were |was |had |have )?(?:been )?(?:receiv|treat|given|random|assign|allocat|took|tak|complet|undergo|underwent|report|experienc|develop|achiev|had |died|respond))/i

/** "the proportion of patients with |pain": who had it was counted, not studied apart. */
const COUNTED =
  /\b(?:proportions?|percentages?|numbers?|rates?|risk|more|fewer|[\ue200-\ue2ff]|frequency|incidence)(?: of)?(?: the)? (?:patients|participants|subjects|women|men|children|infants|people|individuals|those) (?:with|who|whose|without|having)\b/gi

/** Two numbers of a kind that results have, and a word that sets one against the other. */
const MAY_COMPARE =
  /(?:\d ?%|±|\d[.·]\d|\d\)|\d (?:days?|months?|weeks?|hours?|h|min|minutes|years|points?|k?g|m[glLm]|mm ?Hg)\b).*\d/
const SETS_AGAINST =
  /\bvs?\b|\bversus\b|\bcompared\b|\bthan\b|\bgroups?\b|\barms?\b|\brespectively\b|\bbetween\b|\bwhile\b|\bwhereas\b|\d[)%]{0,2} (?:in|with|for|after|on|of) .*\d[)%]{0,2} (?:in|with|for|after|on|of) |\d[^.;]{0,90}\band\b[^.;]{0,90}\d|; |: /
/** Who took part, how they were chosen, what they were given: numbers that are no results. */
const NO_RESULT =
  /\b(?:mean age|aged|were (?:randomly|randomi[sz]ed|enrolled|recruited|assigned|allocated)|was randomi[sz]ed|randomly (?:assigned|allocated|divided)|divided (?:at random|randomly|into)|into (?:two|three|four) groups|once daily|twice daily|sample size)\b/i

/** "Grade 3 toxicities were nausea (12 % …": what is said of all of a list goes with each. */
const HARMS =
  /\b(?:grades?|severe|serious|most (?:common|frequent))\b[^;]{0,200}\b(?:toxicit|events?\b|effects\b|reactions\b|complications\b)/i
const SHARE_MOVED =
  /^(?:\w+ )?(?:change|reduction|decrease|increase|decline|rise|fall|drop)s? (?:in|of) .*\b(?:rates?|mortality|incidence|risk|prevalence|frequency|deaths?|number)\b/i
const GRADED = /\b(?:grade|severe|serious|toxicit|events?|effects|reactions|complications)/i

/** "Stroke occurred in |12 % of …": events were counted, whatever is said behind. */
const OCCURRED_IN = /\boccurred in (?:only |about )?[([]?$/i

/** "…, and |5 % with A", ") and at week 8 (": no words of its own but when. */
const SAYS_NOTHING =
  /^[\s),;]*(?:and|or)?(?: (?:at|on|after|in|by)?(?: the)? ?(?:(?:days?|weeks?|months?|years?) \d{1,3}|\d{1,3}[- ](?:days?|weeks?|months?|years?|h|hours?)))?[\s(,:]*$/
const CHANGE_IN = /^(?:change|reduction|improvement|decrease|increase|decline)s? in /

/** What two numbers are of; the next of a list may go on with the outcome, or with the change, of those before. */
function outcomeIn(framed: FramedPair, former: string | null, source: OutcomeSource): string | null {
  const outcome = framedOutcome(framed, source)
  if (former && framed.clause && SAYS_NOTHING.test(framed.clause)) return outcome ?? former
  const change = former && framed.isNext ? CHANGE_IN.exec(former)?.[0] : undefined
  return outcome && change && !saysChange(outcome) ? `${change}${outcome}` : outcome
}

export type FramedEffect = { effect: Effect; first: NumberToken; second: NumberToken }

/** Pairs of numbers whose groups and outcome the grammar of their sentence names, each whole. */
export function framedPairs(sentence: FactSentence, { arms: armsOf, primary }: StudyContext): FramedEffect[] {
  const { text } = sentence
  if (sentence.isBackground || sentence.isPeople || !MAY_COMPARE.test(text) || !SETS_AGAINST.test(text)) return []
  if (NO_RESULT.test(text) && !/\d ?%/.test(text)) return []
  const tokens = numberTokens(text)
  if (!tokens.some((token, index) => index > 0 && areAlike(tokens[index - 1] as NumberToken, token))) return []
  if (isBefore(text) || isOfTimes(text)) return []
  const study = armsOf()
  const skeleton = skeletonOf(text, armsHere({ ...sentence, text }, tokens, study), tokens)
  const order = orderOf(study)
  if (skeleton.numbers.length < 2 || (skeleton.arms.length === 0 && !order)) return []
  if (OF_SOME.test(skeleton.text)) return []
  const source = { isKnown: (words: string) => study.isOutcome(words, sentence), whole: study.whole, primary }
  let former: string | null = null
  return pairFrames(skeleton, study.pair, order).flatMap((framed) => {
    const { first, second, arms } = framed
    if (arms.every(({ start }) => start >= 0)) noteOrder(study, arms)
    if (isOfPart(framed.said.replace(COUNTED, ''), study)) return []
    // Two whole numbers alone: how many people there are, and no result.
    if (!first.unit && !second.unit && !first.hasSpread && first.isWhole && second.isWhole) return []
    if (arms.some(({ start, end }) => start >= 0 && isPartOfName(text, start, end))) return []
    const names = namesOf(text, arms)
    if (!names.every((name) => isName(name) && isGroupIn(study.whole, name))) return []
    const outcome = outcomeIn(framed, former, source)
    former = outcome
    if (outcome && HARMS.test(text.slice(0, first.start)) && !GRADED.test(outcome)) return []
    if (!outcome || HOW_FAITHFUL.test(outcome) || (Math.min(first.value, second.value) < 0 && !saysChange(outcome)))
      return []
    if (isUnderHead(text.slice(0, Math.max(0, text.lastIndexOf(outcome, first.start))))) return []
    const unit = second.unit || first.unit
    if (/\bfrom (?:the )?baseline\b/.test(framed.clause) && !saysChange(outcome)) return []
    // "decreased blood loss by nearly |54 % in A and 40 % in B": by how much less.
    if (/\bby (?:[a-z]+ ){0,2}[([]?$/.test(framed.clause) && saysChange(framed.clause) && !saysChange(outcome))
      return []
    // "a decrease in mortality (24 % v 49 %)": how many died, or how much fewer?
    if (unit === '%' && first.value >= 0 && second.value >= 0 && SHARE_MOVED.test(outcome)) return []
    const isBound = /[<>≥≤]/.test(outcome)
    const around = `${framed.clause}${framed.inside}${framed.behind.slice(0, 60)}`
    const isShare =
      unit === '%' &&
      !first.hasSpread &&
      (isBound ||
        first.hasCount ||
        OCCURRED_IN.test(framed.clause) ||
        areCounted(around, outcome) ||
        (Math.min(first.value, second.value) >= 0 && !isMeasuredAmount(around, outcome)))
    // "cholesterol decreased with A (10 %) and B (8 %)": by how much it fell.
    if (unit === '%' && !isShare && saysChange(framed.clause) && !saysChange(outcome)) return []
    const p = pAfter(text, second.end)
    const time = timeOf({ ahead: framed.clause, inside: framed.inside, behind: framed.behind }, text, outcome)
    const effect: Effect = {
      measure: isShare ? 'proportion' : 'mean',
      value: first.value,
      versus: second.value,
      ...(!isShare && unit && { unit }),
      ...(p && { p: p.p }),
      span: spanIn(sentence, first.start, Math.max(p?.end ?? 0, second.end)),
      outcome,
      ...(time && { time }),
      arms: names,
    }
    const last = effect.span.end - sentence.start
    return fitsUnit(effect) && !isRate(text, second.end) && !isTornNumber(text, effect, last)
      ? [{ effect, first, second }]
      : []
  })
}
