import { setTimeout as pause } from 'node:timers/promises'
import type { TransactionSql } from 'postgres'
import { describe, expect, test } from 'vitest'
import { add, builds, driverUnderTest, outcome } from '../../support/driver'

const { pool, rows } = driverUnderTest()

const OVER = { status: 'rejected', reason: { code: 'TRANSACTION_ENDED' } }

describe.each(builds)('with the %s build, when a transaction has ended', (_build, load) => {
  test('a statement issued through it is refused, whether it was committed or rolled back', async () => {
    const { sql } = await pool(load)
    let ann: TransactionSql | undefined
    await sql.begin(async (tx) => {
      ann = tx
      await add(tx, 'ann', 'inside')
    })
    expect(await outcome(add(ann as TransactionSql, 'ann', 'late'))).toMatchObject(OVER)
    const failed = sql.begin(async (tx) => {
      ann = tx
      throw new Error('ann gives up')
    })
    expect(await outcome(failed)).toMatchObject({ reason: { message: 'ann gives up' } })
    expect(await outcome(add(ann as TransactionSql, 'ann', 'late'))).toMatchObject(OVER)
    expect(await rows()).toEqual([{ who: 'ann', what: 'inside' }])
  })

  test('of two halves at once, the one that goes on after the other has failed writes nothing', async () => {
    const { sql } = await pool(load)
    const late: unknown[] = []
    const told = await outcome(
      sql.begin((tx) => {
        const goesOn = async () => {
          for (let n = 0; n < 20; n++) late.push(await outcome(add(tx, 'ann', `${n}`)))
        }
        const fails = async () => {
          await add(tx, 'ann', 'first')
          throw new Error('one half fails')
        }
        return Promise.all([fails(), goesOn()])
      }),
    )
    expect(told).toMatchObject({ reason: { message: 'one half fails' } })
    await expect.poll(() => late.length).toBe(20)
    expect(late.at(-1)).toMatchObject(OVER)
    expect(await rows()).toEqual([])
  })

  test("it does not reach inside the next user's transaction on the same connection", async () => {
    const { sql } = await pool(load)
    let ann: TransactionSql | undefined
    await sql.begin(async (tx) => {
      ann = tx
    })
    const told = await outcome(
      sql.begin(async (tx) => {
        await add(tx, 'ben', '1')
        const late = outcome(add(ann as TransactionSql, 'ann', 'late'))
        const nested = outcome((ann as TransactionSql).savepoint((inner) => add(inner, 'ann', 'nested')))
        expect(await Promise.all([late, nested])).toMatchObject([OVER, OVER])
        await pause(20)
      }),
    )
    expect(told).toMatchObject({ status: 'fulfilled' })
    expect(await rows()).toEqual([{ who: 'ben', what: '1' }])
  })

  test('what was issued before its end still belongs to it', async () => {
    const { sql } = await pool(load)
    await sql.begin(async (tx) => {
      // Not waited for: it was issued in time all the same.
      for (const n of [1, 2, 3]) add(tx, 'ann', `${n}`).execute()
    })
    expect(await rows()).toHaveLength(3)
  })
})
