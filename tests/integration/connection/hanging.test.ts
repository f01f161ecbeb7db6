import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { eventually, statusOf, stopLaunched } from '../../support/launched'
import { servedPortal } from '../../support/served-portal'

const POOL = 3
/** Seconds after which a statement is given up: without a deadline of its own a page would wait for as long. */
const STATEMENT_LIMIT = 15

let served: Awaited<ReturnType<typeof servedPortal>>

vi.setConfig({ testTimeout: 240_000 })

beforeAll(async () => {
  served = await servedPortal({ DATABASE_POOL: String(POOL) })
}, 400_000)

afterAll(async () => {
  await stopLaunched()
  await served.database.remove()
}, 60_000)

/** Seconds until this is done. */
async function seconds(work: Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work
  return (performance.now() - began) / 1000
}

/** PostgreSQL's processes: the first is the one that the others are children of. */
function processes(): number[] {
  const postmaster = served.database.pid()
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' })
  return [postmaster, ...children.split('\n').flatMap((line) => Number(line) || [])]
}

test.skipIf(!existsSync('/proc'))(
  'PostgreSQL hangs: readyz and pages say so within seconds, what waits hears of it, and it is back by itself',
  async () => {
    const { ask } = await served.signedIn('Ada')
    expect((await ask('/')).status).toBe(200)
    expect(await statusOf(served.port)).toBe(200)
    const hung = processes()
    for (const pid of hung) process.kill(pid, 'SIGSTOP')
    try {
      // Asked before anything was noticed: these reach the pool and wait there.
      const early = Promise.all(['/', '/studies?q=alopecia', '/lists'].map((path) => ask(path)))
      expect(await seconds(statusOf(served.port).then((status) => expect(status).toBe(503)))).toBeLessThan(
        STATEMENT_LIMIT,
      )
      for (const answer of await early) {
        expect(answer.status).toBe(503)
        expect(await answer.text()).toContain('cannot reach its database')
      }
      for (const path of ['/', '/sign-in', '/studies?q=alopecia', '/notes/export?format=csv']) {
        const page = ask(path).then(async (answer) => {
          expect({ path, status: answer.status }).toEqual({ path, status: 503 })
          expect(await answer.text()).toContain('cannot reach its database')
        })
        expect(await seconds(page)).toBeLessThan(STATEMENT_LIMIT)
      }
      expect(await seconds(statusOf(served.port).then((status) => expect(status).toBe(503)))).toBeLessThan(
        STATEMENT_LIMIT,
      )
      expect(await statusOf(served.port, '/healthz')).toBe(200)
    } finally {
      for (const pid of hung) process.kill(pid, 'SIGCONT')
    }
    await eventually(async () => (await statusOf(served.port)) === 200, 'the portal to notice')
    await eventually(async () => (await ask('/studies?q=alopecia')).status === 200, 'pages to be shown')
  },
)

test('a pool that is busy to its last connection is no database that is away', async () => {
  const { ask } = await served.signedIn('Ben')
  const owner = served.owner()
  try {
    // Every page that counts this person's lists waits behind the lock.
    await owner.begin(async (tx) => {
      await tx`lock table reading_lists in access exclusive mode`
      const waiting = Array.from({ length: 15 }, () => ask('/lists').catch(() => null))
      await eventually(async () => {
        // A transaction keeps what it has read of other sessions until it is told to look again.
        await tx`select pg_stat_clear_snapshot()`
        const [row] = await tx`
          select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'precis'`
        return row?.n >= POOL
      }, 'the pool to be busy')
      expect(await statusOf(served.port)).toBe(200)
      void Promise.all(waiting)
    })
  } finally {
    await owner.end()
  }
})
