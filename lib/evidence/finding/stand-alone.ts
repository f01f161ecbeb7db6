import { hasLetters } from '../group-names'
import type { Reason } from './reasons'

const REGISTERED = /\b(?:NCT ?\d{4}|ISRCTN|ACTRN|ChiCTR|EudraCT|UMIN\d|IRCT\d|DRKS\d|NTR ?\d{3}|CTRI\/)/
const UNNAMED =
  /\b(?:of|in|for|between) the (?:two|three|four|five|treatment|study)? ?(?:groups|arms),? respectively\b/i
/** Groups by their letters or by no name, and numbers of registers, say nothing to a reader of one sentence. */
export const isUnclear = (text: string): boolean => hasLetters(text) || REGISTERED.test(text) || UNNAMED.test(text)

/** A first word that points at a sentence before; "this study", "it is" and their like do not. */
const POINTS_BACK =
  /^(?:(?:It|He|She|They|Its|Their|The (?:former|latter|same|other|others|two)) (?!is |was |has been |can be |appears? |seems? )|(?:This|These|Such|Those|That) (?!(?:\w+ ){0,3}(?:stud|trial|result|finding|data|(?:sub-?|meta-?)?analys|investigation|review|evidence|work|report|experiment|research|observation|survey|cases? (?:\w+ )?(?:illustrate|show|demonstrate|suggest|highlight|indicate|emphasi))))/i
/** "In those with diabetes it was rarer": what was, stands in the sentence before. */
const POINTS_BACK_LATER =
  /^(?:In|Among|For|With|At|After|During|By) [^.;,]{2,80},? (?:it|they) (?:was|were|is|are|did|had|has|have|fell|rose|remained|increased|decreased|improved|differed)\b(?! (?:\w+ ){0,2}(?:that|whether|to)\b)/
/** "Therefore no dose needs to be changed": of what, stands in the sentence before. */
const FOLLOWS_FROM =
  /^(?:Therefore|Thus|Hence|Consequently|Accordingly|As a (?:result|consequence)|For th(?:is|ese) reasons?),? (?:no|any|all|both|such|it|they|there|this|these|those|patients?|dosages?|doses?)\b/
/** "In these patients remission was attained": in which, stands in the sentence before, unless more is said of them. */
const OF_THESE =
  /^(?:In|Among|For|Of) (?:these|such) (?:\w+ )?(?:patients|subjects|participants|children|women|men|infants|adults|individuals|people|volunteers|cases|groups?|conditions?|populations?|settings?)\b(?! (?:with|who|whose|undergoing|receiving|of|on|treated|without|having|at)\b)/
const pointsBack = (text: string): boolean =>
  FOLLOWS_FROM.test(text) || OF_THESE.test(text) || POINTS_BACK.test(text) || POINTS_BACK_LATER.test(text)

/** What keeps a text from being stated alone; null where nothing does. */
export const whyNotAlone = (text: string): Reason | null =>
  isUnclear(text) ? 'letters' : pointsBack(text) ? 'points back' : null
