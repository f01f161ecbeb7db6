import { ROLES, type Role } from './viewer'

/** What an identity provider may make somebody: a reader is whoever has an account. */
export const MAPPED_ROLES = ['editor', 'administrator'] as const satisfies readonly Role[]
export type MappedRole = (typeof MAPPED_ROLES)[number]

/** Whoever has `value` in `claim` is given a role, or a place in a group. */
export type ClaimMapping = { claim: string; value: string; role: MappedRole | null; groupId: string | null }

/**
 * What a provider's claims come to under the mappings. Of a claim that was not sent nothing is known, which is not the
 * same as that it is empty: what it gave before stays.
 */
export type MappedClaims = {
  /** The highest role that the claims give; null where they give none. */
  role: MappedRole | null
  /** False where a claim that could give a role is unknown, and `role` may be too low. */
  isRoleKnown: boolean
  /** Groups that the claims give a place in. */
  joins: string[]
  /** Groups in which it is not known whether they do. */
  keeps: string[]
  /** Claims that were not sent. */
  unknown: string[]
}

/** The claims of one sign-in under the mappings of its provider. */
export function mapClaims(mappings: readonly ClaimMapping[], claims: Readonly<Record<string, unknown>>): MappedClaims {
  const sent = new Map(
    [...new Set(mappings.map(({ claim }) => claim))].map((claim) => [claim, valuesOf(claims, claim)]),
  )
  const holds = ({ claim, value }: ClaimMapping) => sent.get(claim)?.has(value) === true
  const isUnknown = ({ claim }: ClaimMapping) => sent.get(claim) === null
  const groupsOf = (some: readonly ClaimMapping[]) => [...new Set(some.flatMap(({ groupId }) => groupId ?? []))]
  const roles = mappings.filter(({ role }) => role !== null)
  const joins = groupsOf(mappings.filter(holds))
  return {
    role: highest(roles.filter(holds).map(({ role }) => role as MappedRole)),
    isRoleKnown: !roles.some(isUnknown),
    joins,
    keeps: groupsOf(mappings.filter(isUnknown)).filter((id) => !joins.includes(id)),
    unknown: [...sent].flatMap(([claim, values]) => (values === null ? [claim] : [])),
  }
}

const highest = (roles: MappedRole[]): MappedRole | null =>
  roles.toSorted((a, b) => ROLES.indexOf(b) - ROLES.indexOf(a))[0] ?? null

/**
 * What stands in a claim: one value or several. Null where it was not sent, or is kept elsewhere: a provider with too many
 * groups for a token names only where they can be asked for ("_claim_names", "hasgroups").
 */
function valuesOf(claims: Readonly<Record<string, unknown>>, path: string): Set<string> | null {
  const [first = ''] = path.split('.')
  if (isRecord(claims._claim_names) && (path in claims._claim_names || first in claims._claim_names)) return null
  const found = Object.hasOwn(claims, path) ? claims[path] : within(claims, path.split('.'))
  if (typeof found === 'string') return new Set([found])
  return Array.isArray(found) ? new Set(found.filter((value) => typeof value === 'string')) : null
}

const within = (value: unknown, [name, ...rest]: string[]): unknown =>
  name === undefined ? value : isRecord(value) && Object.hasOwn(value, name) ? within(value[name], rest) : undefined

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
