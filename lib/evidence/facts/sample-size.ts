import { anyOf } from '../any-of'
import { type FactSentence, spanIn } from './fact-text'
import { type Counted, peopleIn, totalsIn } from './people'
import type { SampleSize } from './sample'
import { onlyOneTold } from './sample-alone'
import { isDoubtful, type Told, tellsOfSome } from './sample-doubt'
import { type Candidate, drawnIn, OUTRIGHT, takenOf } from './sample-drawn'
import { GIVEN_OUT, groupNumbers, isPart, isSome, otherHalf, PER_GROUP, RANDOMISED } from './sample-part'
import { equalGroupsIn, groupSumIn, perArmIn } from './sample-sum'
import { isInHand, isMadeUp, isTotal } from './sample-whole'

/** Before the number: what a study did with them. */
const TAKEN_IN = anyOf(
  /\b(?:enrol\w*|recruit\w*|includ\w*|inclusion|participat\w*|studied|conducted|performed|undertaken|carried out|sample|consist\w*|compris\w*|total of|involv\w*|evaluated|received|treated|underwent|undergoing|selected|volunteered|examined|assessed|tested|administered to|given to|consecutive|population)\b/,
  /\b(?:trial|study|studies|experiment|investigation)\b[^.;]{0,30}\b(?:in|on|among|of|with|for|from)\s?$/,
  /\b(?:patients|participants|subjects|animals|volunteers) were\s?$|\bin\s?$/,
  /\b(?:trial|study|design|cohort|series),?\s?$|\bwe (?:report|describe|present|saw)(?: on)?\s?$/,
)
/** After it: the same. */
const TAKEN_IN_AFTER =
  /\b(?:enrol|cycled|ran|walked|exercised|wore|recruit|includ|participat|completed (?:a|an|\d|two|three|four|five|six|seven|eight|ten|twelve)\b|performed|ingested|consumed|followed|studied|investigated|trained|tested|administered|randomly|involved|took part|taking part|underwent|undergoing|received|given|treated|evaluated|examined|selected|chosen|volunteered|entered|assessed|observed|served|formed|constituted|eligible for analysis|scheduled for|who presented|were classified|were divided|distributed)/i
const ANALYSED = /\b(?:analy[sz]\w*|evaluable)\b/i
const PLANNED = anyOf(
  /\bwill\b|\bto be (?:recruited|enrolled|randomi[sz]ed)|\bplanned\b|\banticipated\b|\brequired\b/,
  /\bneeded\b|\bsample size (?:of|is|was|calculat\w*)\b|\b(?:recruitment|enrolment|enrollment|accrual|sample) (?:target|goal)\b|\bdesigned (?:for|to (?:include|enrol|recruit))\b/,
)
/** "Although 3000 patients were targeted": not those who came. */
const PLANNED_AFTER =
  /^\W{0,2}(?:[a-z]+ ){0,3}(?:were|was|had been) (?:originally |initially )?(?:targeted|planned|intended|needed|required|anticipated|expected)\b/i
/** "73 patients were screened": whatever else the sentence tells. */
const ONLY_SEEN =
  /^ (?:were|was) (?:\w+ )?(?:screened|invited|approached|contacted|assessed for|considered)\b(?!,? (?:and )?(?:randomi|enrol|includ|recruit))/i
/** A number right after it is of those who were given out. */
const DREW = /\b(?:randomi[sz]ed|randomly (?:assigned|allocated|divided)) (?:\S{1,12} ){0,3}$/i
/** Among the words for the people themselves. */
const TOLD_OF = /\b(?:enrolled|randomi[sz]ed|recruited|included|eligible|consecutive)\b/i

/**
 * How many took part: those randomised where the text says so, otherwise those included. Null where no one number, or
 * no full set of "(n = …)" of groups in one sentence, is clearly that.
 */
export function sampleSizeIn(sentences: readonly FactSentence[], title: string): SampleSize | null {
  const read = sentences.flatMap((sentence) => {
    if (sentence.isBackground && !RANDOMISED.test(sentence.text)) return []
    const people = peopleIn(sentence.text)
    if (people.length === 0 && !sentence.hasDigit) return []
    return [{ sentence, people, totals: sentence.hasDigit ? totalsIn(sentence.text) : [] }]
  })
  const told = read.flatMap<Told>(({ sentence, people, totals }) =>
    people.length + totals.length > 0 ? [{ sentence, counted: [...people, ...totals] }] : [],
  )
  const groups = groupNumbers(told)
  let best: Candidate | null = null
  let highest = 0
  for (const one of read) {
    for (const candidate of candidatesIn(one, highest)) {
      if (groups.has(candidate.value) || (best && candidate.score <= highest)) continue
      best = candidate
      highest = candidate.score
    }
  }
  const summed = groupSumIn(read.map(({ sentence }) => sentence))
  // A number that is less than the groups together is one of them, or of those who were left.
  const isLess = !best || highest < LEAST || (summed && summed.value > best.value && highest < 4.5)
  const taken = (isLess ? summed : best) ?? equalGroupsIn(sentences) ?? perArmIn(sentences) ?? aloneIn(told)
  const score = isLess ? 0 : highest
  if (!taken || (summed && isApart(taken, summed)) || (taken.kind === 'planned' && told.some(isFound))) return null
  if (isUncertain(taken, score, sentences, told, title) || tellsOfSome(sentences)) return null
  return strip(OF_A_PLAN.test(title) ? { ...taken, kind: 'planned' } : taken)
}

/** Titles of plans, whose people are yet to come. */
const OF_A_PLAN =
  /\bprotocol (?:of|for) (?:an?|the) (?:\S+ ){0,9}(?:study|trial)\b|\b(?:study|trial|research) protocol\b|\brationale and (?:study )?design\b/i

/** The only number of people that is told, where no word speaks against it. */
function aloneIn(told: readonly Told[]): Candidate | null {
  const alone = (sentence: FactSentence, counted: Counted) => judged(sentence, counted, 0, false, true)
  const only = onlyOneTold(told, (sentence, counted) => (alone(sentence, counted)?.against ?? 0) >= 1)
  return only && alone(only.sentence, only.counted)
}

/** Fewer were given out to groups by chance than came, or there is one group more. */
const isApart = (taken: SampleSize, summed: SampleSize) =>
  summed.kind === 'randomised' && taken.kind !== 'randomised' && taken.value !== summed.value

/** People counted in results: there were others than those who had been planned. */
const isFound = ({ sentence, counted }: Told) => sentence.isResult && counted.some(({ value }) => value > 9)

function isUncertain(
  { value, kind, span }: SampleSize,
  score: number,
  sentences: readonly FactSentence[],
  told: readonly Told[],
  title: string,
): boolean {
  const sentence = sentences.find(
    ({ section, start, text }) => section === span.section && start <= span.start && start + text.length >= span.end,
  )
  if (!sentence) return true
  const [from, to] = [span.start - sentence.start, span.end - sentence.start]
  const taken = { value, sentence, from, to, isRandomised: kind === 'randomised', isOutright: score >= OUTRIGHT }
  return isDoubtful(taken, told, title)
}

const strip = ({ value, kind, span }: SampleSize): SampleSize => ({ value, kind, span })

type Read = {
  sentence: FactSentence
  people: readonly Counted[]
  totals: readonly (Counted & { isSure: boolean })[]
}

/** What of a sentence may be the sample and have a score above `least`. */
function candidatesIn({ sentence, people, totals }: Read, least: number): Candidate[] {
  const candidates = [
    ...people.map((one) => judged(sentence, one, least)),
    ...totals.map((total) => judged(sentence, total, least, total.isSure)),
  ].filter((candidate) => candidate !== null)
  if (!sentence.hasDigit) return candidates
  if (people.length > 0) candidates.push(...takenOf(sentence))
  return sentence.text.includes('random') || sentence.text.includes('RCT')
    ? [...candidates, ...drawnIn(sentence)]
    : candidates
}

/** A sentence that begins with "Of" and a number tells what became of some of them. */
const OPENS_WITH_OF = /^(?:Results?: )?of $/i

const SERVE = /\b(?:GPs|physicians|doctors|surgeons|nurses|therapists|clinicians|teachers)$/i

/** Less than this is not sure enough. */
const LEAST = 2.5

/** How strongly the words around a number say that it is the sample; null where they hardly do. */
function judged(
  sentence: FactSentence,
  { at, words, value }: Counted,
  least: number,
  isSure = false,
  isAlone = false,
): Candidate | null {
  const { text } = sentence
  // "38 physicians and 227 patients" are no two halves of the same.
  const half = SERVE.test(words) ? null : otherHalf(text.slice(at + words.length, at + words.length + 160))
  const end = at + words.length + (half?.end ?? 0)
  const before = text.slice(Math.max(0, at - 120), at)
  const rest = text.slice(at + words.length, end + 150)
  // What stands in brackets between the people and the verb says who they were, not what became of them.
  const after = text
    .slice(end, end + 320)
    .replace(/\([^()]{1,120}(?:\([^()]{1,40}\)[^()]{0,60}){0,3}\)/g, '')
    .slice(0, 240)
  // "Of 80 patients screened, 60 took part": what comes after the comma is told of others.
  const whole = /^(?:[^.;]|\.(?! ?[A-Z]))*/.exec(after)?.[0] ?? ''
  const clause = /\bof $/i.test(before) && OPENS_WITH_OF.test(before) ? (whole.split(',')[0] ?? '') : whole
  // "30 were assigned to tea and 31 to coffee": the verb stands between the two.
  const between = half ? text.slice(at + words.length, end) : ''
  const taken = takenIn(sentence, words, before, between + clause)
  // What its parts make up is enough of a sample, but none before others.
  const isWhole = () => !sentence.isResult && !isInHand(before) && isMadeUp(rest, value)
  const more = isSure || isAlone ? 1.5 : taken.score < LEAST && LEAST > least && isWhole() ? LEAST - taken.score : 0
  const support = taken.score + more
  // What is said against it can only make it less.
  if (support < LEAST || support <= least) return null
  const { kind } = taken
  let score = support
  if (
    isSome(after) &&
    !(isSure && /^\)? who /.test(after)) &&
    kind !== 'randomised' &&
    (!sentence.isPeople || /^ who completed/.test(after))
  )
    score -= 4
  if (PER_GROUP.test(after.slice(0, 60)) || /^ (?:were|was) not\b/.test(after)) score -= 4
  if (isBesideOthers(words, text.slice(end, end + 40), half !== null)) score -= 4
  if (isPart(before, words, text.slice(end, end + 90), sentence) && !isTotal(before, rest, value)) score -= 4
  if (isShare(words, text.slice(end, end + 24)) && !/recruited|enrolled|randomi[sz]ed/i.test(clause.slice(0, 60)))
    score -= 4
  if (PLANNED_AFTER.test(after) || ONLY_SEEN.test(after)) score -= 4
  if (ELSEWHERE.test(before.slice(-70)) || ROUGHLY.test(before)) score -= 3
  if (OF_A_DAY.test(before)) score -= 4
  if (value < 10 && /\busing $/i.test(before)) score -= 3
  // "In 65 patients, …" of the results, and "worked in 4 dogs", are told of some.
  if (/\bin $/i.test(before) && (value < 10 || (sentence.isResult && /^in $/i.test(before)))) score -= 3
  if (/^[^.;]{0,120}\balso\b/i.test(clause)) score -= 2
  if (value < 4) score -= 2
  const against = support - score
  if (sentence.isBackground) score -= 2
  if (sentence.isResult) score -= 0.5
  return { value: value + (half?.value ?? 0), kind, score, against, span: spanIn(sentence, at, end) }
}

/** What speaks for a number: that people were randomised, given out or taken in, and how. */
function takenIn(
  { isPeople }: FactSentence,
  words: string,
  before: string,
  clause: string,
): Pick<Candidate, 'kind' | 'score'> {
  const near = before.slice(-50)
  const isTold = TOLD_OF.test(words)
  let kind: SampleSize['kind'] = 'included'
  let score = 1
  if (RANDOMISED.test(before.slice(-70)) || RANDOMISED.test(clause)) {
    kind = 'randomised'
    score += RANDOMISED.test(clause.slice(0, 100)) || DREW.test(before) ? 4 : 3
  } else if (GIVEN_OUT.test(near) || GIVEN_OUT.test(clause.slice(0, 60))) score += 3
  else if (
    isTold ||
    isPeople ||
    TAKEN_IN.test(near) ||
    TAKEN_IN_AFTER.test(clause.slice(0, 110)) ||
    INCLUDED.test(clause)
  )
    score += 2
  if (/\b(?:a )?total (?:of|sample of)?\s?$|\boverall,? $|\ball $|\bsample (?:size )?of $/i.test(near)) score += 1
  if (isPeople) score += 1
  if (PLANNED.test(near) || /^[^.;]{0,220}\bwill\b/i.test(clause)) kind = 'planned'
  if (kind === 'included' && !isTold && ANALYSED.test(clause.slice(0, 40).split(',')[0] ?? '')) {
    kind = 'analysed'
    score -= 1
  }
  return { kind, score }
}

const INCLUDED = /\bwere (?:included|enrolled|recruited)\b/i
/** "Over 100,000 adults": nobody counted them. */
const ROUGHLY = /\b(?:over|more than|approximately|about|nearly|almost|around|roughly|up to|at least) $/i
/** "Day 24 rats": a number of days, weeks or kinds. */
const OF_A_DAY = /\b(?:PND|postnatal day|days?|weeks?|months?|stage|grade|type|class|level) $/i
/** Before a number of another study, or of none. */
const ELSEWHERE =
  /\b(?:another (?:study|trial|cohort)|if|previous|previously|earlier|prior|published|literature|annually|worldwide|every year)\b/i

/** "60 eyes of 30 patients", "2,243 patients and 3,012 contacts": not the people, or not all who are counted. */
const isBesideOthers = (words: string, after: string, hasHalf: boolean) =>
  (/ eyes$/i.test(words) && /^ (?:of|in|from) \S{1,12} /.test(after)) ||
  (!hasHalf && /^ and (?:\d{2,6}|\d{1,3},\d{3}) [a-z]{4,}/.test(after))

/** "34 (66%)": some of those who took part. */
const isShare = (words: string, after: string) =>
  /^\s?\(\d{1,3}(?:[.·]\d+)?\s?%(?! (?:fe)?males?\b| (?:wo)?men\b| girls\b| boys\b)/.test(after) ||
  /\(\d{1,3}(?:[.·]\d+)?\s?%\)/.test(words)
