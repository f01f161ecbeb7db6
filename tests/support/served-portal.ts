import postgres from 'postgres'
import { buildIfStale } from '@/bin/build-if-stale'
import { freePort } from '@/db/server/free-port'
import type { Role } from '@/lib/access/viewer'
import { launch } from './launched'
import { ownPostgres } from './own-postgres'
import { signedIn } from './signed-in'

const AUTH_SECRET = 'a secret of this test alone'

/** A portal with the demonstration corpus on a PostgreSQL of its own that tests may kill, stop and come back with. */
export async function servedPortal(settings: Record<string, string> = {}) {
  await buildIfStale()
  const database = await ownPostgres()
  const port = await freePort()
  const env = { DATABASE_URL: database.url, AUTH_SECRET, PRECIS_DEMO: '1', PORT: String(port), ...settings }
  const portal = launch(['bin/start.ts'], env)
  await portal.says('Précis is at')

  return {
    database,
    port,
    portal,
    signedIn: (name: string, role?: Role) => signedIn({ url: database.url, port, secret: AUTH_SECRET }, name, role),
    owner: () => postgres(database.url, { max: 1, onnotice: () => {} }),
  }
}
