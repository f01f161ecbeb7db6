import path from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { Logger, runMigrations } from 'graphile-worker'
import postgres from 'postgres'
import { nodePostgres } from '@/db/connection/node-postgres'

/** Any number will do as long as nobody else in this database uses it. */
const MIGRATION_LOCK = 7_412_025

/**
 * Brings the database at `url` to the schema of this version. The role of `url` must be able to create tables
 * and roles. Drizzle takes no lock, so one is held around it: two starts at once migrate once.
 */
export async function migrate(url: string, folder = path.join(process.cwd(), 'drizzle')) {
  const client = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 5 })
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`
    // First: drizzle/0025 gives rights to its tables.
    await migrateQueue(url)
    await applyMigrations(drizzle(client), { migrationsFolder: folder })
  } finally {
    await client.end({ timeout: 5 })
  }
}

/** The queue of background jobs, by the migrations that come with its library; it asks for little where they are made. */
async function migrateQueue(url: string) {
  const pool = await nodePostgres(url, 1)
  try {
    await runMigrations({ pgPool: pool, schema: QUEUE, logger: new Logger(() => () => {}) })
  } finally {
    await pool.end()
  }
}

const QUEUE = 'graphile_worker'
