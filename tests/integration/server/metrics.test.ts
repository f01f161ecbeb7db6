import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { eventually, stopLaunched } from '../../support/launched'
import { servedPortal } from '../../support/served-portal'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 400_000 })

const TOKEN = 'nobody-guesses-this-token'
let served: Awaited<ReturnType<typeof servedPortal>>

beforeAll(async () => {
  served = await servedPortal({ PRECIS_METRICS_TOKEN: TOKEN })
})
afterAll(async () => {
  await stopLaunched()
  await served?.database.remove()
})

const at = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${served.port}${path}`, { headers, redirect: 'manual' })
const metrics = async () => (await at('/metrics', { authorization: `Bearer ${TOKEN}` })).text()
const readingOf = (text: string, line: string) => {
  const found = text.split('\n').find((one) => one.startsWith(`${line} `))
  return found === undefined ? null : Number(found.slice(line.length + 1))
}

test('nobody reads them without the token', async () => {
  for (const authorization of ['', TOKEN, 'Bearer ', `Bearer ${TOKEN}x`, `Basic ${btoa(`a:${TOKEN}`)}`]) {
    const answer = await at('/metrics', authorization ? { authorization } : {})
    expect(answer.status).toBe(401)
    expect(await answer.text()).not.toContain('precis_')
  }
  const answer = await at('/metrics', { authorization: `Bearer ${TOKEN}` })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4')
  expect(answer.headers.get('cache-control')).toContain('no-store')
})

test('requests are counted by the template of their address, and nothing else of it is said', async () => {
  const { ask } = await served.signedIn('Ada')
  for (const path of ['/studies/30527631', '/studies?q=secretword', '/topics/secret-topic', '/no-such-secret'])
    await (await ask(path)).text()
  const count = (text: string, route: string, status: string) =>
    readingOf(text, `precis_request_seconds_count{route="${route}",method="GET",status="${status}"}`) ?? 0
  await eventually(async () => {
    const text = await metrics()
    return (
      count(text, '/studies', '2xx') > 0 &&
      count(text, '/topics/[...name]', '4xx') + count(text, '/[...missing]', '4xx') > 0
    )
  }, 'the requests to be counted')
  const text = await metrics()
  expect(text).toMatch(/route="\/studies\/\[key\]\/\[\[\.\.\.slug\]\]",method="GET",status="[23]xx"/)
  expect(text).not.toContain('secret')
  expect(text).not.toContain('30527631')
})

test('the database and the background work say how they are, and that the database is away', async () => {
  await eventually(async () => (readingOf(await metrics(), 'precis_workers') ?? 0) > 0, 'a worker to live')
  const text = await metrics()
  expect(readingOf(text, 'precis_database_up')).toBe(1)
  expect(readingOf(text, 'precis_database_connections')).toBeGreaterThan(1)
  expect(readingOf(text, 'precis_job_oldest_seconds')).toBeGreaterThanOrEqual(0)
  expect(readingOf(text, 'nodejs_eventloop_lag_seconds')).not.toBeNull()
  await eventually(async () => (readingOf(await metrics(), 'precis_studies') ?? 0) > 70, 'the corpus to be counted')
  await served.database.end('SIGQUIT')
  await eventually(async () => readingOf(await metrics(), 'precis_database_up') === 0, 'the database to be missed')
  expect(readingOf(await metrics(), 'precis_workers')).toBeNull()
  await served.database.comeBack()
  await eventually(async () => readingOf(await metrics(), 'precis_database_up') === 1, 'the database to be back')
})
