import { type FactSentence, spanIn } from './fact-text'
import { COUNT, countOf } from './numbers'
import { N_IS, numberOf, peopleIn } from './people'
import { GIVEN_OUT, RANDOMISED } from './sample-part'
import type { SampleSize } from './sample-size'

/** Words of a sentence whose groups are not all that took part. */
const SOME_GROUPS =
  /\b(?:responders|completed|analysis|subgroup|sub-group|excluded|genotype|discontinu\w*|designs?|cohorts?|phases?|parts?|because|due to|versus no|compared between|(?:experiment|study|trial) [12]|cross-?over|randomi[sz]ed order|interviews?)\b/i

/** "Physicians (n = 12) and their patients (n = 250)" are no two groups of the same. */
const WITH_THEIRS = /\b(?:and|with) their\b/i

/** What is given out by chance where it is not people. */
const NOT_PEOPLE =
  /\b(?:services|practices|clinics|hospitals|schools|clusters|villages|communities|cent(?:re|er)s|wards|units|sites|teeth|eyes|limbs|legs|plots|samples|specimens|lesions|wounds|knees|hips|cells|oocytes|embryos) (?:were |was )?(?:then |equally |randomly )?(?:randomi[sz]ed|assigned|allocated|divided)/i

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
    return isOfMore ? null : found.size
  }
  return null
}

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
  if (!first || !last || counts.length < 2 || counts.length > 4) return null
  const said = GROUPS.exec(text)?.[1]
  if (said && countOf(said) !== counts.length) return null
  if (/[Nn]\s?=\s?\d+\s?(?:each|per|in each|\/)/.test(text)) return null
  const told = text.slice(0, last.index)
  const isSplit = RANDOMISED.test(text) || GIVEN_OUT.test(text)
  const isOfGroups =
    !sentence.isResult &&
    /\bgroups?\b|\breceived\b|\btreated\b|\btreatment\b|\bplacebo\b|\bconsumed\b|\bingested\b|\bunderwent\b/i.test(text)
  if (!isSplit && !isOfGroups) return null
  if (SOME_GROUPS.test(text) || WITH_THEIRS.test(told) || NOT_PEOPLE.test(told)) return null
  const counted = peopleIn(text.slice(0, first.index))
  const numbers = counts.map(([, count]) => numberOf(count))
  const sum = numbers.reduce((all, number) => all + number, 0)
  // "participants (n = 48) were given X (n = 24) or Y (n = 24)": the first is the sum of the others already.
  const value = numbers.length > 2 && numbers[0] === sum / 2 ? sum / 2 : sum
  // Where the sentence counts them itself, and otherwise, one of the two is not all.
  if (counted.length === 1 && counted[0]?.value !== value) return null
  const kind = RANDOMISED.test(text) ? 'randomised' : 'included'
  const size: SampleSize = { value, kind, span: spanIn(sentence, first.index, last.index + last[0].length) }
  return { size, numbers }
}
