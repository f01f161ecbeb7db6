import 'server-only'
import { countAttempt } from '@/db/access/throttle'
import { findScimClient } from '@/db/scim/tokens'
import { AppError } from '@/lib/access/app-error'
import type { ScimClient } from '@/lib/access/viewer'
import { ScimError, scimErrorBody } from '@/lib/scim/scim-error'
import { allowance } from './allowance'
import { addressOf } from './caller'
import { answered, type Context, type Handler, refusedAs } from './endpoint'
import { siteUrl } from './site'

/** What an identity provider asks, with the address below which everything of SCIM is. */
export type ScimRequest = {
  root: string
  /** What stands in the path: the identifier of a resource, or the whole way to a description. */
  id: string
  path: readonly string[]
  search: URLSearchParams
  /** The version that is to be changed, or that is known already. */
  ifMatch: string | null
  ifNoneMatch: string | null
  /** The body as JSON; throws SCIM's `invalidSyntax`. */
  read: () => Promise<unknown>
}

export type ScimAnswer = { status?: number; body: object | null; headers?: Record<string, string> }

/** A provider that writes down a whole hospital sends some 25 requests a second. */
const mayAsk = allowance(500, 50)

const MOST_BYTES = 256 * 1024
const TYPE = { 'content-type': 'application/scim+json; charset=utf-8' }

/**
 * A route handler of SCIM, for a program that shows a token of an identity provider's. In this order: not too often, whose
 * token it is, ask, answer. Refusals and faults are in SCIM's own shape, and who has no token hears nothing else.
 */
export function scimEndpoint(ask: (viewer: ScimClient, request: ScimRequest) => Promise<ScimAnswer>): Handler {
  return answered('json', async (request, context) => {
    try {
      const viewer = await clientOf(request)
      const { body, status = 200, headers } = await ask(viewer, await readRequest(request, context))
      return answer(status, body, headers)
    } catch (error) {
      return await refused(error, request, context)
    }
  })
}

/** Whose token it is. Whether there is any it does not say, and guesses are counted by where they come from. */
async function clientOf({ headers }: Request): Promise<ScimClient> {
  const [, token] = /^Bearer +([\w-]{43}) *$/i.exec(headers.get('authorization') ?? '') ?? []
  if (token && !mayAsk(token)) throw new AppError('rate_limited', 'Too many requests. Try again in a few seconds.')
  const client = token ? await findScimClient(token) : null
  if (client) return client
  await countAttempt([{ kind: 'address', value: `scim ${addressOf(headers) ?? ''}` }])
  throw new ScimError(401, null, 'Show a token that stands.')
}

async function readRequest(request: Request, { params }: Context): Promise<ScimRequest> {
  const { id = '', rest = [] } = (await params) ?? {}
  return {
    root: `${siteUrl()}/scim/v2`,
    id: String(id),
    path: [rest].flat().map(String),
    search: new URL(request.url).searchParams,
    ifMatch: request.headers.get('if-match'),
    ifNoneMatch: request.headers.get('if-none-match'),
    read: () => readJson(request),
  }
}

/** The body as JSON; no more of it than may be is read. */
async function readJson({ body }: Request): Promise<unknown> {
  const pieces: Uint8Array[] = []
  let length = 0
  if (body)
    for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
      length += piece.length
      if (length > MOST_BYTES) throw new ScimError(413, null, `A request has at most ${MOST_BYTES >> 10} KB.`)
      pieces.push(piece)
    }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)))
  } catch {
    throw new ScimError(400, 'invalidSyntax', 'The body is no JSON.')
  }
}

const answer = (status: number, body: object | null, headers: Record<string, string> = {}) =>
  new Response(body === null ? null : JSON.stringify(body), {
    status,
    headers: body === null ? headers : { ...TYPE, ...headers },
  })

async function refused(error: unknown, request: Request, context: Context): Promise<Response> {
  if (error instanceof ScimError) {
    const headers: Record<string, string> = error.status === 401 ? { 'www-authenticate': 'Bearer realm="scim"' } : {}
    return answer(error.status, scimErrorBody(error.status, error.message, error.scimType), headers)
  }
  const { status, message } = await refusedAs(error, request, context)
  const headers: Record<string, string> = status === 429 || status === 503 ? { 'retry-after': '5' } : {}
  return answer(status, scimErrorBody(status, message), headers)
}
