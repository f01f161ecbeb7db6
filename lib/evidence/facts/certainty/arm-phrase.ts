import { armWords, PEOPLE, SAYS_GROUP } from '../arms/arm-name'

const UNITS =
  '(?:[kmcµμn]?g|mcg|[mµμd]?[lL]|IU|U|units?|mm|cm|%|percent|doses?|weeks?|months?|days?|hours?|h|min|years?)'
/** Words that stand in no name of a group: they join it to something else. */
const JOINS =
  /(?:^|\s)(?:but|when|while|whereas|from|into|onto|their|his|her|its|the|an?|that|which|who|to|by|as|than|if|so|then|due|because|via|in|at|for|also|only|respectively|versus|vs\.?|both|either|neither|other|others|another|same|is|it|be|been|being|may|can|could|would|should|there|here|who|whose|on the|of the)(?=\s|$)/i
/** Times and orders of one group. */
const TIMES =
  /\b(?:before|after|during|baseline|basal|pre|post|first(?!-line)|second(?!-line)|third|fourth|initial|final|last|weeks?|months?|days?|hours?|minutes?|years?|visits?|mornings?|evenings?|nights?|sessions?|pretreatment|posttreatment|preoperative(?:ly)?|postoperative(?:ly)?)\b/i
/** What is done, not what is given: "assigned to tea", "incorporate it into practice". */
const VERBS =
  /\b(?:assign\w*|allocat\w*|switch\w*|randomi\w*|absorb\w*|incorporat\w*|observ(?:e|es|ed|ing)|found|seen|noted|reported|achiev\w*|occur\w*|develop\w*|show\w*|had|have|has|was|were|are|did|do|does|need\w*|requir\w*|undergo\w*|underwent|receiv\w*|given|reach\w*|remain\w*|measur\w*|compar(?!ators?\b|isons?\b)\w*|differ\w*|evaluat\w*|determin\w*|concern\w*|regard\w*|depend\w*|continue|stop|start|begin)\b/i
/** What is measured, not who was: "frequency", "mental health", "rebleeding". */
const MEASURES =
  /\b(?:frequency|scores?|rates?|motion|rebleeding|mortality|times?|levels?|incidence|improvement|reduction|increase|decrease|number|proportion|subscales?|scales?|figures?|data|models?|mental health|outcomes?|values?|index|events?)\b/i
const ADVERB =
  /\b(?!early\b|daily\b|weekly\b|monthly\b|hourly\b|nightly\b|only\b|family\b|conventionally\b|assembly\b|poly|elderly\b|supply\b|jelly\b|fly\b)\w{3,}ly\b/i
const LETTERED = /^(?:group|arm|cohort) [A-Z\d]{1,5}\b/i

/** "patients on tea": those who had it, not what they had. */
const OF_PEOPLE = new RegExp(String.raw`\b${PEOPLE} (?:on|with|of|without|treated)\b`, 'i')

/** A number or a unit before anything else: a dose, or the rest of one. */
const IS_DOSE = new RegExp(String.raw`^(?:\d|${UNITS}(?:\s|$))`, 'i')
const SAYS_NOTHING = new RegExp(`^(?:${PEOPLE}|groups?|arms?|treatments?|therapy|drugs?|different|doses?)$`, 'i')
const SIGNS = /[()[\]=<>;:%?!"]|\+ ?\/|±|\.\s|\d\.\d|^[^\p{L}\p{N}]|[^\p{L}\p{N}®™+)]$/u

/** Whether words can be the whole name of a group: no dose alone, no rest of a sentence, no time. */
export function isName(name: string): boolean {
  if (LETTERED.test(name)) return name.length < 12
  // "CG" is short for a group, "S-1" a drug: no unit and no rest of a word.
  if (/^(?:[A-Z]{2,5}|[A-Z]-\d)$/.test(name)) return true
  if (SIGNS.test(name) || IS_DOSE.test(name) || SAYS_NOTHING.test(name) || !/\p{L}{2}|^[A-Z]$/u.test(name)) return false
  if (/^(?:with|without|not|on|of)\b/i.test(name) || OF_PEOPLE.test(name)) return false
  return !(JOINS.test(name) || TIMES.test(name) || VERBS.test(name) || MEASURES.test(name) || ADVERB.test(name))
}

/** A name without the noun that was put to it: "tea" of "the tea and coffee groups". */
export const withoutNoun = (name: string): string => name.replace(/ (?:groups?|arms?)$/i, '')

/** What a treatment is called by, beside its name. */
const OF_TREATMENT = /^(?:treat|treatment|therapy|regimen|schedule|administration|alone|monotherapy)/

/** Whether a text has a name as that of a group: again elsewhere, or as a group's, or as what people were given. */
export function isGroupIn(whole: string, name: string): boolean {
  if (SAYS_GROUP.test(name)) return true
  const own = withoutNoun(name).toLowerCase()
  const lower = whole.toLowerCase()
  if (lower.includes(`${own} group`) || lower.includes(`${own} arm`)) return true
  const isAgain = (words: string) => {
    const first = lower.indexOf(words)
    return first >= 0 && lower.indexOf(words, first + words.length) >= 0
  }
  const parts = armWords(own).filter((word) => !OF_TREATMENT.test(word))
  return isAgain(own) || (parts.length > 0 && parts.every(isAgain))
}
