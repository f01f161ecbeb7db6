import { BUCKETS } from './role-features'
import { type RoleModel, TRANSITION_COUNT, WEIGHT_COUNT } from './role-model'
import stored from './role-weights.json'

/** A trained model as it is kept: how it was made, then the numbers. */
export type StoredRoleModel = {
  about: Record<string, unknown>
  transitions: number[]
  /** WEIGHT_COUNT signed bytes in base64. */
  weights: string
}

export function storedRoleModel({ weights, transitions }: RoleModel, about: StoredRoleModel['about']): string {
  const bytes = Buffer.from(Int8Array.from(weights).buffer)
  return `${JSON.stringify({ about: { ...about, buckets: BUCKETS }, transitions: [...transitions], weights: bytes.toString('base64') }, null, 1)}\n`
}

export function readRoleModel({ transitions, weights }: StoredRoleModel): RoleModel {
  const bytes = Buffer.from(weights, 'base64')
  if (bytes.length !== WEIGHT_COUNT || transitions.length !== TRANSITION_COUNT)
    throw new Error('The weights of the role model are not those of this version: npm run train -- roles')
  return {
    weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
    transitions: Int32Array.from(transitions),
  }
}

let model: RoleModel | undefined

/** The model that comes with the portal, read once. */
export function roleModel(): RoleModel {
  model ??= readRoleModel(stored)
  return model
}
