import { disconnect } from '@/db/connection/disconnect'
import { keepRunning } from '@/db/server/keep-running'
import { settings, workOn } from '@/db/settings/settings'
import { openLog } from '@/lib/io/log'
import { runBackground } from './background'
import { dataFolder } from './data-folder'
import { endWithNpm } from './end-with-npm'
import { openDatabase } from './open-database'
import { report } from './report'
import { Rounds } from './rounds'
import { sealingSecret } from './secret'

/**
 * npm run worker: the background work of a portal without its web server, on this machine or another one, until it
 * receives a signal to stop. Any number of them, and of portals, work on one database at once.
 */
async function work() {
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  endWithNpm(stop)
  // Of a database of one's own it must be the web server's: one that is made here would be another.
  const secret = settings().databaseUrl ? settings().authSecret : await sealingSecret(dataFolder())
  const database = await openDatabase()
  const round = new Rounds(stopping.signal)
  const kept = database.embedded
    ? keepRunning(dataFolder(), Number(new URL(database.url).port), stopping.signal, openLog('launcher'), (to) =>
        round.moveTo(to),
      )
    : undefined
  console.log('The worker of Précis runs. Ctrl-C stops it.')
  try {
    while (!stopping.signal.aborted) {
      const at = round.begin(database.url)
      workOn(at, database.replicaUrls)
      await runBackground(at, database.ownerUrl, round.signal, secret)
      await disconnect()
    }
  } finally {
    stopping.abort()
    await kept
    await database.leave()
  }
}

await report(work)
process.exit()
