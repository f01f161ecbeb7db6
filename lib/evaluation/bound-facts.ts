import { z } from 'zod'
import type { Effect } from '../evidence/facts/effect'
import { type Measure, RATIOS } from '../evidence/facts/measures'
import { type Score, score, share } from './fact-agreement'

/** One abstract as a careful reader annotated it: how many took part, and effects with what they are of and between whom. */
export const boundShape = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  set: z.string().optional(),
  /** Null where the abstract does not say; absent where two readings are right. */
  n: z.number().nullish(),
  effects: z.array(
    z.object({
      measure: z.string(),
      value: z.union([z.string(), z.number()]).transform(String),
      outcome: z.string().nullish(),
      arms: z.array(z.string().nullable()),
    }),
  ),
})
export type BoundAnnotation = z.infer<typeof boundShape>
type Annotated = BoundAnnotation['effects'][number]

export type BoundPair = { annotation: BoundAnnotation; found: { n: number | null; effects: readonly Effect[] } }

export type BoundAgreement = {
  abstracts: number
  sample_size: Score
  /** Right where the number, what it is of, and both arms in their order are those of the annotation. */
  effects: Score
  /** The same by the numbers alone. */
  values: Score
  outcome_right: number
  arms_right: number
}

/** Readers stop after so many effects of one abstract: what else is found there is not judged. */
const MOST_ANNOTATED = 6

export type BoundMistake = {
  id: string
  kind: 'n' | 'missed' | 'not stated' | 'outcome' | 'arms'
  found: unknown
  annotated: unknown
}

/** Facts found against those a reader wrote down in short words of the abstract; each annotated effect is found once. */
export function boundAgreement(
  pairs: readonly BoundPair[],
  onMistake?: (mistake: BoundMistake) => void,
): BoundAgreement {
  const size = { annotated: 0, found: 0, right: 0 }
  const values = { annotated: 0, found: 0, right: 0 }
  let bound = 0
  let outcomes = 0
  let arms = 0
  for (const { annotation, found } of pairs) {
    const { id, n } = annotation
    if (n !== undefined) {
      if (n !== null) size.annotated++
      if (found.n !== null) size.found++
      if (n !== null && n === found.n) size.right++
      else if (n !== found.n) onMistake?.({ id, kind: 'n', found: found.n, annotated: n })
    }
    const left = [...annotation.effects]
    const isFull = left.length >= MOST_ANNOTATED
    values.annotated += left.length
    for (const effect of found.effects) {
      const fits = left.filter((other) => isSameNumber(effect, other))
      const match = fits.find((other) => judged(effect, other).isRight) ?? fits[0]
      if (!match) {
        if (isFull) continue
        values.found++
        onMistake?.({ id, kind: 'not stated', found: effect, annotated: null })
        continue
      }
      values.found++
      left.splice(left.indexOf(match), 1)
      values.right++
      const { isOutcome, areArms, isRight } = judged(effect, match)
      if (isOutcome) outcomes++
      if (areArms) arms++
      if (isRight) bound++
      else onMistake?.({ id, kind: isOutcome ? 'arms' : 'outcome', found: effect, annotated: match })
    }
    for (const effect of left) onMistake?.({ id, kind: 'missed', found: null, annotated: effect })
  }
  return {
    abstracts: pairs.length,
    sample_size: score(size),
    effects: score({ ...values, right: bound }),
    values: score(values),
    outcome_right: share(outcomes, values.right),
    arms_right: share(arms, values.right),
  }
}

/** The numbers of "−0.5 (95 % CI −0.9 to −0.1)", without their signs. */
const numbersOf = (text: string): number[] =>
  [...text.matchAll(/\d{1,3}(?:,\d{3})+(?:[.·]\d+)?|\d+(?:[.·]\d+)?|[.·]\d+/g)].map(([figure]) =>
    Number(figure.replace(/,/g, '').replace('·', '.')),
  )

const isRatio = (measure: string) => RATIOS.has(measure as Measure)

function isSameNumber({ measure, value, versus }: Effect, annotated: Annotated): boolean {
  const numbers = numbersOf(annotated.value)
  if (versus !== undefined) return numbers.includes(Math.abs(value)) && numbers.includes(Math.abs(versus))
  if (numbers[0] !== Math.abs(value)) return false
  return (
    isRatio(measure) === isRatio(annotated.measure) || annotated.measure === 'other' || annotated.measure === 'rate'
  )
}

function judged(effect: Effect, annotated: Annotated) {
  const isOutcome = isSameOutcome(effect.outcome, annotated.outcome ?? '')
  const areArms = areSameArms(effect, annotated)
  return { isOutcome, areArms, isRight: isOutcome && areArms }
}

const LITTLE =
  /^(?:the|and|for|with|from|than|that|had|has|was|were|who|rate|rates|risk|patients|participants|subjects|group|groups|arm|arms|number|proportion|percentage|mean|score|scores|incidence|change|changes|those|received|receiving|treated|treatment|therapy)$/
const stem = (word: string) => word.replace(/(?:ies|ied|ing|ions?|ality|ed|es|s|e|y|al|ity|ly)$/, '')
const wordsOf = (text: string): Set<string> =>
  new Set(
    (text.toLowerCase().match(/[\p{L}\d+]+/gu) ?? [])
      .filter((word) => !LITTLE.test(word))
      .map((word) => (word.length > 4 ? stem(word) : word)),
  )
const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter((word) => b.has(word)).length

/** Words that name one outcome, though none of them is the same. */
const ALIKE = [
  /^(?:die|dea|mort|surv|dead)/,
  /^(?:cur|success|resol)/,
  /^(?:quit|abstin|cess)/,
  /^(?:respon)/,
  /^(?:inciden|occur)/,
]

function isSameOutcome(found: string | undefined, annotated: string): boolean {
  if (!found) return false
  const [one, other] = [wordsOf(found), wordsOf(annotated)]
  if (one.size === 0 || other.size === 0) return found.toLowerCase().trim() === annotated.toLowerCase().trim()
  if (isShortFor(found, annotated) || isShortFor(annotated, found)) return true
  return (
    shared(one, other) > 0 ||
    ALIKE.some((kind) => [...one].some((w) => kind.test(w)) && [...other].some((w) => kind.test(w)))
  )
}

/** "DRR", of "durable response rate". */
function isShortFor(short: string, long: string): boolean {
  const letters = /^([A-Z]{2,6})s?$/.exec(short.trim())?.[1]?.toLowerCase()
  const initials = (long.toLowerCase().match(/[a-z]+/g) ?? []).map((word) => word[0]).join('')
  return letters !== undefined && initials.includes(letters)
}

const CONTROL =
  /\b(?:placebo|controls?|sham|usual|standard|conventional|routine|no|not|without|comparators?|comparison|vehicle|waiting|wait|untreated|alone|observation)\b/i

function areSameArms({ arms, value, versus }: Effect, annotated: Annotated): boolean {
  const [first, second] = annotated.arms
  if (!arms || !first || !second) return false
  const numbers = numbersOf(annotated.value)
  const isReversed =
    versus !== undefined && numbers.indexOf(Math.abs(value)) > numbers.indexOf(Math.abs(versus)) && value !== versus
  const [a, b] = isReversed ? [second, first] : [first, second]
  return like(arms[0], a, b) && like(arms[1], b, a)
}

const alike = (a: ReadonlySet<string>, b: ReadonlySet<string>) => share(shared(a, b), a.size + b.size - shared(a, b))

/** Whether an arm is rather `name` than `other`. */
function like(arm: string, name: string, other: string): boolean {
  const words = wordsOf(arm)
  const own = alike(words, wordsOf(name))
  const others = alike(words, wordsOf(other))
  if (own !== others) return own > others
  return CONTROL.test(arm) === CONTROL.test(name) && CONTROL.test(name) !== CONTROL.test(other)
}
