import type { Effect } from '../effect'
import { RATIOS } from '../measures'
import { isMeasured } from '../outcome-words'
import { withoutNoun } from './arm-phrase'

/** "the reduction in |pain". */
const CHANGE_OF =
  /\b(?:change|reduction|improvement|decrease|increase|decline|gain|loss|rise|fall|drop)s? (?:in|of|for|on)(?: (?:the|mean|median|total|overall|average|their|both))* $/i
/** What is said of a change: a level cannot be known there from what it changed by. */
const IS_CHANGE =
  /\b(?:chang|reduc|decreas|increas|improv|declin|gain|loss|rise|rose|fall|fell|drop|worsen|delta|lowered|lowering|rais)\w*/i
const BEGINS_AS_CHANGE = /^(?:reduction|improvement|increase|decrease|decline|rise)s?\b/i
/** "the ulcer was |healed", "the test was |negative": what was counted is not the subject alone. */
const BECAME =
  /^[^.;()%]{0,60}?\b(?:was|were|is|are|been) (?:(?:not|also|only|most|more|less|as|very|much|so|still|again|at|in|by|but|\w+ly),? )*([a-z]+)/i
/** Words by which something was there, or was more or less. */
const OCCURRED =
  /^(?:seen|observed|found|noted|noticed|reported|recorded|achieved|obtained|attained|reached|required|needed|used|experienced|detected|documented|present|evident|apparent|diagnosed|developed|identified|demonstrated|shown|registered|estimated|calculated|measured|higher|lower|greater|less|more|fewer|better|worse|longer|shorter|larger|smaller|similar|comparable|equal|equivalent|identical|different|the|a|an|about|approximately|between|for|with|to|than|compared|versus|reduced|decreased|increased|improved|lowered|prolonged|shortened|frequent|common|rare|likely|significant|superior|inferior|high|low|twice|double|halved|associated|confirmed|encountered|described|complained|given|performed|superior|prevalent|twice|unchanged|respectively|from|among|on|in)$/i
/** "was maintained at |12 mmHg": what was done, not what came of it. */
const KEPT = /^[^.;()%]{0,60}?\b(?:was|were) (?:maintained|kept|set|adjusted|targeted|limited|fixed)\b/i
/** "prevented the |use of it in 22 %": of that share the contrary. */
const PREVENTED = /\b(?:prevent|avoid|preclud|hinder|interfer|limit|delay)\w*(?: with)?(?: the)? $/i
/** "grade 3 toxicities were |nausea (19 %": what is said of all of a list goes with each. */
const LIST_HEAD =
  /\b(?:grades?|severe|serious|major|minor|[a-z]+-related|attributable|emergent|composite|late|early)\b[^;]{0,300}(?:\b(?:were|was|included?|including|are|such as|consist\w+ of)(?= )|:\s)/i

/** Numbers of another outcome or time stand between. */
const HAS_PAIR = /\d[^()[\]]{0,40}\b(?:vs?|versus)\b[^()[\]]{0,40}\d|[Pp] ?[=<>≤] ?0?[.·]\d/

/** "the reduction in pain was larger", not "resulted in a reduction of pain (34 vs 55": the numbers are the reduction. */
const isChangeItself = (ahead: string, between: string) =>
  /\b(?:greater|larger|smaller|more|less|higher|lower|better) (?:mean |median )?$/i.test(ahead) ||
  /\b(?:was|were|did not differ|averaged)\b/i.test(between)

/** "withdrawals for lack of effect (4 %), |infarction (3 %)": what stands first in the list goes with each of it. */
export const isUnderHead = (before: string) =>
  /\b(?:terminat|withdr[ae]w|discontinu|hospitali[sz]|admi[st]|deaths?|died|stopp|dropp|re-?treat|operat)\w*(?: \w+){0,4} (?:for|due to|because of|from|owing to)\b[^;]{0,300}[)\]],? (?:and |or )?$/i.test(
    before,
  )

/** What stands before an outcome in its sentence, right before it, and between it and its numbers. */
export type Around = { list: string; ahead: string; between: string; arms: readonly string[] }

/** Whether numbers are of the outcome before them, of nothing else that is named, and not of how it changed. */
export function areOfOutcome(effect: Effect, { list, ahead, between, arms }: Around): boolean {
  const { measure, outcome = '' } = effect
  const isPair = effect.versus !== undefined
  if (isUnderHead(list) || KEPT.test(between) || hasOther(between, arms)) return false
  if (isPair && (PREVENTED.test(ahead) || HAS_PAIR.test(between))) return false
  if (isPair && LIST_HEAD.test(list) && IS_HARM.test(list)) return false
  if (CHANGE_OF.test(ahead) && measure !== 'MD' && measure !== 'SMD') return false
  if (BEGINS_AS_CHANGE.test(outcome) && (isPair ? !isChangeItself(ahead, between) : RATIOS.has(measure))) return false
  if (measure === 'mean') {
    if (/\b(?:proportion|percentage)s? of (?:\w+ )?$/i.test(ahead)) return false
    return IS_CHANGE.test(outcome) || !IS_CHANGE.test(ahead + outcome + between)
  }
  return measure !== 'proportion' || !becameAnother(between)
}

/** "ulcers were |healed": what was counted is what became of them. */
export function becameAnother(behind: string): boolean {
  const became = BECAME.exec(behind)?.[1]
  return became !== undefined && !OCCURRED.test(became)
}

/** Whether words say that something changed, and not how much of it there was. */
export const saysChange = (words: string): boolean => IS_CHANGE.test(words)

const IS_HARM = /\b(?:toxicit|events?|effects|reactions|complications)/i

/** Whether something else that is measured is named between an outcome and its numbers. */
function hasOther(between: string, arms: readonly string[]): boolean {
  // "SBP was 111 and 112, LVEF |31": a short form of something else.
  if (
    /(?:[,;]|\band) [A-Z][A-Za-z]{0,3}[A-Z]\w{0,3} (?:was |were )?[^A-Za-z]{0,3}$/.test(between) &&
    !arms.some((arm) => between.trim().endsWith(arm))
  )
    return true
  let rest = between.toLowerCase()
  for (const arm of arms) rest = rest.replaceAll(withoutNoun(arm).toLowerCase(), ' ')
  const parts = rest.split(
    /[,;:()[\]]| and | but | or | with (?:an? )?(?=median|mean|rates?|more|less|higher|lower|longer|shorter)/,
  )
  // "adverse events (episodes of heart failure in |10 %": what a bracket opens with is what it is about.
  const opened = /[([]([^()[\]]{4,})$/.exec(rest)?.[1]
  return parts.slice(1).some((part) => {
    if (part === opened) return isMeasured(part)
    const own = part.replace(/\b(?:after|during|at|within|before|of|by) [^,;]*$/, '')
    return isMeasured(own.replace(/\b(?:rates?|scores?|levels?|incidences?|risks?|events?)\b/g, ''))
  })
}
