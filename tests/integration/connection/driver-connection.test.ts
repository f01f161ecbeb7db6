import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { add, builds, driverUnderTest, outcome, pidOf, REFUSED } from '../../support/driver'

const { admin, pool, rows, untilRunning } = driverUnderTest()

describe.each(builds)('with the %s build, nothing passes from a dead connection to the next', (_build, load) => {
  test("a reserved connection is refused to its holder, and its release does not lend out another user's", async () => {
    const { sql, kill } = await pool(load)
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
    const { sql, kill } = await pool(load)
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
    await expect.poll(() => settled.length).toBe(6)
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
    const { sql, kill } = await pool(load)
    const large = 'x'.repeat(4_000_000)
    const late: unknown[] = []
    await outcome(
      sql.begin(async (tx) => {
        await kill(await pidOf(tx))
        late.push(await outcome(add(tx, 'ann', large)), await outcome(tx.unsafe(`select '${large}'`)))
      }),
    )
    await expect.poll(() => late).toMatchObject([REFUSED, REFUSED])
    expect(await rows()).toEqual([])
  })

  test("the next user's first statement gets its own answer, not the dead one's error", async () => {
    const { sql, kill } = await pool(load)
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
    const { sql, kill } = await pool(load)
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
    await admin().unsafe(`
      create or replace function driver_pause() returns trigger language plpgsql as
        'begin perform pg_sleep(60); return null; end';
      create or replace trigger driver_pause after insert on driver_rows for each statement execute function driver_pause()`)
    try {
      const { sql, kill } = await pool(load)
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
      await expect.poll(() => copied).toMatchObject(REFUSED)
      expect(await rows()).toEqual([])
    } finally {
      await admin()`drop function driver_pause() cascade`
    }
  })
})
