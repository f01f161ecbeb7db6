import type { Server } from 'node:http'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildIfStale } from '@/bin/build-if-stale'
import { disconnect } from '@/db/connection/disconnect'
import { freePort } from '@/db/server/free-port'
import { startIdentityProvider } from '../../support/identity-provider'
import { eventually, launch, statusOf, stopLaunched } from '../../support/launched'
import { ownPostgres } from '../../support/own-postgres'
import { makePerson } from '../../support/people'
import { goThroughProvider } from '../../support/through-provider'

let server: Awaited<ReturnType<typeof ownPostgres>>
let provider: Server
let port: number
let email: string

vi.setConfig({ testTimeout: 180_000 })

beforeAll(async () => {
  await buildIfStale()
  server = await ownPostgres()
  port = await freePort()
  const providerPort = await freePort()
  provider = startIdentityProvider(providerPort, portal())
  const launched = launch(['bin/start.ts'], {
    DATABASE_URL: server.url,
    AUTH_SECRET: 'a secret of this test alone',
    PORT: String(port),
    OIDC_ISSUER: `http://localhost:${providerPort}`,
    OIDC_CLIENT_ID: 'precis',
    OIDC_CLIENT_SECRET: 'a secret between the two of them',
  })
  await launched.says('Précis is at')
  const testDatabase = process.env.DATABASE_URL
  await disconnect()
  process.env.DATABASE_URL = server.url
  const { id } = await makePerson('Ada')
  await disconnect()
  process.env.DATABASE_URL = testDatabase
  email = `ada.${id.slice(0, 8)}@hospital.example`
}, 400_000)

afterAll(async () => {
  provider?.close()
  await stopLaunched()
  await server.remove()
})

const portal = () => `http://localhost:${port}`
const asOwner = async (work: (sql: postgres.Sql) => Promise<unknown>) => {
  const sql = postgres(server.url, { max: 1, onnotice: () => {} })
  await work(sql)
  await sql.end()
}

test('somebody who comes back from the provider comes in', async () => {
  const { comeBack } = await goThroughProvider(portal(), email)
  const answer = await comeBack()
  expect(answer.headers.get('location')).toBe(`${portal()}/`)
  expect(answer.headers.getSetCookie().join()).toMatch(/precis\.session=ey/)
})

test('a fault of ours while somebody comes back is called one, not a refusal', async () => {
  const { comeBack } = await goThroughProvider(portal(), email)
  await asOwner((sql) => sql`alter table identities rename to identities_away`)
  const answer = await comeBack()
  await asOwner((sql) => sql`alter table identities_away rename to identities`)
  expect(answer.headers.get('location')).toMatch(/\/sign-in\?error=fault&provider=oidc-1&reference=\w{8}$/)
})

test('a database that is away while somebody comes back is said to be away, and there is a next time', async () => {
  const { comeBack } = await goThroughProvider(portal(), email)
  await server.end('SIGKILL')
  await eventually(async () => (await statusOf(port)) === 503, 'the portal to notice')
  const answer = await comeBack()
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('cannot reach its database')
  await server.comeBack()
  await eventually(async () => (await statusOf(port)) === 200, 'the portal to notice')
  const again = await goThroughProvider(portal(), email)
  expect((await again.comeBack()).headers.get('location')).toBe(`${portal()}/`)
})

test('a connection that dies in the middle of it is asked again, and they come in', async () => {
  const { comeBack } = await goThroughProvider(portal(), email)
  const sql = postgres(server.url, { max: 2, onnotice: () => {} })
  const { coming } = await sql.begin(async (tx) => {
    await tx`lock table identities in access exclusive mode`
    const coming = comeBack()
    const waits = () =>
      sql`select 1 from pg_stat_activity where application_name = 'precis' and wait_event_type = 'Lock'`
    await eventually(async () => (await waits()).length > 0, 'it to wait')
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'precis' and wait_event_type = 'Lock'`
    // Held no longer: what is made again need not wait.
    return { coming }
  })
  const answer = await coming
  await sql.end()
  expect(answer.headers.get('location')).not.toContain('error')
})
