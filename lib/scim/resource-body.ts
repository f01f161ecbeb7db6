import { createHash } from 'node:crypto'
import type { ScimGroup } from './group-resource'
import type { Resource } from './resource-shape'
import { stableJson } from './stable-json'
import type { ScimUser } from './user-resource'

/** A resource as SCIM writes it: with its schema, its identifier and what is said of it. */
export type ScimBody = Resource & { id: string; meta: { version: string; location: string } }

type Dates = { id: string; createdAt: Date; changedAt: Date }
export type UserRow = Dates & { user: ScimUser }
export type GroupRow = Dates & { group: ScimGroup }

const CORE = 'urn:ietf:params:scim:schemas:core:2.0:'

/** `root` is the address below which everything of SCIM is, "https://precis.hospital.example/scim/v2". */
export const userBody = (root: string, { user, ...row }: UserRow): ScimBody =>
  body(root, 'User', row, userAttributes(user))

export const groupBody = (root: string, { group, ...row }: GroupRow): ScimBody =>
  body(root, 'Group', row, groupAttributes(group), {
    members: (group.members ?? []).map((value) => ({ value, type: 'User', $ref: `${root}/Users/${value}` })),
  })

/** As SCIM writes a person, without what the portal adds. */
export function userAttributes({ userName, externalId, active, said }: ScimUser): Resource {
  return {
    ...(externalId === null ? {} : { externalId }),
    userName,
    ...said,
    ...(active === undefined ? {} : { active }),
  }
}

/** As SCIM writes a group, without what the portal adds. */
export const groupAttributes = ({ displayName, externalId, members = [] }: ScimGroup): Resource => ({
  ...(externalId === null ? {} : { externalId }),
  displayName,
  members: members.map((value) => ({ value })),
})

function body(
  root: string,
  type: 'User' | 'Group',
  { id, createdAt, changedAt }: Dates,
  attributes: Resource,
  more: Resource = {},
): ScimBody {
  const meta = {
    resourceType: type,
    created: createdAt.toISOString(),
    lastModified: changedAt.toISOString(),
    location: `${root}/${type}s/${id}`,
    version: versionOf(attributes),
  }
  return { schemas: [`${CORE}${type}`], id, ...attributes, ...more, meta }
}

/** The same for the same content: a weak tag (RFC 9110, section 8.8.3). */
export const versionOf = (attributes: Resource): string =>
  `W/"${createHash('sha256').update(stableJson(attributes)).digest('base64url').slice(0, 22)}"`

/** Only what was asked for: SCIM leaves out by name, and gives the identifier and the schema always. */
export function projected(one: ScimBody, attributes: string | null, excluded: string | null): Resource {
  const wanted = names(attributes)
  const unwanted = names(excluded)
  if (wanted.length === 0 && unwanted.length === 0) return one
  return Object.fromEntries(
    Object.entries(one).filter(([key]) => {
      const name = key.toLowerCase()
      if (name === 'id' || name === 'schemas') return true
      return wanted.length > 0 ? wanted.includes(name) : !unwanted.includes(name)
    }),
  )
}

/** `name.givenName` asks for the whole of the name. */
const names = (listed: string | null) =>
  (listed ?? '')
    .split(',')
    .map((name) =>
      name
        .trim()
        .toLowerCase()
        .replace(/^urn:ietf:params:scim:schemas:core:2\.0:\w+:/, '')
        .replace(/\..*/, ''),
    )
    .filter(Boolean)

/** One page of a list; the first is number 1. */
export const listBody = (total: number, startIndex: number, resources: readonly Resource[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
  totalResults: total,
  startIndex,
  itemsPerPage: resources.length,
  Resources: resources,
})
