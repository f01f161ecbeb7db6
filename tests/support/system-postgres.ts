import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '@/db/free-port'

/** A throw-away cluster of a PostgreSQL that the system has, from the folder with its programs. */
export async function startSystemPostgres(binaries: string): Promise<{ url: string; stop: () => void }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-pg-'))
  const isRoot = process.getuid?.() === 0
  const account: { uid?: number; gid?: number } = isRoot ? ordinaryAccount() : {}
  if (isRoot) {
    chmodSync(folder, 0o755)
    chownSync(folder, account.uid ?? 0, account.gid ?? 0)
  }
  const data = path.join(folder, 'data')
  const port = await freePort()
  const run = (program: string, args: string[]) => {
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
  run('initdb', ['-D', data, '-U', 'precis', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'])
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`
  run('pg_ctl', ['-D', data, '-l', path.join(folder, 'log'), '-o', settings, '-w', 'start'])
  return {
    url: `postgres://precis@127.0.0.1:${port}/postgres`,
    stop: () => {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function ordinaryAccount(): { uid: number; gid: number } {
  const id = (flag: string) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}
