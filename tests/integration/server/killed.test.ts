import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { buildIfStale } from '@/bin/build-if-stale'
import { freePort } from '@/db/server/free-port'
import { runningPostmaster } from '@/db/server/postmaster'
import { isAlive } from '@/db/server/process-identity'
import { eventually, type Launched, launch, run, statusOf, stopLaunched } from '../../support/launched'

// One data folder and one port go through all that may be killed; each start finds what the kill before it has left.
const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-killed-'))
const data = path.join(folder, 'postgres')
let port: number

vi.setConfig({ testTimeout: 240_000 })
beforeAll(async () => {
  await buildIfStale()
  port = await freePort()
}, 500_000)
afterEach(stopLaunched)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const settings = () => ({ PRECIS_DATA: folder, PORT: String(port) })

async function start(): Promise<Launched> {
  const portal = launch(['bin/start.ts'], settings())
  await portal.says('Précis is at')
  return portal
}

/** Processes of this data folder or port: whatever has either among its words or its settings. */
function left(): number[] {
  const words = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).stdout.split('\n')
  const named = words.filter((line) => line.includes(data) || line.includes(` -p ${port} `))
  const set = readdirSync('/proc').filter(
    (pid) => /^\d+$/.test(pid) && environment(pid).includes(`PRECIS_DATA=${folder}`),
  )
  const pids = [...named.map((line) => Number.parseInt(line, 10)), ...set.map(Number)]
  return [...new Set(pids)].filter((pid) => pid !== process.pid && isAlive(pid))
}

function environment(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8')
  } catch {
    return ''
  }
}

function childOf(pid: number, words: RegExp): number {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
  const line = stdout.split('\n').find((one) => Number(one.trim().split(/\s+/)[1]) === pid && words.test(one))
  return Number.parseInt(line ?? '', 10)
}

async function stopsClean(portal: Launched) {
  expect(await portal.stop('SIGTERM')).toBe(0)
  await eventually(() => left().length === 0, 'nothing to be left running')
  expect(readdirSync(path.join(folder, 'users'))).toEqual([])
  expect(existsSync(path.join(folder, 'lock'))).toBe(false)
}

const onLinux = test.skipIf(!existsSync('/proc/self/environ'))

onLinux('a normal stop leaves nothing running', async () => {
  await stopsClean(await start())
})

onLinux('kill -9 of npm: everything stops, and the next start serves', async () => {
  const npm = run('npm', ['start'], settings())
  await npm.says('Précis is at')
  await npm.stop('SIGKILL')
  await eventually(() => left().length === 0, 'everything to stop', 120_000)
  await stopsClean(await start())
})

onLinux('kill -9 of the launcher: the next start on the same port serves, and its stop leaves nothing', async () => {
  const killed = await start()
  await killed.stop('SIGKILL')
  // At once, as whatever restarts it does: what the killed one has left may still be on its way out.
  await eventually(async () => (await statusOf(port)) === null, 'the port to be free')
  const next = await start()
  expect(await statusOf(port)).toBe(200)
  await stopsClean(next)
})

onLinux('kill -9 of the server: the launcher ends and says so, and the next start serves', async () => {
  const portal = await start()
  const server = childOf(portal.pid, /next/)
  expect(server).toBeGreaterThan(1)
  process.kill(server, 'SIGKILL')
  expect(await portal.ended).toBe(1)
  expect(portal.err).toContain('The server ended by itself')
  await eventually(() => left().length === 0, 'everything to stop')
  await stopsClean(await start())
})

onLinux('kill -9 of PostgreSQL: it is back at the same port while the portal serves on', async () => {
  const portal = await start()
  const before = runningPostmaster(data)
  process.kill(before?.pid as number, 'SIGKILL')
  await eventually(() => portal.err.includes('the database has ended'), 'its end to be noticed')
  expect(await statusOf(port, '/healthz')).toBe(200)
  await eventually(async () => (await statusOf(port)) === 200, 'the portal to be back')
  expect(runningPostmaster(data)?.port).toBe(before?.port)
  expect(runningPostmaster(data)?.pid).not.toBe(before?.pid)
  await stopsClean(portal)
})

onLinux(
  'two launchers on one folder: one of them starts it again, and where its port is taken both go on at another',
  async () => {
    const first = await start()
    const otherPort = await freePort()
    const second = launch(['bin/start.ts'], { ...settings(), PORT: String(otherPort) })
    await second.says('Précis is at')
    const before = runningPostmaster(data)
    process.kill(before?.pid as number, 'SIGKILL')
    // Another program is faster.
    const taker = net.createServer()
    await eventually(
      () =>
        new Promise<boolean>((resolve) => {
          taker.once('error', () => resolve(false)).listen(before?.port, '127.0.0.1', () => resolve(true))
        }),
      'its port to be taken',
    )
    try {
      await eventually(() => [first, second].every(({ err }) => err.includes('runs at another port')), 'both to notice')
      for (const at of [port, otherPort])
        await eventually(async () => (await statusOf(at)) === 200, `port ${at} to serve again`)
      expect(runningPostmaster(data)?.port).not.toBe(before?.port)
    } finally {
      taker.close()
    }
    expect(await second.stop('SIGTERM')).toBe(0)
    expect(await statusOf(port)).toBe(200)
    await stopsClean(first)
  },
)

onLinux('files that a kill has left, whose numbers live again, hold up no start', async () => {
  const dead = `${process.pid} 1@00000000`
  writeFileSync(path.join(folder, 'lock'), dead)
  writeFileSync(path.join(folder, 'users', String(process.pid)), dead)
  // As a container leaves it: the number of PostgreSQL's former life is this process's now.
  const rest = `${data}\n1\n${await freePort()}\n\n127.0.0.1\n  12 34\nready   \n`
  writeFileSync(path.join(data, 'postmaster.pid'), `${process.pid}\n${rest}`)
  await stopsClean(await start())
})

onLinux('neither the server nor what runs beside it is told the password of the owner', async () => {
  const portal = await start()
  const password = readFileSync(path.join(folder, 'postgres.password'), 'utf8').trim()
  const server = String(childOf(portal.pid, /next/))
  expect(environment(server)).toContain('PRECIS_DATA')
  expect(environment(server)).not.toContain(password)
  const url = environment(server).match(/(?:^|\0)DATABASE_URL=([^\0]+)/)?.[1] as string
  expect(new URL(url).username).toBe('precis_portal')
  for (const pid of left())
    expect(spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout).not.toContain(
      new URL(url).password,
    )
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { role: 'precis_app' } as never })
  await sql`set role none`
  await expect(sql`select * from passwords`).rejects.toMatchObject({ code: '42501' })
  await sql.end()
  expect(portal.err + portal.out).not.toContain(new URL(url).password)
  await stopsClean(portal)
})
