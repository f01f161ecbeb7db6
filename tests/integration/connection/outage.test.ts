import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildIfStale } from '@/bin/build-if-stale'
import { openSession } from '@/db/access/sessions'
import { disconnect } from '@/db/connection/disconnect'
import { withViewer } from '@/db/connection/with-viewer'
import { freePort } from '@/db/server/free-port'
import { type Person, SIGN_IN } from '@/lib/access/viewer'
import { eventually, type Launched, launch, statusOf, stopLaunched } from '../../support/launched'
import { ownPostgres } from '../../support/own-postgres'
import { makePerson } from '../../support/people'
import { builtActions, callAction } from '../../support/server-actions'

const AUTH_SECRET = 'a secret of this test alone'
const NOT_REACHED = 'cannot reach its database'

let server: Awaited<ReturnType<typeof ownPostgres>>
let portal: Launched
let port: number
let ada: Person
let cookie: string

vi.setConfig({ testTimeout: 180_000 })

beforeAll(async () => {
  await buildIfStale()
  server = await ownPostgres()
  port = await freePort()
  portal = launch(['bin/start.ts'], { DATABASE_URL: server.url, AUTH_SECRET, PRECIS_DEMO: '1', PORT: String(port) })
  await portal.says('Précis is at')
  await signInAda()
}, 400_000)

afterAll(async () => {
  await stopLaunched()
  await server.remove()
})

/** A session of Ada's in the portal's own database, as the cookie of her browser. */
async function signInAda() {
  const testDatabase = process.env.DATABASE_URL
  await disconnect()
  process.env.DATABASE_URL = server.url
  ada = await makePerson('Ada')
  const sid = await withViewer(SIGN_IN, (tx) => openSession(tx, ada.id, 'test', { idleMinutes: 15, absoluteHours: 12 }))
  await disconnect()
  process.env.DATABASE_URL = testDatabase
  cookie = `precis.session=${await encode({ token: { sid }, secret: AUTH_SECRET, salt: 'precis.session' })}`
}

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } })

async function adasNotes(): Promise<string[]> {
  const owner = postgres(server.url, { max: 1 })
  const rows = await owner<{ body: string }[]>`select body from notes where author_id = ${ada.id} order by created_at`
  await owner.end()
  return rows.map(({ body }) => body)
}

function saveNote(key: string, body: string) {
  const action = builtActions().find(({ name }) => name === 'createNote')
  if (!action) throw new Error('the build has no action that saves a note')
  const headers = { cookie, origin: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}` }
  return callAction(`http://127.0.0.1:${port}`, action, headers, { key, studyId: '1', body })
}

const NEW = 'seven slow barges at noon'

function callAsVisitor(name: string, fields: Record<string, string>) {
  const action = builtActions().find((one) => one.name === name)
  if (!action) throw new Error(`the build has no action named ${name}`)
  const headers = { origin: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}` }
  return callAction(`http://127.0.0.1:${port}`, action, headers, fields)
}

test.each(['SIGKILL', 'SIGINT'] as const)(
  'PostgreSQL goes away by %s: the portal stays, says so in words with 503, and is back within five seconds',
  async (signal) => {
    expect(await Promise.all(['/', '/readyz', '/healthz'].map(async (path) => (await ask(path)).status))).toEqual([
      200, 200, 200,
    ])
    await server.end(signal)
    // Its backends outlive it by a moment, longer on a busy machine.
    await eventually(async () => (await statusOf(port)) === 503, 'the portal to notice')

    for (const path of ['/', '/studies?q=alopecia', '/lists', '/sign-in', '/notes/export?format=csv']) {
      const answer = await ask(path)
      expect({ path, status: answer.status }).toEqual({ path, status: 503 })
      expect(await answer.text()).toContain(NOT_REACHED)
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
      expect(answer.headers.get('content-security-policy')).toMatch(/nonce-/)
    }
    expect(await statusOf(port, '/healthz')).toBe(200)
    expect(await statusOf(port, '/readyz')).toBe(503)

    const program = await ask('/scim/v2/Users', { headers: { authorization: `Bearer ${'a'.repeat(43)}` } })
    expect(program.status).toBe(503)
    expect(program.headers.get('retry-after')).toBe('5')
    expect(await program.json()).toMatchObject({ status: '503', detail: expect.stringContaining('cannot be reached') })

    const form = await ask('/lists', { method: 'POST', body: new FormData() })
    expect(form.status).toBe(503)
    expect(await form.text()).toContain('go back in your browser')
    const key = randomUUID()
    const refused = await saveNote(key, `written while it was away: ${signal}`)
    expect(await refused.text()).toContain('Nothing was saved.')

    for (const [name, sent] of [
      ['signInWithPassword', { email: 'ada@hospital.example', password: 'nine quiet herons by the water' }],
      ['takeLink', { token: 'none', password: NEW, again: NEW }],
    ] as const) {
      const said = await (await callAsVisitor(name, sent)).text()
      expect(said).toContain('The database cannot be reached')
      expect(said).not.toMatch(/Incorrect|invalid or has expired/)
    }

    await server.comeBack()
    await eventually(async () => (await statusOf(port)) === 200, 'the portal to notice')
    expect((await ask('/')).status).toBe(200)
    expect(await (await ask('/studies?q=alopecia')).text()).toContain('</html>')
    const saved = await saveNote(key, `written while it was away: ${signal}`)
    expect(await saved.text()).toContain('"state":"ok"')
    expect(await adasNotes()).toContain(`written while it was away: ${signal}`)
    expect(portal.child.exitCode).toBeNull()
  },
)
