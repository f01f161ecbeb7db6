import type { LookupAddress } from 'node:dns'
import { lookup as resolveName } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { Agent, type Dispatcher, fetch, ProxyAgent } from 'undici'
import { isPublicAddress } from '@/lib/sources/public-address'
import type { Endpoint } from '@/lib/sources/source'
import { requireInTable } from '@/lib/sources/source-address'
import { SourceFault } from '@/lib/sources/source-fault'
import { retryAfterMs } from '@/lib/sources/waits'

export type OutboundRequest = {
  /** One of the table of sources. */
  address: URL
  endpoint: Endpoint
  fields: Record<string, string>
  userAgent: string
}

/** How requests get out. */
export type WayOut = {
  /** An HTTP proxy; it then decides which addresses may be reached. */
  proxy: string | null
  /** A server on this machine in place of every source: see `PRECIS_TEST_SOURCES`. */
  testOrigin: string | null
}

/** What tests of the guard put in place of the network's name server, certificates and times. */
export type Trial = {
  resolve?: (host: string) => Promise<LookupAddress[]>
  isAllowed?: (address: string) => boolean
  ca?: string
  port?: number
  connectMs?: number
  wholeMs?: number
}

const CONNECT_MS = 10_000
const WHOLE_MS = 60_000

/** What is done with an answer as it comes in; the pieces end with a fault where the answer does. */
export type Receive<T> = (pieces: AsyncIterable<Uint8Array>) => Promise<T>

/** The answer once it has been read whole. */
export const whole: Receive<Buffer> = async (pieces) => {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}

/**
 * Asks a source once and hands back what `receive` makes of its answer, or throws `SourceFault`. The name is resolved once, every address that
 * it has must be one of the public internet, and the connection goes to those very addresses. Only over TLS; no redirect is
 * followed; no more bytes are read, unpacked, than the source may send.
 */
export async function guardedFetch<T>(
  request: OutboundRequest,
  wayOut: WayOut,
  signal: AbortSignal,
  receive: Receive<T>,
  trial: Trial = {},
): Promise<T> {
  const { endpoint, fields, userAgent } = request
  const address = outward(requireInTable(new URL(request.address)), wayOut, trial)
  const query = new URLSearchParams(fields)
  if (endpoint.method === 'GET') address.search = String(query)
  const late = AbortSignal.timeout(trial.wholeMs ?? endpoint.wholeMs ?? WHOLE_MS)
  const dispatcher = dispatcherFor(wayOut, trial)
  try {
    const answer = await fetch(address, {
      method: endpoint.method,
      ...(endpoint.method === 'POST' ? { body: query } : {}),
      headers: { 'user-agent': userAgent, accept: TYPES[endpoint.type].join(', ') },
      redirect: 'error',
      signal: AbortSignal.any([signal, late]),
      dispatcher,
    })
    if (answer.status === 404 && endpoint.ends) return await receive(nothing())
    requireGood(answer.status, answer.headers.get('retry-after'))
    requireType(answer.headers.get('content-type'), endpoint)
    return await receive(bounded(answer.body, endpoint.mostBytes))
  } catch (error) {
    signal.throwIfAborted()
    throw faultOf(error, late.aborted)
  } finally {
    await dispatcher.destroy().catch(() => {})
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** The address as it is connected to. */
function outward(address: URL, { testOrigin }: WayOut, { port }: Trial): URL {
  if (testOrigin) return new URL(address.pathname, testOrigin)
  if (port) address.port = String(port)
  return address
}

function dispatcherFor({ proxy, testOrigin }: WayOut, trial: Trial): Dispatcher {
  const timeout = trial.connectMs ?? CONNECT_MS
  if (testOrigin) return new Agent({ connect: { timeout } })
  const tls = { timeout, ...(trial.ca ? { ca: trial.ca } : {}) }
  if (proxy) return new ProxyAgent({ uri: proxy, requestTls: tls, proxyTls: { timeout } })
  return new Agent({ connect: { ...tls, lookup: guardedLookup(trial) } })
}

/** Resolves as the system does, and refuses a name of which any address is not public. */
function guardedLookup({ resolve = everyAddress, isAllowed = isPublicAddress }: Trial): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (found) => {
        const [first] = found
        if (!first || !found.every(({ address }) => isAllowed(address))) return done(new SourceFault('not public'), [])
        if (options.all) done(null, found)
        else done(null, first.address, first.family)
      },
      (error) => done(error, []),
    )
  }
}

const everyAddress = (host: string) => resolveName(host, { all: true })

const TYPES = {
  json: ['application/json'],
  xml: ['text/xml', 'application/xml'],
  csv: ['text/csv', 'text/plain', 'application/octet-stream'],
}

function requireType(header: string | null, { type }: Endpoint) {
  const [got = ''] = (header ?? '').split(';')
  if (!TYPES[type].includes(got.trim().toLowerCase())) throw new SourceFault('other type')
}

function requireGood(status: number, retryAfter: string | null) {
  if (status === 200) return
  if (status === 429) throw new SourceFault('limited', 'status 429', retryAfterMs(retryAfter, Date.now()))
  if (status >= 500) throw new SourceFault('unavailable', `status ${status}`, retryAfterMs(retryAfter, Date.now()))
  throw new SourceFault('refused', `status ${status}`)
}

/** The answer piece by piece; more of it than is wanted is a fault, and the rest is never read. */
async function* bounded(body: AsyncIterable<Uint8Array> | null, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const part of body ?? []) {
    bytes += part.length
    if (bytes > most) throw new SourceFault('too large')
    yield part
  }
}

function faultOf(error: unknown, isLate: boolean): SourceFault {
  if (isLate) return new SourceFault('late')
  const causes = causesOf(error)
  const known = causes.find((cause) => cause instanceof SourceFault)
  if (known) return known
  if (causes.some(({ message }) => message === 'unexpected redirect')) return new SourceFault('redirected')
  const code = causes.map((cause) => (cause as { code?: unknown }).code).find(isCode) ?? null
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return new SourceFault('late')
  if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR') return new SourceFault('unreadable', code)
  return new SourceFault('unreachable', code)
}

const isCode = (code: unknown): code is string => typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,50}$/.test(code)

function causesOf(error: unknown): Error[] {
  const causes: Error[] = []
  for (let cause = error; cause instanceof Error && causes.length < 10; cause = cause.cause) causes.push(cause)
  return causes
}
