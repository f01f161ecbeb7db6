import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LaunchAs } from './embedded-account'
import { freePort, isFree } from './free-port'
import { forgetNumber, isServing, readLines } from './postmaster'
import { StartError } from './start-error'

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

/** What PostgreSQL says that finds the children of another one on its data. */
const HELD = /another postmaster|old server processes/i

export type Server = { binary: string; data: string; account: LaunchAs }

/**
 * Starts PostgreSQL at `port`, or at another one where that is taken or none is asked for; returns where it answers. A
 * server that was killed leaves children that go a moment after it, and PostgreSQL does not start beside them: then it is
 * tried again for a while. Throws `StartError` with what PostgreSQL says.
 */
export async function startPostgres(server: Server, port?: number): Promise<number> {
  for (const deadline = Date.now() + 20_000; ; await sleep(500)) {
    try {
      return await start(server, port && (await isFree(port)) ? port : await freePort())
    } catch (error) {
      const held = error instanceof StartError && HELD.test(error.message)
      if (!held || Date.now() > deadline) throw error
    }
  }
}

async function start({ binary, data, account }: Server, port: number): Promise<number> {
  forgetNumber(data)
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = account.wrap(binary, ['-D', data, '-p', String(port), ...settings])
  const logged = `${data}.log`
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
    if (await isServing(data, port)) return port
    if (failed || child.exitCode !== null || child.signalCode !== null) break
    await sleep(50)
  }
  // Those children may have the last word in it, as they go.
  const said = readLines(logged).slice(before - 1)
  throw new StartError(
    `PostgreSQL did not start: ${failed ?? said.find((line) => HELD.test(line)) ?? lastLine(said.join('\n'))}`,
  )
}

export const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? ''
