import type { Reading } from '../reading'
import type { Names } from '../short-form'
import { type Curve, onCurve, shownByClaim } from './certainty'
import { type Chance, type Claim, claimsOf, type Note } from './claims'
import type { Shown } from './features'
import stored from './finding-weights.json'
import type { Nulls } from './null-result'
import { chancesOf, type FlatTrees, flatten, type Trees } from './trees'

/** What a sentence can be to the finding of its study, in the order of the model's outputs. */
export const SENTENCE_KINDS = ['main', 'misleading', 'other'] as const

/**
 * Below this worth no finding is claimed: of trials; of other studies, whose abstracts are less alike; and of either where
 * it is made of results alone, as where older abstracts have no conclusions, or where what they conclude was passed over.
 */
export type Least = { trial: number; other: number; results: number }

export type FindingModel = {
  /** The names of what a sentence shows, in their order. */
  features: readonly string[]
  trees: Trees
  /** How sure it is that a claim tells the main result, and that it misleads. */
  curves: { main: Curve; misleading: Curve }
  least: Least
}

/** How sure a claim is, by what came true of others that looked as sure. */
export type Certainty = { main: number; misleading: number }
export type CertainClaim = Claim & { certainty: Certainty }

/** The chances of every sentence of results and conclusions, by its place. */
export function chancesIn({ lines, shown }: Shown, trees: FlatTrees): Map<number, Chance> {
  const chances = chancesOf(trees, shown)
  return new Map(
    lines.map((place, index) => {
      const [main = 0, misleading = 0] = chances[index] as number[]
      return [place, { main, misleading }]
    }),
  )
}

/** What a misleading claim costs, where one that tells the main result wins one. */
const COST = 2.5
export const worthOf = ({ certainty: { main, misleading } }: CertainClaim): number => main - COST * misleading

/** From which worth on a claim is made. */
export const leastOf = ({ isOfResults }: Pick<Claim, 'isOfResults'>, isTrial: boolean, least: Least): number =>
  Math.max(isTrial ? least.trial : least.other, isOfResults ? least.results : -Infinity)

/** What can be claimed of a study with how sure it is, the surest first. */
export function certainClaims(
  reading: Reading,
  names: Names,
  { chances, nulls }: { chances: ReadonlyMap<number, Chance>; nulls: Nulls },
  { main, misleading }: FindingModel['curves'],
  note?: Note,
): CertainClaim[] {
  return claimsOf(reading, names, chances, nulls, note)
    .map((claim) => {
      const shown = shownByClaim(claim)
      return { ...claim, certainty: { main: onCurve(main, shown), misleading: onCurve(misleading, shown) } }
    })
    .sort((one, other) => worthOf(other) - worthOf(one))
}

/** A trained model as it is kept, each tree as one line of numbers. */
export function storedFindingModel({ features, trees, curves, least }: FindingModel, about: object): string {
  const lines = trees.trees.flat().map((tree) => JSON.stringify(tree))
  const head = JSON.stringify({ about, features, kinds: trees.kinds, start: trees.start, curves, least }, null, 1)
  return `${head.slice(0, -2)},\n "trees": [\n${lines.join(',\n')}\n ]\n}\n`
}

type Stored = Omit<FindingModel, 'trees'> & { kinds: number; start: number[]; trees: number[][] }

export function readFindingModel({ features, kinds, start, curves, least, trees }: Stored): FindingModel {
  const rounds = Array.from({ length: trees.length / kinds }, (_, round) =>
    trees.slice(round * kinds, (round + 1) * kinds),
  )
  return { features, trees: { kinds, start, trees: rounds }, curves, least }
}

let model: (FindingModel & { flat: FlatTrees }) | undefined

/** The model that comes with the portal, read once. */
export function findingModel(): FindingModel & { flat: FlatTrees } {
  if (model) return model
  const read = readFindingModel(stored)
  model = { ...read, flat: flatten(read.trees) }
  return model
}
