import { mentionsOf } from '../arms/arm-mentions'
import { isSameArm, PEOPLE } from '../arms/arm-name'
import type { StudyArms } from '../arms/study-arms'
import { withoutNoun } from './arm-phrase'

/** Words that may stand right before a name. */
const MAY_PRECEDE = new RegExp(
  String.raw`(?:^|[([,;:/] ?|\d\)? ?%?\)? |[)\]] |\b(?:the|an?|in|with|for|to|of|on|than|versus|vs?\.?|and|or|both|either|receiving|received|treated|taking|took|given|using|used|among|between|from|after|by|under|over|all|those|that|who|whom|when|while|whereas|as|but|was|were|had|within|against|relative|favou?ring|favou?red|minus|assigned|randomi[sz]ed|allocated|did|by|undergoing|underwent|administered|following|${PEOPLE}) )$`,
  'i',
)
/** Words that may stand right behind it. */
const MAY_FOLLOW = new RegExp(
  String.raw`^(?:$|[).,;:\]]|['’]s? |-(?:treated|group|arm|assigned)\b| ?[([=]| (?:groups?|arms?|${PEOPLE}|-?treated|treatment|therapy|alone|monotherapy|administration|regimens?|users?|recipients?|were|was|had|has|have|is|are|did|than|compared|versus|vs?\.?|relative|and|or|but|while|whereas|with|in|at|for|on|to|after|during|before|within|over|by|per|of|from|as|who|that|which|when|showed|led|only|respectively|also|both|not|no|did|can|may|more|less|reduc\w*|increas\w*|improv\w*|decreas\w*|lower\w*|prevent\w*|prolong\w*|produc\w*|result\w*|caus\w*|provid\w*|\w+ed|\w+ly|[-–−]?\d)\b)`,
  'i',
)
/** "tea plus lemon": the name goes on. */
const GOES_ON =
  /^ ?(?:, \d(?:(?! in | with | for )[^;()%]){0,24} and |(?: \d{1,4}(?:\.\d)? ?(?:mg|g|mcg|μg|µg))?(?:\+|\/[A-Za-z]| plus )| combined with | in combination| with or without | followed by | and (?!the |in |for |with |of )[^,;()]{1,30} (?:combin|together))/i
const GOES_BEFORE =
  /(?:\bplus|\+|\/|\bcombination of [^,;()]{1,30} and|\bcombined with|\b(?:patient|parent|nurse|child|woman|physician|self)[ -]) ?$/i

/** Whether the name between two places is a part of a longer one: "|tea plus lemon". */
export const isPartOfName = (text: string, start: number, end: number): boolean =>
  GOES_ON.test(text.slice(end, end + 50)) || GOES_BEFORE.test(text.slice(Math.max(0, start - 40), start))

/** Where a sentence has a name, whole: no part of a longer one. -1 where it has it nowhere; null where only parts of others are. */
function wholeAt(text: string, name: string, near: number): number | null {
  const lower = text.toLowerCase()
  const wanted = name.toLowerCase()
  let best: number | null = -1
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    if (/[\p{L}\d]/u.test(text[at - 1] ?? '') || /[\p{L}\d]/u.test(text[at + wanted.length] ?? '')) continue
    const ahead = text.slice(Math.max(0, at - 40), at)
    const behind = text.slice(at + wanted.length, at + wanted.length + 50)
    const isWhole =
      MAY_PRECEDE.test(ahead) && MAY_FOLLOW.test(behind) && !GOES_ON.test(behind) && !GOES_BEFORE.test(ahead)
    if (!isWhole) best = best === -1 ? null : best
    else if (best === null || best < 0 || Math.abs(at - near) < Math.abs(best - near)) best = at
  }
  return best
}

/** Where the name of a group stands; −1 where the sentence does not name it, null where only a part of a longer name does. */
export function placeOf(text: string, arm: string, near: number): number | null {
  const lettered = /^(?:group|arm) (\S+)$/i.exec(arm)?.[1]
  if (lettered) {
    const at = wholeAt(text, arm, near)
    return at === -1 || at === null
      ? text.search(new RegExp(String.raw`(?<=\b(?:groups?|arms?)\b[^.;]{0,20})\b${lettered}\b`, 'i'))
      : at
  }
  const whole = wholeAt(text, arm, near)
  if (whole !== -1) return whole
  const bare = withoutNoun(arm)
  return bare === arm ? -1 : wholeAt(text, bare, near)
}

const GROUPS = /\b(?:groups?|arms?) (?:[A-E]|I{1,3}|IV|[1-5])\b/gi

/** Whether the sentence names a group beside the two. */
export function hasThird(text: string, arms: readonly string[], study: StudyArms): boolean {
  const lettered = new Set(
    [...text.matchAll(GROUPS)].map(([words]) => words.toLowerCase().replace(/^(group|arm)s/, '$1')),
  )
  if (lettered.size > 2) return true
  const known = mentionsOf(text, study.arms)
  const own = arms.flatMap((arm) => mentionsOf(arm, study.arms).map(({ arm: found }) => found))
  return known.some(({ arm, words }) => !own.includes(arm) && !arms.some((name) => isSameArm(name, words)))
}
