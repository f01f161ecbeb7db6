import { DIMENSIONS } from './latent-space'

export type Candidate = {
  id: number
  /** What it is worth for the words of the question. */
  score: number
  /** What that was multiplied by for what the study itself is worth. */
  prior: number
  /** Which way it points in the latent space. */
  vector: Int8Array
}

/** A word of the question: its rarity, and its vector where the space has it. */
export type AskedWord = { rarity: number; vector: Float32Array | null }

/** The very best say more of what is meant than the few words that were asked … */
const SPOKEN_FOR = 10
/** … so many times as much. */
const SHARE_OF_BEST = 2
/** What lying near adds to a score. */
const PULL = 1

/**
 * Ids of the same studies, those first that have the words and lie near to what the question and the best of them are
 * about. `candidates` come best first, and stay so among equals. Constants set on judged questions (`npm run eval`).
 */
export function byNearness(candidates: readonly Candidate[], asked: readonly AskedWord[]): number[] {
  const question = new Float64Array(DIMENSIONS)
  for (const { vector } of asked) if (vector) add(question, 1, vector)
  const best = new Float64Array(DIMENSIONS)
  for (const { score, vector } of candidates.slice(0, SPOKEN_FOR)) add(best, score / lengthOf(vector), vector)
  const meant = new Float64Array(DIMENSIONS)
  add(meant, 1 / lengthOf(question), question)
  add(meant, SHARE_OF_BEST / lengthOf(best), best)
  const pull = (PULL * pullOf(asked)) / lengthOf(meant)
  return candidates
    .map(({ id, score, prior, vector }) => ({
      id,
      score: score + (prior * pull * dot(meant, vector)) / lengthOf(vector),
    }))
    .sort((a, b) => b.score - a.score)
    .map(({ id }) => id)
}

/** A score grows with every word that was asked; how sure it is what is meant does so less and less. */
function pullOf(asked: readonly AskedWord[]): number {
  const rarities = asked.map(({ rarity }) => rarity)
  return Math.sqrt(rarities.reduce((sum, rarity) => sum + rarity, 0) * Math.max(0, ...rarities))
}

function add(sum: Float64Array, weight: number, vector: Vector) {
  for (let d = 0; d < DIMENSIONS; d++) sum[d] = (sum[d] as number) + weight * (vector[d] as number)
}

function dot(a: Vector, b: Vector): number {
  let sum = 0
  for (let d = 0; d < DIMENSIONS; d++) sum += (a[d] as number) * (b[d] as number)
  return sum
}

/** 1 of what points nowhere, which stays so whatever it is divided by. */
const lengthOf = (vector: Vector): number => Math.sqrt(dot(vector, vector)) || 1

type Vector = Float64Array | Float32Array | Int8Array
