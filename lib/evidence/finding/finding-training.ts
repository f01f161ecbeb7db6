import type { Reading } from '../reading'
import type { Names } from '../short-form'
import { fitCurve, shownByClaim } from './certainty'
import { type Claim, claimsOf } from './claims'
import { type Shown, shownOf } from './features'
import {
  type CertainClaim,
  certainClaims,
  chancesIn,
  type FindingModel,
  leastOf,
  SENTENCE_KINDS,
  worthOf,
} from './finding-model'
import { type TreeOptions, trainTrees } from './tree-training'
import { flatten } from './trees'
import { isTrialLike } from './trial-like'

/** A study of which somebody has said what each of its sentences is to the finding, by places in SENTENCE_KINDS. */
export type LearnedStudy = {
  /** Near duplicates have the same, and are never apart. */
  group: number
  set: string
  reading: Reading
  names: Names
  kinds: readonly number[]
  hasResult: boolean
}

/** The surest claim of a study by a model that has not seen it, and what it comes to. */
export type HeldClaim = { set: string; isTrial: boolean; hasResult: boolean; claim: CertainClaim | null; kind: number }

const FOLDS = 10
const MAIN = SENTENCE_KINDS.indexOf('main')
const MISLEADING = SENTENCE_KINDS.indexOf('misleading')
const OTHER = SENTENCE_KINDS.indexOf('other')

/** Found by trying on tenths that were held back. */
const OPTIONS: TreeOptions = {
  kinds: SENTENCE_KINDS.length,
  rounds: 320,
  rate: 0.03,
  leaves: 8,
  least: 15,
  shrink: 2,
  features: 0.25,
  examples: 0.6,
  seed: 7,
}

/** What a claim comes to: a part that tells the main result makes it one; otherwise its worst part counts. */
export function kindOfClaim({ places }: Pick<Claim, 'places'>, kinds: readonly number[]): number {
  const has = (kind: number) => places.some((place) => kinds[place] === kind)
  return has(MAIN) ? MAIN : has(MISLEADING) ? MISLEADING : OTHER
}

/**
 * A model from all studies, with its curves from models that had not seen the studies they were tried on, and what those
 * claimed. `rule` says from which worth on something is claimed, by these.
 */
export function trainFindings(
  studies: readonly LearnedStudy[],
  rule: (held: readonly HeldClaim[]) => FindingModel['least'],
  options: Partial<TreeOptions> = {},
): { model: FindingModel; held: HeldClaim[] } {
  const all = { ...OPTIONS, ...options }
  const shown = studies.map(({ reading }) => shownOf(reading))
  const examplesOf = (indexes: readonly number[]) =>
    indexes.flatMap((index) => {
      const { lines, shown: numbers } = shown[index] as Shown
      return lines.map((place, line) => ({
        numbers: numbers[line] as Float64Array,
        kind: studies[index]?.kinds[place] ?? OTHER,
        weight: 1,
      }))
    })
  const places = studies.map((_, index) => index)
  const foldOf = (index: number) => (studies[index] as LearnedStudy).group % FOLDS
  const claimed = new Map<number, Claim[]>()
  const chances = new Map<number, Parameters<typeof claimsOf>[2]>()
  for (let fold = 0; fold < FOLDS; fold++) {
    const trees = flatten(trainTrees(examplesOf(places.filter((index) => foldOf(index) !== fold)), all))
    for (const index of places.filter((each) => foldOf(each) === fold)) {
      const own = shown[index] as Shown
      const found = chancesIn(own, trees)
      const { reading, names } = studies[index] as LearnedStudy
      chances.set(index, found)
      claimed.set(index, claimsOf(reading, names, found, own.nulls))
    }
  }
  const seenIn = (index: number) => ({
    chances: chances.get(index) ?? new Map(),
    nulls: (shown[index] as Shown).nulls,
  })
  const curvesFrom = (indexes: readonly number[]) => {
    const tried = indexes.flatMap((index) =>
      (claimed.get(index) ?? []).map((claim) => ({
        shown: shownByClaim(claim),
        kind: kindOfClaim(claim, (studies[index] as LearnedStudy).kinds),
      })),
    )
    const curve = (wanted: number) => fitCurve(tried.map((each) => ({ shown: each.shown, is: each.kind === wanted })))
    return { main: curve(MAIN), misleading: curve(MISLEADING) }
  }
  const held = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const curves = curvesFrom(places.filter((index) => foldOf(index) !== fold))
    return places
      .filter((index) => foldOf(index) === fold)
      .map((index): HeldClaim => {
        const { reading, names, kinds, set, hasResult } = studies[index] as LearnedStudy
        const claim = certainClaims(reading, names, seenIn(index), curves)[0] ?? null
        return { set, isTrial: isTrialLike(reading), hasResult, claim, kind: claim ? kindOfClaim(claim, kinds) : OTHER }
      })
  })
  const features = shown.find(({ names }) => names.length > 0)?.names ?? []
  return {
    model: { features, trees: trainTrees(examplesOf(places), all), curves: curvesFrom(places), least: rule(held) },
    held,
  }
}

export type HeldFigures = { studies: number; claimed: number; main: number; misleading: number }

/** What came of the claims that are worth so much, as shares of them; `claimed` is of the studies that have a result. */
export function heldFigures(held: readonly HeldClaim[], least: FindingModel['least']): HeldFigures {
  const results = held.filter(({ hasResult }) => hasResult)
  const made = held.filter(({ claim, isTrial }) => claim && worthOf(claim) >= leastOf(claim, isTrial, least))
  const share = (kind: number) =>
    made.length === 0 ? 0 : made.filter((each) => each.kind === kind).length / made.length
  return {
    studies: held.length,
    claimed: results.length === 0 ? 0 : made.filter(({ hasResult }) => hasResult).length / results.length,
    main: share(MAIN),
    misleading: share(MISLEADING),
  }
}
