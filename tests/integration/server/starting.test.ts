import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { buildIfStale } from '@/bin/build-if-stale'
import { freePort } from '@/db/server/free-port'
import { isAlive } from '@/db/server/process-identity'
import { eventually, type Launched, launch, run, statusOf, stopLaunched } from '../../support/launched'

// One data folder goes through its life: each test finds what the one before it has left.
const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-starting-'))
const NOBODY_YET = 'Nobody has an account yet'

type Portal = Launched & { port: number }

// Generous: a machine that is busy with other tests starts slowly.
vi.setConfig({ testTimeout: 180_000 })
beforeAll(() => buildIfStale(), 400_000)
afterEach(stopLaunched)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function begin(): Promise<Portal> {
  const port = await freePort()
  return Object.assign(launch(['bin/start.ts'], { PRECIS_DATA: folder, PORT: String(port) }), { port })
}

async function start(): Promise<Portal> {
  const portal = await begin()
  await portal.says('Précis is at')
  return portal
}

/** First lines of PostgreSQL's own file: its process and, fourth, its port; null when it has stopped. */
function postmaster(): { pid: number; port: number } | null {
  const file = path.join(folder, 'postgres', 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]) }
}

function database() {
  const password = readFileSync(path.join(folder, 'postgres.password'), 'utf8')
  return postgres(`postgres://precis:${password}@127.0.0.1:${postmaster()?.port}/precis`, {
    max: 1,
    onnotice: () => {},
  })
}

/** Adds rows one by one until `enough`, or until the database is gone; the numbers of those it was told are saved. */
async function writeRows(enough = Number.POSITIVE_INFINITY, saved: number[] = []) {
  const sql = database()
  try {
    await sql`create table if not exists kept (n serial primary key)`
    while (saved.length < enough) saved.push((await sql`insert into kept default values returning n`)[0]?.n)
  } catch {
    // The database was killed: what was told saved until then is what counts.
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function missing(saved: number[]): Promise<number[]> {
  const sql = database()
  const found = new Set((await sql<{ n: number }[]>`select n from kept`).map(({ n }) => n))
  await sql.end()
  return saved.filter((n) => !found.has(n))
}

async function running(text: string): Promise<number> {
  const sql = database()
  const [row] = await sql`select count(*)::int as n from pg_stat_activity
    where state = 'active' and query like ${`%${text}%`} and pid <> pg_backend_pid()`
  await sql.end()
  return row?.n
}

/** The server of a launcher: what it has started beside PostgreSQL. */
function serverOf({ pid }: Launched): number {
  const isChild = (name: string) => parentOf(name) === String(pid) && Number(name) !== postmaster()?.pid
  return Number(readdirSync('/proc').find((name) => /^\d+$/.test(name) && isChild(name)))
}

function parentOf(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8').match(/^PPid:\s*(\d+)/m)?.[1]
  } catch {
    return undefined
  }
}

test('a start that is told to stop before it serves takes PostgreSQL down again', async () => {
  const portal = await begin()
  await eventually(() => postmaster() !== null, 'PostgreSQL to be started')
  expect(await portal.stop('SIGTERM')).toBe(0)
  expect(portal.out).not.toContain('Précis is at')
  expect(postmaster()).toBeNull()
})

test('two starts at once on one folder both serve, and the last to stop stops PostgreSQL', async () => {
  const [first, second] = [await begin(), await begin()]
  await Promise.all([first.says('Précis is at'), second.says('Précis is at')])
  expect(await Promise.all([statusOf(first.port), statusOf(second.port)])).toEqual([200, 200])
  expect(first.out + second.out).toContain(NOBODY_YET)

  expect(await first.stop('SIGTERM')).toBe(0)
  expect(await statusOf(first.port)).toBeNull()
  expect(await statusOf(second.port)).toBe(200)
  const { pid } = postmaster() as { pid: number }
  expect(await second.stop('SIGINT')).toBe(0)
  expect(await statusOf(second.port)).toBeNull()
  expect(postmaster()).toBeNull()
  expect(isAlive(pid)).toBe(false)
  expect(first.err + second.err).toBe('')
})

test('a second start builds nothing; its link is the one that works, and none is offered once somebody is here', async () => {
  const portal = await start()
  await portal.says(NOBODY_YET)
  expect(portal.out).not.toContain('Building')
  const link = new URL(portal.out.match(/http\S+\/link\/\S+/)?.[0] as string)
  expect(await statusOf(portal.port, link.pathname)).toBe(200)

  const add = launch(['bin/user.ts', 'add', 'ada@hospital.example', 'Ada'], { PRECIS_DATA: folder })
  expect(await add.ended).toBe(0)
  // The command came and went; the portal still has its database.
  expect(await statusOf(portal.port)).toBe(200)
  expect(await portal.stop('SIGTERM')).toBe(0)
})

// Whether the server's process is gone is read from /proc; elsewhere its port would have to do.
test.skipIf(!existsSync('/proc'))(
  'after kill -9 of the launcher its server ends, PostgreSQL stands, and the next start takes it up',
  async () => {
    const killed = await start()
    expect(killed.out).not.toContain(NOBODY_YET)
    const server = serverOf(killed)
    const before = postmaster()
    const saved: number[] = []
    await writeRows(20, saved)
    expect(await killed.stop('SIGKILL')).toBe('SIGKILL')
    expect(server).toBeGreaterThan(1)
    await eventually(() => !isAlive(server), 'the server to end by itself')
    expect(await statusOf(killed.port)).toBeNull()
    expect(isAlive(before?.pid as number)).toBe(true)

    const next = await start()
    expect(postmaster()).toEqual(before)
    expect(await missing(saved)).toEqual([])
    expect(await next.stop('SIGTERM')).toBe(0)
    expect(postmaster()).toBeNull()
  },
)

test('after kill -9 of everything, every row that was told saved is there', async () => {
  const killed = await start()
  const { pid } = postmaster() as { pid: number }
  const saved: number[] = []
  const writing = writeRows(Number.POSITIVE_INFINITY, saved)
  await eventually(() => saved.length > 20, 'some rows to be saved')
  // Busy with itself, it notices late that everything else is gone.
  const busy = database()
  const counting = busy`
    do $$ begin while clock_timestamp() < now() + interval '6 seconds' loop null; end loop; end $$`.catch(() => {})
  await eventually(async () => (await running('clock_timestamp')) > 0, 'a backend to be busy')
  process.kill(pid, 'SIGKILL')
  await killed.stop('SIGKILL')
  await writing

  const next = await start()
  expect(await missing(saved)).toEqual([])
  expect(await next.stop('SIGTERM')).toBe(0)
  await counting
  await busy.end({ timeout: 1 })
})

test('under npm, SIGTERM to npm stops everything', async () => {
  const port = await freePort()
  const npm = run('npm', ['start'], { PRECIS_DATA: folder, PORT: String(port) })
  await npm.says('Précis is at')
  await npm.stop('SIGTERM')
  await eventually(async () => (await statusOf(port)) === null && postmaster() === null, 'everything to stop')
})

test('npm run dev serves too, and stops', async ({ skip }) => {
  const port = await freePort()
  const dev = launch(['bin/dev.ts'], { PRECIS_DATA: folder, PORT: String(port) })
  await dev.says('Précis is at').catch((error: Error) => {
    // Next serves one checkout for development once at a time.
    if (/already running/i.test(error.message)) skip('somebody is developing here')
    throw error
  })
  expect(await dev.stop('SIGTERM')).toBe(0)
  await eventually(async () => (await statusOf(port)) === null, 'the server to stop')
  expect(postmaster()).toBeNull()
})
