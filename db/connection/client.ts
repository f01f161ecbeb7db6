import { sql } from 'drizzle-orm'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { AppError } from '@/lib/access/app-error'
import type { Viewer } from '@/lib/access/viewer'
import { Replicas, replicaUrls } from './replicas'

export type Database = PostgresJsDatabase
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** Roles of drizzle/0001: the application, and the importer of the corpus. Neither owns anything. */
type DatabaseRole = 'precis_app' | 'precis_import'

/**
 * A pool that acts as `role` from its first byte; `max` connections; `lost` hears of each one that closes. Times in
 * milliseconds, as PostgreSQL takes them.
 */
export function connect(url: string, role: DatabaseRole, max: number, lost = () => {}) {
  return postgres(url, {
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
}

/** Survives hot reloads of the development server; nothing connects before the first question. */
const held = globalThis as unknown as { precisPool?: Pool; precisReplicas?: Replicas | null }

type Pool = {
  client: postgres.Sql
  db: Database
  /** Whether the database may be away: nothing was heard of it yet, or a connection was lost since it last answered. */
  inDoubt: boolean
}

export function pool(): Pool {
  if (!held.precisPool) {
    const url = process.env.DATABASE_URL
    if (!url) throw new Error('DATABASE_URL is not set: start the portal with npm start, or point it at a PostgreSQL')
    const doubt = () => {
      made.inDoubt = true
    }
    const client = connect(url, 'precis_app', poolSize(), doubt)
    const made: Pool = { client, db: drizzle(client), inDoubt: true }
    held.precisPool = made
  }
  return held.precisPool
}

const poolSize = () => Number(process.env.DATABASE_POOL ?? 10)

/** The replicas of DATABASE_REPLICA_URLS, null where there are none. */
function replicas(): Replicas | null {
  if (held.precisReplicas === undefined) {
    const urls = replicaUrls(process.env.DATABASE_REPLICA_URLS)
    const lag = Number(process.env.DATABASE_REPLICA_LAG_SECONDS || 10)
    const primary = process.env.DATABASE_URL
    held.precisReplicas = urls.length > 0 && primary ? new Replicas(primary, urls, poolSize(), lag) : null
  }
  return held.precisReplicas
}

/** Ends the pool: for command-line entries and tests. */
export async function disconnect() {
  await held.precisPool?.client.end({ timeout: 5 })
  held.precisPool = undefined
  await held.precisReplicas?.end()
  held.precisReplicas = undefined
}

const RETRIED = ['40001', '40P01']
/** What a transaction of an import hears when another session was faster, or held a lock for too long. */
export const LOST = [...RETRIED, '55P03']

/** Runs `work` again, at most three times, where it lost to another transaction; `states` are SQLSTATEs that say so. */
export async function retried<T>(work: () => Promise<T>, states: readonly string[] = RETRIED): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= 3 || !states.includes(sqlState(error))) throw error
    }
  }
}

/**
 * Runs `work` in one transaction in which PostgreSQL knows who is asking; row security then repeats every rule.
 * A transaction that lost to another one (serialization failure, deadlock) is run again whole, at most three
 * times, so `work` must do nothing but talk to `tx`.
 */
export async function as<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return retried(() => transact(pool().db, viewer, work))
}

/**
 * As `as`, for reads of the corpus alone: nothing is written, and a replica may answer, some seconds behind. Whatever
 * one person may see and another not, and whatever somebody may just have written, is read with `as`. What dies on a
 * replica is asked of the primary.
 */
export async function asReader<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const replica = replicas()?.next()
  if (replica) {
    try {
      return await transact(replica.db, viewer, work, true)
    } catch (error) {
      // A query that takes too long takes too long anywhere.
      if (error instanceof AppError || sqlState(error) === TOO_LONG) throw error
    }
  }
  return retried(() => transact(pool().db, viewer, work, true))
}

const TOO_LONG = '57014'

function transact<T>(
  db: Database,
  viewer: Viewer,
  work: (tx: Transaction) => Promise<T>,
  readOnly = false,
): Promise<T> {
  return db.transaction(async (tx) => {
    const id = viewer.kind === 'person' ? viewer.id : ''
    await tx.execute(sql`
      select set_config('app.actor', ${viewer.kind}, true), set_config('app.user_id', ${id}, true)
        ${readOnly ? sql`, set_config('transaction_read_only', 'on', true)` : sql``}`)
    return work(tx)
  })
}

/** SQLSTATE of a database error, also where Drizzle has wrapped it; '' for any other error. */
export function sqlState(error: unknown): string {
  for (let e = error; e instanceof Error; e = e.cause) {
    const code = (e as { code?: unknown }).code
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code
  }
  return ''
}
