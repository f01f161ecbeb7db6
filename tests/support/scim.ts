import { randomUUID } from 'node:crypto'
import { createScimToken } from '@/db/scim/tokens'
import { makePerson } from './people'

type Handler = (request: Request, context: { params?: Promise<Record<string, string | string[]>> }) => Promise<Response>
type Routes = Record<string, Handler>

/** What the portal answered an identity provider. */
export type ScimReply = { status: number; body: Body; headers: Headers }
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes.
type Body = any

export const ISSUER = 'https://login.example/hospital'
const ROOT = 'http://localhost:3000/scim/v2'

/** A token of a provider's, made by an administrator of its own. */
export async function makeScimToken(issuer = ISSUER): Promise<string> {
  const maker = await makePerson('Tokens', 'administrator')
  const { token } = await createScimToken(maker, { key: randomUUID(), name: 'Directory', issuer })
  return token as string
}

/** A program of a provider's that shows a token; without one it shows none. */
export function scimProgram(token: string | null, headers: Record<string, string> = {}) {
  return async (method: string, path: string, body?: unknown): Promise<ScimReply> => {
    const { handlers, params } = await routeOf(path)
    const request = new Request(`${ROOT}${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        'content-type': 'application/scim+json',
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    })
    const response = await (handlers[method] as Handler)(request, { params: Promise.resolve(params) })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers }
  }
}

/** The file that Next would choose for an address. */
async function routeOf(path: string): Promise<{ handlers: Routes; params: Record<string, string | string[]> }> {
  const [what = '', id, ...more] = (path.split('?')[0] ?? '').slice(1).split('/').map(decodeURIComponent)
  const load = async (route: Promise<object>) => (await route) as Routes
  if (more.length === 0 && what === 'Users')
    return id === undefined
      ? { handlers: await load(import('@/app/scim/v2/Users/route')), params: {} }
      : { handlers: await load(import('@/app/scim/v2/Users/[id]/route')), params: { id } }
  if (more.length === 0 && what === 'Groups')
    return id === undefined
      ? { handlers: await load(import('@/app/scim/v2/Groups/route')), params: {} }
      : { handlers: await load(import('@/app/scim/v2/Groups/[id]/route')), params: { id } }
  return {
    handlers: await load(import('@/app/scim/v2/[[...rest]]/route')),
    params: { rest: [what, ...(id === undefined ? [] : [id]), ...more] },
  }
}

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group'
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

/** A PATCH of these operations. */
export const patchOf = (...Operations: object[]) => ({ schemas: [PATCH], Operations })

/** An address that nobody else has. */
export const freshEmail = (name = 'ada') => `${name}.${randomUUID().slice(0, 8)}@hospital.example`
