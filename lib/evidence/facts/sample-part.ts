import type { FactSentence } from './fact-text'
import { COUNT, countOf } from './numbers'
import { WHO } from './people'

/** What says that chance decided, or that people were put into groups at all. */
export const RANDOMISED = /\brandomi[sz]|\brandomly\b|\bat random\b|\brandom (?:allocation|assignment)/i
export const GIVEN_OUT = /\b(?:allocated|assigned|divided|grouped|separated|split)\b/i

/** What is given out by chance where it is not people. */
export const NOT_PEOPLE =
  /\b(?:services|practices|clinics|hospitals|schools|clusters|villages|communities|cent(?:re|er)s|wards|units|sites|teeth|eyes|limbs|legs|plots|samples|specimens|lesions|wounds|knees|hips|cells|oocytes|embryos) (?:were |was )?(?:then |equally |randomly |block )?(?:randomi[sz]ed|assigned|allocated|divided)/i

/** What comes right after a number that counts only some of those who took part. */
const A_PART =
  /^(?! (?:participated|took part|were (?:enrolled|included|recruited|randomi[sz]ed)) )[^,;]{0,40}?\b(?:complet\w* (?:\w{1,6}-(?:day|week|month|year)|the|all|this|both|follow|their|study|treatment|at|either|both|one|first|$)|dropped|withdr\w*|were lost|discontinu\w*|excluded|declined|refused|died|developed|experienc\w*|reported|failed|respond(?:ed|ers)|achiev\w*|showed|had (?:a|an|no)|were (?:lost|withdrawn|screened|approached|unable|invited|not)|screened(?! for (?!eligib|inclusion|participat|enrol)))\b/i

/** What says that a number is of each group. */
export const PER_GROUP =
  /^[^.;\d]{0,20}\b(?:per|each|in (?:both|every|either)|in (?:the )?(?:\S{1,20} ){0,3}(?:group|arm)(?!s)|for each)\b/i
const OF_A_GROUP =
  /\b(?:each|(?:intervention|control|treatment|placebo|experimental|first|second|third|other|another) (?:group|arm)s?(?: (?:of|with|had|included|comprised|consisted of))?|group (?:\w|i{1,3})\s?(?:,|:|\(|=|comprised|included|consisted of|had|of)?|(?:second|other|control|comparison) group\b[^.;]{0,20}\b(?:included|consisted of|comprised|of|had|with)|of (?:these|those|them|whom)|among|remaining|first|next|last|subsequent|initial|another|additional|only|groups of|including|such as|least|than|per|every|one in|after|minus)[\s,(]*$/i

/** Before a number of people who did not all take part, or took part in one of several studies. */
const OTHERS =
  /(?:\b(?:(?:two|three|four|five|several|\d{1,2}) (?:[\w-]{1,20},? ){0,6}trials (?:enrolling|including|involving)(?: a total of)?|invited|approached|screened|identified|contacted|assessed for eligibility|part (?:\d|i{1,3}|one|two)|(?:study|experiment|trial|phase|cohort|stage) (?:\d{1,4}|[ab]|i{1,3}|one|two)|each\b[^.;,]{0,25}|(?:groups?|arms?):)[,:]?\s?(?:of |a total of |with )?|(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,6}t(?:y|een)))(?: \([^()]{1,20}\))? (?:out )?of (?:the )?|\b(?:\d+|[a-z]+-(?:one|two|three|four|five|six|seven|eight|nine)|t\w{2,7}) (?:[a-z]{3,14} )?and )$/i

/** "… 34 women and 20 men", "… 23 patients with X and 20 healthy children", "… 40 with A and 40 patients with B". */
const OTHER_HALF = new RegExp(
  String.raw`^(?:,? (?:and|\+) |(?:\)| \([^()]{1,40}\))?(?:(?! (?:were|was|had|have|has|completed|who|of|randomi|received|underwent)\b)(?:[^.;,:()]|\.(?=\d))){0,110} and )(${COUNT}) (?:(?:\S{1,20} ){0,2}(?:${WHO}|m[ae]n|wom[ae]n)\b|(?:\S{1,20} ){0,2}(?:healthy|controls?|normal|matched)\b(?: ${WHO})?)`,
  'i',
)
/** "177 patients had surgery, 278 had radiotherapy and …": one group of several. */
const ONE_OF_SEVERAL = new RegExp(
  String.raw`^[^.;]{0,60}, \d{2,5} (?:underwent|received|had|were (?:treated|given))\b|^[^.;()]{0,60}, \d[\d,]{1,6} (?:to(?! \d)|with|on)\b|^ (?:from|in) the (?!age)(?:\S{1,20} ){1,2}(?:group|arm)\b(?! (?:or|and|vs|versus)\b)|^, ${COUNT} (?!(?:fe)?males?\b|(?:wo)?men\b)(?:\S{1,20} ){0,2}${WHO}`,
  'i',
)
/** "26 girls, 37 boys and …": one more of a list. */
const LISTED_AFTER = new RegExp(String.raw`\d [^.;,()]{0,30}${WHO}(?: with [^.;,]{2,40})?, (?:and )?$`, 'i')
const ENDS_AN_ITEM = /, (?:and )?$/
/** "13 patients with X were studied, along with 13 healthy controls". */
const ALONG_WITH = new RegExp(
  String.raw`^[^.;()]{0,110}?,? (?:along|together) with (${COUNT}) (?:\S{1,20} ){0,2}(?:healthy|controls?|normal|matched)\b(?: (?:\S{1,20} )?${WHO})?`,
  'i',
)
/** "294 children were assigned to iron and 297 to placebo". */
const GIVEN_BOTH = new RegExp(
  String.raw`^(?: \([^()]{1,40}\))? (?:(?:were|was) )?(?:randomly )?(?:assigned|allocated|randomi[sz]ed) to [^.;,()\d]{3,60},? and (?:another |the other |the remaining )?(${COUNT}) (?:${WHO} )?(?:\([^()]{1,40}\) )?(?:were (?:randomly )?(?:assigned|allocated|randomi[sz]ed) )?to `,
  'i',
)

/** "162 patients to tea and 164 to coffee", "56 patients received tea and 58 coffee". */
const OF_BOTH = new RegExp(
  String.raw`^ (?:to [^.;,()\d]{2,60},? and (${COUNT}) (?:${WHO} )?to |received [^.;,()\d]{2,50} and (${COUNT}) (?:${WHO} )?(?:received )?(?!days|weeks|months|years|minutes|hours|mg|ml|times|were|was|had|in|of|or|and)[A-Za-z]{2,})`,
)

/** "27 patients were randomly assigned to rest, 26 to iron and 28 to placebo". */
const GIVEN_ALL = new RegExp(
  String.raw`^ (?:were|was) (?:randomly )?(?:assigned|allocated|randomi[sz]ed) to [^.;,()\d]{3,60}, (${COUNT}) to [^.;,()\d]{3,60},? and (${COUNT}) to `,
  'i',
)

/** "In the programme |168 patients were included and in usual care 151". */
const INCLUDED_BOTH = new RegExp(
  String.raw`^ (?:were|was) (?:included|enrolled|randomi[sz]ed|analy[sz]ed|recruited) and in (?:the )?[^.;,\d]{3,40} (${COUNT})(?: ${WHO})?`,
  'i',
)

const PARTS = /\b(?:compris|consist|including|of whom|\d+ (?:fe)?males?\b|\d+ (?:wo)?men\b).* and /i

/** "59 patients to each group and …": what comes after is about others. */
const EACH_FIRST = /^[^.;,\d]{0,30}\b(?:each|either|every|both) (?:\w+ )?(?:groups?|arms?)\b/i

/** The other half of a sample of which `after` follows the one; null where there is none. */
export function otherHalf(after: string): { value: number; end: number } | null {
  if (!after.includes('and ') && !after.includes('+ ') && !after.includes('with ')) return null
  const both = after.startsWith(' to ') || after.startsWith(' received ') ? OF_BOTH.exec(after) : null
  const second = both && countOf(both[1] ?? both[2] ?? '')
  if (both && second) return { value: second, end: both[0].length }
  const isGiven = /^(?: \([^()]{1,40}\))? (?:were |was |randomly |assigned |allocated |randomi[sz]ed )/.test(after)
  if (EACH_FIRST.test(after)) return null
  const all = isGiven ? GIVEN_ALL.exec(after) : null
  if (all) return { value: (countOf(all[1] ?? '') ?? 0) + (countOf(all[2] ?? '') ?? 0), end: all[0].length }
  const match =
    (isGiven ? GIVEN_BOTH.exec(after) : null) ??
    INCLUDED_BOTH.exec(after) ??
    OTHER_HALF.exec(after) ??
    (after.includes('with ') ? ALONG_WITH.exec(after) : null)
  const value = match?.[1] ? countOf(match[1]) : null
  // "86 students comprising 62 men and 24 women": both are parts.
  return match && value !== null && !PARTS.test(match[0]) ? { value, end: match[0].length } : null
}

/** "a randomised trial including 465 patients" counts all of them. */
const TRIAL_INCLUDING =
  /\b(?:trial|study|design)\b[^.;]{0,115}\bincluding $|\b(?:conducted|performed|carried out|done|study|trial) among $/i
/** A sentence about one group, and people given out to one. */
const IN_ONE_GROUP =
  /^(?:in|during) (?:the |an? )?(?:first|second|third|initial|pilot|pre-?intervention|baseline) (?:phase|part|stage|period|study|experiment|step)\b|^(?:in )?(?:part|phase|study|stage|cohort|experiment|exp\.?|trial) (?:[a-d]|\d{1,4}|i{1,3}|one|two|three)\b|^(?:in|for) (?:the )?(?:first|second|third|control|intervention|treatment|placebo|experimental|other|former|latter) (?:group|arm)\b/i
const TO_ONE_GROUP =
  /^[^.;]{0,25}\b(?:randomi[sz]ed|assigned|allocated) to (?:an? |the )(?:\S{1,20} ){1,2}(?:arm|group)\b(?! (?:or|vs|versus|and)\b)/i

/** Whether a number counts a group, a half or a share of those who took part, or others than they. */
export const isPart = (before: string, words: string, after: string, { text }: FactSentence) =>
  IN_ONE_GROUP.test(text) ||
  TO_ONE_GROUP.test(after) ||
  (OF_A_GROUP.test(before) && !TRIAL_INCLUDING.test(before)) ||
  OTHERS.test(before) ||
  (ENDS_AN_ITEM.test(before) && LISTED_AFTER.test(before)) ||
  (/\b(?:healthy|controls?)\b/i.test(words) && /\bpatients\b[^.;]{0,90} and $/i.test(before)) ||
  ONE_OF_SEVERAL.test(after) ||
  /\b(?:intervention|controls?|placebo|experimental)\b|(?<!previously )\buntreated (?:\S{1,20} )?(?:controls?|groups?)\b/i.test(
    words,
  ) ||
  (/^\d+\/\d/.test(words) && !/^[^.;]{0,12}\bwere (?:recruited|enrolled|randomi[sz]ed)/i.test(after)) ||
  // "24 patients (13 males and 11 females)": what an open bracket holds counts a part, unless it is "(n = …)".
  (!/^n\s?=/i.test(words) &&
    !/\btotal of $/.test(before) &&
    (before.lastIndexOf('(') > before.lastIndexOf(')') || before.lastIndexOf('[') > before.lastIndexOf(']')))

/** Numbers that the text gives to a group: "a control group of 50 patients". */
export function groupNumbers(told: readonly { sentence: FactSentence }[]): ReadonlySet<number> {
  const numbers = new Set<number>()
  for (const { sentence } of told) {
    const { text } = sentence
    if (!text.includes('roup of ') && !text.includes('rm of ')) continue
    for (const match of text.matchAll(/(?<!study |each |whole |one )\b(?:group|arm) of (\d{1,6})\b/gi))
      numbers.add(Number(match[1]))
  }
  return numbers
}

export const isSome = (after: string): boolean => A_PART.test(after)
