import { setTimeout as pause } from 'node:timers/promises'
import type { TransactionSql } from 'postgres'
import { describe, expect, test } from 'vitest'
import { add, builds, driverUnderTest, outcome, pidOf, slowSocket } from '../../support/driver'

const { admin, idleInTransaction, pool, rows } = driverUnderTest()

const DONE = { status: 'fulfilled' }
const UNSAFE = { status: 'rejected', reason: { code: 'UNSAFE_TRANSACTION' } }

describe.each(builds)('with the %s build, nobody is lent a connection that is in a transaction', (_build, load) => {
  test('when its socket has room again while nothing is being answered', async () => {
    const { sql } = await pool(load, { socket: slowSocket(60) })
    await sql`select 1`
    await pause(200)
    let ben: unknown
    const ann = sql.begin(async (tx) => {
      await tx.unsafe('select 1 --'.padEnd(3_000, 'x'))
      await pause(30)
      ben = outcome(add(sql, 'ben', '1'))
      await pause(300)
      throw new Error('ann gives up')
    })
    expect(await outcome(ann)).toMatchObject({ reason: { message: 'ann gives up' } })
    expect(await ben).toMatchObject(DONE)
    expect(await rows()).toEqual([{ who: 'ben', what: '1' }])
  })

  test.each(['begin', 'start transaction', 'begin; select 1'])('that was opened with a bare “%s”', async (opening) => {
    const { sql } = await pool(load, { max: 2 })
    await Promise.all([sql`select pg_sleep(0.1)`, sql`select pg_sleep(0.1)`])
    expect(await outcome(sql.unsafe(opening))).toMatchObject(UNSAFE)
    for (const n of [1, 2, 3, 4]) expect(await outcome(add(sql, 'ben', `${n}`))).toMatchObject(DONE)
    expect(await idleInTransaction()).toBe(0)
    await sql.end({ timeout: 1 })
    expect(await rows()).toHaveLength(4)
  })

  test('nor is what was sent behind a bare BEGIN reported as done', async () => {
    const { sql } = await pool(load, { max: 2 })
    await Promise.all([sql`select pg_sleep(0.1)`, sql`select pg_sleep(0.1)`])
    const sent = [
      ...[1, 2].map(() => outcome(sql.unsafe('begin').execute())),
      ...[1, 2, 3, 4].map((n) => outcome(sql.unsafe(`insert into driver_rows values ('ben', '${n}')`).execute())),
    ]
    const told = await Promise.all(sent)
    await sql.end({ timeout: 1 })
    expect(told.filter((each) => each?.status === 'fulfilled')).toHaveLength((await rows()).length)
    expect(told.slice(0, 2)).toMatchObject([UNSAFE, UNSAFE])
  })

  test('nor does a statement that is sent again land in one', async () => {
    const { sql } = await pool(load)
    await admin()`drop table if exists driver_shape`
    await admin()`create table driver_shape (a int)`
    const adds = () => sql`with added as (insert into driver_rows values ('ben', '1')) select * from driver_shape`
    await adds()
    await admin()`truncate driver_rows`
    // The plan that the connection has prepared no longer fits: the driver sends the statement again.
    await admin()`alter table driver_shape alter a type bigint`
    const ben = adds().execute()
    const ann = sql.begin(async (tx) => {
      await add(tx, 'ann', '1')
      await pause(50)
      throw new Error('ann gives up')
    })
    expect(await outcome(ann)).toMatchObject({ reason: { message: 'ann gives up' } })
    expect(await outcome(ben)).toMatchObject(DONE)
    expect(await rows()).toEqual([{ who: 'ben', what: '1' }])
  })

  test('nor by somebody who gives the same connection back twice', async () => {
    const { sql } = await pool(load)
    const held = await sql.reserve()
    held.release()
    let ben: unknown
    let late: unknown
    const ann = sql.begin(async () => {
      held.release()
      ben = outcome(add(sql, 'ben', '1'))
      late = await outcome(add(held, 'cleo', 'late'))
      await pause(50)
      throw new Error('ann gives up')
    })
    expect(await outcome(ann)).toMatchObject({ reason: { message: 'ann gives up' } })
    expect([await ben, late]).toMatchObject([DONE, { reason: { code: 'CONNECTION_RELEASED' } }])
    expect(await rows()).toEqual([{ who: 'ben', what: '1' }])
  })

  test('nor are two given the same one', async () => {
    const { sql } = await pool(load)
    await sql`select 1`
    // A row that asks for a connection as it arrives comes between the answer and whoever waits for the connection.
    let ann: Promise<unknown> | undefined
    const asking = sql`select 1 from pg_sleep(0.1)`.forEach(() => {
      ann = outcome(sql.begin((tx) => add(tx, 'ann', '1')))
    })
    await pause(20)
    const reserved = sql.reserve()
    await asking
    const held = await reserved
    await held`begin`
    await add(held, 'ben', '1')
    await pause(50)
    await held`rollback`
    held.release()
    expect(await ann).toMatchObject(DONE)
    expect(await rows()).toEqual([{ who: 'ann', what: '1' }])
  })
})

describe.each(builds)('with the %s build', (_build, load) => {
  const divide = (tx: TransactionSql) => tx`select 10 / (5 - n) from generate_series(1, 10) n`.cursor(2)

  test('a transaction whose failure was passed over is not reported as committed', async () => {
    const { sql } = await pool(load)
    const told = sql.begin(async (tx) => {
      await add(tx, 'ann', '1')
      await (async () => {
        for await (const _ of divide(tx));
      })().catch(() => {})
    })
    expect(await outcome(told)).toMatchObject({ status: 'rejected', reason: { code: 'TRANSACTION_FAILED' } })
    expect(await rows()).toEqual([])
  })

  test('a statement that is sent again has the parameters that it was given', async () => {
    const { sql } = await pool(load)
    await admin()`drop table if exists driver_shape`
    await admin()`create table driver_shape (a int, given jsonb, at timestamptz)`
    const adds = () => sql`insert into driver_shape values (1, ${sql.json({ n: 1 })}, ${new Date(0)}) returning *`
    await adds()
    await admin()`alter table driver_shape alter a type bigint`
    await adds()
    expect(await sql`select given, at from driver_shape`).toMatchObject(
      Array(2).fill({ given: { n: 1 }, at: new Date(0) }),
    )
  })

  test('the end of a pool is not waited for once its connection is gone', async () => {
    const { sql, kill } = await pool(load)
    const pid = await pidOf(sql)
    const sleeping = outcome(sql`select pg_sleep(60)`)
    await pause(50)
    const ended = outcome(sql.end())
    await pause(10)
    await kill(pid)
    expect(await ended).toMatchObject({ status: 'fulfilled', value: undefined })
    expect(await sleeping).toMatchObject({ reason: { code: 'CONNECTION_CLOSED' } })
  })
})
