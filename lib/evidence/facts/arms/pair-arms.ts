import { clauseOf } from '../clause'
import type { FactSentence } from '../fact-text'
import { armsNamed, isNameOf, mentionsOf } from './arm-mentions'
import { armName, isSameArm, PEOPLE } from './arm-name'
import { type Arms, agrees, beforeBracket, compared, distinct, lastName } from './compared-arms'
import type { StudyArms } from './study-arms'

/** Where a number begins and ends in its sentence, with its unit and what is told of its spread. */
export type Placed = { value: number; start: number; end: number }

const ARM = '([^,;:%=<>]{1,70}?)'
const OF =
  '(?:in|with|for|of|on|among|after|from|under|to|by|receiving|given|taking|treated with|assigned to|allocated to|randomi[sz]ed to|undergoing|using)'
const WHO = String.raw`(?:(?: of)?(?: the)?(?: \d{1,6})? ?${PEOPLE})?`
const AGAINST = String.raw`(?:and|vs?\.?|versus|as compared (?:with|to)|compared (?:with|to)|in comparison (?:with|to)|than|while|whereas|but|against|as opposed to|or)`
const THEN = '(?: (?:only|it was|was|were|of|in|just|about|a|mean|the))*'
/** "(12/40)", "12 (", "40 of 120 (": counts that stand before a share. */
const COUNT = String.raw`(?: ?\d{1,6}(?:\/\d{1,6}| (?:out )?of (?:the )?\d{1,6})?(?: ${PEOPLE})?,?)? ?[([]?`
const ENDS = String.raw`(?=[,.;:()[\]]|$| (?:were|was|had|at|after|during|who|p|reported|achieved|experienced|developed|respectively|over|in|for|by|to|within|on|died|did|completed|showed|required|and|while|with|per|\d{1,6}(?=%| ?\(| of))\b)`

/** What they did, between the name of the first group and the other's number. */
const DID = String.raw`(?: (?:had|developed|achieved|experienced|reported|received|showed|died|were|completed|suffered|required|responded|returned|attained|reached|met|did|withdrew|discontinued)\b[^;:%]{0,70}?)?`
const EACH_BEHIND = new RegExp(String.raw`^[)\]]?${WHO} ${OF} ${ARM}${DID}[,;]? ${AGAINST}${THEN}${COUNT}$`, 'i')
const LAST_BEHIND = new RegExp(String.raw`^[)\]]?${WHO} ${OF} ${ARM}${ENDS}`, 'i')
const LABEL_BEHIND = new RegExp(String.raw`^ ?[([]${ARM}[)\]],? ${AGAINST}${THEN}${COUNT}$`, 'i')
const LAST_LABEL = new RegExp(String.raw`^ ?[([]${ARM}[)\]]`, 'i')
const BARE_BEHIND = /^,? ([\p{L}\d][^,;:%=<>()]{0,40}?),? (?:vs?\.?|versus|and) $/iu
const LAST_BARE = new RegExp(String.raw`^,? ([\p{L}\d][^,;:%=<>()]{0,40}?)${ENDS}`, 'iu')
const EACH_BEFORE = new RegExp(
  String.raw`^[^()[\],;]{0,12}(?:[)\]],?(?: (?!in |with |for )\S+){0,5}? ?(?:${AGAINST}|,|;)|[,;] ?(?:${AGAINST})?| ${AGAINST})(?: (?:in|with|for|to|that|those|the|of|on|among|was|lower|higher))* ${ARM}(?: ?[([:=]| was| had| were|,)${THEN} ?${COUNT}$`,
  'i',
)
const IN_ORDER = new RegExp(
  String.raw`^[)\]]?[^.;]{0,24}? ?(?:(?:of|in|for|with|among|on|to|after|from|receiving|given|at)(?: the)? )(?:the )?${ARM},? (?:and|or|versus|vs\.?)(?: the| in| for| with)* ${ARM}(?: groups?| arms?)?(?: ${PEOPLE})?,? ?[([]?respectively`,
  'i',
)
const IN_ORDER_BEFORE = new RegExp(
  String.raw`\b(?:in|for|with|among|of|between|on|to|after)(?: both)?(?: the)?(?: groups?| arms?)? ([^,;:%=<>()]{1,60}?)(?: groups?| arms?)? and(?: the| in| for| with)* ([^,;:%=<>()]{1,60}?)(?: groups?| arms?)?(?: ${PEOPLE})?(?: (?:was|were|of|averaged|had|being)(?: \w{3,12})?|,|:| ?[([])[^.;%]{0,24}$`,
  'i',
)
const BETWEEN_ONLY = new RegExp(
  String.raw`^[)\]]?,? ?(?:\w{0,12} )?(?:and|vs?\.?|versus|or|compared (?:with|to)|against|\/|;|,)${COUNT}$`,
  'i',
)

/** A text without its p values, intervals and spreads, which stand between a number and what it is of. */
const bare = (words: string) =>
  words
    .replace(/ ?[([](?:[^()[\]]{0,40}\d[^()[\]]{0,24})[)\]]/g, (all) =>
      /[a-z]{4,}/i.test(all.replace(/range|mean|value|confidence|interval|median|patients|respectively/gi, ''))
        ? all
        : '',
    )
    .replace(/,? ?[Pp][- ]?(?:values?)? ?[=<>≤≥] ?0?[.·]?\d+(?:[.·]\d+)?/g, '')

/** "the study and control groups": the noun is said once for both. */
const withNoun = (name: string | undefined, noun: string | null | undefined) =>
  name && noun && !/\b(?:groups?|arms?)\b/i.test(name) ? `${name.trim()} ${noun.toLowerCase()}` : name

const UNIT =
  /^ ?(?:°C?|%|L%|ml\/kg\/min|ml\/min\/1\.73 ?m2|ml\/min|kg\/m\(?2\)?|[mµμn]?g\/[dm]?[Ll]|mm ?Hg|mmol\/[Ll]|µmol\/[Ll]|μmol\/[Ll]|[a-zµμ]{1,5}\/[a-z]{1,6}|mm|cm|kg|g|ml|mL|years?|months?|weeks?|days?|hours?|h|min(?:utes?)?|s|sec(?:onds?)?|points?|degrees|grams|bpm|episodes?)(?![\w/])/
const withoutUnit = (words: string) => words.replace(UNIT, '')

const LETTERS =
  /\b(groups?|arms?) ([A-E]|I{1,3}|[1-4])(?: \([^()]{1,40}\))?(?: and| versus| vs\.?|,) (?:the )?(?:(?:groups?|arms?) )?([A-E]|I{1,3}|[1-4])\b(?! ?(?:,|and) ?(?:[A-E]|I{1,3}|[1-4])\b)/i
/** "in groups A and B". */
function letters(words: string): Arms | null {
  const found = LETTERS.exec(words)
  if (!found?.[1] || !found[2] || !found[3] || found[2] === found[3]) return null
  const kind = found[1].replace(/s$/i, '').toLowerCase()
  return [`${kind} ${found[2]}`, `${kind} ${found[3]}`]
}

/** Between which groups a pair of numbers is, in their order; null where the sentence does not say so for sure. */
export function armsOfPair(sentence: FactSentence, first: Placed, second: Placed, study: StudyArms): Arms | null {
  const { text } = sentence
  const between = withoutUnit(bare(text.slice(first.end, second.start)))
  const after = withoutUnit(bare(text.slice(second.end, second.end + 200)))
  const before = text.slice(Math.max(0, first.start - 260), first.start)
  const known = (name: string) => study.isKnown(name, sentence)
  const two = (one: string | undefined, other: string | undefined) => distinct(one, other, known)
  const behind = EACH_BEHIND.exec(between)
  if (behind) {
    const found = two(behind[1], LAST_BEHIND.exec(after)?.[1])
    if (found) return found
  }
  const label = LABEL_BEHIND.exec(between)
  if (label) {
    const found = two(label[1], LAST_LABEL.exec(after)?.[1])
    if (found) return found
  }
  const each = EACH_BEFORE.exec(between)
  if (each) {
    const isArm = isNameOf(study.arms)
    const one = lastName(before, isArm)
    const other = each[1] ? armName(each[1], isArm) : null
    if (one && other && !isSameArm(one, other)) return [one, other]
  }
  if (BETWEEN_ONLY.test(between) || /\brespectively\b/.test(after)) {
    const lettersBehind = letters(/^[^.;\d]{0,50}[^.;]{0,30}/.exec(after)?.[0] ?? '')
    if (lettersBehind) return lettersBehind
    const order = IN_ORDER.exec(after)
    const noun = order && / (group|arm)s?\b/i.exec(order[0])?.[1]
    const found = order && two(withNoun(order[1], noun), withNoun(order[2], noun))
    if (found) return found
    const ahead = IN_ORDER_BEFORE.exec(bare(before))
    const called = ahead && / (group|arm)s?\b/i.exec(ahead[0])?.[1]
    const named = ahead && two(withNoun(ahead[1], called), withNoun(ahead[2], called))
    if (named) return named
  }
  const naked = BARE_BEHIND.exec(between)
  if (naked) {
    const found = two(naked[1], LAST_BARE.exec(after)?.[1])
    if (found) return found
  }
  const clause = clauseOf(beforeBracket(before))
  if (!BETWEEN_ONLY.test(between)) return eachNamed(clause, between, after, study)
  const found =
    letters(clause.slice(-70)) ??
    compared(clause, known, isNameOf(study.arms)) ??
    armsNamed(clause, study.arms, isOneTwice(clause) ? null : study.pair)
  if (found) {
    const others = mentionsOf(/^[^\d.;]{0,80}/.exec(after)?.[0] ?? '', study.arms)
    if (others.some(({ words }) => !found.some((name) => isSameArm(name, words)))) return null
    return agrees(clause, first.value, second.value) ? found : null
  }
  if (mentionsOf(clause, study.arms).length > 0) return null
  const next = /^[^\d.;]{0,120}/.exec(after)?.[0] ?? ''
  const behindAll = armsNamed(next, study.arms, study.pair)
  if (behindAll) return agrees(next, first.value, second.value) ? behindAll : null
  if (mentionsOf(text, study.arms).length > 0) return null
  return lettered(study)
}

/** "those who drank tea had a reduced pulse (82 vs 78": before and after, for all that is said. */
const isOneTwice = (clause: string) =>
  /\b(?:reduc\w*|increas\w*|decreas\w*|improv\w*|chang\w*)\b/i.test(clause) &&
  !/\b(?:than|compared|risk|rates?|incidence|group|arm)\b/i.test(clause)

/** "Groups A and B": where nothing else is said, A is first. */
function lettered({ pair }: StudyArms): Arms | null {
  const [one, other] = pair ?? []
  const [first = '', second = ''] = [one?.names[0], other?.names[0]]
  return /^(?:group|arm) (?:A|I|1)$/i.test(first) && /^(?:group|arm) (?:B|II|2)$/i.test(second) ? [first, second] : null
}

/** A group right behind each number, or right before each. */
function eachNamed(clause: string, between: string, after: string, { arms }: StudyArms): Arms | null {
  const inside = mentionsOf(between, arms)
  const [one] = inside
  if (inside.length > 1) return null
  const next = mentionsOf(/^[^\d;]{0,90}/.exec(after)?.[0] ?? '', arms)
  const ahead = mentionsOf(clause, arms).at(-1)
  if (!one) {
    const isBefore = ahead !== undefined && clause.length - ahead.end < 12
    return isBefore && next[0] && next[0].arm !== ahead.arm && next[0].start < 14 ? [ahead.words, next[0].words] : null
  }
  const isBehind =
    /^[)\]]?(?: \S+){0,6}$/.test(between.slice(0, one.start).trimEnd()) &&
    BEHIND_NUMBER.test(between.slice(0, one.start))
  if (isBehind && next[0] && next[0].arm !== one.arm && next[0].start < 45) return [one.words, next[0].words]
  const isAhead = /^.{0,24}$/.test(between.slice(one.end)) && ahead !== undefined && clause.length - ahead.end < 40
  return !isBehind && isAhead && ahead.arm !== one.arm ? [ahead.words, one.words] : null
}
const BEHIND_NUMBER = /^[)\]]?[^,;]{0,30}\b(?:in|with|for|of|on|among|after|from|receiving|given|to)(?: the| those)? $/i
