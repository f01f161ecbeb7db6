import { createRequire } from 'node:module'
import net from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import postgres, { type Options, type Sql, type TransactionSql } from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { eventually } from './launched'
import { testDatabaseUrl } from './test-database'

// Holds patches/postgres+3.4.9.patch. The driver as published goes on with a transaction whose backend has died, on
// whatever connection its pool opens next, and with one that has ended, inside whatever its connection is lent to
// next; it lends out connections that are in somebody's transaction, gives one statement's answer to another, and
// reports copies and commits that were not. Without the patch tests of both builds fail.

export const POOL = 'driver-under-test'
export const REFUSED = { status: 'rejected', reason: { code: 'CONNECTION_CLOSED' } }

/** The package has two copies of the driver in it. */
export const builds: [string, () => Promise<typeof postgres>][] = [
  ['ESM', async () => postgres],
  ['CommonJS', async () => createRequire(import.meta.url)('postgres')],
]

/** Where a promise stands after `ms`: a statement that is never answered must fail its own test, not time the file out. */
export async function outcome(promise: PromiseLike<unknown>, ms = 30_000) {
  const [settled] = await Promise.allSettled([Promise.race([promise, pause(ms, 'unanswered')])])
  return settled
}

export async function pidOf(sql: Sql | TransactionSql): Promise<number> {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
  return row?.pid ?? 0
}

export const add = (sql: Sql | TransactionSql, who: string, what: string) =>
  sql`insert into driver_rows values (${who}, ${what})`

type OpensSocket = (options: { host: string[]; port: number[] }) => Promise<Duplex>

/** A socket that never has room for more at once, and says only after `ms` that there is room again. */
export const slowSocket = (ms: number) => (options: { host: string[]; port: number[] }) => {
  class SlowSocket extends net.Socket {
    override _write(chunk: unknown, encoding: BufferEncoding, done: (error?: Error | null) => void) {
      super._write(chunk, encoding, (error) => setTimeout(done, ms, error))
    }
  }
  return new Promise<net.Socket>((resolve, reject) => {
    const socket = new SlowSocket({ writableHighWaterMark: 1 } as net.SocketConstructorOpts)
    socket._writev = undefined
    socket.once('error', reject).connect(options.port[0] as number, options.host[0] as string, () => resolve(socket))
  })
}

/**
 * A table for the tests of the file that calls this, looked at from beside the driver under test, and pools that are
 * closed after each test. No test may leave an error that nobody caught.
 */
export function driverUnderTest() {
  let admin: Sql
  const opened: Sql[] = []
  const raised: unknown[] = []
  const note = (error: unknown) => raised.push(error)

  beforeAll(async () => {
    process.on('uncaughtException', note)
    process.on('unhandledRejection', note)
    admin = postgres(testDatabaseUrl(), { max: 1, onnotice: () => {} })
    await admin`create table driver_rows (who text not null, what text not null)`
  })

  beforeEach(() => admin`truncate driver_rows`)

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((sql) => outcome(sql.end({ timeout: 1 }))))
    await pause(50)
    expect(raised.splice(0), 'errors nobody caught').toEqual([])
  })

  afterAll(async () => {
    await admin.end({ timeout: 5 })
    process.off('uncaughtException', note)
    process.off('unhandledRejection', note)
  })

  type PoolOptions = Options<Record<string, never>> & { max_pipeline?: number; socket?: OpensSocket }

  /** A pool, and `kill`, which returns once the backend is gone and the pool has seen it go. */
  async function pool(load: () => Promise<typeof postgres>, options: PoolOptions = {}) {
    const driver = await load()
    let seen = () => {}
    const sql = driver(testDatabaseUrl(), {
      max: 1,
      backoff: () => 0,
      onnotice: () => {},
      onclose: () => seen(),
      connection: { application_name: POOL },
      ...options,
    })
    opened.push(sql)
    const kill = async (pid: number) => {
      const closed = new Promise<void>((resolve) => {
        seen = resolve
      })
      await admin`select pg_terminate_backend(${pid}, 5000)`
      await closed
    }
    return { sql, kill }
  }

  async function untilRunning(pid: number, text: string) {
    const isRunning = async () => {
      const found =
        await admin`select from pg_stat_activity where pid = ${pid} and state = 'active' and query like ${`%${text}%`}`
      return found.length > 0
    }
    await eventually(isRunning, `backend ${pid} to run ${text}`)
  }

  /** Connections of the pools under test that stand in a transaction in which nothing happens. */
  const idleInTransaction = async () => {
    const found = await admin`
      select from pg_stat_activity
      where application_name = ${POOL} and datname = current_database() and state like 'idle in transaction%'`
    return found.length
  }

  return {
    pool,
    untilRunning,
    idleInTransaction,
    admin: () => admin,
    rows: () => admin`select who, what from driver_rows order by who, what`.then((found) => [...found]),
  }
}
