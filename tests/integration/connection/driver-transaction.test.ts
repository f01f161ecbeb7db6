import { setTimeout as pause } from 'node:timers/promises'
import type { TransactionSql } from 'postgres'
import { describe, expect, test } from 'vitest'
import { add, builds, driverUnderTest, outcome, pidOf, REFUSED } from '../../support/driver'

const { pool, rows, untilRunning } = driverUnderTest()

test('the two builds are two copies of the driver', async () => {
  expect(await builds[0]?.[1]()).not.toBe(await builds[1]?.[1]())
})

describe.each(builds)('with the %s build, when a backend dies in mid-transaction', (_build, load) => {
  test('a later statement is refused and writes nothing', async () => {
    const { sql, kill } = await pool(load)
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
    await expect.poll(() => late).toMatchObject([REFUSED, REFUSED])
    expect((await sql`select 1 as one`)[0]).toEqual({ one: 1 })
    expect(await rows()).toEqual([])
  })

  /** Ann's backend dies; Ben's transaction takes the pool's only connection; then Ann goes on while Ben is inside. */
  async function annGoesOnInsideBen(
    ann: (tx: TransactionSql) => Promise<void>,
    ben: (tx: TransactionSql) => Promise<void>,
  ) {
    const { sql, kill } = await pool(load)
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
    const { sql, kill } = await pool(load)
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
    await expect.poll(() => settled).toMatchObject(Array(6).fill(REFUSED))
    expect(await rows()).toEqual([])
  })

  test('a savepoint is refused with all that follows it', async () => {
    const { sql, kill } = await pool(load)
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
})
