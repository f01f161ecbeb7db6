import { type ChildProcess, spawn } from 'node:child_process'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { firstAdministratorLink } from '@/db/access/links'
import { loadDemo } from '@/db/import/demo/load-demo'
import { runIndexWorker } from '@/db/search/index/run-index-worker'
import { StartError } from '@/db/server/start-error'
import { environmentOf, misspeltSettings, settings } from '@/db/settings/settings'
import { openLog } from '@/lib/io/log'
import { NEXT } from './build-if-stale'
import { dataFolder } from './data-folder'
import { modelDrafter } from './model-drafter'
import { openDatabase } from './open-database'
import { sealingSecret } from './secret'

/**
 * Runs the portal until it is told to stop: database, demo corpus, then Next in `mode` and beside it the upkeep of the
 * search index and, where there is one, drafting by a language model. Ctrl-C and SIGTERM end these first and the
 * database after them.
 */
export async function serve(
  mode: 'start' | 'dev',
  prepare: (stopping: AbortSignal) => Promise<void> = async () => {},
): Promise<void> {
  const { port, host, siteUrl, isPublic, loadsDemo, model } = settings()
  const log = openLog('launcher')
  for (const variable of misspeltSettings()) log('warn', 'a variable is no setting of this version', { variable })
  await checkPort(port, host)
  const secret = await sealingSecret(dataFolder())
  let child: ChildProcess | undefined
  const stopping = new AbortController()
  const stop = () => {
    stopping.abort()
    child?.kill('SIGTERM')
  }
  // From here on: a database that has just been started is stopped again, whenever the word comes.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  endWithNpm(stop)
  const database = await openDatabase()
  let kept: Promise<unknown> | undefined
  try {
    // A PostgreSQL of somebody's own stays empty until they import, unless they ask for the demonstration.
    if (database.embedded || loadsDemo) await loadDemo(database.ownerUrl)
    if (!stopping.signal.aborted) await prepare(stopping.signal)
    if (stopping.signal.aborted) return
    child = spawn(
      process.execPath,
      [
        ...loadedFirst('bin/end-with-parent.mjs'),
        ...loadedFirst('bin/broken-addresses.mjs'),
        ...loadedFirst('bin/caller.mjs', isPublic ? { site: siteUrl } : {}),
        NEXT,
        mode,
        '-p',
        String(port),
        '-H',
        host,
      ],
      {
        // In a group of its own: Ctrl-C reaches it through `stop` only, once.
        detached: true,
        stdio: ['ignore', mode === 'dev' ? 'inherit' : 'ignore', 'inherit', 'ipc'],
        env: environmentOf({
          NODE_ENV: mode === 'dev' ? 'development' : 'production',
          NEXT_TELEMETRY_DISABLED: '1',
          PORT: String(port),
          DATABASE_URL: database.url,
          AUTH_SECRET: secret,
          PRECIS_LAUNCHER: String(process.pid),
          // Addresses that identity providers send people back to are built from this, never from a header.
          AUTH_URL: isPublic ? siteUrl : '',
          // Who answers pages never asks the model.
          SUMMARY_MODEL_KEY: '',
        }),
      },
    )
    const inBackground = [database.url, stopping.signal, openLog('background')] as const
    kept = Promise.all([runIndexWorker(...inBackground), modelDrafter(model)?.(...inBackground)])
    const ended = new Promise<number | null>((resolve) => child?.on('exit', (code) => resolve(code)))
    await Promise.race([announce(port, host, siteUrl), ended])
    const code = await ended
    if (!stopping.signal.aborted) throw new StartError(`The server ended by itself (exit status ${code}).`)
  } finally {
    stopping.abort()
    await kept
    await database.leave()
  }
}

/** Options for Node by which a file is run in the server's process before the server; it finds `facts` in its address. */
function loadedFirst(file: string, facts: Record<string, string> = {}): string[] {
  const url = pathToFileURL(path.resolve(file))
  url.search = new URLSearchParams(facts).toString()
  return ['--import', url.href]
}

async function checkPort(port: number, host: string) {
  const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    const probe = net.createServer().on('error', resolve)
    probe.listen(port, host, () => probe.close(() => resolve(null)))
  })
  if (error?.code === 'EADDRINUSE')
    throw new StartError(`Port ${port} is taken: stop what uses it, or set PORT to another one.`)
  if (error) throw new StartError(`Port ${port} on ${host} cannot be used (${error.message}): set PORT or HOST.`)
}

async function announce(port: number, host: string, siteUrl: string) {
  for (let waited = 0; !(await isReady(port, host)); waited += 100) {
    if (waited > 60_000)
      throw new StartError('The portal did not become ready within a minute; the log above says why.')
    await sleep(100)
  }
  console.log(`Précis is at ${siteUrl}`)
  const token = await firstAdministratorLink()
  if (token)
    console.log(
      `Nobody has an account yet. Make the first administrator, once, within a day:\n${siteUrl}/link/${token}`,
    )
}

async function isReady(port: number, host: string): Promise<boolean> {
  const answer = await fetch(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/readyz`).catch(() => null)
  return answer?.ok ?? false
}

/** Under npm, an npm that was killed cannot pass the signal on: notice that it is gone. */
function endWithNpm(stop: () => void) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), 1000).unref()
}
