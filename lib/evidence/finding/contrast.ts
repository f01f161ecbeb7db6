import { onlyAsksForResearch } from '../research-call'

/** Beginnings that take back or bound what the sentence before says. */
const TURNS =
  /^(?:["'“‘(]\s?)?(?:however|but|nevertheless|nonetheless|yet|conversely|in contrast|by contrast|on the other hand|on the contrary|even so|still,|notwithstanding|despite (?:this|these|that|the (?:lack|absence))|in spite of this|although (?:this|these|it|they)\b|regardless|unfortunately|except(?:ion)?)\b/i
/** The same a little later: "There was, however, no …", "This effect, though, …". */
const TURNS_WITHIN =
  /^[^.;]{0,60}?,? (?:however|nevertheless|nonetheless|though|in contrast|on the other hand|conversely)[,;]/i

/** Whether a sentence is the other half of what the one before it says. */
export const isOtherHalf = (sentence: string): boolean =>
  TURNS.test(sentence) || TURNS_WITHIN.test(sentence.slice(0, 100))

/** Whether a sentence that follows has to be stated with the one before it; a call for more research takes nothing back. */
export const bindsBefore = (sentence: string | undefined): boolean =>
  sentence !== undefined && isOtherHalf(sentence) && !onlyAsksForResearch(sentence)
