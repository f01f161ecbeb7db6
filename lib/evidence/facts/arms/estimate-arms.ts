import { clauseOf, openBracket } from '../clause'
import type { FactSentence } from '../fact-text'
import { armsNamed, isNameOf } from './arm-mentions'
import { CONTROL } from './arm-name'
import { type Arms, beforeBracket, compared, distinct } from './compared-arms'
import type { StudyArms } from './study-arms'

const NAME = String.raw`([^,;:()[\]=%]{1,60}?)`
const VERSUS = String.raw`(?:versus|vs?\.?|(?:as )?compared (?:with|to)|in comparison (?:with|to)|against|relative to|over|minus|and)`
/** "SVP versus UC: OR", right before the name of the measure. */
const LABELLED = new RegExp(
  String.raw`(?:^|[([;,] ?|\bfor |\bof )${NAME} (?:versus|vs?\.?|compared (?:with|to)|relative to|minus) ${NAME}(?:[:,=]| was| were)? ?(?:the |an? |adjusted |mean |unadjusted |\d\d ?% ?)*$`,
  'i',
)
/** "OR for A versus B", "difference between A and B", "HR (A vs B)", "OR versus CQ". */
const NAMED = new RegExp(
  String.raw`^s?(?: ?[([][A-Za-z]{2,5}[)\]])?[^;=]{0,60}?(?:\b(?:for|of|between|with|in|comparing)|[([,])(?: the)? ?${NAME} ${VERSUS}(?: the| that of| in| with)* ${NAME}(?: groups?| arms?)?(?:$|[)\]:,=(]| (?:was|were|is|of|at|after|=|in|group|groups|arm|arms)\b)`,
  'i',
)
/** Behind its numbers: "0.8 (…) in A compared with B", "… lower in A than in B", "for A versus B". */
const BEHIND = new RegExp(
  String.raw`^[^A-Za-z]{0,4}(?:[^;.]{0,40}?\b)?(?:in|with|for|among|on|favou?ring)(?: the)? ${NAME},? (?:versus|vs?\.?|compared (?:with|to)|relative to|than|over)(?: the| that| those| in| with| for| of| on)* ${NAME}(?:$|[.,;:()[\]]| (?:at|after|during|in|over|for|by|group|arm|was|were|p)\b)`,
  'i',
)
/** Sentences whose numbers are of causes, parts of the people, or of one group at two times. */
const OF_ELSE =
  /risk factors?\b|\bpredict|determinants?\b|\b(?:uni|multi)varia(?:ble|te)\b|\bassociations?\b|\bbaseline (?:characteristics|differences?|imbalance)|\bwithin[- ]group|\bper (?:\d|unit|SD|standard|year|point)|\bincrement|\bfrom baseline\b(?![^.]*\bcompared)|\bcorrelat/i

type Place = { at: number; end: number; value: number; last: number }

/** Between which groups an estimate is, the first against the second; null where that is not sure. */
export function armsOfEstimate(sentence: FactSentence, { at, end, value, last }: Place, study: StudyArms): Arms | null {
  const { text } = sentence
  const known = (name: string) => study.isKnown(name, sentence)
  const open = openBracket(text, at)
  const ahead = text.slice(Math.max(0, at - 160), at)
  const labelled = LABELLED.exec(ahead)
  const label = labelled && distinct(labelled[1], labelled[2], known)
  if (label) return label
  const named = NAMED.exec(text.slice(end, Math.max(end, value)))
  const isJoined = named && / and /.test(named[0])
  const name = named && distinct(named[1], named[2], isJoined ? isNameOf(study.arms) : known)
  if (name) return name
  const behind = BEHIND.exec(text.slice(last, last + 160))
  const back = behind && distinct(behind[1], behind[2], known)
  if (back) return back
  const before = open >= 0 ? text.slice(Math.max(0, open - 260), open) : text.slice(Math.max(0, at - 260), at)
  const clause = clauseOf(beforeBracket(before))
  const found = compared(clause, known, isNameOf(study.arms))
  if (found) return found
  if (OF_ELSE.test(text)) return null
  const mentioned = armsNamed(clause, study.arms, study.pair)
  // "… 31 % of the controls (OR 2.4": a ratio is hardly ever that of the controls.
  if (mentioned && CONTROL.test(mentioned[0]) && !CONTROL.test(mentioned[1])) return null
  // A sentence that names no group may compare others than those of the study: "older patients", "in women".
  return mentioned
}
