import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { add, builds, driverUnderTest, outcome, slowSocket } from '../../support/driver'

const { idleInTransaction, pool, rows } = driverUnderTest()

/** The driver sends at most this many statements on a connection beyond the one that is being answered. */
const PIPELINE = 100

const isAnswered = (told: Awaited<ReturnType<typeof outcome>>) =>
  told?.status === 'fulfilled' && told.value !== 'unanswered'

const count = async (who: string) => (await rows()).filter((row) => row.who === who).length

describe.each(builds)(
  'with the %s build, a connection that a BEGIN was sent on is its transaction’s',
  (_build, load) => {
    test.each([1, 4, 10])('wherever it stands among the statements in flight, in a pool of %i', async (max) => {
      const found: unknown[] = []
      for (let before = PIPELINE - 3; before <= PIPELINE + 1; before++) {
        const { sql } = await pool(load, { max })
        await Promise.all(Array.from({ length: max }, () => sql`select pg_sleep(0.05)`))
        const inFlight = Array.from({ length: before * max }, () => outcome(sql`select 1`.execute(), 20_000))
        const told = await outcome(sql.begin((tx) => add(tx, `ann ${before}`, 'inside')))
        const answered = (await Promise.all(inFlight)).filter(isAnswered).length
        let acknowledged = 0
        for (let n = 0; n < 20; n++)
          if (isAnswered(await outcome(add(sql, `ben ${before}`, `${n}`)))) acknowledged++
          else break
        const idle = await idleInTransaction()
        await outcome(sql.end({ timeout: 1 }))
        found.push({
          before,
          told: told?.status,
          unanswered: before * max - answered,
          acknowledged,
          idle,
          kept: await count(`ben ${before}`),
          committed: await count(`ann ${before}`),
        })
      }
      expect(found).toEqual(
        found.map((_, n) => ({
          before: PIPELINE - 3 + n,
          told: 'fulfilled',
          unanswered: 0,
          acknowledged: 20,
          idle: 0,
          kept: 20,
          committed: 1,
        })),
      )
    })

    test('whatever room for more the driver is set to keep', async () => {
      const { sql } = await pool(load, { max: 4, max_pipeline: 0 })
      expect(await outcome(sql.begin((tx) => add(tx, 'ann', 'inside')))).toMatchObject({ status: 'fulfilled' })
      expect(await idleInTransaction()).toBe(0)
      expect(await rows()).toEqual([{ who: 'ann', what: 'inside' }])
    })

    test('where its socket takes no more just then', async () => {
      const { sql } = await pool(load, { max: 2, socket: slowSocket(20) })
      await Promise.all([sql`select pg_sleep(0.1)`, sql`select pg_sleep(0.1)`])
      // The driver keeps what is under 1,024 bytes for the next turn: BEGIN fills that up and finds the socket full.
      const nearly = 'select 1 --'.padEnd(1_014, 'x')
      const inFlight = [1, 2].map(() => outcome(sql.unsafe(nearly).execute()))
      expect(await outcome(sql.begin((tx) => add(tx, 'ann', 'inside')))).toMatchObject({ status: 'fulfilled' })
      expect(await Promise.all(inFlight)).toMatchObject(Array(2).fill({ status: 'fulfilled' }))
      for (const n of [1, 2, 3, 4]) await add(sql, 'ben', String(n))
      expect(await idleInTransaction()).toBe(0)
      await sql.end({ timeout: 1 })
      expect([await count('ann'), await count('ben')]).toEqual([1, 4])
    })
  },
)

describe.each(builds)('with the %s build, each statement in flight gets its own answer', (_build, load) => {
  const answer = (value: string) => ({ status: 'fulfilled', value: [{ value }] })

  test.each([
    ['left out', undefined],
    ['no date', new Date(Number.NaN)],
  ])('beside one whose parameter is %s, which alone is refused', async (_what, wrong) => {
    const { sql } = await pool(load)
    const dated = (date: unknown) => sql`select ${date as Date}::timestamptz as value`
    await dated(new Date(0))
    const settled = await Promise.all(
      [
        sql`select 'a' as value from pg_sleep(0.1)`,
        dated(wrong),
        sql`select 'c' as value`,
        sql`select 'd' as value`,
      ].map((statement) => outcome(statement)),
    )
    expect(settled).toMatchObject([answer('a'), { status: 'rejected' }, answer('c'), answer('d')])
    expect(await outcome(sql`select 'e' as value`)).toMatchObject(answer('e'))
  })

  test('beside one that is called off when it was sent already', async () => {
    const { sql } = await pool(load)
    await sql`select 1`
    const [sleeping, calledOff] = [
      sql`select 'a' as value from pg_sleep(0.2)`.execute(),
      sql`select 'b' as value`.execute(),
    ]
    const settled = [sleeping, calledOff, sql`select 'c' as value`, sql`select 'd' as value`].map((each) =>
      outcome(each),
    )
    await pause(50)
    calledOff.cancel()
    // It may be done by then.
    const [a, b, c, d] = await Promise.all(settled)
    expect([a, c, d]).toMatchObject(['a', 'c', 'd'].map(answer))
    const told = b?.status === 'rejected' ? b.reason.code : (b?.value as { value: string }[] | undefined)?.[0]?.value
    expect(['b', '57014']).toContain(told)
  })

  test('after one that is called off before it was sent, also in a transaction', async () => {
    const { sql } = await pool(load)
    await sql`select 1`
    const unsent = sql`select 2`
    const told = outcome(unsent.execute())
    unsent.cancel()
    expect(await told).toMatchObject({ reason: { code: '57014' } })
    expect(await outcome(sql`select 'next' as value`)).toMatchObject(answer('next'))
    const ended = sql.begin(async (tx) => {
      const first = outcome(tx`select pg_sleep(1), ${1}::int`)
      await pause(20)
      const queued = tx`select 2`
      const refused = outcome(queued.execute())
      await pause(20)
      queued.cancel()
      await Promise.all([first, refused])
    })
    expect(await outcome(ended)).toMatchObject({ reason: { code: '57014' } })
  })
})
