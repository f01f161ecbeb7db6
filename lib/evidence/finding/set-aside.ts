import { anyOf } from '../any-of'
import { contentWords } from '../content-words'
import type { Cues } from './cues'
import { sharedWords } from './lines'
import type { Nulls } from './null-result'
import type { Reason } from './reasons'

/** What is known of the study a claim is of. */
export type ClaimedStudy = {
  title: string
  /** The title, and what the abstract says that the study is for. */
  asked: string
  nulls: Nulls
  isTrial: boolean
  isTruncated: boolean
  hasConclusions: boolean
  /** Whether something did not differ from placebo. */
  isLikePlacebo: boolean
}

/** "Was not superior to placebo", "better than placebo, but not significantly so". */
const LIKE_PLACEBO =
  /\b(?:no|not|neither|nor) [^.;]{0,80}\b(?:than|to|from|over|versus|vs\.?|with|and) (?:the )?placebo\b|\bthan placebo\b[^.;]{0,40}\bnot significan/i
/** Whether a sentence says of something that it did not differ from placebo. */
export const isLikePlacebo = (sentence: string): boolean => LIKE_PLACEBO.test(sentence)
const DENIES = /\b(?:placebo|no|not|neither|nor|without|fail(?:s|ed)?|ineffective)\b/i

/** As good as a treatment that was no better than placebo itself. */
const EQUALS = /\b(?:comparable|similar\w*|equal\w*|equivalent|as effective as|non-?inferior|as good as)\b/i

/** What was done to those who took part, in place of what came of it. */
const OF_DOING =
  /\b(?:was|were) (?:\w+ly )?(?:started|given|administered|prescribed|added|initiated|assigned|allocated|measured|assessed|evaluated|recorded|analy[sz]ed|enrolled|recruited|included|treated|randomi[sz]ed|studied|compared|divided|followed) (?:in|to|at|for|with|by|on|and|into|up)\b|\b(?:is|are) used to (?:estimate|assess|evaluate|measure|determine|identify|examine)\b/i

/** A trend is no effect, but for one that is asked for, or that is tested as one. */
const TREND = /\b(?:trend(?:s|ed|ing)?|tend(?:s|ed)? to|tendenc(?:y|ies))\b/i
const IS_TREND =
  /\b(?:secular|temporal|linear|upward|downward|rising|increasing|decreasing|time|seasonal) trends?\b|\bp[- ]?(?:values?)? ?(?:for|of) (?:the )?(?:linear )?trend|\btests? for trend/i

/** "Tea increased sleep |with a trend toward less thirst": what stands before it is no trend. */
const WITH_TREND = /,? (?:with|and) an? (?:\w+ )?trends? (?:toward|to)s?\b.*$/i
const STATES = /\b(?:increas|decreas|reduc|improv|rais|lower|prolong|shorten)\w*/i
const beforeTrend = (text: string): string => {
  const before = text.replace(WITH_TREND, '')
  return STATES.test(before) ? before : text
}

/** What others reported or nobody did, which is not what this study found. */
const OF_OTHERS =
  /\b(?:has|have) (?:not|never) (?:yet )?been (?:\w+ly )?(?:demonstrated|shown|reported|described|established|confirmed|proven|proved|studied|investigated|evaluated|compared|tested)\b|\b(?:has|have) (?:also )?been (?:\w+ly )?(?:reported|described) (?:for|in|with|by|to|after|during|as)\b|\bour (?:previous|earlier|prior) (?:\w+ )?(?:findings?|results?|stud(?:y|ies)|work),? (?:which|that) (?:had |have )?(?:show|demonstrat|report|found|reveal)/i

/** Words by which authors call something what they conclude. */
const CONCLUDES =
  /\b(?:conclu\w+|suggest\w*|demonstrat\w+|indicates?|thus|therefore|in summary|overall|(?:was|were|been) shown to be|(?:these|our|this) (?:results|data|findings|study))\b/i

/** What authors suppose of what they did not look at. */
const PRESUMED = /^(?:presumably|possibly|perhaps|hypothetically|theoretically|conceivably)\b/i

/** "Two patients died …", "1 patient withdrew …": what befell a few of those who took part. */
const OF_FEW =
  /^(?:only )?(?:one|two|three|[1-3]|a|an|a single) (?:of the |other |further |additional |placebo[- ]|elderly |female |male )?(?:patients?|subjects?|participants?|volunteers?|child|children|infants?|woman|women|man|men|deaths?|cases?)\b(?!['’]s|s['’]| (?:groups?|arms?|populations?))/i
const OF_LEAVING =
  /\breasons? for (?:the )?(?:premature |early |treatment |study )*(?:discontinu|withdraw|dropp?ing|drop-?out|exclu|terminat)/i

const FEASIBLE = /\bfeasib|\bpracticab/i
const USEFUL = /\buseful|\bvaluable|\breliable/i
const ASKS_FEASIBLE = /\bfeasib|\bpracticab|\bpilot|\baccepta|\bpreliminary/i

/** Where an effect was the greatest, in place of whether there was one. */
const GREATEST =
  /^(?:the )?(?:greatest|largest|strongest|highest|best|most (?:pronounced|marked|evident|striking|prominent)) (?:[\w-]+ ){0,3}?(?:benefits?|effects?|improvements?|reductions?|increases?|decreases?|differences?|responses?|results?) (?:of [\w -]{3,40} )?(?:was|were|is|are|occurred|appeared)\b/i

const SOME_WITHIN =
  /\bin (?:those|the) (?:patients |subjects |participants |women |men |children )?(?:who|whose)\b|\bthose (?:patients |subjects |participants )?who (?:only|already|completed|responded)\b/i
const RECOMMENDS = /\b(?:recommend\w*|should|must|ought|needs? to)\b/i

/** Things without a name: of which they are, only a text that shares a word with the title may leave to be seen. */
const NAMELESS =
  /\b(?:the|these|those|both|all|two) (?:two |three |four |study |active |tested )*(?:agents|drugs|treatments|regimens|methods|techniques|formulations|products|preparations|therapies|interventions|procedures|medications|compounds|modalities|devices)\b/i
/** "Both methods were effective, but tea may be preferable to coffee": they have their names. */
const NAMES_BOTH =
  /\b(?!(?:one|first|former|latter|which|that|this)\b)\p{L}{4,} (?:may be |might be |is |was |were |appears? )?(?:preferable|preferred|superior|inferior) to (?!the (?:other|first|second|former|latter))\p{L}{4,}/iu
/** Three or more of them: a title that names each is rare. */
const ALL_OF_THEM =
  /^(?:all|the) (?:of the )?(?:three|four|five|six|3|4|5|6) (?:\w+ ){0,2}(?:agents|drugs|treatments|regimens|methods|techniques|formulations|products|preparations|therapies|interventions|procedures|medications|compounds|modalities|devices)\b(?! \(| with\b| of\b)/i
const TESTED = anyOf(
  /\b(?:the|our) test (?:product|preparation|drug|treatment|medication|compound|article|substance)s?\b/,
)

/**
 * Why a claim is set aside whatever its chances: what it says is mostly not what its study found. Each kind was found by
 * reading claims beside their abstracts; it is better to say nothing than what misleads. Null for the others.
 */
export function whySetAside(
  text: string,
  { stated, denied }: Cues,
  { title, asked, nulls, isTrial, isTruncated, hasConclusions, isLikePlacebo: isNull }: ClaimedStudy,
  { isOfResults, sentences }: { isOfResults: boolean; sentences: readonly string[] },
): Reason | null {
  const tellsNothing = stated + denied === 0
  const tellsOnlyEffect = stated > 0 && denied === 0
  if (tellsOnlyEffect && TREND.test(beforeTrend(text)) && !IS_TREND.test(text) && !/trend/i.test(title)) return 'trend'
  // Of a record that was cut short only what its authors call a conclusion is one.
  if (isTruncated && !sentences.some((sentence) => CONCLUDES.test(sentence))) return 'truncated'
  if (isTrial && OF_OTHERS.test(text)) return 'others'
  if (isTrial && OF_FEW.test(text)) return 'few'
  if (OF_LEAVING.test(text) && !OF_LEAVING.test(title)) return 'leaving'
  if (isNull && !DENIES.test(text) && EQUALS.test(text)) return 'placebo'
  if (tellsNothing && OF_DOING.test(text)) return 'doing'
  if (tellsNothing && FEASIBLE.test(text) && !USEFUL.test(text) && !ASKS_FEASIBLE.test(asked)) return 'feasible'
  if (GREATEST.test(text)) return 'greatest'
  if (PRESUMED.test(text)) return 'presumed'
  if (tellsNothing && nulls.isSome && RECOMMENDS.test(text)) return 'recommends'
  if (isOfResults && hasConclusions && SOME_WITHIN.test(text)) return 'some people'
  return isNameless(text, title) || isOfNoName(text, title) ? 'nameless' : null
}

/** Whether a text says of things without a name how they compare. */
const isNameless = (text: string, title: string): boolean =>
  TESTED.test(text) ||
  ALL_OF_THEM.test(text) ||
  (NAMELESS.test(text) && !NAMES_BOTH.test(text) && sharedWords(contentWords(title), contentWords(text)) === 0)

/** "The trial group did better than the control group": what they were given is not said. */
const BY_PART = /\b(?:trial|study|experimental|treatment|test|intervention|case|drug|active) (?:group|arm)\b/i
const isOfNoName = (text: string, title: string): boolean =>
  BY_PART.test(text) && sharedWords(contentWords(title), contentWords(text.replace(BY_PART, ''))) === 0

/** Whether a text is about a few of those who took part, which nothing is put beside. */
export const isOfFew = (text: string): boolean => OF_FEW.test(text)
