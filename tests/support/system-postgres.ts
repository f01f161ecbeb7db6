import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '@/db/server/free-port'
import { isAlive } from '@/db/server/process-identity'

/** Of every cluster here: one that is lost is made again. */
const SETTINGS = "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
const SYSTEM = '/usr/lib/postgresql'

/** The folder with the programs of a PostgreSQL that the system has, those for making replicas too; or null. */
export function findSystemPostgres(): string | null {
  const installed = existsSync(SYSTEM) ? readdirSync(SYSTEM).map((version) => path.join(SYSTEM, version, 'bin')) : []
  const folders = [process.env.TEST_POSTGRES_BIN ?? '', ...installed.sort().reverse()]
  return folders.find((folder) => existsSync(path.join(folder, 'pg_basebackup'))) ?? null
}

/** A throw-away cluster of a PostgreSQL that the system has, from the folder with its programs. */
export async function startSystemPostgres(binaries: string): Promise<{ url: string; stop: () => void }> {
  const { cluster, remove } = throwAwayClusters(binaries)
  const primary = await cluster('data', (run, data) =>
    run('initdb', ['-D', data, '-U', 'precis', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']),
  )
  return { url: primary.url, stop: remove }
}

export type Cluster = {
  url: string
  port: number
  /** Its first process. */
  pid: () => number
  start: () => void
}

/** A primary and streaming replicas of it; `stop` ends whatever of them still runs. */
export async function startReplicatedPostgres(binaries: string, replicas: number) {
  const { cluster, remove } = throwAwayClusters(binaries)
  const primary = await cluster('primary', (run, data) =>
    run('initdb', ['-D', data, '-U', 'precis', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']),
  )
  const following: Cluster[] = []
  for (let n = 1; n <= replicas; n++) {
    const from = ['-h', '127.0.0.1', '-p', String(primary.port), '-U', 'precis']
    following.push(
      await cluster(`replica${n}`, (run, data) =>
        run('pg_basebackup', ['-D', data, ...from, '-R', '-X', 'stream', '-c', 'fast', '--no-sync']),
      ),
    )
  }
  return { primary, replicas: following, stop: remove }
}

type Run = (program: string, args: string[]) => void

function throwAwayClusters(binaries: string) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-pg-'))
  const isRoot = process.getuid?.() === 0
  const account: { uid?: number; gid?: number } = isRoot ? ordinaryAccount() : {}
  if (isRoot) {
    chmodSync(folder, 0o755)
    chownSync(folder, account.uid ?? 0, account.gid ?? 0)
  }
  const made: string[] = []
  const run: Run = (program, args) => {
    // Its log goes to a file of its own, so nothing of ours is held open by the server it leaves behind.
    const done = spawnSync(path.join(binaries, program), args, {
      ...account,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      timeout: 60_000,
    })
    if (done.status !== 0) throw new Error(`${program} failed: ${done.stderr || done.error?.message}`)
  }
  const pidOf = (data: string) => Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
  // One that was killed leaves its file behind.
  const isRunning = (data: string) => existsSync(path.join(data, 'postmaster.pid')) && isAlive(pidOf(data))
  return {
    /** Makes the data of a cluster by `make` and starts it. */
    cluster: async (name: string, make: (run: Run, data: string) => void): Promise<Cluster> => {
      const data = path.join(folder, name)
      const port = await freePort()
      make(run, data)
      made.unshift(data)
      const start = () =>
        run('pg_ctl', [
          '-D',
          data,
          '-l',
          path.join(folder, `${name}.log`),
          '-o',
          `-p ${port} ${SETTINGS}`,
          '-w',
          'start',
        ])
      start()
      return { url: `postgres://precis@127.0.0.1:${port}/postgres`, port, pid: () => pidOf(data), start }
    },
    remove: () => {
      for (const data of made.filter(isRunning)) run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function ordinaryAccount(): { uid: number; gid: number } {
  const id = (flag: string) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}
