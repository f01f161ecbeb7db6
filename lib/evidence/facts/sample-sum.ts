import { type FactSentence, spanIn } from './fact-text'
import { COUNT, countOf } from './numbers'
import { N_IS, numberOf, peopleIn, WHO, wholeOf } from './people'
import type { SampleSize } from './sample'
import { GIVEN_OUT, NOT_PEOPLE, RANDOMISED } from './sample-part'

/** Words of a sentence whose groups are not all that took part. */
const SOME_GROUPS =
  /\b(?:responders|completed|analysis|subgroup|sub-group|excluded|genotype|discontinu\w*|designs?|cohorts?|phases?|parts?|because|due to|versus no|compared between|(?:experiment|study|trial) [12]|cross-?over|randomi[sz]ed order|interviews?|(?:training|validation|test|testing) (?:set|sample|data))\b/i

/** "Physicians (n = 12) and their patients (n = 250)" are no two groups of the same. */
const WITH_THEIRS = /\b(?:and|with) their\b/i

const GROUPS = new RegExp(String.raw`\b(${COUNT}) (?:[a-z-]{2,20} ){0,3}(?:groups|arms)\b`, 'i')

const HAS_N = /[Nn] ?= ?\d/

/** Before "n = …" of a group. */
const OF_A_GROUP = /\b(?:groups?|arms?|controls?)\b[^.;()]{0,40}\([^()]{0,30}$/i

/**
 * The sum of "(n = …)" of the groups, where one sentence gives them all and says that people were put into groups; null
 * where another sentence tells of a group more.
 */
export function groupSumIn(sentences: readonly FactSentence[]): SampleSize | null {
  for (const sentence of sentences) {
    const found = sumIn(sentence)
    if (!found) continue
    const own = new Set([...found.numbers, found.size.value])
    const isOfMore = sentences.some((other) => other !== sentence && !other.isResult && hasGroupBeside(other.text, own))
    const isOfLimbs = sentences.some(({ text }) =>
      [...text.matchAll(LIMBS)].some(([, count]) => own.has(Number(count))),
    )
    return isOfMore || isOfLimbs ? null : found.size
  }
  return null
}

/** "51 patients (52 knees)": what the groups count where they make up as many. */
const LIMBS =
  /\b(\d{1,5}) (?:knees|hips|eyes|shoulders|elbows|wrists|hands|feet|ankles|heels|limbs|legs|arms|ears|breasts|kidneys|teeth|implants|lesions|fractures|wounds|cycles|procedures)\b/g

function hasGroupBeside(text: string, own: ReadonlySet<number>): boolean {
  if (!HAS_N.test(text)) return false
  const more = [...text.matchAll(N_IS)].filter(({ 1: count }) => !own.has(numberOf(count)))
  return more.length > 1 || more.some(({ index }) => OF_A_GROUP.test(text.slice(Math.max(0, index - 80), index)))
}

function sumIn(sentence: FactSentence): { size: SampleSize; numbers: number[] } | null {
  const { text } = sentence
  if (sentence.isBackground || !HAS_N.test(text)) return null
  const counts = [...text.matchAll(N_IS)]
  const [first] = counts
  const last = counts.at(-1)
  if (!first || !last || counts.length < 2 || counts.length > 5) return null
  const numbers = counts.map(([, count]) => numberOf(count))
  const whole = wholeOf(numbers)
  const said = GROUPS.exec(text)?.[1]
  if (said && countOf(said) !== counts.length && !(whole && countOf(said) === counts.length - 1)) return null
  if (/[Nn]\s?=\s?\d+\s?(?:each|per|in each|\/)/.test(text)) return null
  const told = text.slice(0, last.index)
  const isSplit = RANDOMISED.test(text) || GIVEN_OUT.test(text)
  const isOfGroups =
    !sentence.isResult &&
    /\bgroups?\b|\breceived\b|\btreated\b|\btreatment\b|\bplacebo\b|\bconsumed\b|\bingested\b|\bunderwent\b/i.test(text)
  if (!isSplit && !isOfGroups) return null
  if (SOME_GROUPS.test(text) || WITH_THEIRS.test(told) || NOT_PEOPLE.test(told)) return null
  const counted = peopleIn(text.slice(0, first.index))
  const value = whole ?? numbers.reduce((all, number) => all + number, 0)
  // Where the sentence counts them itself, and otherwise, one of the two is not all.
  if (counted.length === 1 && counted[0]?.value !== value) return null
  const kind = RANDOMISED.test(text) ? 'randomised' : 'included'
  const size: SampleSize = { value, kind, span: spanIn(sentence, first.index, last.index + last[0].length) }
  return { size, numbers }
}

/** "Patients were randomized into two groups of 35". */
const GROUPS_OF = new RegExp(
  String.raw`\b${WHO}\b[^.;]{0,80}\b(?:randomi[sz]ed|divided|assigned|allocated)\b[^.;]{0,40} ((two|three|four|[2-4]) (?:[a-z]{3,12} ){0,2}groups of (\d{1,4}))\b(?![.%]\d)`,
  'i',
)

/** "325 patients per arm", and in how many arms they were. */
const PER_ARM = new RegExp(
  String.raw`\b((\d{1,6}) (?:[a-z]{3,14} )?${WHO} (?:per|in each) (?:(?:treatment|study) )?(?:arm|group))\b`,
  'i',
)
const ARMS_SAID =
  /\b(two|three|four|[2-4])[- ](?:(?:parallel|treatment|study|equal|intervention)[- ]?){0,2}(?:arms?|groups?)\b/i

/** So many of each group, where the number of groups is said; null where it is not. */
export function perArmIn(sentences: readonly FactSentence[]): SampleSize | null {
  const told = sentences.find(({ text }) => / (?:per|in each) /.test(text) && PER_ARM.test(text))
  const found = told && PER_ARM.exec(told.text)
  const arms = sentences.map(({ text }) => ARMS_SAID.exec(text)?.[1]).find((count) => count !== undefined)
  const many = arms ? countOf(arms.toLowerCase()) : null
  if (!told || !found?.[1] || !many || /\b(?:power|required|needed|detect)\b/i.test(told.text)) return null
  const span = spanIn(told, found.index, found.index + found[1].length)
  return { value: many * Number(found[2]), kind: RANDOMISED.test(told.text) ? 'randomised' : 'included', span }
}

/** So many groups of so many each, into which people were put; null where no sentence says so. */
export function equalGroupsIn(sentences: readonly FactSentence[]): SampleSize | null {
  for (const sentence of sentences) {
    const { text } = sentence
    const found = text.includes('groups of ') && !sentence.isResult ? GROUPS_OF.exec(text) : null
    if (!found?.[1] || !found[2] || NOT_PEOPLE.test(text)) continue
    const value = (countOf(found[2].toLowerCase()) ?? 0) * Number(found[3])
    const end = found.index + found[0].length
    const kind = RANDOMISED.test(text) ? 'randomised' : 'included'
    return { value, kind, span: spanIn(sentence, end - found[1].length, end) }
  }
  return null
}
