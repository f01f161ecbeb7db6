import { z } from 'zod'
import { type Condition, parseFilter } from './filter'
import type { Resource, Shape } from './resource-shape'
import { canonicalElement, canonicalValue, kindOf, nameIn } from './resource-shape'
import { invalidValue, ScimError } from './scim-error'

const OPERATION = z.object({
  op: z
    .string()
    .transform((op) => op.toLowerCase())
    .pipe(z.enum(['add', 'replace', 'remove'])),
  path: z.string().max(1000).nullish(),
  value: z.unknown().optional(),
})
type Operation = z.output<typeof OPERATION>

const MOST_OPERATIONS = 1000

/** The operations of a PATCH, of which some providers write the verbs and names in other cases. Throws `invalidSyntax`. */
export function readOperations(body: unknown): Operation[] {
  const parsed = z.record(z.string(), z.unknown()).safeParse(body)
  const [, listed] = Object.entries(parsed.success ? parsed.data : {}).find(([key]) => /^operations$/i.test(key)) ?? []
  const operations = z.array(OPERATION).min(1).max(MOST_OPERATIONS).safeParse(listed)
  if (operations.success) return operations.data
  throw new ScimError(
    400,
    'invalidSyntax',
    `A PATCH has 1 to ${MOST_OPERATIONS} Operations with add, replace or remove.`,
  )
}

/**
 * A resource after a PATCH (RFC 7644, section 3.5.2), as Entra and Okta send it: without a path and with an object of
 * paths, with a filter, with a list. What is none of the resource's attributes changes nothing. Whether the values are
 * such as they may be says whoever reads the result.
 */
export function applyPatch(shape: Shape, resource: Resource, operations: readonly Operation[]): Resource {
  const patched = { ...resource }
  for (const { op, path, value } of operations) {
    if (path) applyAt(shape, patched, op, path, value)
    else applyAll(shape, patched, op, value)
  }
  return patched
}

function applyAll(shape: Shape, resource: Resource, op: Operation['op'], value: unknown) {
  if (op === 'remove') throw new ScimError(400, 'noTarget', 'To remove something, name it by a path.')
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidValue('Without a path, the value is an object of attributes.')
  for (const [path, one] of Object.entries(value)) applyAt(shape, resource, op, path, one)
}

type Target = { attribute: string; conditions: Condition[] | null; sub: string | null }

const CORE = /^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):/i
const PATH = /^([\w$-]+)(?:\[(.*)\])?(?:\.([\w$-]+))?$/is

/** Null for an attribute that is kept for nobody, such as those of a schema that extends the core. */
function readPath(shape: Shape, path: string): Target | null {
  const plain = path.trim().replace(CORE, '')
  if (/^urn:/i.test(plain)) return null
  const [found, name = '', filter, sub = null] = PATH.exec(plain) ?? []
  if (found === undefined)
    throw new ScimError(400, 'invalidPath', 'A path names an attribute, such as emails[type eq "work"].value.')
  const attribute = nameIn(Object.keys(shape), name)
  return attribute === null ? null : { attribute, conditions: filter === undefined ? null : parseFilter(filter), sub }
}

function applyAt(shape: Shape, resource: Resource, op: Operation['op'], path: string, value: unknown) {
  const target = readPath(shape, path)
  if (!target) return
  const { attribute } = target
  const kind = kindOf(shape, attribute)
  const isGone = op === 'remove' || value === null
  if (kind === 'list') resource[attribute] = applyToList(shape, resource[attribute], target, op, value)
  else if (target.conditions) throw new ScimError(400, 'invalidPath', `${attribute} is no list.`)
  else if (kind === 'complex') resource[attribute] = applyToComplex(shape, resource[attribute], target, isGone, value)
  else if (isGone) delete resource[attribute]
  else resource[attribute] = value
}

function applyToComplex(shape: Shape, before: unknown, { attribute, sub }: Target, isGone: boolean, value: unknown) {
  const kept = { ...(before as Resource | undefined) }
  if (sub === null) return isGone ? undefined : { ...kept, ...(canonicalValue(shape, attribute, value) as Resource) }
  const name = nameIn(shape[attribute]?.subs ?? [], sub)
  if (name === null) return kept
  if (isGone) delete kept[name]
  else kept[name] = value
  return kept
}

type Element = Resource

function applyToList(shape: Shape, before: unknown, target: Target, op: Operation['op'], value: unknown): Element[] {
  const { attribute, conditions, sub } = target
  const subs = shape[attribute]?.subs ?? []
  const elements = (before as Element[] | undefined) ?? []
  const isHit = (element: Element) => conditions?.every((one) => holds(element, subs, one)) ?? true
  if (sub !== null) {
    const name = nameIn(subs, sub)
    if (name === null) return elements
    const isGone = op === 'remove' || value === null
    if (isGone) return elements.map((element) => (isHit(element) ? without(element, name) : element))
    // Where there is none yet, it is made as the filter describes it: so Entra adds the first address.
    if (!elements.some(isHit)) return [...elements, { ...described(subs, conditions ?? []), [name]: value }]
    return elements.map((element) => (isHit(element) ? { ...element, [name]: value } : element))
  }
  const given = value === undefined || value === null ? [] : [value].flat().map((one) => canonicalElement(subs, one))
  if (op === 'remove') {
    const values = given.map((one) => one.value)
    if (conditions || given.length === 0) return elements.filter((element) => !isHit(element))
    const taken = new Set(values)
    return elements.filter((element) => !taken.has(element.value))
  }
  if (conditions) {
    const merged = Object.assign({}, ...given) as Element
    if (!elements.some(isHit)) return [...elements, { ...described(subs, conditions), ...merged }]
    return elements.map((element) => (isHit(element) ? { ...element, ...merged } : element))
  }
  if (op === 'replace') return given
  // One address is the primary one: the last that is said to be.
  const isPrimary = given.some((one) => one.primary !== undefined && one.primary !== false)
  const others = isPrimary ? elements.map((element) => without(element, 'primary')) : elements
  const values = new Set(given.map((one) => one.value))
  return [...others.filter((element) => !values.has(element.value)), ...given]
}

const without = (element: Element, name: string): Element =>
  Object.fromEntries(Object.entries(element).filter(([key]) => key !== name))

const described = (subs: readonly string[], conditions: readonly Condition[]): Element =>
  Object.fromEntries(
    conditions.flatMap(({ attribute, value }) => {
      const name = nameIn(subs, attribute)
      return name === null ? [] : [[name, value]]
    }),
  )

function holds(element: Element, subs: readonly string[], { attribute, value }: Condition): boolean {
  const name = nameIn(subs, attribute)
  if (name === null) return false
  const there = element[name] ?? (typeof value === 'boolean' ? false : null)
  // Some write a boolean as text.
  return typeof value === 'string' ? String(there).toLowerCase() === value.toLowerCase() : there === value
}
