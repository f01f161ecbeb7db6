import type { Design } from './design'
import { isDone, isPlanned, tellsResult } from './planned'
import type { Reading } from './reading'

/** Why a study has no TL;DR: a machine could draft none, or the record that a person wrote from states no result. */
export type Refusal =
  | 'no abstract'
  | 'not in English'
  | 'no result yet'
  | 'retraction notice'
  | 'no clear finding'
  | 'nothing that can stand alone'
  | 'no result in the record'

export const REFUSALS: Record<Refusal, string> = {
  'no abstract': 'No draft: the record has no abstract.',
  'not in English': 'No draft: the abstract is not in English.',
  'no result yet': 'No draft: this is a protocol, there is no result yet.',
  'retraction notice': 'No draft: in place of the abstract stands a notice of retraction.',
  'no clear finding': 'No draft: no sentence of the abstract states the main result clearly.',
  'nothing that can stand alone': 'No draft: no sentence of the abstract states the finding in 35 words.',
  'no result in the record': 'No finding: the bibliographic record states no result.',
}

/** The same in a few words, where a finding would stand. */
export const NO_FINDING: Record<Refusal, string> = {
  'no abstract': 'No abstract',
  'not in English': 'Abstract not in English',
  'no result yet': 'A protocol: no result yet',
  'retraction notice': 'A notice of retraction, no abstract',
  'no clear finding': 'No sentence states the main result clearly',
  'nothing that can stand alone': 'No finding that one sentence tells',
  'no result in the record': 'The record states no result',
}

/** Refusals that leave the rest of a draft, its paragraph and its facts, as it is. */
export const WITHOUT_FINDING: ReadonlySet<Refusal> = new Set<Refusal>([
  'no clear finding',
  'nothing that can stand alone',
])

/** Little words that no English abstract does without, and that are words of no other language in use. */
const ENGLISH = new Set(
  'the of and to with were for that by from this which these than who after into their have'.split(' '),
)
const LEAST_ENGLISH = 0.07
const LONGEST_ENGLISH = 5
const READ = 2_000

/** Whether a text is in English, by the share of its words that are among the commonest. */
export function isEnglish(text: string): boolean {
  const read = text.slice(0, READ).toLowerCase()
  let words = 0
  let english = 0
  let start = -1
  for (let index = 0; index <= read.length; index++) {
    const code = read.charCodeAt(index)
    const isLatin = code >= 97 && code <= 122
    // A letter of another script counts as a word that is not English.
    if (code >= 0x300 && !(code >= 0x2000 && code < 0x2c00)) words++
    if (isLatin && start < 0) start = index
    if (isLatin || start < 0) continue
    if (index - start > 1) {
      words++
      if (index - start <= LONGEST_ENGLISH && ENGLISH.has(read.slice(start, index))) english++
    }
    start = -1
  }
  // A heading or two say too little; only another script is then stated.
  if (words < 8) return /[a-z]/.test(read)
  return english / words >= LEAST_ENGLISH
}

/** A title that says of the paper itself that it is a protocol; "our protocol" of a treatment does not. */
const PROTOCOL_TITLE =
  /\b(?:study|trial|review|research) protocol\b|\bprotocol (?:for|of) (?:an? |the )?(?:[\w-]+ ){0,8}(?:trial|study|review|meta-analysis)\b|[:.–—-] ?(?:a |the )?(?:(?:study|trial|review|research|clinical|randomi[sz]ed|controlled|pilot|feasibility|systematic|cohort) ){0,4}protocol\W*$|rationale and design|design and rationale|\bstudy design\b/i
/** The plainest of these: only results that stand in the abstract speak against it. */
const SAYS_STUDY_PROTOCOL = /\b(?:study|trial) protocol\b/i
const LONGEST = 4_000

/** "Our results will provide …": what is to come of a study that has none yet. */
const PROMISES =
  /\b(?:results?|findings|data|study|trial|outcomes?)\b[^.;]{0,80}\bwill (?:\w+ )?(?:provide|help|inform|contribute|allow|determine|establish|show)\b|\bwill (?:\w+ )?provide (?:an? |the )?(?:\w+ )?(?:understanding|insights?|evidence|information|guidance)\b/i

/** Whether a sentence promises a finding and tells none. */
export const onlyPromises = (sentence: string): boolean => PROMISES.test(sentence) && !isDone(sentence)

const RETRACTION =
  /^\s*(?:this (?:article|paper|study|publication) (?:has been|was|is) (?:retracted|withdrawn)|\[?(?:retracted|retraction|withdrawn)\b[^.]{0,40}[.:\]]|the (?:authors|editors?|publisher) (?:have |has )?(?:retract|withdr)|retraction of)/i

/**
 * What keeps a study from having a draft, known before its finding is looked for. One that is classified as a protocol
 * has no finding, and is said to have no result only where nothing else was read from its record.
 */
export function refusalFor(
  reading: Reading,
  publicationTypes: readonly string[],
  design?: Design | null,
): Refusal | null {
  const { whole, title } = reading
  const all = whole.slice(0, LONGEST)
  if (
    !/\p{L}{2}/u.test(all) ||
    /^\W*(?:n\/?a|no abstract(?: is)?(?: available)?|\[?abstract not available\]?)\W*$/i.test(all)
  )
    return 'no abstract'
  if (!isEnglish(all)) return 'not in English'
  if (RETRACTION.test(all) && all.length < 1_500) return 'retraction notice'
  if (isProtocol(reading, publicationTypes, title))
    return design == null || design === 'protocol' ? 'no result yet' : 'no clear finding'
  if (design === 'protocol') return hasFound(reading) ? 'no clear finding' : 'no result yet'
  return null
}

/** Whether an abstract that plans a study also tells results, of a pilot or at baseline. */
const hasFound = ({ texts, roles }: Reading): boolean =>
  hasResults(roles) ||
  texts.some((text, index) => (roles[index] === 'results' || roles[index] === 'conclusions') && tellsResult(text))

const hasResults = (roles: Reading['roles']): boolean => roles.filter((role) => role === 'results').length > 1

/** A protocol by its type or title, or by sentences that tell what will be done and none that tells what was found. */
function isProtocol({ texts, roles }: Reading, publicationTypes: readonly string[], title: string): boolean {
  if (publicationTypes.includes('Clinical Trial Protocol')) return true
  const isTitled = PROTOCOL_TITLE.test(title)
  const planned = texts.filter(isPlanned).length
  if (!isTitled && planned < 2) return false
  const done = texts.filter((text, index) => roles[index] !== 'background' && tellsResult(text)).length
  if (SAYS_STUDY_PROTOCOL.test(title) && planned > 0 && !roles.includes('results')) return true
  return isTitled ? planned > done || (done === 0 && !hasResults(roles)) : planned > 2 * done
}
