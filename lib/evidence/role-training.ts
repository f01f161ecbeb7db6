import { featuresOf } from './role-features'
import { ANY_ROLE, bestPath, ROLE_COUNT, type RoleModel, roleBits, TRANSITION_COUNT, WEIGHT_COUNT } from './role-model'

/** Sentences in order, and for each the roles it may have, as bits by their place in MODEL_ROLES. */
export type RoleExample = { sentences: string[]; allowed: number[] }

const ROUNDS = 8
const SEED = 20_261_122
/** A wrong role has to lose by this much (Taskar et al. 2003); found by trying on nine tenths of the abstracts. */
const MARGIN = 250
const LARGEST = 127

/**
 * An averaged structured perceptron (Collins 2002). Where a sentence may have several roles, the one that the model
 * itself finds best among them is learned. All sums are of whole numbers: the same examples give the same weights to
 * the bit.
 */
export function trainRoles(examples: readonly RoleExample[]): RoleModel {
  const seen = examples.map(({ sentences, allowed }) => {
    const features = featuresOf(sentences)
    return { features, allowed: allowed.slice(0, features.length) }
  })
  const weights = new Averaged(WEIGHT_COUNT)
  const transitions = new Averaged(TRANSITION_COUNT)
  const model = { weights: weights.now, transitions: transitions.now }
  const order = seen.map((_, index) => index)
  const random = randomNumbers(SEED)
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random)
    for (const index of order) {
      const { features, allowed } = seen[index] as (typeof seen)[number]
      weights.step()
      transitions.step()
      const wrong = bestPath(model, features, { allowed, outside: MARGIN })
      const right = bestPath(model, features, { allowed })
      learn(weights, transitions, features, right, wrong)
    }
  }
  return { weights: quantised(weights.average()), transitions: Int32Array.from(transitions.average(), Math.round) }
}

function learn(weights: Averaged, transitions: Averaged, features: Int32Array[], right: number[], wrong: number[]) {
  for (let index = 0; index <= right.length; index++) {
    const to = transitionAt(right, index)
    const from = transitionAt(wrong, index)
    if (to !== from) transitions.move(from, to)
    if (index === right.length || right[index] === wrong[index]) continue
    for (const bucket of features[index] as Int32Array)
      weights.move(bucket * ROLE_COUNT + (wrong[index] as number), bucket * ROLE_COUNT + (right[index] as number))
  }
}

/** Where the table of transitions has the step to the role at `index`, or from the last one to the end. */
function transitionAt(path: number[], index: number): number {
  const before = index === 0 ? ROLE_COUNT : (path[index - 1] as number)
  return index === path.length ? (ROLE_COUNT + 1) * ROLE_COUNT + before : before * ROLE_COUNT + (path[index] as number)
}

/** Weights, and what their average over all steps so far is. */
class Averaged {
  readonly now: Float64Array
  readonly #late: Float64Array
  #steps = 0

  constructor(size: number) {
    this.now = new Float64Array(size)
    this.#late = new Float64Array(size)
  }

  step() {
    this.#steps++
  }

  move(from: number, to: number) {
    this.#add(from, -1)
    this.#add(to, 1)
  }

  average(): Float64Array {
    return this.now.map((value, index) => value - (this.#late[index] as number) / this.#steps)
  }

  #add(index: number, value: number) {
    ;(this.now[index] as number) += value
    ;(this.#late[index] as number) += value * this.#steps
  }
}

const quantised = (values: Float64Array): Int8Array =>
  Int8Array.from(values, (value) => Math.max(-LARGEST, Math.min(LARGEST, Math.round(value))))

/** Whole numbers below a bound, the same ones for the same seed (xorshift; Marsaglia 2003). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed | 0
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

function shuffle(order: number[], random: (below: number) => number) {
  for (let last = order.length - 1; last > 0; last--) {
    const other = random(last + 1)
    const kept = order[last] as number
    order[last] = order[other] as number
    order[other] = kept
  }
}

/** What a NICTA sentence (Kim et al. 2011) may be: its outcomes are results or conclusions, and "other" is anything. */
const NICTA_ROLES: Record<string, number> = {
  background: roleBits('background'),
  population: roleBits('methods'),
  intervention: roleBits('methods'),
  'study design': roleBits('methods'),
  outcome: roleBits('results', 'conclusions'),
}

/** The abstracts of a NICTA file: "###id", then a line a sentence, its kind and its words between a tab. */
export function nictaExamples(text: string): RoleExample[] {
  return text
    .split(/^###.*$/m)
    .map((block) => {
      const lines = block.split('\n').map((line) => line.split('\t'))
      const rows = lines.filter((cells): cells is [string, string] => cells.length === 2)
      return {
        sentences: rows.map(([, words]) =>
          words
            .replace(/ (?=[.,;:)%])/g, '')
            .replace(/\( /g, '(')
            .trim(),
        ),
        allowed: rows.map(([kind]) => NICTA_ROLES[kind.trim()] ?? ANY_ROLE),
      }
    })
    .filter(({ sentences }) => sentences.length > 2)
}
