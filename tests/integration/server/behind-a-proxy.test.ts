import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { buildIfStale } from '@/bin/build-if-stale'
import { disconnect } from '@/db/connection/disconnect'
import { enterEmbedded } from '@/db/server/embedded'
import { freePort } from '@/db/server/free-port'
import { workOn } from '@/db/settings/settings'
import { startIdentityProvider } from '../../support/identity-provider'
import { type Launched, launch, stopLaunched } from '../../support/launched'
import { type Member, makeMember, PASSWORD } from '../../support/member'
import { PlainBrowser } from '../../support/plain-browser'
import {
  addingAddress,
  documentedCaddy,
  documentedNginx,
  plainNginx,
  programOf,
  type ReverseProxy,
  rewritingHost,
  type Starts,
} from '../../support/reverse-proxies'
import { builtActions, callAction, type ServerAction } from '../../support/server-actions'

const HOST = 'precis.hospital.example'
const SITE = `https://${HOST}`
const FORGED = {
  'x-forwarded-host': 'elsewhere.example',
  'x-forwarded-proto': 'http',
  forwarded: 'host=elsewhere.example;for=6.6.6.6',
  'x-precis-caller': 'word 6.6.6.6 elsewhere.example',
}

vi.setConfig({ testTimeout: 120_000, hookTimeout: 400_000 })

const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-proxied-'))
const proxies: ReverseProxy[] = []
let provider: Server
let leave: () => Promise<void>
let ada: Member
let createList: ServerAction
/** Portals of one database: of no address of its own, and behind one proxy and two. */
const ports = { local: 0, one: 0, two: 0 }

beforeAll(async () => {
  await buildIfStale()
  createList = actionNamed('createList')
  const providerPort = await freePort()
  provider = startIdentityProvider(providerPort, SITE)
  const oidc = {
    OIDC_ISSUER: `http://localhost:${providerPort}`,
    OIDC_CLIENT_ID: 'precis',
    OIDC_CLIENT_SECRET: 'a secret between the two of them',
    OIDC_LABEL: 'the hospital account',
  }
  const begin = async (name: keyof typeof ports, env: Record<string, string>): Promise<Launched> => {
    ports[name] = await freePort()
    const always = { PRECIS_DATA: folder, HOST: '127.0.0.1', PORT: String(ports[name]) }
    const portal = launch(['bin/start.ts'], { ...always, ...env })
    await portal.says('Précis is at')
    return portal
  }
  await begin('local', {})
  await begin('one', { PRECIS_URL: SITE, PRECIS_TRUSTED_HOPS: '1', ...oidc })
  await begin('two', { PRECIS_URL: SITE, PRECIS_TRUSTED_HOPS: '2' })
  const database = await enterEmbedded(folder)
  leave = database.leave
  await disconnect()
  workOn(database.url)
  ada = await makeMember('Ada Behind')
})

afterAll(async () => {
  await Promise.all(proxies.map(({ stop }) => stop()))
  provider?.close()
  await disconnect()
  await leave?.()
  await stopLaunched()
  rmSync(folder, { recursive: true, force: true })
})

async function through(starts: Starts, upstream: number): Promise<number> {
  const proxy = await starts(upstream)
  proxies.push(proxy)
  return proxy.port
}

const sawHome = { status: 200, text: expect.stringContaining('Ada Behind') }

async function signedIn(browser: PlainBrowser) {
  const page = await browser.go(`${SITE}/sign-in`)
  return browser.submit(page, 'name="password"', { email: ada.email, password: PASSWORD })
}

const actionNamed = (name: string) => {
  const action = builtActions().find((one) => one.name === name)
  if (!action) throw new Error(`the build has no action named ${name}`)
  return action
}

/** Where one is sent once it is made. */
const MADE = /^\/lists\/[\da-f-]{36};push$/

const aList = () => ({ key: randomUUID(), name: `Made ${randomUUID()}`, description: '' })

const nginx = programOf('nginx') !== null
const caddy = programOf('caddy') !== null

describe.each([
  ['a proxy that rewrites the host as nginx’s defaults do', rewritingHost, true],
  ['a proxy that keeps the host and adds the address', addingAddress, true],
  ['nginx with nothing but proxy_pass', plainNginx, nginx],
  ['nginx as documented', documentedNginx, nginx],
  ['Caddy as documented', documentedCaddy, caddy],
])('behind %s', (_, starts, isInstalled) => {
  let port: number
  beforeAll(async () => {
    if (isInstalled) port = await through(starts, ports.one)
  })

  test.skipIf(!isInstalled)('people sign in and send forms, without scripts', async () => {
    const browser = new PlainBrowser({ [HOST]: port })
    const home = await signedIn(browser)
    expect(home).toMatchObject(sawHome)
    expect(home.url.href).toBe(`${SITE}/`)
    const lists = await browser.go(`${SITE}/lists`)
    const name = `Behind ${starts.name}`
    const made = await browser.submit(lists, 'name="description"', { name })
    expect(made.status).toBe(200)
    expect(made.text).toContain(name)
  })

  test.skipIf(!isInstalled)('what a client says of host, scheme and itself changes nothing', async () => {
    const browser = new PlainBrowser({ [HOST]: port }, '127.0.0.1', FORGED)
    const home = await signedIn(browser)
    expect(home).toMatchObject(sawHome)
    expect(home.url.href).toBe(`${SITE}/`)
  })

  test.skipIf(!isInstalled)(
    'a script’s action runs from the page that holds it, and from one that does not',
    async () => {
      const browser = new PlainBrowser({ [HOST]: port })
      await signedIn(browser)
      for (const address of ['/lists', '/no/such/page']) {
        const headers = { origin: SITE, host: HOST, cookie: browser.cookiesOf(HOST) }
        const answer = await callAction(`http://127.0.0.1:${port}`, { ...createList, address }, headers, aList())
        expect(answer.headers.get('x-action-redirect'), address).toMatch(MADE)
      }
    },
  )

  test.skipIf(!isInstalled)('a form from elsewhere is refused', async () => {
    const action = actionNamed('signInWithPassword')
    const fields = { email: ada.email, password: PASSWORD }
    for (const origin of ['https://elsewhere.example', `http://${HOST}`, `http://127.0.0.1:${ports.one}`, 'null']) {
      const answer = await callAction(`http://127.0.0.1:${port}`, action, { origin, host: HOST, ...FORGED }, fields)
      expect({ origin, session: answer.headers.getSetCookie().join().includes('precis.session') }).toEqual({
        origin,
        session: false,
      })
    }
  })

  // A bare proxy_pass has no room for the headers of that answer, as the page of proxies says.
  test.skipIf(!isInstalled || starts === plainNginx)(
    'the way to an identity provider and back leads to the portal’s own address',
    async () => {
      const browser = new PlainBrowser({ [HOST]: port })
      const there = await browser.submit(await browser.go(`${SITE}/sign-in?to=/lists`), 'value="oidc-1"')
      expect({ status: there.status, place: there.url.hostname }, there.text).toEqual({
        status: 200,
        place: 'localhost',
      })
      const consent = await browser.submit(there, 'name="login"', { login: ada.email, password: 'anything' })
      const back = await browser.submit(consent, 'consent')
      expect(back.url.href).toBe(`${SITE}/lists`)
      expect(back).toMatchObject(sawHome)
    },
  )
})

describe('the address that is counted', () => {
  const guess = (turn: number) => `${SITE}/feeds/searches/${'y'.repeat(39)}${1000 + turn}`
  const forged = (turn: number) => ({ 'x-forwarded-for': `6.6.${turn}.6`, 'x-precis-caller': `word 6.6.${turn}.6 x` })

  /** Guesses the address of a feed until there were too many, each time from another address as far as one can say so. */
  async function slowedAfter(port: number, from: string, sent: (turn: number) => Record<string, string>) {
    for (let turn = 0; turn < 130; turn++) {
      const { status } = await new PlainBrowser({ [HOST]: port }, from, sent(turn)).go(guess(turn))
      if (status === 429) return turn
      expect(status).toBe(404)
    }
    return null
  }

  const isFree = async (port: number, from: string) =>
    (await new PlainBrowser({ [HOST]: port }, from).go(guess(999))).status === 404

  test('without a proxy is the socket’s, whatever is sent', async () => {
    expect(await slowedAfter(ports.local, '127.0.0.11', forged)).toBeGreaterThan(50)
    expect(await isFree(ports.local, '127.0.0.12')).toBe(true)
    expect(await isFree(ports.local, '127.0.0.11')).toBe(false)
  })

  test.each([
    ['a proxy that adds it', addingAddress, '127.0.0.2', true],
    ['nginx as documented', documentedNginx, '127.0.0.3', nginx],
    ['Caddy as documented', documentedCaddy, '127.0.0.4', caddy],
  ])(
    'behind %s is the client’s, and an entry that was made up changes nothing',
    async (_, starts, from, isInstalled) => {
      if (!isInstalled) return expect(programOf(starts.name)).toBeNull()
      const port = await through(starts, ports.one)
      expect(await slowedAfter(port, from, forged)).toBeGreaterThan(50)
      expect(await isFree(port, from)).toBe(false)
      expect(await isFree(port, '127.0.0.21')).toBe(true)
    },
  )

  test('behind two proxies is the client’s, and past the outer one the socket’s', async () => {
    const inner = await through(addingAddress, ports.two)
    const outer = await through(addingAddress, inner)
    expect(await slowedAfter(outer, '127.0.0.5', forged)).toBeGreaterThan(50)
    expect(await isFree(outer, '127.0.0.22')).toBe(true)
    const honest = () => ({})
    expect(await slowedAfter(ports.two, '127.0.0.6', honest)).toBeGreaterThan(50)
    expect(await isFree(ports.two, '127.0.0.23')).toBe(true)
    // One entry where there should be two: it is not believed, though it is the leftmost.
    const short = (turn: number) => ({ 'x-forwarded-for': `6.6.${turn}.6` })
    expect(await isFree(ports.two, '127.0.0.6')).toBe(false)
    expect(await slowedAfter(ports.two, '127.0.0.6', short)).toBe(0)
  })
})

test('without an address of its own the portal answers to the host it is called by, on any of its pages', async () => {
  const fields = { email: ada.email, password: PASSWORD }
  const signIn = actionNamed('signInWithPassword')
  for (const host of [`localhost:${ports.local}`, `127.0.0.1:${ports.local}`]) {
    const entered = await callAction(`http://${host}`, signIn, { origin: `http://${host}`, ...FORGED }, fields)
    const cookie = entered.headers.getSetCookie().map((line) => line.split(';')[0])
    expect(cookie.join()).toContain('precis.session=')
    for (const address of ['/lists', '/no/such/page']) {
      const sent = { origin: `http://${host}`, cookie: cookie.join('; '), ...FORGED }
      const answer = await callAction(`http://${host}`, { ...createList, address }, sent, aList())
      expect(answer.headers.get('x-action-redirect'), host + address).toMatch(MADE)
    }
  }
  const elsewhere = { origin: 'https://elsewhere.example', 'x-forwarded-host': 'elsewhere.example' }
  const answer = await callAction(`http://127.0.0.1:${ports.local}`, signIn, elsewhere, fields)
  expect(answer.headers.getSetCookie().join()).not.toContain('precis.session=')
})

test('nobody has Next fetch and decode a picture', async () => {
  for (const source of ['/icon.svg', '/study.png', 'https://elsewhere.example/a.png']) {
    const query = new URLSearchParams({ url: source, w: '640', q: '75' })
    const { status } = await new PlainBrowser({ [HOST]: ports.one }).go(`${SITE}/_next/image?${query}`)
    expect({ source, status }).toEqual({ source, status: 404 })
  }
})
