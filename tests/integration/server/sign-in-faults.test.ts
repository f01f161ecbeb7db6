import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildIfStale } from '@/bin/build-if-stale'
import { freePort } from '@/db/server/free-port'
import { startIdentityProvider } from '../../support/identity-provider'
import { eventually, type Launched, launch, stopLaunched } from '../../support/launched'
import { PlainBrowser } from '../../support/plain-browser'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 400_000 })

const PERSON = 'canary.person@hospital.example'
const SECRETS = ['a secret that the provider does not know', 'a secret between the two of them', PERSON, 'anything']

const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-faults-'))
const servers: http.Server[] = []
let portal: Launched
let site: string

beforeAll(async () => {
  await buildIfStale()
  const [port, right, slow, nobody, other] = await Promise.all(Array.from({ length: 5 }, freePort))
  site = `http://localhost:${port}`
  servers.push(startIdentityProvider(right as number, site))
  const env = { PORT: String(slow), PORTAL: site, CALLBACK: 'oidc-3' }
  await launch(['tests/support/slow-clock-provider.ts'], env).says('it is listening')
  const otherServer = http.createServer((_request, response) => response.end('<h1>Welcome</h1>'))
  servers.push(otherServer.listen(other, '127.0.0.1'))
  const provider = (suffix: string, at: number | undefined, secret: string) => ({
    [`OIDC_ISSUER${suffix}`]: `http://localhost:${at}`,
    [`OIDC_CLIENT_ID${suffix}`]: 'precis',
    [`OIDC_CLIENT_SECRET${suffix}`]: secret,
    [`OIDC_LABEL${suffix}`]: 'the hospital account',
  })
  portal = launch(['bin/start.ts'], {
    PRECIS_DATA: folder,
    PORT: String(port),
    ...provider('', right, SECRETS[0] as string),
    ...provider('_2', nobody, SECRETS[1] as string),
    ...provider('_3', slow, SECRETS[1] as string),
    ...provider('_4', other, SECRETS[1] as string),
  })
  await portal.says('Précis is at')
})

afterAll(async () => {
  await stopLaunched()
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function comesBack(provider: string) {
  const browser = new PlainBrowser({})
  const there = await browser.submit(await browser.go(`${site}/sign-in`), `value="${provider}"`)
  if (there.url.origin === site) return there
  const consent = await browser.submit(there, 'name="login"', { login: PERSON, password: 'anything' })
  return browser.submit(consent, 'consent')
}

const logged = () =>
  portal.err
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test.each([
  ['a wrong client secret', 'oidc-1', 'refused the client id or the client secret', 'did not accept this portal'],
  ['an issuer that does not answer', 'oidc-2', 'does not answer at the address', 'cannot be reached'],
  ['a clock that is slow', 'oidc-3', 'the clock of the provider', 'The clocks of'],
  ['an address where something else answers', 'oidc-4', 'another issuer, or none', 'not set up correctly'],
])('%s is named in the log, and the person reads what to do and finds its reference', async (_, id, reason, words) => {
  const before = logged().length
  const page = await comesBack(id)
  expect(page.url.pathname).toBe('/sign-in')
  const [said = ''] = /<p role="alert"[^>]*>[^<]*<\/p>/.exec(page.text) ?? []
  expect(said).toContain(words)
  expect(said).toContain('tell your administrator')
  const reference = /Reference: ([0-9A-Z]{8})/.exec(said)?.[1]
  await eventually(() => logged().length > before, 'a line in the log')
  expect(logged().slice(before)).toEqual([
    expect.objectContaining({
      level: 'error',
      part: 'web',
      event: 'signing in failed',
      provider: id,
      reason: expect.stringContaining(reason),
      reference,
    }),
  ])
})

test('what was lost on the way is the person’s to try again, and no error', async () => {
  const before = logged().length
  const page = await new PlainBrowser({}).go(`${site}/api/auth/callback/oidc-1?code=canary-code&state=canary-state`)
  expect(page.text).toContain('Signing in took too long')
  await eventually(() => logged().length > before, 'a line in the log')
  expect(logged().at(-1)).toMatchObject({ level: 'warn', event: 'signing in failed', provider: 'oidc-1' })
})

test('an address shows none of its own words', async () => {
  const asked = new URLSearchParams({ error: 'canary <b>', provider: 'canary', reference: 'call canary now' })
  const { text } = await new PlainBrowser({}).go(`${site}/sign-in?${asked}`)
  const [alert = ''] = /<p role="alert"[^>]*>[^<]*<\/p>/.exec(text) ?? []
  expect(alert).toContain('Signing in did not work')
  expect(alert).not.toContain('canary')
})

test('neither secrets nor who wanted to sign in stand in the log', () => {
  expect(logged().length).toBeGreaterThanOrEqual(5)
  for (const secret of [...SECRETS, 'canary', 'eyJ']) expect(portal.err).not.toContain(secret)
})
