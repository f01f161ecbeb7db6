import { MOST_RESULTS } from './page-of-list'
import { listBody } from './resource-body'
import type { Resource } from './resource-shape'

const CORE = 'urn:ietf:params:scim:schemas:core:2.0:'

type Attribute = {
  type?: 'string' | 'boolean' | 'complex'
  many?: boolean
  required?: boolean
  exact?: boolean
  unique?: boolean
  subs?: Resource[]
  about: string
}

const attribute = (
  name: string,
  { type = 'string', many, required, exact, unique, subs, about }: Attribute,
): Resource => ({
  name,
  type,
  multiValued: many === true,
  description: about,
  required: required === true,
  ...(type === 'string' ? { caseExact: exact === true } : {}),
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: unique ? 'server' : 'none',
  ...(subs ? { subAttributes: subs } : {}),
})

const text = (name: string, about: string) => attribute(name, { about })

const SCHEMAS: Resource[] = [
  schema('User', 'Somebody with an account', [
    attribute('userName', {
      required: true,
      unique: true,
      about: 'The e-mail address of the account, where it is one',
    }),
    text('displayName', 'What colleagues see'),
    attribute('name', {
      type: 'complex',
      about: 'What colleagues see where there is no displayName',
      subs: [text('formatted', 'The whole name'), text('givenName', 'First name'), text('familyName', 'Last name')],
    }),
    attribute('emails', {
      type: 'complex',
      many: true,
      about: 'The primary one is the address of the account where userName is none',
      subs: [
        text('value', 'The address'),
        text('type', 'Such as work'),
        attribute('primary', { type: 'boolean', about: 'Whether it is the one to use' }),
      ],
    }),
    attribute('active', { type: 'boolean', about: 'Whether the account is open' }),
  ]),
  schema('Group', 'People who read together', [
    attribute('displayName', { required: true, unique: true, about: 'The name of the group' }),
    attribute('members', {
      type: 'complex',
      many: true,
      about: 'Who is in it by the provider',
      subs: [attribute('value', { exact: true, about: 'The id of a User' })],
    }),
  ]),
]

function schema(name: string, about: string, attributes: Resource[]): Resource {
  return {
    schemas: [`${CORE}Schema`],
    id: `${CORE}${name}`,
    name,
    description: about,
    attributes,
    meta: { resourceType: 'Schema' },
  }
}

const TYPES: Resource[] = ['User', 'Group'].map((name) => ({
  schemas: [`${CORE}ResourceType`],
  id: name,
  name,
  endpoint: `/${name}s`,
  schema: `${CORE}${name}`,
  meta: { resourceType: 'ResourceType' },
}))

const CONFIG: Resource = {
  schemas: [`${CORE}ServiceProviderConfig`],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: MOST_RESULTS },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Bearer token',
      description: 'A token that an administrator has made',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig' },
}

/** What stands at one of the addresses by which SCIM says what it can do; null where nothing does. */
export function discover(root: string, [what = '', id, ...more]: readonly string[]): Resource | null {
  if (more.length > 0) return null
  if (what === 'ServiceProviderConfig') return id === undefined ? located(root, what, CONFIG) : null
  const all = what === 'ResourceTypes' ? TYPES : what === 'Schemas' ? SCHEMAS : null
  if (!all) return null
  const placed = all.map((one) => located(root, `${what}/${one.id}`, one))
  return id === undefined ? listBody(placed.length, 1, placed) : (placed.find((one) => one.id === id) ?? null)
}

const located = (root: string, path: string, one: Resource): Resource => ({
  ...one,
  meta: { ...(one.meta as Resource), location: `${root}/${path}` },
})
