import type { FactSentence } from '../fact-text'
import { mentionsOf } from './arm-mentions'
import { type Arm, armName, armWords, CONTROL, isSameArm } from './arm-name'
import { setAgainst } from './set-against'
import { groupShorts, shortNames } from './short-names'

/** What a study says of its groups, by which their names in a sentence are known. */
export type StudyArms = {
  /** Whether a name has words by which the abstract tells elsewhere of what was given to whom. */
  isKnown: (name: string, sentence: FactSentence) => boolean
  /** Whether an outcome has words of which the abstract tells elsewhere. */
  isOutcome: (words: string, sentence: FactSentence) => boolean
  arms: Arm[]
  /** Its two groups, what was tried first; null where there are more, or where it is not sure which they are. */
  pair: [Arm, Arm] | null
  /** Title and sentences as one text, and the title alone in small letters. */
  whole: string
  title: string
}

const TELLS_OF_GROUPS =
  /random|assign|allocat|receiv|\bgroups?\b|\barms?\b|compar|versus|\bvs\b|treated|given|placebo|divided|underwent|intervention/i
const MANY =
  /\b(?:three|four|five|six|[3-6]) (?:\S{1,20} ){0,3}(?:groups|arms|treatments|regimens|doses|interventions|conditions|strategies|diets)\b|\b1 ?: ?1 ?: ?1\b|\bgroups? (?:C|III|3)\b|\bfactorial\b|\bdose-ranging\b|2 ?[×x] ?2|\b(?:either )?of (?:two|2) (?:doses|intervention groups)/i
const PLACES =
  'practices|areas|villages|schools|clinics|communities|clusters|homes|sites|wards|units|patients|participants|children|women|subjects|households|hospitals|eyes|infants|animals|rats'
const GROUP_NAMED = new RegExp(
  String.raw`\b((?:[\p{L}\d+/'’&-]+ ){1,4})(?:groups?|arms?)\b|\b((?:intervention|control|experimental|placebo|usual care) )(?:${PLACES})\b`,
  'giu',
)
/** "Group A", "arm 2", "group R4". */
const LETTERED = /\b(?:[Gg]roup|[Aa]rm|GROUP|ARM) (?:[A-Z]{1,4}\d{0,2}|[1-9])\b(?![-/])/g
/** Letters that are short for a measure, not for what was given. */
const OF_MEASURE = /^(?:OR|RR|HR|CI|SD|SE|SEM|MD|SMD|IQR|ITT|RCT|AUC|BMI|VAS|IRR|ARR|NNT|AOR|N|P)$/
/** What the others got, where they are not called a group: "compared to controls", "or usual care". */
const OTHERS_NAMED =
  /\b(?:and|or|than|vs\.?|versus|to|with|receiving|either) (?:the )?(controls?(?= ?(?:[,.;)(]|n ?=|$))|(?:usual|standard|routine|conventional) (?:clinical )?care|no treatment|sham)\b/gi

const GENERIC =
  /^(?:age|each|same|other|first|second|third|whole|total|main|parallel|per|high|low|either|single|multi\S*|one|two|treatment|patient|subject|sub|blood|matched|parallel|randomi[sz]ed|peer|focus|equal|comparable.*|.*within|dividing|divided|encouraging|favou?ring|favou?red|eight|nine|ten|compare|compared|similar|different.*|larger?|smaller?|random\w*|remaining|consecutive|homogen\w+|target|general|.*follow-?ups?|manualised|completely .*|upper|lower|low-|rolled|working|ethnic|support|risk|muscle|weight|active treatment|between|within|intergroup|three|four|comparison|respective|assigned|corresponding|and|or|but|whereas|while|despite|monthly|weekly|studied|no|bolus|se|any|former|latter|selected|trial|doses?|mg\/kg|[kmµμ]?g|discussion|placebo-controlled|double-blind|open-label|controlled|single-blind)$/i
const TRIED = /^(?:treatment group|intervention|experimental|treatment|active|study|test|treated|case|trial)$/i

/** "were randomly assigned to tea or water", "received either tea or placebo". */
const ASSIGNED =
  /\b(?:(?:randomi[sz]ed|randomly|assigned|allocated)\b[^.;:]{0,70}?\bto|(?:received|received either|given|treated with) either) (?:(?:receive|either|undergo|take|have|be given|be treated with|treatment with|consume|use) )*([^.;:,()]{2,60}?)(?: ?\([^()]{1,40}\))?,? (?:or|versus|vs\.?|and)(?: to)?(?: (?:receive|the|an?|matching|matched))* ([^.;:,()]{2,50}?)(?=[.,;:([]| for | once| twice| daily| over | during | and | or | at | after| before|$| in | by | \d| given| alone| treatment| groups?| arms?)/i

/** The groups of a study, from its title, its sentences, and what was read as intervention and comparator. */
export function studyArms(
  title: string,
  sentences: readonly FactSentence[],
  stated: readonly [string, string] | null,
): StudyArms {
  const told = sentences.filter(({ text }) => TELLS_OF_GROUPS.test(text))
  const counts = new Map<string, number>()
  const add = (text: string, by: number) => {
    for (const word of new Set(armWords(text))) counts.set(word, (counts.get(word) ?? 0) + by)
  }
  add(title, 2)
  for (const { text } of told) add(text, 1)
  const isKnown = (name: string, sentence: FactSentence) => {
    const own = TELLS_OF_GROUPS.test(sentence.text) ? 1 : 0
    return armWords(name).some((word) => word.length > 1 && (counts.get(word) ?? 0) > own)
  }
  const lower = sentences.map(({ text }) => text.toLowerCase())
  const isOutcome = (words: string, sentence: FactSentence) => {
    const own = sentences.findIndex(({ start, section }) => start === sentence.start && section === sentence.section)
    if (/^[A-Z][A-Za-z]{0,2}[A-Z]\w{0,4}$/.test(words))
      return sentences.some(({ text }, index) => index !== own && text.includes(words))
    const parts = armWords(words).filter((word) => word.length > 3 && !/^\d/.test(word))
    return parts.some((word) => lower.some((text, index) => index !== own && text.includes(word)))
  }
  const whole = [title, ...sentences.map(({ text }) => text)].join(' ').replace(/[‐‑]/g, '-')
  const all = armsIn(whole, told, stated)
  const named = oftenNamed(all, whole)
  const found =
    named.length < 2
      ? setAgainst(
          title,
          sentences.map(({ text }) => text),
        )
      : null
  const arms = found ? withTwo(named, found) : named
  return { isKnown, isOutcome, arms, pair: MANY.test(whole) ? null : pairOf(arms), whole, title: title.toLowerCase() }
}

/** The one group that is known and the two that are set against each other. */
function withTwo(known: readonly Arm[], [one, other]: [string, string]): Arm[] {
  const two = [one, other].map(
    (name) =>
      known.find(({ names }) => names.some((own) => isSameArm(own, name))) ?? {
        names: [name],
        isControl: CONTROL.test(name),
      },
  )
  // A third that is named beside them is a group of its own.
  return [
    ...two,
    ...known.filter((arm) => !two.includes(arm) && !/^(?:intervention|control|treatment)s?$/i.test(arm.names[0] ?? '')),
  ]
}

function armsIn(whole: string, told: readonly FactSentence[], stated: readonly [string, string] | null): Arm[] {
  const arms: Arm[] = []
  const take = (called: string) => {
    const name = /^(?:group|arm) /i.test(called) ? called : called.replace(/ (?:groups?|arms?)$/i, '')
    if (GENERIC.test(name)) return
    if (arms.some(({ names }) => names.some((other) => isSameArm(other, name)))) return
    arms.push({ names: [name], isControl: CONTROL.test(name) })
  }
  for (const name of stated ?? []) {
    const clean = armName(name, () => true)
    if (clean) take(clean)
  }
  for (const { text } of told) {
    const assigned = ASSIGNED.exec(text)
    const [one, other] = [armName(assigned?.[1] ?? '', () => true), armName(assigned?.[2] ?? '', () => true)]
    if (one && other && !isSameArm(one, other)) for (const name of [one, other]) take(name)
  }
  for (const { text } of told) {
    for (const [, words, place] of text.matchAll(GROUP_NAMED)) {
      const last = (words ?? place ?? '').split(JOINED).at(-1) ?? ''
      for (const part of last.split(EITHER)) {
        const name = /^ ?(?:study|case|trial) ?$/i.test(part) ? part.trim() : armName(part, () => true)
        if (name) take(name)
      }
    }
    for (const [, other = ''] of text.matchAll(OTHERS_NAMED)) take(other.replace(/s$/i, ''))
    for (const [letter] of text.matchAll(LETTERED)) take(letter)
    if (/\bplacebo\b/i.test(text)) take('placebo')
    if (/\bthe treatment (?:group|arm)\b/i.test(text)) take('treatment group')
  }
  for (const { long, short } of groupShorts(whole)) {
    const arm = arms.find(({ names }) => names.some((name) => isSameArm(name, long)))
    if (arm && !arm.names.includes(short)) arm.names.push(short)
  }
  for (const { long, short } of shortNames(whole)) {
    if (OF_MEASURE.test(short)) continue
    const words = armWords(long)
    for (const arm of arms) {
      const of = arm.names.find((name) => endsAlike(words, armWords(name)))
      if (of && !arm.names.includes(short)) arm.names.push(short)
      else if (arm.names.some((name) => name === short)) {
        const name = armName(long, () => true)
        if (name && name.split(' ').length < 6 && !arm.names.includes(name)) arm.names.push(name)
      }
    }
  }
  return merged(arms)
}

const JOINED =
  /\b(?:in|of|an?|to|for|with|than|from|by|both|each|this|that|while|between|our|were|was|on|as|into|two|compared|other|all|among)(?= )(?: the)?/i
const EITHER = /\b(?:the|and|or|vs\.?|versus)(?= )/i
const endsAlike = (words: string[], name: string[]) =>
  name.length > 0 &&
  name.length <= words.length &&
  name.every((word, index) => words[words.length - name.length + index] === word)

/** Names of one group put together: by a short form, and "intervention" where only one other was tried. */
function merged(arms: Arm[]): Arm[] {
  const found: Arm[] = []
  for (const arm of arms) {
    const same = found.find(({ names }) => names.some((name) => arm.names.some((other) => isSameArm(name, other))))
    if (same) same.names.push(...arm.names.filter((name) => !same.names.includes(name)))
    else found.push(arm)
  }
  for (const isControl of [false, true]) {
    const own = found.filter((arm) => arm.isControl === isControl)
    const plain = own.filter(({ names }) => names.every((name) => (isControl ? /^controls?$/i : TRIED).test(name)))
    const [kept] = own.filter((arm) => !plain.includes(arm))
    if (own.length - plain.length !== 1 || !kept) continue
    for (const arm of plain) {
      kept.names.push(...arm.names)
      found.splice(found.indexOf(arm), 1)
    }
  }
  return found
}

/** Where two are named again and again, what is named once is none. */
function oftenNamed(arms: Arm[], whole: string): Arm[] {
  const lower = whole.toLowerCase()
  const mayBe = arms.filter(({ names }) => {
    const places = names.map((name) => lower.indexOf(name.toLowerCase())).filter((at) => at >= 0)
    return places.length > 1 || names.some((name) => lower.lastIndexOf(name.toLowerCase()) !== places[0])
  })
  const often = mayBe.filter((arm) => mentionsOf(whole, [arm]).length > 1)
  return often.length === 2 ? often : arms
}

function pairOf(arms: Arm[]): [Arm, Arm] | null {
  const [first, second, third] = arms
  if (!first || !second || third) return null
  return first.isControl && !second.isControl ? [second, first] : [first, second]
}
