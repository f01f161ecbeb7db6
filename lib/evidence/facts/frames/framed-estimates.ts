import type { ArmMention } from '../arms/arm-mentions'
import type { Arm } from '../arms/arm-name'
import { hasItsSign } from '../arms/direction'
import { armsHere } from '../arms/named-here'
import { isGroupIn, isName } from '../certainty/arm-phrase'
import { isPartOfName } from '../certainty/arm-place'
import { isBefore, isOfTimes } from '../certainty/before-treatment'
import { isSetAgainstAnother, isTornNumber } from '../certainty/own-numbers'
import { fitsUnit, lacksInterval, lacksUnit } from '../certainty/own-unit'
import { isOfPart } from '../certainty/part-of-people'
import { wayOf } from '../certainty/stated-order'
import type { Effect } from '../effect'
import type { FactSentence } from '../fact-text'
import { RATIOS } from '../measures'
import type { StudyContext } from '../study-context'
import { JOINT, namesOf, withOther } from './frame-place'
import { framedOutcome } from './framed-outcome'
import { AGAINST, COMPARED_FIRST, HAS_AGAINST } from './links'
import { numberTokens } from './number-tokens'
import { clauseStart, saidOf } from './pair-frames'
import { ESTIMATE_SIGN, type Skeleton, skeletonOf } from './skeleton'
import { timeOf } from './time-of'

/** An estimate, and where in its sentence the name of its measure begins and its number stands. */
export type Estimate = { effect: Effect; at: number; end: number; value: number }

/** Sentences whose estimates are of causes, of parts of the people, or of one group at two times. */
const OF_ELSE =
  /risk factors?\b|\bpredict|determinants?\b|\b(?:uni|multi)varia(?:ble|te)\b|\bper (?:\d|unit|SD|standard|year|point)|\bincrement|\bcorrelat|\bregression|\bwithin[- ]group|\bnon-?inferiority margin|\binteraction/i

/** Longer survival is a lower hazard. */
const OF_SURVIVAL = /surviv|\btime to\b|-free\b|\b(?:OS|PFS|DFS|RFS|EFS)\b/i

/** With this number of characters between a measure's name and its number, words of their own stand there. */
const FAR = 25

const OF_CHANGE = /^(?:\w+ )?(?:reduction|improvement|increase|decrease|decline|rise|change)s?\b/i

type Arms = [ArmMention, ArmMention]
type Found = Skeleton['arms'][number]

/** Gives estimates the groups and the outcome that the grammar of their sentence names, each whole; others stay as they are. */
export function frameEstimates(sentence: FactSentence, found: readonly Estimate[], about: StudyContext): Set<Estimate> {
  const framed = new Set<Estimate>()
  const { text } = sentence
  if (found.length === 0 || OF_ELSE.test(text) || isBefore(text) || isOfTimes(text)) return framed
  const study = about.arms()
  // "The hazard ratio of A against B was |0.8": the groups stand between.
  const startOf = ({ at, end, value }: Estimate) => (value - end > FAR ? value : at)
  const spans = found.map((one) => ({ start: startOf(one), end: one.effect.span.end - sentence.start }))
  const tokens = numberTokens(text)
  const skeleton = skeletonOf(text, armsHere(sentence, tokens, study), tokens, spans)
  if (skeleton.arms.length === 0) return framed
  const source = {
    isKnown: (words: string) => study.isOutcome(words, sentence),
    whole: study.whole,
    primary: about.primary,
  }
  let former: { arms: Arms; end: number } | null = null
  for (const { at, span } of skeleton.estimates) {
    const one = found.find((other) => startOf(other) === span.start)
    if (!one || isOfPart(saidOf(skeleton.text, at + 1), study)) continue
    const ahead = skeleton.text.slice(former?.end ?? 0, at)
    const isLoss = wayOfEffect(one.effect) * (one.effect.measure === 'HR' && OF_SURVIVAL.test(ahead) ? -1 : 1)
    const place = { skeleton, at, since: former?.end ?? 0, isLoss, isNull: holdsNone(one.effect), pair: study.pair }
    const own = armsOf(place)
    const arms: Arms | null = own ?? continued(skeleton, at, former)
    const said = skeleton.text.slice(own ? clauseStart(skeleton.text, at, former?.end ?? 0) : (former?.end ?? 0), at)
    // What stands before another estimate is of that one.
    const clause = said.slice(said.lastIndexOf(ESTIMATE_SIGN) + 1)
    former = arms ? { arms, end: at + 1 } : null
    if (!arms) continue
    const names = namesOf(text, arms)
    if (!names.every((name) => isName(name) && isGroupIn(study.whole, name))) continue
    // "(women: OR 0.5": of a part of them.
    if (/[([][^()[\]]*[a-z]: ?$/i.test(clause)) continue
    const outcome = framedOutcome({ clause, inside: '', behind: '' }, source)
    // "a reduction in deaths (risk ratio 0.7": the ratio is of the deaths.
    if (!outcome || (RATIOS.has(one.effect.measure) && OF_CHANGE.test(outcome))) continue
    if (arms.some(({ start, end }) => start >= 0 && isPartOfName(text, start, end))) continue
    const effect = { ...one.effect, outcome, arms: names }
    const last = span.end
    if (lacksInterval(text, effect, last) || lacksUnit(effect) || !fitsUnit(effect)) continue
    if (isSetAgainstAnother(text, last) || isTornNumber(text, effect, last) || !hasItsSign(text, one.at, effect))
      continue
    if (!effect.interval && !effect.p) continue
    const time = timeOf({ ahead: clause, inside: '', behind: skeleton.text.slice(at + 1) }, text, outcome)
    Object.assign(one.effect, { outcome, arms: names, ...(time && { time }) })
    framed.add(one)
  }
  return framed
}

/** Which of two groups had more by an estimate: 1 the first, −1 the second, 0 neither. */
const wayOfEffect = ({ measure, value }: Effect): number =>
  measure === 'MD' || measure === 'RD' || measure === 'SMD' ? Math.sign(value) : Math.sign(value - 1)

const holdsNone = ({ measure, interval }: Effect): boolean => {
  const none = RATIOS.has(measure) ? 1 : 0
  return interval !== undefined && interval.low <= none && interval.high >= none
}

type Place = {
  skeleton: Skeleton
  at: number
  since: number
  isLoss: number
  /** Its interval holds no difference. */
  isNull: boolean
  pair: readonly [Arm, Arm] | null
}

/** Right behind an estimate: "(E) compared with A", "(E) for A versus B". */
const BEHIND = new RegExp(
  String.raw`^[)\]]{0,2},? ?(?:as |when )?${AGAINST} (?:that |those )?(?:in |for |with |the |of |on )*$`,
  'i',
)
const BEHIND_BOTH = new RegExp(
  String.raw`^[)\]]{0,2},? (?:in|for|with|between|among|favou?ring|comparing) (?:the )?([\ue100-\ue1ff]),? (?:${AGAINST}|and) (?:in |for |with |the |of |on )*([\ue100-\ue1ff])`,
  'i',
)

/** Before the one group that had more or less, and behind it. */
const IS_OF =
  /\b(?:lower|higher|less|more|fewer|greater|longer|shorter|better|worse|smaller|larger|reduced|increased|improved|decreased)\b[^\ue100-\ue2ff]*\b(?:in|with|for|among|on|after|receiving) $/i
const DOES =
  /^(?: (?:treatment|therapy|supplementation|use))? (?:also |\w+ly )?(?:had|has|showed|reported|experienced|required|received|needed|used|achieved|were|was|developed|spent|reduced|reduces|increased|increases|decreased|improved|lowered|prolonged|led to|resulted in)\b/i
const NO_DIFFERENCE =
  /\b(?:no (?:statistically |clinically )?(?:significant )?(?:\w+ )?differences?|did not differ|not (?:\w+ly )?different|similar|comparable)\b/i

function armsOf({ skeleton, at, since, isLoss, isNull, pair }: Place): Arms | null {
  const { text, arms, estimates } = skeleton
  const from = clauseStart(text, at, since)
  const before = arms.filter((arm) => arm.at >= from && arm.at < at)
  const after = arms.filter((arm) => arm.at > at)
  const [one, other, third] = before
  const clause = text.slice(from, at)
  // Where numbers of groups stand before, they say which is which.
  if (third || /[\ue200-\ue2ff]/.test(clause)) return null
  const next = after[0]
  const nextEstimate = estimates.find((estimate) => estimate.at > at)?.at ?? text.length
  if (one && other) {
    const joint = text.slice(one.at + 1, other.at)
    if (COMPARED_FIRST.test(text.slice(from, one.at))) return distinct(other, one)
    if (HAS_AGAINST.test(joint)) return distinct(one, other)
    // "no difference between A and B (E)": where nothing differed, the order is that of the words.
    return isNull && NO_DIFFERENCE.test(clause) && JOINT.test(joint) ? distinct(one, other) : null
  }
  if (one && next && next.at < nextEstimate && BEHIND.test(text.slice(at + 1, next.at))) return distinct(one, next)
  if (
    !one &&
    next &&
    after[1] &&
    next.at < nextEstimate &&
    BEHIND_BOTH.test(text.slice(at + 1)) &&
    HAS_AGAINST.test(text.slice(next.at + 1, after[1].at))
  )
    return distinct(next, after[1])
  if (!one || HAS_AGAINST.test(clause)) return null
  const way = wayOf(clause)
  if (way === null || way !== isLoss) return null
  const isOf = IS_OF.test(text.slice(from, one.at)) || DOES.test(text.slice(one.at + 1, at))
  return isOf && !one.mention.arm.isControl ? withOther(one, pair) : null
}

/** "… (E), and of pain (E)": the next of a list between the same groups. */
function continued({ text }: Skeleton, at: number, former: { arms: Arms; end: number } | null): Arms | null {
  if (!former) return null
  const since = text.slice(former.end, at)
  if (
    /[\ue100-\ue2ff]|\. [A-Z]|\b(?:baseline|subgroup|before|than|compared|versus|vs)\b/.test(since) ||
    since.length > 140
  )
    return null
  return /^[)\]]{0,2}[,;]? ?(?:and |as |but |or )?[^()]*[([]$/.test(since) ? former.arms : null
}

const distinct = (one: Found, other: Found): Arms | null =>
  one.mention.arm === other.mention.arm ? null : [one.mention, other.mention]
