import http from 'node:http'
import net from 'node:net'
import { createGzip, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { guardedFetch, type Trial, type WayOut, whole } from '@/lib/io/guarded-fetch'
import { type Endpoint, SOURCE_KEYS, sourceOf } from '@/lib/sources/source'
import { sourceAddress } from '@/lib/sources/source-address'
import { answersWith, breaksOff, CERTIFICATE, type SourceServer, says, sourceServer } from '../../support/source-server'

const DIRECT: WayOut = { proxy: null, testOrigin: null }
/** Every address that anything is asked of. */
const ENDPOINTS = SOURCE_KEYS.flatMap((key) =>
  Object.entries(sourceOf(key).endpoints).map(([name, endpoint]) => ({ key, name, endpoint })),
)
const TYPE = { json: 'application/json', xml: 'text/xml', csv: 'text/plain' }
const { search } = sourceOf('pubmed').endpoints
let server: SourceServer

beforeAll(async () => {
  server = await sourceServer('https')
})
afterAll(() => server.end())
afterEach(() => {
  server.asked.length = 0
})

/** The test's server in the place of PubMed's host: the name resolves to this machine, which is let through. */
const here = (): Trial => ({
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  isAllowed: () => true,
  ca: CERTIFICATE,
  port: server.port,
})

type Of = { address: URL; endpoint: Endpoint }
const OF_PUBMED: Of = { address: sourceAddress('pubmed', 'search'), endpoint: search as Endpoint }

const ask = (trial: Trial = {}, wayOut = DIRECT, signal = new AbortController().signal, of = OF_PUBMED) =>
  guardedFetch(
    {
      ...of,
      fields: { db: 'pubmed', term: 'alopecia areata' },
      userAgent: 'Precis/0 (+http://here; mailto:a@b.example)',
    },
    wayOut,
    signal,
    whole,
    trial,
  )

const askOf = ({ key, name, endpoint }: (typeof ENDPOINTS)[number], trial = here()) =>
  ask(trial, DIRECT, new AbortController().signal, {
    address: sourceAddress(key, name as never, endpoint.ends === 'work' ? 'pmid:101' : '10.1000/herons'),
    endpoint,
  })

describe('asking a source', () => {
  it('sends the words and who asks, and gets the answer', async () => {
    server.replies(says(gzipSync('{"a":1}'), 'application/json; charset=UTF-8', { 'content-encoding': 'gzip' }))
    expect(String(await ask(here()))).toBe('{"a":1}')
    expect(server.asked).toHaveLength(1)
    expect(server.asked[0]?.path).toBe('/entrez/eutils/esearch.fcgi')
    expect(server.asked[0]?.fields.get('term')).toBe('alopecia areata')
    expect(server.asked[0]?.headers).toMatchObject({
      host: `eutils.ncbi.nlm.nih.gov:${server.port}`,
      'user-agent': 'Precis/0 (+http://here; mailto:a@b.example)',
    })
    expect(server.asked[0]?.headers).not.toHaveProperty('cookie')
  })

  it.each(['127.0.0.1', '::1', '169.254.169.254', '10.1.2.3', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '100.64.0.1'])(
    'does not connect where the name resolves to %s',
    async (address) => {
      const { isAllowed: _any, ...trial } = here()
      const family = net.isIP(address)
      await expect(ask({ ...trial, resolve: async () => [{ address, family }] })).rejects.toThrow('does not connect to')
      expect(server.asked).toEqual([])
    },
  )

  it('does not connect where one of several addresses is not public', async () => {
    const { isAllowed: _any, ...trial } = here()
    const resolve = async () => [
      { address: '130.14.29.110', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    await expect(ask({ ...trial, resolve })).rejects.toThrow('does not connect to')
  })

  it('connects to the very address it has looked at, and asks the name server once', async () => {
    server.replies(says('{}'))
    const answers = ['127.0.0.1', '127.0.0.2']
    const looked: string[] = []
    let resolved = 0
    const trial: Trial = {
      ...here(),
      resolve: async () => [{ address: answers[resolved++] ?? '127.0.0.3', family: 4 }],
      isAllowed: (address) => {
        looked.push(address)
        return address === '127.0.0.1'
      },
    }
    expect(String(await ask(trial))).toBe('{}')
    expect([resolved, looked]).toEqual([1, ['127.0.0.1']])
    // The next time the name says something else: that is looked at again, and refused.
    await expect(ask(trial)).rejects.toThrow('does not connect to')
    expect(server.asked).toHaveLength(1)
  })

  it('follows no redirect', async () => {
    for (const location of [
      `https://127.0.0.1:${server.port}/inside`,
      'http://169.254.169.254/',
      '/entrez/eutils/efetch.fcgi',
    ])
      for (const status of [301, 302, 303, 307, 308]) {
        server.replies(answersWith(status, { location }))
        await expect(ask(here())).rejects.toThrow('another address')
      }
    expect(server.asked.every(({ path }) => path === '/entrez/eutils/esearch.fcgi')).toBe(true)
  })

  it('speaks only to who has the certificate of the name', async () => {
    server.replies(says('{}'))
    const { ca: _ours, ...trial } = here()
    await expect(ask(trial)).rejects.toThrow('cannot be reached')
    expect(server.asked).toEqual([])
  })

  it.each(ENDPOINTS)('stops reading a small answer of $key ($name) that unpacks to a large one', async (one) => {
    // There is no end to it: whoever does not stop reading never comes back with what this expects.
    const closed = new Promise((resolve) => {
      server.replies((response) => {
        response.writeHead(200, { 'content-type': TYPE[one.endpoint.type], 'content-encoding': 'gzip' })
        const gzip = createGzip({ level: 9 })
        gzip.pipe(response)
        response.on('close', () => {
          gzip.destroy()
          resolve('closed')
        })
        const piece = Buffer.alloc(1 << 20, 'x')
        const more = () => {
          while (!gzip.destroyed && gzip.write(piece));
          gzip.once('drain', more)
        }
        more()
      })
    })
    await expect(askOf(one)).rejects.toThrow('more than Précis reads')
    expect(await closed).toBe('closed')
  })

  it.each(ENDPOINTS)('takes no other type of $key ($name) than it asked for', async (one) => {
    server.replies(says('<html>Sign in to the network</html>', 'text/html'))
    await expect(askOf(one)).rejects.toThrow('something else')
  })

  it('takes it for an answer that what an address ends in is not there', async () => {
    server.replies(answersWith(404))
    const works = ENDPOINTS.filter(({ endpoint }) => endpoint.ends)
    expect(works.length).toBeGreaterThan(0)
    for (const one of works) expect(await askOf(one)).toHaveLength(0)
    await expect(ask(here())).rejects.toMatchObject({ kind: 'refused', detail: 'status 404' })
  })

  it.each(ENDPOINTS)('asks $key ($name) under its own name alone, and follows it nowhere', async (one) => {
    server.replies(says('', TYPE[one.endpoint.type]))
    expect(await askOf(one)).toHaveLength(0)
    expect(server.asked[0]?.headers.host).toBe(`${sourceOf(one.key).host}:${server.port}`)
    expect(server.asked[0]?.fields.get('term')).toBe('alopecia areata')
    server.replies(answersWith(302, { location: `https://127.0.0.1:${server.port}/inside` }))
    await expect(askOf(one)).rejects.toThrow('another address')
    const { isAllowed: _any, ...trial } = here()
    await expect(askOf(one, trial)).rejects.toThrow('does not connect to')
    expect(server.asked).toHaveLength(2)
  })

  it.each([
    [429, { 'retry-after': '7' }, { kind: 'limited', retryAfterMs: 7_000 }],
    [503, {}, { kind: 'unavailable', retryAfterMs: null }],
    [500, {}, { kind: 'unavailable' }],
    [400, {}, { kind: 'refused', detail: 'status 400' }],
    [204, {}, { kind: 'refused' }],
  ] as const)('says what status %i means', async (status, headers, fault) => {
    server.replies(answersWith(status, headers))
    await expect(ask(here())).rejects.toMatchObject(fault)
  })

  it('says that the other side broke off, answered late, or is not there', async () => {
    server.replies(breaksOff)
    await expect(ask(here())).rejects.toMatchObject({ kind: 'unreachable' })
    server.replies(() => {})
    await expect(ask({ ...here(), wholeMs: 300 })).rejects.toMatchObject({ kind: 'late' })
    const resolve = async () => {
      throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
    }
    await expect(ask({ ...here(), resolve })).rejects.toMatchObject({ kind: 'unreachable', detail: 'ENOTFOUND' })
  })

  it('ends at once when nobody wants the answer any more', async () => {
    const gone = new AbortController()
    server.replies(() => gone.abort(new Error('gone')))
    await expect(ask(here(), DIRECT, gone.signal)).rejects.toThrow('gone')
  })

  it('goes through the proxy that is named, which resolves the name, and through no other', async () => {
    const names: string[] = []
    const proxy = http.createServer().on('connect', (request, socket) => {
      names.push(request.url ?? '')
      const through = net.connect(server.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        through.pipe(socket)
        socket.pipe(through)
      })
      socket.on('error', () => through.destroy())
      through.on('error', () => socket.destroy())
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(proxy.address() as net.AddressInfo).port}`
    server.replies(says('{"through":"a proxy"}'))
    const never = () => Promise.reject(new Error('resolved here'))
    const answer = await ask({ ca: CERTIFICATE, resolve: never }, { proxy: address, testOrigin: null })
    expect(String(answer)).toBe('{"through":"a proxy"}')
    expect(names).toEqual(['eutils.ncbi.nlm.nih.gov:443'])
    proxy.close()
  })
})
