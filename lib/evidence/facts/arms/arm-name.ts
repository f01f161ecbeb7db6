import { anyOf } from '../../any-of'

/** Those who take part, as words beside the name of a group. */
export const PEOPLE =
  '(?:patients?|participants?|subjects?|women|men|children|infants|neonates|newborns|adults|individuals|people|persons|volunteers|students|adolescents|mothers|recipients|users|smokers|cases|eyes|residents|parturients|girls|boys|animals|rats|mice|dogs|foals|pigs|knees|hips|teeth|practices|clusters|households)'

const LEADING = new RegExp(
  String.raw`^(?:(?:only|just|about|the|an?|in|with|for|of|on|to|among|from|by|at|between|that|those|all|both|either|who|whom|were|was|had|been|having|receiv(?:ed|ing)|given|taking|took|treated|randomi[sz]ed|allocated|assigned|using|use|used|undergoing|underwent|treatment with|therapy with|administration of|seen|observed|found|noted|reported|also|did|then|and|versus|vs\.?|compared|than|under|${PEOPLE}(?: (?:with|in|on|receiving|given|who|assigned|allocated|randomi[sz]ed|treated|taking|undergoing)\b)?|\d+(?: of \d+)?|(?:\d+(?:[.,]\d+)? ?)?(?:mg|μg|µg|mcg|IU)(?:\/(?:kg|day|d))?(?: of)?)(?=[\s(]|$)[\s,]*)+`,
  'i',
)
/** Each sign of a text fits one alternative only: else a row of commas has more ways to be read than can be tried. */
const TRAILING = new RegExp(
  String.raw`(?:[\s,;:([]|[([][^()[\]]*[)\]]|\s(?:arms|groups|alone|respectively|${PEOPLE}|was|were|of|the|and|in|at|for|with|had|both|only))+$`,
  'i',
)

/** What the name of a group never has: times, sexes, verbs, results. */
const NO_NAME = anyOf(
  /(?<![\w-])(?:not|weeks?|months?|years?|days?|hours?|minutes?|baseline|follow-?up|visits?|men|women|males?|females?|boys|girls|time|times|significan\w*|compared|respectively|than|was|were|is|are|had|has|have|did|does|no difference|differences?|differ|all|each|others?|total|overall|two|three|four|both|either|groups|arms|rates?|incidence|risk|mean|median|scores?|increas\w*|decreas\w*|reduc\w*|lower|higher|more|less|fewer|greater|better|worse|improv\w*|achiev\w*|develop\w*|report\w*|show\w*|experienc\w*|occurr\w*|patients? who|those|these|they|which|that|this|it|and|or|pre|post|before|after|during|completers?|responders?|survivors?|end|endpoint|outcomes?|results?|study(?! groups?| arms?)|trial(?! groups?| arms?)|value|ratio|CI|levels?|percent\w*|proportion\w*|number|remaining|same|similar\w*|confidence|interval|adjust\w*|analys[ie]s|model|data|(?:single|double)(?![- ](?:dos|fraction|layer|port|shot|injection|bolus|lumen|stage))|blind\w*|parallel|prospective|retrospective|randomi[sz]ed|multicent\w+|returned|cases?(?! groups?\b)|associated|effects?)(?![\w-])/,
  /[=<>≤≥%;:±]|\d\.\d|^\W*\d+\W*$/,
)
const LONGEST = 60
const MOST_WORDS = 7

/** Names by which a group is known to be one, whatever else an abstract says. */
export const SAYS_GROUP =
  /\b(?:groups?|arms?|placebo|controls?|sham|usual care|standard care|routine care|vehicle|untreated|non-?users|observation)\b/i

/** A group of a study, by all the names it has; the first is the one that stands for it. */
export type Arm = { names: string[]; isControl: boolean }

/** Names of groups that something else is set against. */
export const CONTROL =
  /\b(?:controls?|placebo|sham|usual|standard|conventional|routine|vehicle|no|untreated|waiting|wait|waitlist|comparison|observation|saline|without)\b/i

/** The name of a group within words of a text, without what stands before and behind it; null where they are none. */
export function armName(words: string, isKnown: (name: string) => boolean): string | null {
  const name = words.trim().replace(TRAILING, '').replace(LEADING, '').replace(TRAILING, '').trim()
  const cut = /^(.{1,50}?\b(?:group|arm))\b./i.exec(name)?.[1]
  if (cut) return armName(cut, isKnown)
  if (name.length < 1 || name.length > LONGEST || name.split(/\s+/).length > MOST_WORDS) return null
  if (NO_NAME.test(name) || !/\p{L}/u.test(name)) return null
  if (/^[a-z]$/.test(name) || /^(?:group|arm|groups|arms|treatment|intervention only|care)$/i.test(name)) return null
  return SAYS_GROUP.test(words) || isKnown(name) ? name.replace(/\b(group|arm)s$/i, '$1') : null
}

const LITTLE =
  /^(?:the|and|for|with|from|than|that|group|arm|treatment|therapy|patients?|dose|high|low|daily|study|care|one|two|new|of|in|on|to|a|an|or|by|mg|ml|kg)$/
const stem = (word: string) => (word.length > 5 ? word.replace(/(?:ing|ed|es|s|e)$/, '') : word)

/** The words of a text that a group may be known by. */
export const armWords = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\d][\p{L}\d+]*/gu) ?? []).filter((word) => !LITTLE.test(word)).map(stem)

/** Whether two names are of the same group. */
export function isSameArm(one: string, other: string): boolean {
  const [a, b] = [armWords(one), new Set(armWords(other))]
  if (a.length === 0 || b.size === 0) return one.toLowerCase() === other.toLowerCase()
  return a.length === b.size && a.every((word) => b.has(word))
}
