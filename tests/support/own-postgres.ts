import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { enterEmbedded } from '@/db/server/embedded'
import { launchAs } from '@/db/server/embedded-account'
import { isAlive } from '@/db/server/process-identity'

/** A PostgreSQL of a test's own that goes away and comes back at the same address. */
export async function ownPostgres() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-outage-'))
  const data = path.join(folder, 'postgres')
  const server = await enterEmbedded(folder)
  let child: ChildProcess | undefined

  const pid = () => Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0])

  async function end(signal: NodeJS.Signals) {
    const ending = pid()
    process.kill(ending, signal)
    // One that this process has started stays in the table of processes until its end was taken note of.
    while (isAlive(ending) && child?.exitCode === null && child.signalCode === null) await pause(25)
    while (!child && isAlive(ending)) await pause(25)
  }

  /** Starts it again by the command line that it keeps of its last start; returns once it answers. */
  async function comeBack() {
    const line = readFileSync(path.join(data, 'postmaster.opts'), 'utf8')
    const [binary = '', ...args] = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
      ([, quoted, bare]) => quoted ?? bare ?? '',
    )
    const account = launchAs(folder)
    const command = account.wrap(binary, args)
    // After kill -9 it refuses while a backend of its former life has not noticed yet: so again, until it stays.
    for (;;) {
      if (!child || child.exitCode !== null || child.signalCode !== null)
        child = spawn(command.file, command.args, { ...account.options, stdio: 'ignore' })
      if (await answers(server.url)) return
      await pause(100)
    }
  }

  return {
    url: server.url,
    pid,
    end,
    comeBack,
    remove: async () => {
      await server.leave()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answers(url: string): Promise<boolean> {
  const client = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} })
  try {
    await client`select 1`
    return true
  } catch {
    return false
  } finally {
    await client.end({ timeout: 1 })
  }
}
