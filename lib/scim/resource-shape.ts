import { invalidValue } from './scim-error'

/** What is kept of a resource, by the names that SCIM gives its attributes; their letters may be sent in any case. */
export type Shape = Readonly<Record<string, { kind: 'plain' | 'complex' | 'list'; subs?: readonly string[] }>>
export type Resource = Record<string, unknown>

export const USER_SHAPE: Shape = {
  userName: { kind: 'plain' },
  externalId: { kind: 'plain' },
  displayName: { kind: 'plain' },
  active: { kind: 'plain' },
  name: { kind: 'complex', subs: ['formatted', 'givenName', 'familyName'] },
  emails: { kind: 'list', subs: ['value', 'type', 'primary'] },
}

export const GROUP_SHAPE: Shape = {
  displayName: { kind: 'plain' },
  externalId: { kind: 'plain' },
  members: { kind: 'list', subs: ['value'] },
}

/** The name as it is in `names`, however its letters were sent; null where it is none of them. */
export const nameIn = (names: readonly string[], sent: string): string | null =>
  names.find((name) => name.toLowerCase() === sent.toLowerCase()) ?? null

export const kindOf = (shape: Shape, attribute: string) => shape[attribute]?.kind

/** What is kept of a body that was sent whole. Throws `invalidValue` where it is no object. */
export function canonicalResource(shape: Shape, body: unknown): Resource {
  if (!isObject(body)) throw invalidValue('A resource is an object.')
  const resource: Resource = {}
  for (const [sent, value] of Object.entries(body)) {
    const name = nameIn(Object.keys(shape), sent)
    if (name !== null && value !== null) resource[name] = canonicalValue(shape, name, value)
  }
  return resource
}

export function canonicalValue(shape: Shape, name: string, value: unknown): unknown {
  const { kind, subs = [] } = shape[name] ?? { kind: 'plain' }
  if (kind === 'list') return [value].flat().map((one) => canonicalElement(subs, one))
  if (kind === 'plain') return value
  if (!isObject(value)) throw invalidValue(`${name} is an object.`)
  return withNames(subs, value)
}

/** One of a list: an object, or its value alone. */
export function canonicalElement(subs: readonly string[], one: unknown): Resource {
  if (typeof one === 'string') return { value: one }
  if (!isObject(one)) throw invalidValue('What stands in a list is an object.')
  return withNames(subs, one)
}

const withNames = (names: readonly string[], value: Resource): Resource =>
  Object.fromEntries(
    Object.entries(value).flatMap(([sent, one]) => {
      const name = nameIn(names, sent)
      return name === null || one === null ? [] : [[name, one]]
    }),
  )

const isObject = (value: unknown): value is Resource =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
