import { contentWords } from '../content-words'
import { type Cues, cuesOf, wordsOf } from './cues'
import { METHODS, sharedWords } from './lines'
import { type Significance, significanceOf } from './significance'

/** A sentence as it was read, as far as it is asked for here. */
type Read = { role: number; text: string; words: ReadonlySet<number>; cues: Cues; p: Significance }

/** What tells how groups were made and what they were given: its words are no outcomes. */
const OF_ARMS = /random|assign|allocat|receiv|treated with|given|administered|divided|placebo|cross-?over|consisted of/i
/** Before anything was given, or of some of the people: no result of the comparison. */
const NOT_OF_ALL =
  /^before\b|\bbaseline|\bbefore (?:the )?(?:intervention|treatment|study|training)|\bpre-?(?:test|intervention|treatment)|\bdemographic|\bsub-?group|\bcharacteristics\b/i
const PART = /[;] |,? (?=(?:whereas|while|but|although|though|however|without|and)\b)/i
const CLAUSE = /[;] |,? (?=(?:whereas|while|but|although|though|however)\b)/i
const EFFECT =
  /^(?:reduc|increas|decreas|improv|lower|higher|greater|fewer|less|more|better|worse|faster|slower|longer|shorter|superior|prevent|delay|prolong|shorten|enhanc|attenuat|benefi|promot|protect|alleviat|reliev|suppress|accelerat|rais)/
/** A claim that says itself that something did not differ. */
const SAYS_NONE = /\b(?:no|not|nor|neither|equal(?:ly)?|comparable|equivalent|similarly)\b/i
const NOT_DIFFERENT = /\b(?:no|not)\b[^.;]{0,40}\b(?:differ\w*)\b|\bsimilar\b|\bcomparable\b|\bdid not differ\b/i
const OF_GROUPS = /\b(?:between|among|across) (?:the )?(?:\w+ ){0,3}(?:groups?|arms?|treatments?)\b/i
const TELLS_SIGNIFICANT = /\bsignifican/i
/** Words that stand beside every effect and name no outcome. */
const NO_OUTCOME = contentWords(
  `significant effective efficacy improve increase reduce decrease lower higher greater better worse use using clinical
  may than rate risk incidence showed resulted found adults safe well beneficial conclusion combined combination administration`,
)
/** Words before and after that of an effect among which its outcome stands. */
const BEFORE = 4
const AFTER = 5
/** Words of the title in one clause at the least where it is about what the study asked for. */
const ASKED = 2

/** "One but not the other": a contrast, which only a test between the two can show. */
const ONE_NOT_OTHER = /\bbut not\b/i
const INTERACTION = /\binteractions?\b/i
const TREND = /\btrend/i

/** A title that sets two things against each other, and a claim that holds them together: "effects of tea and coffee". */
const SETS_AGAINST =
  /\bcompar\w*\b.*?\b([\p{L}\d-]{3,}) (?:and|with|to|versus|vs\.?) ([\p{L}\d-]{3,})|([\p{L}\d-]{3,}) (?:versus|vs\.?|compared (?:with|to)) ([\p{L}\d-]{3,})/iu
const COMPARES =
  /\b(?:than|versus|vs|compar\w*|differ\w*|superior\w*|inferior\w*|as (?:\w+ ){1,2}as|equally|similar\w*|more|less|fewer|better|worse)\b/i

/** "In both the genuine and the sham group": what is claimed of the one came with the other as well. */
const WITH_BOTH =
  /\bin both (?:the )?[^.;,]{3,50}? and (?:the )?(?:sham|placebo|controls?|comparison|usual[- ]care|untreated|no[- ]treatment)\b/i
/** "However, at one year the groups differed only in sleep": what was won is lost. */
const LOST_LATER =
  /^(?:however|but|nevertheless|nonetheless)\b[^.;]*\b(?:follow-?up|months?|years?|weeks?)\b[^.;]*\b(?:only differed|differed only|no longer|(?:was|were) (?:not|no longer) (?:maintained|sustained)|not (?:maintained|sustained)|disappeared)\b/i
/** A claim that says until when it holds. */
const SAYS_WHEN =
  /\b(?:short[- ]term|early|initial\w*|immediate\w*|transient\w*|temporar\w*|at (?:\d|one|two|three|six|twelve)|after (?:\d|one|two|three|six)|(?:days?|weeks?|months?|years?))\b/i
/** What authors only suppose of why it was so. */
const SUPPOSED_WHY =
  /,? (?:likely|possibly|probably|presumably|perhaps|most likely) (?:driven|due|caused|explained|mediated|because|through|by|as a result)\b.*$/i

const isLarge = ({ small, large }: Significance) => large > 0 && small === 0

/**
 * Whether results speak against a claim that something had an effect: what first tells of its outcome is not significant;
 * in a trial, what first tells of what the title asks did not differ, no p-value of all is small, or the claim says of both
 * treatments that were compared that they work; it came with placebo as well, or was lost at the end; or the difference
 * between two changes, of which one is claimed and the other denied, is only a trend.
 */
export function contradictionOf(
  title: string,
  all: readonly Read[],
  results: readonly Read[],
  isTrial: boolean,
): (text: string) => boolean {
  const own = results.filter(({ text }) => !NOT_OF_ALL.test(text))
  let arms: Set<number> | undefined
  const armsOf = () => {
    arms ??= new Set([...NO_OUTCOME, ...all.flatMap(({ role, text }) => (role <= METHODS ? wordsOfArms(text) : []))])
    return arms
  }
  return (claim) => {
    const text = claim.replace(SUPPOSED_WHY, '')
    if (ONE_NOT_OTHER.test(text) && own.some(doubtsInteraction)) return true
    if (own.length === 0 || SAYS_NONE.test(text) || significanceOf(text).large > 0) return false
    if (isTrial && holdsTogether(title, text)) return true
    const { stated, denied } = cuesOf(wordsOf(text))
    if (stated === 0) return false
    if (denied === 0 && !COMPARES.test(text) && cameWithBoth(text, own)) return true
    if (denied === 0 && !SAYS_WHEN.test(text) && own.some((one) => LOST_LATER.test(one.text))) return true
    if (text.split(PART).some((part) => isOwnLarge(part, own, armsOf()))) return true
    if (!isTrial || denied > 0) return false
    return (!TELLS_SIGNIFICANT.test(text) && noneIsSmall(own)) || isAskedNull(title, own, armsOf())
  }
}

/** Whether a claim says of both treatments that were compared that they work, and nothing of how they compare. */
function holdsTogether(title: string, text: string): boolean {
  const [, one, other, left, right] = SETS_AGAINST.exec(title) ?? []
  const [first, second] = [one ?? left, other ?? right]
  if (!first || !second || COMPARES.test(text) || /\bboth\b/i.test(text)) return false
  const words = text.toLowerCase()
  return [`${first} and ${second}`, `${second} and ${first}`].some((both) => words.includes(both.toLowerCase()))
}

/** Words of a claim and of a result at the least where both tell of one outcome. */
const SAME_OUTCOME = 2

/** Whether a result says of what is claimed that it came with placebo or the like as well. */
const cameWithBoth = (text: string, results: readonly Read[]): boolean =>
  results.some(
    (one) =>
      WITH_BOTH.test(one.text) && one.cues.stated > 0 && sharedWords(contentWords(text), one.words) >= SAME_OUTCOME,
  )

const doubtsInteraction = ({ text, p }: Read): boolean => INTERACTION.test(text) && (TREND.test(text) || isLarge(p))

/** The words of the clauses of a sentence that tell what was given to whom. */
const wordsOfArms = (text: string): number[] =>
  OF_ARMS.test(text) ? text.split(/[,;:]/).flatMap((part) => (OF_ARMS.test(part) ? [...contentWords(part)] : [])) : []

/** Whether the first result that tells of the outcome of an effect is not significant. */
function isOwnLarge(part: string, results: readonly Read[], arms: ReadonlySet<number>): boolean {
  const { stated, denied } = cuesOf(wordsOf(part))
  if (stated === 0 || denied > 0) return false
  const outcome = besideEffects(part)
  for (const word of arms) outcome.delete(word)
  const first = results.find(({ words }) => sharedWords(outcome, words) > 0)
  return first !== undefined && isLarge(first.p)
}

function besideEffects(part: string): Set<number> {
  const words = part.toLowerCase().match(/[\p{L}\d-]+/gu) ?? []
  const beside = words.flatMap((word, at) =>
    EFFECT.test(word) ? [...words.slice(Math.max(0, at - BEFORE), at), ...words.slice(at + 1, at + 1 + AFTER)] : [],
  )
  return contentWords(beside.join(' '))
}

/** Whether there are p-values, none of them small, and nothing is called significant in words either. */
function noneIsSmall(results: readonly Read[]): boolean {
  const tested = results.filter(({ p }) => p.small + p.large > 0)
  return (
    tested.length > 0 &&
    tested.every(({ p }) => isLarge(p)) &&
    !results.some(({ text, cues, p }) => p.large === 0 && cues.denied === 0 && TELLS_SIGNIFICANT.test(text))
  )
}

/** Whether the first clause that tells of what the title asks says that groups did not differ in it. */
function isAskedNull(title: string, results: readonly Read[], arms: ReadonlySet<number>): boolean {
  const asked = contentWords(title)
  for (const word of arms) asked.delete(word)
  if (asked.size < ASKED) return false
  for (const { text } of results) {
    for (const clause of text.split(CLAUSE)) {
      if (sharedWords(asked, contentWords(clause)) < ASKED) continue
      return OF_GROUPS.test(clause) && NOT_DIFFERENT.test(clause) && significanceOf(clause).small === 0
    }
  }
  return false
}
