import { createRequire } from 'node:module'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import postgres, { type Options, type Sql, type TransactionSql } from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabaseUrl } from '../support/test-database'

// Holds patches/postgres+3.4.9.patch. The driver as published goes on with a transaction whose backend has died, on
// whatever connection its pool opens next; without the patch every test of both builds fails.

const POOL = 'driver-under-test'
const REFUSED = { status: 'rejected', reason: { code: 'CONNECTION_CLOSED' } }

let admin: Sql
const raised: unknown[] = []
const note = (error: unknown) => raised.push(error)

beforeAll(async () => {
  process.on('uncaughtException', note)
  process.on('unhandledRejection', note)
  admin = postgres(testDatabaseUrl(), { max: 1, onnotice: () => {} })
  await admin`drop table if exists driver_rows`
  await admin`create table driver_rows (who text not null, what text not null)`
})

beforeEach(() => admin`truncate driver_rows`)

afterEach(async () => {
  await pause(50)
  expect(raised.splice(0), 'errors nobody caught').toEqual([])
})

afterAll(async () => {
  await admin`drop table driver_rows`
  await admin.end({ timeout: 5 })
  process.off('uncaughtException', note)
  process.off('unhandledRejection', note)
})

const rows = () => admin`select who, what from driver_rows order by who, what`.then((found) => [...found])

/** Where a promise stands after `ms`: a statement that is never answered must fail its own test, not time the file out. */
async function outcome(promise: PromiseLike<unknown>, ms = 5_000) {
  const [settled] = await Promise.allSettled([Promise.race([promise, pause(ms, 'unanswered')])])
  return settled
}

async function pidOf(sql: Sql | TransactionSql): Promise<number> {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
  return row?.pid ?? 0
}

async function untilRunning(pid: number, text: string) {
  for (let turn = 0; turn < 100; turn++) {
    const [row] =
      await admin`select from pg_stat_activity where pid = ${pid} and state = 'active' and query like ${`%${text}%`}`
    if (row) return
    await pause(20)
  }
  throw new Error(`backend ${pid} never ran ${text}`)
}

const builds: [string, () => Promise<typeof postgres>][] = [
  ['ESM', async () => postgres],
  ['CommonJS', async () => createRequire(import.meta.url)('postgres')],
]

test('the two builds are two copies of the driver', async () => {
  expect(await builds[0]?.[1]()).not.toBe(await builds[1]?.[1]())
})

describe.each(builds)('with the %s build, when a backend dies in mid-transaction', (build, load) => {
  const opened: Sql[] = []

  /** A pool, and `kill`, which returns once the backend is gone and the pool has seen it go. */
  async function pool(options: Options<Record<string, never>> = {}) {
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

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((sql) => outcome(sql.end({ timeout: 1 }))))
  })

  const add = (sql: Sql | TransactionSql, who: string, what: string) =>
    sql`insert into driver_rows values (${who}, ${what})`

  test('a later statement is refused and writes nothing', async () => {
    const { sql, kill } = await pool()
    const late: unknown[] = []
    const told = await outcome(
      sql.begin(async (tx) => {
        await add(tx, 'ann', 'before')
        await kill(await pidOf(tx))
        await sql`select 'somebody else has the connection opened again'`
        late.push(await outcome(add(tx, 'ann', 'after')), await outcome(add(tx, 'ann', 'last')))
      }),
    )
    expect(told).toMatchObject(REFUSED)
    await expect.poll(() => late, { timeout: 12_000 }).toMatchObject([REFUSED, REFUSED])
    expect((await sql`select 1 as one`)[0]).toEqual({ one: 1 })
    expect(await rows()).toEqual([])
  })

  /** Ann's backend dies; Ben's transaction takes the pool's only connection; then Ann goes on while Ben is inside. */
  async function annGoesOnInsideBen(
    ann: (tx: TransactionSql) => Promise<void>,
    ben: (tx: TransactionSql) => Promise<void>,
  ) {
    const { sql, kill } = await pool()
    let benIsInside = () => {}
    const gate = new Promise<void>((resolve) => {
      benIsInside = resolve
    })
    let annIsDone: Promise<unknown> = Promise.resolve()
    const annIsTold = await outcome(
      sql.begin(async (tx) => {
        await add(tx, 'ann', 'before')
        await kill(await pidOf(tx))
        annIsDone = gate.then(() => ann(tx))
        await annIsDone
      }),
    )
    const benIsTold = await outcome(
      sql.begin(async (tx) => {
        await add(tx, 'ben', '1')
        benIsInside()
        await outcome(annIsDone)
        await pause(100)
        await ben(tx)
      }),
    )
    return { annIsTold, annIsDone: await outcome(annIsDone), benIsTold }
  }

  test("late statements never land inside another user's transaction", async () => {
    const told = await annGoesOnInsideBen(
      async (tx) => {
        await outcome(add(tx, 'ann', 'late'))
        await add(tx, 'ann', 'later')
      },
      async (tx) => void (await add(tx, 'ben', '2')),
    )
    expect(told).toMatchObject({ annIsTold: REFUSED, annIsDone: REFUSED, benIsTold: { status: 'fulfilled' } })
    expect(await rows()).toEqual([
      { who: 'ben', what: '1' },
      { who: 'ben', what: '2' },
    ])
  })

  test("its commit does not commit another user's transaction", async () => {
    const told = await annGoesOnInsideBen(
      async () => {},
      async () => {
        throw new Error('ben changes his mind')
      },
    )
    expect(told).toMatchObject({ annIsTold: REFUSED, benIsTold: { reason: { message: 'ben changes his mind' } } })
    expect(await rows()).toEqual([])
  })

  test("its rollback does not roll back another user's transaction", async () => {
    const told = await annGoesOnInsideBen(
      async () => {
        throw new Error('ann gives up')
      },
      async () => {},
    )
    expect(told).toMatchObject({ annIsTold: REFUSED, benIsTold: { status: 'fulfilled' } })
    expect(await rows()).toEqual([{ who: 'ben', what: '1' }])
  })

  test('every queued statement is refused', async () => {
    const { sql, kill } = await pool()
    let settled: unknown[] = []
    const told = await outcome(
      sql.begin(async (tx) => {
        const pid = await pidOf(tx)
        const statements = [
          tx`select pg_sleep(60), ${1}::int`,
          ...Array.from({ length: 5 }, (_, n) => add(tx, 'ann', `${n}`)),
        ]
        const waiting = statements.map((statement) => outcome(statement, 10_000))
        await untilRunning(pid, 'pg_sleep')
        await kill(pid)
        settled = await Promise.all(waiting)
      }),
      15_000,
    )
    expect(told).toMatchObject(REFUSED)
    await expect.poll(() => settled, { timeout: 12_000 }).toMatchObject(Array(6).fill(REFUSED))
    expect(await rows()).toEqual([])
  })

  test('a savepoint is refused with all that follows it', async () => {
    const { sql, kill } = await pool()
    const late: unknown[] = []
    const told = await outcome(
      sql.begin(async (tx) => {
        const saved = await outcome(
          tx.savepoint(async (inner) => {
            await add(inner, 'ann', 'inside')
            await kill(await pidOf(inner))
            late.push(await outcome(add(inner, 'ann', 'late inside')))
          }),
        )
        late.push(saved, await outcome(tx.savepoint((inner) => add(inner, 'ann', 'another'))))
        late.push(await outcome(add(tx, 'ann', 'outside')))
      }),
    )
    expect(told).toMatchObject(REFUSED)
    await expect.poll(() => late).toMatchObject(Array(4).fill(REFUSED))
    expect(await rows()).toEqual([])
  })

  test("a reserved connection is refused to its holder, and its release does not lend out another user's", async () => {
    const { sql, kill } = await pool()
    const held = await sql.reserve()
    await kill(await pidOf(held))
    let alone: Promise<unknown> | undefined
    const told = await outcome(
      sql.begin(async (tx) => {
        await add(tx, 'ben', '1')
        const late = await outcome(add(held, 'ann', 'late'))
        held.release()
        alone = outcome(add(sql, 'cleo', 'by herself'))
        await pause(100)
        throw late
      }),
    )
    expect(told).toMatchObject({ status: 'rejected', reason: REFUSED })
    expect(await alone).toMatchObject({ status: 'fulfilled' })
    expect(await rows()).toEqual([{ who: 'cleo', what: 'by herself' }])
  })

  test('megabytes still unwritten are dropped with the socket', async () => {
    const { sql, kill } = await pool()
    const large = 'x'.repeat(16_000_000)
    let settled: unknown[] = []
    const told = await outcome(
      sql.begin(async (tx) => {
        const pid = await pidOf(tx)
        const sleeping = outcome(tx`select pg_sleep(60)`, 10_000)
        const waiting = [
          outcome(tx.unsafe(`select length('${large}')`), 10_000),
          outcome(add(tx, 'ann', 'queued'), 10_000),
        ]
        await untilRunning(pid, 'pg_sleep')
        const killed = kill(pid)
        // The socket reports an error before it closes; statements sent between the two must be answered too.
        const first = await sleeping
        waiting.push(
          outcome(add(tx, 'ann', 'late')),
          outcome(add(tx, 'ann', large)),
          outcome(tx.unsafe(`select '${large}'`)),
        )
        await killed
        settled = [first, ...(await Promise.all(waiting))]
      }),
      15_000,
    )
    expect(told).toMatchObject(REFUSED)
    await expect.poll(() => settled.length, { timeout: 12_000 }).toBe(6)
    expect(settled).toMatchObject(
      Array(6).fill({
        status: 'rejected',
        reason: { code: expect.stringMatching(/^(CONNECTION_CLOSED|ECONNRESET|EPIPE)$/) },
      }),
    )
    for (const n of [1, 2, 3]) expect(await outcome(sql`select ${n}::int as n`)).toMatchObject({ value: [{ n }] })
    expect(await rows()).toEqual([])
  })

  test('a large parameter sent on the closed connection throws nothing', async () => {
    const { sql, kill } = await pool()
    const large = 'x'.repeat(4_000_000)
    const late: unknown[] = []
    await outcome(
      sql.begin(async (tx) => {
        await kill(await pidOf(tx))
        late.push(await outcome(add(tx, 'ann', large)), await outcome(tx.unsafe(`select '${large}'`)))
      }),
    )
    await expect.poll(() => late, { timeout: 12_000 }).toMatchObject([REFUSED, REFUSED])
    expect(await rows()).toEqual([])
  })

  test("the next user's first statement gets its own answer, not the dead one's error", async () => {
    const { sql, kill } = await pool()
    const told = outcome(
      sql.begin(async (tx) => {
        const pid = await pidOf(tx)
        const sleeping = outcome(tx`select pg_sleep(60)`)
        await untilRunning(pid, 'pg_sleep')
        await kill(pid)
        await sleeping
      }),
    )
    expect(await told).toMatchObject(REFUSED)
    for (const n of [1, 2, 3]) expect(await outcome(sql`select ${n}::int as n`)).toMatchObject({ value: [{ n }] })
  })

  test("a cursor's next request does not reach the next connection", async () => {
    const { sql, kill } = await pool()
    const told = await outcome(
      sql.begin(async (tx) => {
        const pid = await pidOf(tx)
        await tx`select generate_series(1, 10) as n`.cursor(2, () => kill(pid))
      }),
    )
    expect(told).toMatchObject(REFUSED)
    for (const n of [1, 2, 3]) expect(await outcome(sql`select ${n}::int as n`)).toMatchObject({ value: [{ n }] })
  })

  test('a copy that was not confirmed is not reported as finished', async () => {
    await admin.unsafe(`
      create or replace function driver_pause() returns trigger language plpgsql as
        'begin perform pg_sleep(60); return null; end';
      create or replace trigger driver_pause after insert on driver_rows for each statement execute function driver_pause()`)
    try {
      const { sql, kill } = await pool()
      let copied: unknown
      const told = await outcome(
        sql.begin(async (tx) => {
          const pid = await pidOf(tx)
          const copying = outcome(
            pipeline(Readable.from(['ann\t1\n']), await tx`copy driver_rows from stdin`.writable()),
          )
          await untilRunning(pid, 'copy driver_rows')
          // The rows and the end of the copy have been sent; only the trigger holds its confirmation back.
          await pause(200)
          await kill(pid)
          await outcome(sql`select 1`)
          copied = await copying
        }),
      )
      expect(told).toMatchObject(REFUSED)
      await expect.poll(() => copied, { timeout: 6_000 }).toMatchObject(REFUSED)
      expect(await rows()).toEqual([])
    } finally {
      await admin`drop function driver_pause() cascade`
    }
  })

  test('under five seconds of random kills every transaction is whole or absent, and one told committed is there', async () => {
    const { sql } = await pool({ max: 4 })
    const until = Date.now() + 5_000
    const committed: string[] = []
    const wrong: unknown[] = []
    let started = 0
    let kills = 0

    async function client(name: string) {
      for (let turn = 0; Date.now() < until; turn++) {
        const who = `${name}-${turn}`
        started++
        const told = await outcome(
          sql.begin(async (tx) => {
            // Every other transaction goes on blindly after a refusal, as careless code does.
            const careful = turn % 2 === 0
            for (let n = 0; n < 4; n++) {
              const added = n === 2 ? tx.savepoint((inner) => add(inner, who, `${n}`)) : add(tx, who, `${n}`)
              await (careful ? added : outcome(added))
              await pause(Math.random() * 4)
            }
          }),
          20_000,
        )
        if (told?.status === 'fulfilled') told.value === 'unanswered' ? wrong.push(who) : committed.push(who)
        const [echo] = await sql<{ who: string }[]>`select ${who}::text as who`.catch(() => [{ who }])
        if (echo?.who !== who) wrong.push({ asked: who, got: echo })
      }
    }

    async function killer() {
      while (Date.now() < until) {
        const killed = await admin`
          select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = ${POOL} and datname = current_database() order by random() limit 1`
        kills += killed.length
        await pause(10 + Math.random() * 40)
      }
    }

    await Promise.all([killer(), ...Array.from({ length: 8 }, (_, n) => client(`${build}-${n}`))])
    const found = await admin<{ who: string; rows: number; transactions: number }[]>`
      select who, count(*)::int as rows, count(distinct xmin::text)::int as transactions from driver_rows group by who`
    const whole = new Set(found.map((row) => row.who))
    console.info(
      `${build}: ${started} transactions, ${committed.length} told committed, ${found.length} found, ${kills} kills`,
    )

    expect(wrong).toEqual([])
    expect(found.filter((row) => row.rows !== 4)).toEqual([])
    expect(committed.filter((who) => !whole.has(who))).toEqual([])
    expect(kills).toBeGreaterThan(30)
    expect(committed.length).toBeGreaterThan(100)
  }, 60_000)
})
