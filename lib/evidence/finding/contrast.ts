import { contentWords } from '../content-words'
import { onlyAsksForResearch } from '../research-call'
import { cueAt, cuesOf, wordsOf } from './cues'
import { sharedWords } from './lines'

/** Beginnings that take back or bound what the sentence before says. */
const TURNS =
  /^(?:["'“‘(]\s?)?(?:however|but|nevertheless|nonetheless|yet|conversely|in contrast|by contrast|on the other hand|on the contrary|even so|still,|notwithstanding|despite (?:this|these|that|the (?:lack|absence))|in spite of this|although (?:this|these|it|they)\b|regardless|unfortunately|except(?:ion)?)\b/i
/** The same a little later: "There was, however, no …", "This effect, though, …". */
const TURNS_WITHIN =
  /^[^.;]{0,60}?,? (?:however|nevertheless|nonetheless|though|in contrast|on the other hand|conversely)[,;]/i

/** "Late thrombosis reduced the overall benefit": what is won is less than it seemed. */
const LESSENS =
  /\b(?:reduc|offset|limit|outweigh|diminish|counterbalanc|negat|cancel)\w*\b[^.;]{0,40}\b(?:overall|clinical|net|total|potential) (?:clinical )?(?:benefits?|advantages?)\b/i

/** Whether a sentence is the other half of what the one before it says. */
export const isOtherHalf = (sentence: string): boolean =>
  TURNS.test(sentence) || TURNS_WITHIN.test(sentence.slice(0, 100))

/** Whether a sentence that follows has to be stated with the one before it; a call for more research takes nothing back. */
export const bindsBefore = (sentence: string | undefined): boolean =>
  sentence !== undefined && (isOtherHalf(sentence) || LESSENS.test(sentence)) && !onlyAsksForResearch(sentence)

/** "Although the rate of recurrence is high, …": what is granted, up to its comma. */
const CONCEDES = /^(?:although|though|while|even though|despite|in spite of) ([^,]{10,160}),/i
const MUCH_HARM =
  /\b(?:high|higher|more|increased|greater)\b.*\b(?:rates?|risks?|incidence|recurr\w*|complicat\w*|failures?)\b|\b(?:rates?|risks?|incidence|recurr\w*|complicat\w*|failures?)\b.*\b(?:high|higher|more|increased|greater)\b/i
/** Where alone an effect holds; that it is "not confined to" something bounds nothing. */
const LIMITS =
  /\b(?:effects?|efficacy|benefits?|advantages?|risks?|differences?|improvements?|reductions?|increases?|associations?)\b[^.;]{0,40}(?<!\bnot )\b(?:limited|confined|restricted) to\b/i
/** "It improved in others too, though not to a statistically significant degree". */
const THOUGH_NOT = /\b(?:though|although|but|albeit) not (?:\w+ ){0,4}significan/i
/** "Both drugs improved it. A was more effective for …": how they compare is what was asked. */
const OF_BOTH =
  /\bboth (?:[\w-]+ )?(?:drugs|groups|treatments|methods|techniques|regimens|interventions|arms|therapies)\b(?![^.;]*\b(?:than|no|not|similar\w*|comparable|equal\w*)\b)/i
const COMPARES =
  /\b(?:more|less) (?:\w+ly )?(?:effective|efficacious|potent|useful)\b|\bsuperior\b|\b(?:better|greater|higher|lower|worse) [^.;]{0,40}\bthan\b/i
/** Words that two sentences share at the least where they speak of the same outcome. */
const SAME_OUTCOME = 2

/** Whether the sentence after one has to be stated with it: it takes it back, grants a harm, or says where alone it holds. */
export function bindsTo(sentence: string, after: string | undefined): boolean {
  if (after === undefined) return false
  if (bindsBefore(after) || THOUGH_NOT.test(after)) return true
  if (OF_BOTH.test(sentence) && COMPARES.test(after)) return true
  if (LIMITS.test(after) && sharedWords(contentWords(sentence), contentWords(after)) >= SAME_OUTCOME)
    return !onlyAsksForResearch(after)
  const granted = CONCEDES.exec(after)?.[1]
  if (!granted) return false
  const { counts } = cuesOf(wordsOf(granted))
  const isHarm = (counts[cueAt('harm')] as number) > 0 || MUCH_HARM.test(granted)
  return isHarm && !onlyAsksForResearch(after)
}
