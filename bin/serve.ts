import type { ChildProcess } from 'node:child_process'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { firstAdministratorLink } from '@/db/access/links'
import { isDatabaseAway } from '@/db/connection/database-away'
import { disconnect } from '@/db/connection/disconnect'
import { loadDemo } from '@/db/import/demo/load-demo'
import { keepRunning } from '@/db/server/keep-running'
import { StartError } from '@/db/server/start-error'
import { misspeltSettings, settings, workOn } from '@/db/settings/settings'
import { openLog } from '@/lib/io/log'
import { runBackground } from './background'
import { dataFolder } from './data-folder'
import { endWithNpm } from './end-with-npm'
import { type OpenDatabase, openDatabase } from './open-database'
import { Rounds } from './rounds'
import { sealingSecret } from './secret'
import { watchRoom } from './watch-room'
import { type Mode, startWebServer } from './web-server'

/**
 * Runs the portal until it receives a signal to stop: database, demo corpus, then Next in `mode` and beside it the background work.
 * Ctrl-C and SIGTERM end these first and the database after them.
 */
export async function serve(
  mode: Mode,
  prepare: (stopping: AbortSignal) => Promise<void> = async () => {},
): Promise<void> {
  const { port, host, siteUrl, loadsDemo } = settings()
  const log = openLog('launcher')
  for (const variable of misspeltSettings()) log('warn', 'a variable is no setting of this version', { variable })
  await checkPort(port, host)
  const secret = await sealingSecret(dataFolder())
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  // From here on: a database that has just been started is stopped again, whenever the word comes.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  endWithNpm(stop)
  const database = await openDatabase()
  const watched: Promise<void>[] = []
  try {
    // A PostgreSQL of somebody's own stays empty until they import, unless they ask for the demonstration.
    if (database.embedded || loadsDemo) await loadDemo(database.url)
    if (!stopping.signal.aborted) await prepare(stopping.signal)
    const round = new Rounds(stopping.signal)
    if (database.embedded) {
      const at = Number(new URL(database.url).port)
      watched.push(keepRunning(dataFolder(), at, stopping.signal, log, (to) => round.moveTo(to)))
      watched.push(watchRoom(stopping.signal, log))
    }
    // Once, but for a database that has come back at another port: whatever works on it begins again there.
    for (let isFirst = true; !stopping.signal.aborted; isFirst = false) {
      const at = round.begin(database.url)
      if (!isFirst) {
        log('warn', 'the database runs at another port: the server is started again')
        await disconnect()
        workOn(at, database.replicaUrls)
      }
      const here = { ...database, url: at }
      await runOnce(startWebServer(mode, here, secret), { ...here, secret }, round.signal, () =>
        isFirst ? announce(port, host, siteUrl) : Promise.resolve(),
      )
    }
  } finally {
    stopping.abort()
    await Promise.all(watched)
    await database.leave()
  }
}

/** The server and what works beside it on the database, until `signal` ends them. */
async function runOnce(
  child: ChildProcess,
  { url, ownerUrl, secret }: Pick<OpenDatabase, 'url' | 'ownerUrl'> & { secret: string },
  signal: AbortSignal,
  begun: () => Promise<void>,
) {
  const stop = () => child.kill('SIGTERM')
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  const background = new AbortController()
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)))
  const kept = runBackground(url, ownerUrl, background.signal, secret)
  try {
    await Promise.race([begun(), ended])
    const code = await ended
    if (!signal.aborted) throw new StartError(`The server ended by itself (exit status ${code}).`)
  } finally {
    stop()
    background.abort()
    await kept
  }
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
  const token = await whileAway(firstAdministratorLink)
  if (token)
    console.log(
      `Nobody has an account yet. Make the first administrator, once, within a day:\n${siteUrl}/link/${token}`,
    )
}

/** Asked again while the database is away: one that ends at this moment is started again, and the portal serves on. */
async function whileAway<T>(ask: () => Promise<T>): Promise<T> {
  for (let asked = 1; ; asked++) {
    try {
      return await ask()
    } catch (error) {
      if (!isDatabaseAway(error) || asked > 60) throw error
      await sleep(1_000)
    }
  }
}

async function isReady(port: number, host: string): Promise<boolean> {
  const answer = await fetch(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/readyz`).catch(() => null)
  return answer?.ok ?? false
}
