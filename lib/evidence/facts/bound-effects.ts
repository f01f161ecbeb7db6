import { contentWords } from '../content-words'
import { isNameOf, mentionsOf } from './arms/arm-mentions'
import { type ArmPair, goesWith, hasItsSign, isMadeOf } from './arms/direction'
import { armsOfEstimate } from './arms/estimate-arms'
import { armsOfPair } from './arms/pair-arms'
import type { StudyArms } from './arms/study-arms'
import { isBesideNull } from './certainty/beside-null'
import { doubtOf } from './certainty/doubt'
import { fitsOutcome } from './certainty/fits-outcome'
import { isLimited, isWithinEach } from './certainty/limited'
import type { Effect } from './effect'
import { outcomeOf, tellsOfCauses } from './effect-outcome'
import type { FactSentence } from './fact-text'
import { isOfPair } from './frames/after-pair'
import { RATIOS } from './measures'
import type { Pair } from './proportions'
import type { StudyContext } from './study-context'

/** An effect, and where in its sentence the name of its measure begins and ends and its number stands. */
export type Placed = {
  effect: Effect
  at: number
  end: number
  value: number
  pair?: Pair
  /** Its outcome and groups were read of the grammar of its sentence. */
  isFramed?: boolean
}

type Read = { outcome?: Effect['outcome']; arms?: Effect['arms']; time?: Effect['time'] }

/** The effect before, by which the next of a list is read. */
type Former = {
  end: number
  arms: Effect['arms']
  outcome: Effect['outcome']
  isPair: boolean
  /** The last two numbers of groups that are known. */
  pair: ArmPair | null
  /** The same, where the grammar of the sentence names its groups. */
  framed: { effect: Effect; end: number } | null
}

/**
 * The effects of a sentence, each with the outcome it is of and the groups it is between, where the words say so for
 * sure. Means are left out where they do not: nothing else tells that two numbers belong together.
 */
export function boundEffects(sentence: FactSentence, found: readonly Placed[], about: StudyContext): Effect[] {
  const bound: Effect[] = []
  const pairs = found.filter(({ pair }) => pair !== undefined).length
  const isOnly = pairs < 2 && found.length - pairs < 2
  const isOfCauses = found.length > 0 && tellsOfCauses(sentence.text)
  let before = null as Former | null
  for (const one of found) {
    const { outcome, arms, p, ...rest } = one.effect
    const isOwn = p && !(one.pair && isWithinEach(sentence.text, one.pair))
    const bare = { ...rest, ...(isOwn && { p }) }
    const framed: Read | null =
      one.isFramed && outcome && arms ? { outcome, arms } : ofFramedPair(sentence.text, one, before)
    const read: Read =
      framed ?? goesOn(sentence.text, one, before) ?? ownOf(sentence, one, before, { ...about, isOnly, isOfCauses })
    const fits = fitsOutcome(sentence.text.slice(0, one.value), { ...one.effect, ...read }, one.pair !== undefined)
    const isAside = isBesideNull(sentence.text, one.at) && !isPrimary(read.outcome, about.primary)
    const isKnown =
      fits &&
      !isAside &&
      (framed || isSure(sentence, one, read, before, about)) &&
      !isOfLess(sentence, one, read, about)
    const of: Read = isKnown ? read : { ...read, arms: undefined }
    const end = one.effect.span.end - sentence.start
    if (one.effect.measure !== 'mean' || (of.outcome && of.arms))
      bound.push({
        ...bare,
        ...(of.outcome && { outcome: of.outcome }),
        ...(of.time && { time: of.time }),
        ...(of.arms && { arms: of.arms }),
      })
    const last: ArmPair | null = before?.pair ?? null
    const isPair = one.pair !== undefined
    before = {
      end,
      arms: of.arms,
      outcome: of.outcome,
      isPair,
      pair: isPair ? pairOf(one, of) : last,
      framed: one.isFramed && isPair ? { effect: one.effect, end } : (before?.framed ?? null),
    }
  }
  return bound
}

/** Whether an outcome is the primary one, as far as one word says it. */
const isPrimary = (outcome: string | undefined, primary: string | null) =>
  outcome !== undefined &&
  primary !== null &&
  [...contentWords(primary)].some((word) => contentWords(outcome).has(word))

/** The groups and the outcome of the pair of numbers that an estimate is made of. */
function ofFramedPair(text: string, { effect, at, pair }: Placed, before: Former | null): Read | null {
  const made = before?.framed
  if (pair || !made || effect.measure === 'proportion' || !(effect.interval || effect.p)) return null
  const { outcome, arms, time } = made.effect
  return isOfPair(text, made.end, at, made.effect, effect) ? { outcome, arms, time } : null
}

/** Whether an effect holds for less than its outcome and groups say. */
function isOfLess({ text, start }: FactSentence, { effect, at }: Placed, { outcome, arms }: Read, about: StudyContext) {
  if (!outcome || !arms) return false
  return isLimited(text, { ...effect, outcome, arms }, { at, last: effect.span.end - start }, about.arms())
}

/** Whether nothing in its sentence speaks against the groups that an effect was read to be between. */
function isSure(
  { text, start }: FactSentence,
  { effect, at, value, pair }: Placed,
  { arms, outcome }: Read,
  before: Former | null,
  about: StudyContext,
): boolean {
  if (!arms) return true
  if (outcome) {
    const bound = { ...effect, outcome, arms }
    const last = effect.span.end - start
    const isAsPair = Boolean(before?.pair && isMadeOf(before.pair, bound, about.arms().arms))
    const doubt = doubtOf(text, { effect: bound, at, value, last, pair, isAsPair }, about.arms())
    if (doubt) return false
  }
  if (pair) return true
  const last = before?.pair
  const isOfLast = last && (before.isPair || last.outcome === outcome)
  return hasItsSign(text, at, effect) && (!isOfLast || goesWith(last, effect, arms, about.arms().arms))
}

const pairOf = ({ effect: { value, versus }, pair }: Placed, { arms, outcome = '' }: Read): ArmPair | null =>
  pair && arms && versus !== undefined ? { arms, value, versus, outcome } : null

/** "12 % versus 15 %; p = 0.2, HR 0.87": a second number of the same. */
const ITS_OTHER_NUMBER =
  /^[^A-Za-z]*(?:\b(?:p|P|CI|adjusted|unadjusted|with|an?|the|of|absolute|relative|crude|corresponding|respectively|giving|yielding|for|n|NS|ns|value|estimated|mean|risk|in|percentage|points?|each|log|rank)\b[^A-Za-z]*)*$/
/** "… and 42 % in the other group (RR 1.4": what a pair comes to. */
const ITS_RATIO = /^[^\d.;]{0,90}[([]$/
/** "… (3.3 vs 3.9) and 3 months after discharge (2.9 vs 3.7": the same at another time. */
const NEXT_TIME =
  /^[^A-Za-z\d]*(?:(?:and|or|,) )?(?:at |after |by )?(?:the )?(?:day |week |month |year )?(?:\d{1,3}|one|two|three|four|six|twelve)[- ]?(?:h|hours?|days?|weeks?|months?|years?)?(?: (?:follow-?up|after (?:discharge|surgery|treatment|operation|injection)|postoperatively|later))?,? ?[([]?$/

/** The outcome and the groups of the number before, where this one goes on with it. */
function goesOn(text: string, { at, pair }: Placed, before: Former | null): Read | null {
  if (!before?.outcome || !before.arms) return null
  const since = text.slice(before.end, at)
  const isOther = before.isPair !== (pair !== undefined) && (ITS_OTHER_NUMBER.test(since) || ITS_RATIO.test(since))
  return isOther || NEXT_TIME.test(since) ? { outcome: before.outcome, arms: before.arms } : null
}

type About = StudyContext & { isOnly: boolean; isOfCauses: boolean }

function ownOf(
  sentence: FactSentence,
  { effect, at, end, value, pair }: Placed,
  before: Former | null,
  { arms: armsOf, primary, isOnly, isOfCauses }: About,
): Read {
  const { text } = sentence
  const last = effect.span.end - sentence.start
  const study = armsOf()
  const outcome = outcomeOf(text, {
    at,
    end,
    value,
    last,
    isOnly,
    isOfCauses,
    isPair: pair !== undefined,
    primary,
    isArm: (words) => mentionsOf(words, study.arms).length > 0,
    isKnown: (words) => study.isOutcome(words, sentence),
  })
  const own = pair
    ? armsOfPair(sentence, pair.first, pair.second, study)
    : armsOfEstimate(sentence, { at, end, value, last }, study)
  const arms = own ?? inherited(text, text.slice(before?.end ?? 0, at), before?.arms, study)
  const isRead = pair !== undefined || isEstimate(effect)
  const isKnown = arms && !isArmItself(outcome, arms) && isRead
  return { ...(outcome && { outcome }), ...(isKnown && { arms }) }
}

/** The next of a list is between the same groups, where it names none of its own. */
function inherited(text: string, words: string, arms: Effect['arms'], study: StudyArms): Effect['arms'] | null {
  if (!arms || words.length >= 140 || /\bmodels?\b|regression|factors?\b/.test(text)) return null
  if (/\. |\b(?:baseline|than|versus|vs|compared)\b/.test(words) || mentionsOf(words, study.arms).length > 0)
    return null
  return arms
}

/** An outcome that is no more than the name of a group. */
const isArmItself = (outcome: string | null, arms: [string, string]) =>
  outcome !== null && arms.some((arm) => arm.toLowerCase().includes(outcome.toLowerCase()) || isNameOf([])(outcome))

/** A ratio without interval and p may be something else by the same letters: "OR 38.9" of responses. */
const isEstimate = ({ measure, interval, p }: Effect) =>
  !RATIOS.has(measure) || interval !== undefined || p !== undefined
