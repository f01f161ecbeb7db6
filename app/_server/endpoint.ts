import 'server-only'
import type { z } from 'zod'
import { isDatabaseAway } from '@/db/connection/database-away'
import { AppError, notFound, type RefusalCode } from '@/lib/access/app-error'
import type { Person } from '@/lib/access/viewer'
import { allowance } from './allowance'
import { isOwnOrigin } from './origin'
import { refusal } from './refusal'
import { signedIn, viewer } from './viewer'
import { mayWrite } from './write-rate'

export type Context = { params?: Promise<Record<string, string | string[] | undefined>> }
export type Handler = (request: Request, context: Context) => Promise<Response>

type Query<S extends z.ZodType, Result> = (viewer: Person, input: z.output<S>) => Promise<Result | null>
type Present<S extends z.ZodType, Result> = (result: Result, input: z.output<S>) => Response | Promise<Response>

type Options = {
  /** What is not there when the query finds nothing: "list". */
  noun: string
  /** `file`: a person opens it, and is sent to sign in; `json`: a script asks, and is told. */
  answers?: 'file' | 'json'
}

/** Faster than anybody opens files or types. */
const mayRead = allowance(120, 15)

/**
 * A route handler for a person who is signed in, the sibling of `action`: a schema for what stands in the address, a
 * query, and how its result is shown. In this order: who asks, not too often, is it well formed, read, answer. Nothing
 * is decided before or after, and no answer is kept by anybody's cache.
 */
export function endpoint<S extends z.ZodType, Result>(
  schema: S,
  query: Query<S, Result>,
  present: Present<S, Result>,
  { noun, answers = 'file' }: Options,
): Handler {
  return answered(answers, async (request, context) => {
    const who = answers === 'file' ? await signedIn() : await viewer()
    if (who.kind !== 'person') throw sessionEnded()
    if (!mayRead(who.id)) throw tooFast()
    const parsed = schema.safeParse(await asked(request, context))
    const result = parsed.success ? await query(who, parsed.data) : null
    if (!parsed.success || result === null) throw notFound(noun)
    return present(result, parsed.data)
  })
}

/** More bytes than anything has that a script sends beside a page; what does not say its length is not read. */
const MOST_BYTES = 4096

/** A route handler for what a script of a page sends: JSON from our own origin; the command's success has no content. */
export function commandEndpoint<S extends z.ZodType>(
  schema: S,
  command: (viewer: Person, input: z.output<S>) => Promise<void>,
): Handler {
  return answered('json', async (request) => {
    const who = await viewer()
    if (who.kind !== 'person') throw sessionEnded()
    if (!isOwnOrigin(request.headers)) throw new AppError('forbidden', 'This did not come from a page of this portal.')
    const length = Number(request.headers.get('content-length') ?? Number.NaN)
    if (!(length <= MOST_BYTES)) return worded('json', 413, 'This is too long.')
    const parsed = schema.safeParse(await request.json().catch(() => null))
    if (!parsed.success) throw new AppError('invalid', 'This could not be read.')
    if (!mayWrite(who)) throw tooFast()
    await command(who, parsed.data)
    return new Response(null, { status: 204 })
  })
}

/** A route handler for whoever asks: what it gives says for itself who may have it, by a token or because it is nobody's. */
export function openEndpoint(answer: Handler): Handler {
  return answered('file', answer)
}

const STATUS: Record<RefusalCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  rate_limited: 429,
  invalid: 400,
  unconfirmed: 409,
}

/** Refusals and faults in words, and no cache where the handler names none. */
export function answered(answers: 'file' | 'json', handler: Handler): Handler {
  return async (request, context) => {
    const response = await handler(request, context).catch(async (error: unknown) => {
      const { status, message } = await refusedAs(error, request, context)
      return worded(answers, status, message)
    })
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store')
    return response
  }
}

/** What went wrong, by its status and in words; a fault is logged. */
export async function refusedAs(error: unknown, request: Request, context: Context) {
  const { code, message } = refusal(error, { route: await routeOf(request, context), method: request.method })
  return { status: code === 'fault' ? (isDatabaseAway(error) ? 503 : 500) : STATUS[code], message }
}

/** The template of an address, "/lists/[id]/table/csv": what stands in its places may be somebody's own. */
async function routeOf({ url }: Request, { params }: Context): Promise<string> {
  const places = Object.entries((await params) ?? {})
  const nameOf = (segment: string) => {
    const [name] = places.find(([, value]) => [value].flat().some((one) => one && isSame(one, segment))) ?? []
    if (name) return `[${name}]`
    return /^[a-z_.-]{0,30}$/.test(segment) ? segment : '[…]'
  }
  return new URL(url).pathname.split('/').map(nameOf).join('/')
}

const isSame = (value: string, segment: string) => segment === value || segment === encodeURIComponent(value)

/** Text for a person, or the same for a script. */
export function worded(answers: 'file' | 'json', status: number, message: string, headers?: HeadersInit): Response {
  if (answers === 'json') return Response.json({ message }, { status, headers })
  const all = new Headers(headers)
  all.set('content-type', 'text/plain; charset=utf-8')
  return new Response(`${message}\n`, { status, headers: all })
}

/** What stands in the address: the query's fields, a list where one stands several times, and the path's own over them. */
async function asked(request: Request, { params }: Context): Promise<Record<string, unknown>> {
  const search = new URL(request.url).searchParams
  const fields = [...new Set(search.keys())].map((name) => {
    const all = search.getAll(name)
    return [name, all.length > 1 ? all : all[0]]
  })
  return { ...Object.fromEntries(fields), ...(await params) }
}

const sessionEnded = () => new AppError('unauthenticated', 'Your session has ended. Sign in again.')
const tooFast = () => new AppError('rate_limited', 'Too many requests. Try again in a few seconds.')
