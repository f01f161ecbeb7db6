import { BUCKETS } from './role-features'

/** What the model tells apart; the aims of a study count as background. */
export const MODEL_ROLES = ['background', 'methods', 'results', 'conclusions'] as const
export type ModelRole = (typeof MODEL_ROLES)[number]
export const ROLE_COUNT = MODEL_ROLES.length

/** The bits that stand for a set of roles. */
export const roleBits = (...roles: ModelRole[]): number =>
  roles.reduce((set, role) => set | (1 << MODEL_ROLES.indexOf(role)), 0)
export const ANY_ROLE = roleBits(...MODEL_ROLES)

type Numbers = Int8Array | Int32Array | Float64Array
/**
 * A linear chain: `weights[bucket * ROLE_COUNT + role]` for what a sentence shows, and `transitions`, row by row from
 * each role to each, then one row from the beginning and one to the end.
 */
export type RoleModel = { weights: Numbers; transitions: Numbers }

export const WEIGHT_COUNT = BUCKETS * ROLE_COUNT
export const TRANSITION_COUNT = (ROLE_COUNT + 2) * ROLE_COUNT

/** Bits for the roles that each sentence may have. Others are out of the question, or get `outside` on top where it is given. */
export type RoleBounds = { allowed: readonly number[]; outside?: number }

/** The best sequence of roles (Viterbi), by their places in MODEL_ROLES. */
export function bestPath(model: RoleModel, features: readonly Int32Array[], bounds?: RoleBounds): number[] {
  const { weights, transitions } = model
  const scores = new Float64Array(features.length * ROLE_COUNT)
  const came = new Int8Array(features.length * ROLE_COUNT)
  const outside = bounds?.outside ?? Number.NEGATIVE_INFINITY
  for (let index = 0; index < features.length; index++) {
    const row = index * ROLE_COUNT
    addWeights(scores, row, weights, features[index] as Int32Array)
    const allowed = bounds?.allowed[index] || ANY_ROLE
    for (let role = 0; role < ROLE_COUNT; role++) {
      let best = index === 0 ? (transitions[ROLE_COUNT * ROLE_COUNT + role] as number) : Number.NEGATIVE_INFINITY
      for (let from = 0; index > 0 && from < ROLE_COUNT; from++) {
        const score = (scores[row - ROLE_COUNT + from] as number) + (transitions[from * ROLE_COUNT + role] as number)
        if (score <= best) continue
        best = score
        came[row + role] = from
      }
      ;(scores[row + role] as number) += allowed & (1 << role) ? best : best + outside
    }
  }
  return trace(scores, came, transitions, features.length)
}

function addWeights(scores: Float64Array, row: number, weights: Numbers, buckets: Int32Array) {
  let [first, second, third, fourth] = [0, 0, 0, 0]
  for (let index = 0; index < buckets.length; index++) {
    const at = (buckets[index] as number) * ROLE_COUNT
    first += weights[at] as number
    second += weights[at + 1] as number
    third += weights[at + 2] as number
    fourth += weights[at + 3] as number
  }
  scores[row] = first
  scores[row + 1] = second
  scores[row + 2] = third
  scores[row + 3] = fourth
}

function trace(scores: Float64Array, came: Int8Array, transitions: Numbers, length: number): number[] {
  if (length === 0) return []
  const path = new Array<number>(length)
  const last = (length - 1) * ROLE_COUNT
  let role = 0
  let best = Number.NEGATIVE_INFINITY
  for (let candidate = 0; candidate < ROLE_COUNT; candidate++) {
    const score =
      (scores[last + candidate] as number) + (transitions[(ROLE_COUNT + 1) * ROLE_COUNT + candidate] as number)
    if (score <= best) continue
    best = score
    role = candidate
  }
  for (let index = length - 1; index >= 0; index--) {
    path[index] = role
    role = came[index * ROLE_COUNT + role] as number
  }
  return path
}
