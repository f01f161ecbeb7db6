import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import zlib from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requestScope } from '@/db/connection/request-scope'

let address: string
const scopes: { path: string; scope: ReturnType<typeof requestScope> }[] = []

/** A server that answers as Next does; the addresses say how. */
const server = http.createServer(async (request, response) => {
  const path = request.url ?? ''
  const scope = requestScope()
  scopes.push({ path, scope })
  await pause(5)
  // The scope is the request's own, also behind what was waited for.
  if (requestScope() !== scope) throw new Error('another scope')
  if (path.includes('lost') && scope) scope.lostDatabase = true
  if (path.includes('slow')) await pause(60_000, undefined, { ref: false })
  response.statusCode = path.includes('fails') ? 500 : 200
  response.setHeader('content-security-policy', "script-src 'nonce-abc'")
  response.setHeader('etag', '"1"')
  if (path.includes('gzip')) {
    response.setHeader('content-encoding', 'gzip')
    response.write(zlib.gzipSync('what Next says'))
    response.end()
  } else if (path.includes('length')) {
    response.writeHead(response.statusCode, { 'content-length': 14 })
    response.end('what Next says')
  } else {
    response.write('what ')
    response.end('Next says')
  }
})

beforeAll(async () => {
  await import('@/bin/request-scope.mjs' as string)
  Object.assign(globalThis, {
    [Symbol.for('precis.away-page')]: (nonce: string, sent: boolean) => `away ${nonce} ${sent}`,
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test.each(['/fails-lost', '/fails-lost-gzip', '/fails-lost-length'])(
  'a page that fails because the database was lost answers 503 in words: %s',
  async (path) => {
    const answer = await fetch(address + path)
    expect(answer.status).toBe(503)
    expect(await answer.text()).toBe('away abc false')
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(answer.headers.get('etag')).toBeNull()
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(await (await fetch(address + path, { method: 'POST' })).text()).toBe('away abc true')
    expect(await (await fetch(address + path, { method: 'HEAD' })).text()).toBe('')
  },
)

test.each([
  ['/fails', 500],
  ['/fails-length', 500],
  ['/lost', 200],
  ['/lost-gzip', 200],
  ['/', 200],
])('any other answer is as it is: %s', async (path, status) => {
  const answer = await fetch(address + path)
  expect(answer.status).toBe(status)
  expect(await answer.text()).toBe('what Next says')
})

test('requests at the same moment and on one connection have scopes of their own', async () => {
  scopes.length = 0
  await Promise.all(Array.from({ length: 20 }, (_, n) => fetch(`${address}/own-${n}`).then((answer) => answer.text())))
  expect(new Set(scopes.map(({ scope }) => scope)).size).toBe(20)
})

test('who goes before the answer is noticed; who has it is not', async () => {
  const gone = new AbortController()
  const asked = fetch(`${address}/slow`, { signal: gone.signal }).catch(() => 'gone')
  const scopeOf = (path: string) => scopes.find((one) => one.path === path)?.scope
  while (!scopeOf('/slow')) await pause(5)
  expect(scopeOf('/slow')?.gone.aborted).toBe(false)
  gone.abort()
  await asked
  while (!scopeOf('/slow')?.gone.aborted) await pause(5)
  await (await fetch(`${address}/answered`)).text()
  await pause(50)
  expect(scopeOf('/answered')?.gone.aborted).toBe(false)
})
