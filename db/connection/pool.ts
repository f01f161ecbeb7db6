import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { settings } from '@/db/settings/settings'
import { guarded } from './guarded-client'
import { requirePatchedDriver } from './patched-driver'

export type Database = PostgresJsDatabase
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** Roles of drizzle/0001: the application, and the importer of the corpus. Neither owns anything. */
type DatabaseRole = 'precis_app' | 'precis_import'

/**
/**
 * A pool that acts as `role` from its first byte; `max` connections; `lost` hears of each one that closes. Its errors
 * say nothing of what anybody wrote. Times in milliseconds, as PostgreSQL takes them. Throws where the driver is not
 * patched.
 */
export function connect(url: string, role: DatabaseRole, max: number, lost = () => {}) {
  requirePatchedDriver()
  const client = postgres(url, {
    max,
    onclose: lost,
    connect_timeout: 5,
    // A database that comes back is noticed within a second, not after a doubling wait.
    backoff: () => 0.5,
    onnotice: () => {},
    connection: {
      role,
      application_name: role === 'precis_app' ? 'precis' : 'precis-import',
      // 0 as a word: the driver leaves out what is false.
      statement_timeout: role === 'precis_app' ? 15_000 : '0',
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: role === 'precis_app' ? 30_000 : '0',
      // A page's query ends sooner than the helpers start that it would be divided among.
      ...(role === 'precis_app' ? { max_parallel_workers_per_gather: '0' } : {}),
    } as never,
  })
  return guarded(client)
}

/** Survives hot reloads of the development server; nothing connects before the first question. */
const held = globalThis as unknown as { precisPool?: Pool }

type Pool = {
  client: postgres.Sql
  db: Database
  /** Whether the database may be away: nothing was heard of it yet, or a connection was lost since it last answered. */
  inDoubt: boolean
}

export function pool(): Pool {
  if (!held.precisPool) {
    const { databaseUrl: url, poolSize } = settings()
    if (!url) throw new Error('DATABASE_URL is not set: start the portal with npm start, or point it at a PostgreSQL')
    const doubt = () => {
      made.inDoubt = true
    }
    const client = connect(url, 'precis_app', poolSize, doubt)
    const made: Pool = { client, db: drizzle(client), inDoubt: true }
    held.precisPool = made
  }
  return held.precisPool
}

/** Ends the pool of this process. */
export async function endPool() {
  await held.precisPool?.client.end({ timeout: 5 })
  held.precisPool = undefined
}
