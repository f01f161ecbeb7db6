import { spawnSync } from 'node:child_process'
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildIfStale } from '@/bin/build-if-stale'
import { freePort } from '@/db/server/free-port'
import { runningPostmaster } from '@/db/server/postmaster'
import { eventually, type Launched, launch, statusOf, stopLaunched } from '../../support/launched'
import { articleSet, articleXml } from '../../support/pubmed-xml'
import { signedIn } from '../../support/signed-in'

const MB = 1_000_000
const SIZE = 700 * MB
const AUTH_SECRET = 'a secret of this test alone'

const place = mkdtempSync(path.join(os.tmpdir(), 'precis-full-'))
const disk = path.join(place, 'disk')
const folder = path.join(disk, 'data')
const ballast = path.join(disk, 'ballast')
mkdirSync(disk)
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', disk]).status === 0
if (!mounted) console.warn('A small disk of its own cannot be mounted here: what a full one does is not tested.')

let portal: Launched
let port: number

vi.setConfig({ testTimeout: 300_000 })

beforeAll(async () => {
  if (!mounted) return
  await buildIfStale()
  port = await freePort()
  portal = launch(['bin/start.ts'], { PRECIS_DATA: folder, PORT: String(port), AUTH_SECRET })
  await portal.says('Précis is at')
}, 500_000)

afterAll(async () => {
  await stopLaunched()
  if (mounted) spawnSync('umount', [disk])
  rmSync(place, { recursive: true, force: true })
}, 120_000)

const left = () => {
  const { bavail, bsize } = statfsSync(disk)
  return bavail * bsize
}

/** Leaves so many bytes on the disk. */
function leave(bytes: number) {
  const file = openSync(ballast, 'a')
  const piece = Buffer.alloc(MB)
  try {
    while (left() > bytes) writeSync(file, piece, 0, Math.min(piece.length, Math.max(4096, left() - bytes)))
  } catch {
    // It is full before the last byte.
  } finally {
    closeSync(file)
  }
}

const makeRoom = () => rmSync(ballast, { force: true })

function address() {
  const password = readFileSync(path.join(folder, 'postgres.password'), 'utf8')
  const at = runningPostmaster(path.join(folder, 'postgres'))?.port
  return `postgres://precis:${password}@127.0.0.1:${at}/precis`
}

const owner = () => postgres(address(), { max: 1, onnotice: () => {} })

const logged = (event: string) => portal.err.includes(`"event":"${event}"`)

test.skipIf(!mounted)(
  'below 200 MB an import waits for room, administrators read why, and with room it goes on to its end',
  async () => {
    leave(150 * MB)
    const file = path.join(place, 'records.xml')
    const pmids = Array.from({ length: 2_500 }, (_, n) => 70_000_000 + n)
    writeFileSync(file, articleSet(...pmids.map((pmid) => articleXml({ pmid }))))
    const importing = launch(['bin/import.ts', '--json', file], { PRECIS_DATA: folder })
    await eventually(() => importing.err.includes('waiting for room'), 'the import to wait')
    await eventually(() => logged('imports, drafts and the index wait for room'), 'the launcher to log it')
    const sql = owner()
    const count = async () => (await sql`select count(*)::int as n from studies where pmid >= 70000000`)[0]?.n
    expect(await count()).toBe(0)
    // What people do goes on.
    expect(await statusOf(port)).toBe(200)
    const { ask } = await signedIn({ url: address(), port, secret: AUTH_SECRET }, 'Root', 'administrator')
    expect(await (await ask('/administration/people')).text()).toMatch(
      /Only \d+ MB are left on the disk of the database/,
    )

    makeRoom()
    expect({ status: await importing.ended, err: importing.err }).toMatchObject({ status: 0 })
    expect(await count()).toBe(pmids.length)
    await sql.end()
  },
)

test.skipIf(!mounted)(
  'a disk that is full to its last byte ends PostgreSQL; with room it is back by itself, with all that was said to be saved',
  async () => {
    const saved: number[] = []
    const sql = owner()
    await sql`create table kept (n int primary key, filler text)`
    leave(24 * MB)
    const writing = (async () => {
      for (let n = 0; ; n++) {
        await sql`insert into kept values (${n}, ${'x'.repeat(200_000) + n})`
        saved.push(n)
      }
    })()
    const ended = await writing.catch((error: Error) => error)
    leave(0)
    // Whether it ended at once is PostgreSQL's to say; one that still stands is ended where it finds no room.
    const pid = runningPostmaster(path.join(folder, 'postgres'))?.pid
    if (pid) process.kill(pid, 'SIGKILL')
    await sql.end({ timeout: 1 })
    console.info(`${saved.length} rows were said to be saved; then: ${ended.message}`)
    await eventually(() => logged('the database has ended'), 'its end to be noticed')
    await eventually(async () => (await statusOf(port)) === 503, 'the portal to say so')
    expect(await statusOf(port, '/healthz')).toBe(200)
    await eventually(() => logged('the database cannot be started'), 'a start to fail for want of room')

    makeRoom()
    const began = performance.now()
    await eventually(async () => (await statusOf(port)) === 200, 'the portal to be back')
    console.info(`back ${Math.round(performance.now() - began)} ms after there was room`)
    expect(logged('the database runs again')).toBe(true)
    const after = owner()
    const found = new Set((await after<{ n: number }[]>`select n from kept`).map(({ n }) => n))
    await after.end()
    expect(saved.filter((n) => !found.has(n))).toEqual([])
    expect(portal.child.exitCode).toBeNull()
    expect(await portal.stop('SIGTERM')).toBe(0)
  },
)
