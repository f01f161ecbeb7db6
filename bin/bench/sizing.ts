import type { ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { runImportCommand } from '../import-command'
import { enterScratchServer } from '../scratch-server'
import type { BenchOptions, Figures } from './bench-options'
import { makeFiles } from './import'
import { SITE, startPortal, stopPortal } from './portal'

/** How long a portal runs before its memory is read: its first minute is like no other. */
const SETTLED_MS = 60_000

/**
 * What a portal takes of a machine, empty and with that many studies: memory of the launcher, which does the background work,
 * and of the web server, after a minute in which its sign-in page was asked for a hundred times; disk and connections of the
 * database. In megabytes; memory is the resident set (Linux).
 */
export default async function benchSizing({ records, say }: BenchOptions): Promise<Figures> {
  const { folder, createDatabase, leave } = await enterScratchServer()
  try {
    const database = await createDatabase('bench_sizing')
    say('An empty portal …')
    const empty = await measured(database)
    const files = path.join(folder, 'files')
    await makeFiles(files, records, say)
    say('Importing …')
    await runImportCommand([files], database)
    say('A portal with studies …')
    const full = await measured(database)
    return {
      records,
      launcher_mb_empty: empty.launcher,
      web_mb_empty: empty.web,
      disk_mb_empty: empty.disk,
      connections_empty: empty.connections,
      launcher_mb: full.launcher,
      web_mb: full.web,
      disk_mb: full.disk,
      connections: full.connections,
    }
  } finally {
    await leave()
  }
}

type Measured = { launcher: number; web: number; disk: number; connections: number }

async function measured(database: string): Promise<Measured> {
  const portal = await startPortal({
    DATABASE_URL: database,
    PRECIS_DEMO: '0',
    AUTH_SECRET: 'a secret for measuring alone',
  })
  const sql = postgres(database, { max: 1, onnotice: () => {} })
  try {
    await indexed(sql)
    for (let request = 0; request < 100; request++) await (await fetch(`${SITE}/sign-in`)).arrayBuffer()
    await sleep(SETTLED_MS)
    const [row] = await sql<{ disk: number; connections: number }[]>`
      select (pg_database_size(current_database()) / 1048576)::int as disk,
        (select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()) as connections`
    return {
      launcher: memoryOf(portal.pid),
      web: memoryOf(webServerOf(portal)),
      disk: row?.disk ?? 0,
      connections: row?.connections ?? 0,
    }
  } finally {
    await sql.end()
    await stopPortal(portal)
  }
}

/** Everything that was imported can be found. */
async function indexed(sql: postgres.Sql): Promise<void> {
  for (;;) {
    const [row] = await sql`select count(*)::int as waiting from search_queue`
    if (row?.waiting === 0) return
    await sleep(1_000)
  }
}

/** The launcher's child that serves pages. */
function webServerOf({ pid }: ChildProcess): number {
  const child = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((name) => {
      try {
        const [, parent] = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8')) ?? []
        return Number(parent) === pid && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('next-server')
      } catch {
        return false
      }
    })
  if (!child) throw new Error('the launcher has no web server')
  return Number(child)
}

function memoryOf(pid: number | undefined): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kilobytes) / 1024)
}
