import { encode } from 'next-auth/jwt'
import postgres from 'postgres'
import { buildIfStale } from '@/bin/build-if-stale'
import { openSession } from '@/db/access/sessions'
import { disconnect } from '@/db/connection/disconnect'
import { withViewer } from '@/db/connection/with-viewer'
import { freePort } from '@/db/server/free-port'
import { DOOR, type Role } from '@/lib/access/viewer'
import { launch } from './launched'
import { ownPostgres } from './own-postgres'
import { makePerson } from './people'

const AUTH_SECRET = 'a secret of this test alone'

/** A portal with the demonstration corpus on a PostgreSQL of its own that tests may kill, stop and come back with. */
export async function servedPortal(settings: Record<string, string> = {}) {
  await buildIfStale()
  const database = await ownPostgres()
  const port = await freePort()
  const env = { DATABASE_URL: database.url, AUTH_SECRET, PRECIS_DEMO: '1', PORT: String(port), ...settings }
  const portal = launch(['bin/start.ts'], env)
  await portal.says('Précis is at')

  /** A person with a session, and how they ask for a page. */
  async function signedIn(name: string, role: Role = 'reader') {
    const testDatabase = process.env.DATABASE_URL
    await disconnect()
    process.env.DATABASE_URL = database.url
    const person = await makePerson(name, role)
    const sid = await withViewer(DOOR, (tx) =>
      openSession(tx, person.id, 'test', { idleMinutes: 15, absoluteHours: 12 }),
    )
    await disconnect()
    process.env.DATABASE_URL = testDatabase
    const cookie = `precis.session=${await encode({ token: { sid }, secret: AUTH_SECRET, salt: 'precis.session' })}`
    const ask = (path: string, init: RequestInit = {}) =>
      fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } })
    return { person, cookie, ask }
  }

  return {
    database,
    port,
    portal,
    signedIn,
    owner: () => postgres(database.url, { max: 1, onnotice: () => {} }),
  }
}
