import type { Cues } from './cues'
import type { Nulls } from './null-result'
import type { Reason } from './reasons'

const HEDGED = /\b(?:may|might|could|seems?|appears?|potential(?:ly)?|promising|tend(?:s|ed)?)\b/i
/** An effect that is early, of a part of the people, or not sure by the sentence's own words. */
const PARTIAL =
  /\btrends?\b|\btend(?:s|ed|ency)\b|\bfail(?:s|ed)? to (?:reach|achieve)|\bmarginal|\bborderline|\bapproach(?:ed|ing) (?:statistical )?signif|\bshort[- ]term\b|\bnumerically\b|\bonly (?:in|among|for|when|after|at)\b|\bsubgroup|\bsubset|\bpost[- ]?hoc\b|\bper[- ]protocol\b|\b(?:on|after|when|by) excluding\b/i
/** "There was a significant difference between the groups": which was better is not stated. */
const DIFFERS =
  /\bdifferences?\b|\bdiffer(?:ed|s)?\b|\bwas (?:significantly )?different\b|\bassociated with\b|\bvar(?:ied|ious)\b/i
const DIRECTED =
  /\b(?:higher|lower|greater|less|fewer|more|better|worse|longer|shorter|larger|smaller|faster|slower|earlier|later|than|increas\w+|decreas\w+|reduc\w+|improv\w+|superior\w*|inferior\w*|favou?r\w*|v|vs|versus|prevent\w*|rais\w+|declin\w+)\b/i
/** The same of groups that are not even named; a part that is denied tells something. */
const GROUPS_DIFFER = /\bdifferences?\b[^.;]{0,20}\b(?:between|among)\b[^.;]{0,20}\bgroups\b/i
const DENIED = /\b(?:no|not|nor|neither|without|similar|comparable)\b/i
/** Whether a sentence says that groups differ, and neither which nor how: no finding, however sure it is. */
export const onlySaysDifferent = (text: string): boolean =>
  GROUPS_DIFFER.test(text) && !DIRECTED.test(text) && !DENIED.test(text)
const RECOMMENDS = /\b(?:recommend\w*|should|must|ought|needs? to|needed)\b/i
const SAFETY = /\b(?:adverse|side[- ]effects?|toxicit|complication|well[- ]tolerated|safe)/i
const ASKS_SAFETY = /\b(?:safe|tolera|adverse|side[- ]effects?|toxic|complication|risk|harm)/i

/** What speaks against a claim as the finding of its study, each yes or no; how much each weighs is learned. */
export function doubtsOf(
  text: string,
  { stated, denied }: Pick<Cues, 'stated' | 'denied'>,
  { title, nulls, passesConclusions }: { title: string; nulls: Nulls; passesConclusions: boolean },
): boolean[] {
  const tellsEffect = stated > 0
  return [
    tellsEffect && nulls.isSome && HEDGED.test(text),
    PARTIAL.test(text),
    passesConclusions,
    tellsEffect && nulls.isStudy,
    denied === 0 && DIFFERS.test(text) && !DIRECTED.test(text),
    SAFETY.test(text) && !ASKS_SAFETY.test(title),
    RECOMMENDS.test(text),
  ]
}
export const DOUBTS = 7

/** What each of them is as a reason. */
const DOUBTED: readonly Reason[] = [
  'null study',
  'partial',
  'passes',
  'null study',
  'undirected',
  'harms first',
  'recommends',
]
/** The first thing that speaks against a claim, as a reason why it is not the finding. */
export const reasonOf = (doubts: readonly boolean[]): Reason => DOUBTED.find((_, index) => doubts[index]) ?? 'less sure'
