import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { Logger, runMigrations } from 'graphile-worker'
import postgres from 'postgres'
import { nodePostgres } from '@/db/connection/node-postgres'
import { readJournal } from './migrations'

/** Any number will do as long as nobody else in this database uses it. */
const MIGRATION_LOCK = 7_412_025

/**
 * Brings the database at `url` to the schema of this version, or to what it was after the migration `last`. The role of
 * `url` must be able to create tables and roles. Drizzle takes no lock, so one is held around it: two starts at once
 * migrate once.
 */
export async function migrate(url: string, last?: string) {
  const folder = path.join(process.cwd(), 'drizzle')
  if (!last) return migrateBy(url, folder)
  const earlier = mkdtempSync(path.join(os.tmpdir(), 'precis-migrations-'))
  try {
    cpSync(folder, earlier, { recursive: true })
    const journal = readJournal(folder)
    const end = journal.entries.findIndex(({ tag }) => tag === last)
    if (end < 0) throw new Error(`there is no migration ${last}`)
    const entries = journal.entries.slice(0, end + 1)
    writeFileSync(path.join(earlier, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }))
    await migrateBy(url, earlier)
  } finally {
    rmSync(earlier, { recursive: true, force: true })
  }
}

async function migrateBy(url: string, folder: string) {
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
