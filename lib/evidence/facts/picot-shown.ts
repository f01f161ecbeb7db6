import { anyOf } from '../any-of'
import { CONTROL } from './arms/arm-name'

/** Words of what was tried, or against what, and what stands behind them in their text. */
export type Named = { words: string; behind: string }

/** "Twice-daily", "conventional", "on-pump": the noun that they are said of is missing. */
const BARE = anyOf(
  /^(?!\w*(?:biotic|bital|pental|analgesic|emetic|esthetic|arsenic|alcohol|metal|sedative|laxative|additive|preservative|adhesive|contraceptive|saline|seed)$)[a-z]+(?:al|ive|ic|ary|ory|ous|ed)$/,
  /^[\w-]+-(?:release|made|daily|weekly|monthly|pump|dose|term|based|free|assisted|guided|line|risk|controlled|level)$/,
  /^(?:sham|standard|usual|routine|active|basic|enhanced|normal|open|early|late|low|high|single|double)$/,
)
/** The beginning of a phrase, what was asked of something else, or what was done to offer it: no name. */
const NO_NAME =
  /\b(?:test|analysis|size|volume)$|^(?:ascertain|offering|providing|adding|giving|when|from|to|by|efficacy|effectiveness|safety|effects?|associations?|relationships?|importance|impact|role|participation|adherence|attendance|age|sex|gender|symptoms?|burden|costs?)\b/i
/** Several that are named as one, or only that there are some. */
const SEVERAL =
  /^(?:(?:two|three|four|five|six|[2-6]) (?!(?:days?|weeks?|months?|years?|hours?|h|min|mg|g|ml|%)\b)|(?:different|various|several|multiple|both|alternative) )/i
/** What could be anything of its kind: what sets it apart was not read. */
const GENERAL =
  /^(?:(?:dietary|physical|behaviou?ral|educational|lifestyle|nutritional|psychological|medical|surgical|clinical|early|new) )?(?:exercises?|training|diets?|interventions?|program(?:me)?s?|supplementation|supplements?|education|rehabilitation|therapy|treatment|counsel?ling|surgery|care)$/i
/** "High-field open", of "high-field open versus short-bore imaging". */
const ENDS_BARE =
  / (?:open|closed|short|long|high|low|early|late|oral|topical|daily|weekly|intravenous|subcutaneous|intramuscular|epidural|spinal|laparoscopic|endoscopic|conventional|standard)$/i
const KIND_ALONE =
  /^(?:[\w-]+ ){0,3}(?:technologies|solutions|methods|procedures|interventions|protocols|strategies|approaches|techniques|modalities|regimens|systems|agents|drugs|formulations|treatments|therapies)$/i
const EITHER = /\bor\b|, /
const AND = /\band\b/i
const TOGETHER = /\b(?:combin\w*|co-?administ\w*|together|plus|along with|fixed-dose)\b|\+/i
/** "Glecaprevir |and pibrentasvir", "telmisartan |+ hydrochlorothiazide": half of what was given. */
const GOES_ON =
  /^(?: ?\([^()]{1,40}\))? ?(?:(?:and|plus|combined with|in combination with|together with|with or without)\b|\+|&)/i
/** "Angiotensin-converting enzyme |inhibition", "the calf|, ankle and sole". */
const CUT = /^(?:(?: ?\([^()]{1,12}\))?[ -](?:inhibit|receptor|block|antagonis|agonis|analog)|, [\w -]{2,20},? and )/i

/** Whether words are the whole name of one thing that was tried, as far as that can be seen. */
const isName = ({ words, behind }: Named): boolean =>
  !BARE.test(words.toLowerCase()) &&
  !NO_NAME.test(words) &&
  !GENERAL.test(words) &&
  !ENDS_BARE.test(words) &&
  !SEVERAL.test(words) &&
  !CUT.test(behind)

const isControl = (words: string): boolean => CONTROL.test(words)

export type ShownPair = { tried: 'tried' | 'against' | null; against: 'tried' | 'against' | null }
const NEITHER: ShownPair = { tried: null, against: null }

/**
 * Which of the two that were read are shown as what was tried and against what. Against what says nothing where it is not
 * known what was tried; placebo and the like were not; and of several that are named together nobody knows whether they
 * were given together or set against each other.
 */
export function shownPair(tried: Named | null, against: Named | null): ShownPair {
  if (!tried || !isName(tried)) return NEITHER
  const other = against && isName(against) ? against : null
  if (isControl(tried.words)) {
    const isReversed = other && !isControl(other.words)
    return isReversed ? { tried: 'against', against: 'tried' } : NEITHER
  }
  if (EITHER.test(tried.words)) return NEITHER
  const isTogether = TOGETHER.test(tried.words)
  if (!against && !isTogether && (AND.test(tried.words) || GOES_ON.test(tried.behind) || KIND_ALONE.test(tried.words)))
    return NEITHER
  return { tried: 'tried', against: other && 'against' }
}
