import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { stopLaunched } from '../../support/launched'
import { servedPortal } from '../../support/served-portal'

const KILLS = 300
const PAGES = ['/', '/studies?q=alopecia', '/studies/1', '/lists', '/notes', '/searches', '/account', '/drafts']

let served: Awaited<ReturnType<typeof servedPortal>>

vi.setConfig({ testTimeout: 400_000 })

beforeAll(async () => {
  served = await servedPortal()
}, 400_000)

afterAll(async () => {
  await stopLaunched()
  await served.database.remove()
}, 60_000)

test(`under ${KILLS} kills of backends no page is a 500: it is shown, or says in words that the database is away`, async () => {
  const { ask } = await served.signedIn('Ada')
  for (const path of PAGES) expect([200, 307, 308, 404]).toContain((await ask(path)).status)
  const answers: Record<string, number> = {}
  let kills = 0
  let wordless = 0
  let answered = 0
  const isOver = () => kills >= KILLS

  async function reader(turn: number) {
    for (; !isOver(); turn++) {
      const answer = await ask(PAGES[turn % PAGES.length] as string)
      const text = await answer.text()
      answered++
      answers[answer.status] = (answers[answer.status] ?? 0) + 1
      if (answer.status === 503 && !text.includes('cannot reach its database')) wordless++
      if (answer.status === 503 && answer.headers.get('cache-control') !== 'private, no-store') wordless++
    }
  }

  async function killer() {
    const owner = served.owner()
    while (!isOver()) {
      const killed = await owner`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'precis' and pid <> pg_backend_pid() order by random() limit 1`
      kills += killed.length
      // One for each answer, at a moment of its own, however slow the machine is.
      for (const before = answered; answered === before && !isOver(); ) await pause(5)
      await pause(Math.random() * 60)
    }
    await owner.end()
  }

  await Promise.all([killer(), ...Array.from({ length: 6 }, (_, turn) => reader(turn))])
  console.info(`${kills} kills; answers by status: ${JSON.stringify(answers)}`)
  expect(answers[500]).toBeUndefined()
  expect(wordless).toBe(0)
  expect(answers[200]).toBeGreaterThan(answers[503] ?? 0)
  expect((await ask('/')).status).toBe(200)
  expect(served.portal.child.exitCode).toBeNull()
})
