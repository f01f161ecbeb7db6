import { FINDING } from './research-call'

/** What will be done, and what is expected of it. */
const PLANNED =
  /\b(?:(?:will|shall) (?:be|also|undergo|receive|include|recruit|assess|examine|evaluate|compare|determine|investigate|provide|inform|help|contribute|allow|have|enrol|measure|test)|(?:is|are) (?:being )?(?:planned|designed|expected) to|(?:planned|anticipated|estimated) (?:sample|enrol|recruit)|recruitment (?:is|started|began|commenced)|are expected|(?:study|trial|research) protocol (?:is|was|has been) (?:described|presented|outlined|reported)|we (?:expect|anticipate) that (?:this|the|our) \w+ will)\b/i
const DONE =
  /\b(?:we found|(?:was|were) (?:significantly|lower|higher|similar|associated|reduced|increased|improved|observed|found|not)|(?:reduced|increased|improved|decreased|differed|showed|resulted)|p ?[<=>] ?0?[.·]\d|95 ?% ?ci)\b/i

export const isPlanned = (sentence: string): boolean => PLANNED.test(sentence)
/** Where the words stand by which a sentence tells a plan; null where it tells none. */
export function planIn(sentence: string): { start: number; end: number } | null {
  const match = PLANNED.exec(sentence)
  return match && { start: match.index, end: match.index + match[0].length }
}
/** Whether words tell of something done; most of them tell what was found. */
export const isDone = (sentence: string): boolean => DONE.test(sentence)
/** Whether a sentence tells a result, and no plan. */
export const tellsResult = (sentence: string): boolean =>
  isDone(sentence) && FINDING.test(sentence) && !isPlanned(sentence)
