import { Duplex, Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Sql, TransactionSql } from 'postgres'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { add, builds, driverUnderTest, outcome, slowSocket } from '../../support/driver'

const { admin, idleInTransaction, pool, rows } = driverUnderTest()

const copyInto = async (sql: Sql | TransactionSql, table: string, lines: string[]) =>
  pipeline(Readable.from(lines), await sql.unsafe(`copy ${table} from stdin`).writable())

const numbers = () => admin()`select n from driver_numbers order by n`.then((found) => found.map(({ n }) => n))

beforeAll(() => admin()`create table driver_numbers (n int primary key)`)
beforeEach(() => admin()`truncate driver_numbers`)

const TWICE = { status: 'rejected', reason: { code: '23505' } }
const DONE = { status: 'fulfilled' }

describe.each(builds)('with the %s build, a copy', (_build, load) => {
  test('that the server refuses at its end is refused, and not reported as finished by the next statement', async () => {
    const { sql } = await pool(load)
    const copying = outcome(copyInto(sql, 'driver_numbers', ['1\n', '1\n']))
    await pause(100)
    await outcome(sql`select 1`)
    expect(await copying).toMatchObject(TWICE)
    expect(await numbers()).toEqual([])
  })

  test('that is refused in a transaction ends it, and its connection is free again', async () => {
    const { sql } = await pool(load)
    expect(await outcome(sql.begin((tx) => copyInto(tx, 'driver_numbers', ['1\n', '1\n'])))).toMatchObject(TWICE)
    expect(await idleInTransaction()).toBe(0)
    expect(await outcome(add(sql, 'ben', '1'))).toMatchObject(DONE)
  })

  test('leaves the statements of others on the pool alone, and they it', async () => {
    const { sql } = await pool(load)
    await sql`select 1`
    const copying = outcome(
      sql`copy driver_numbers from stdin`.writable().then(async (into) => {
        await pause(100)
        await pipeline(Readable.from(['1\n', '2\n']), into)
      }),
    )
    const others = [add(sql, 'ben', '1'), sql`insert into driver_rows values ('ben', '2')`].map((each) => outcome(each))
    await pause(50)
    others.push(outcome(add(sql, 'ben', '3')))
    expect(await Promise.all([copying, ...others])).toMatchObject(Array(4).fill(DONE))
    expect([await numbers(), (await rows()).length]).toEqual([[1, 2], 3])
  })

  test('waits for the one before it in a transaction', async () => {
    const { sql } = await pool(load)
    const told = sql.begin((tx) =>
      Promise.all([copyInto(tx, 'driver_numbers', ['1\n']), copyInto(tx, 'driver_numbers', ['2\n'])]),
    )
    expect(await outcome(told)).toMatchObject(DONE)
    expect(await numbers()).toEqual([1, 2])
  })

  test('refuses a statement that it would have to wait for itself', async () => {
    const { sql } = await pool(load)
    const told = sql.begin(async (tx) => {
      const into = await tx`copy driver_numbers from stdin`.writable()
      await add(tx, 'ann', 'for the copy')
      into.end('1\n')
    })
    expect(await outcome(told)).toMatchObject({ reason: { code: 'COPY_IN_PROGRESS' } })
    expect([await idleInTransaction(), await numbers()]).toEqual([0, []])
    expect(await outcome(add(sql, 'ben', '1'))).toMatchObject(DONE)
  })

  test.each(['forgets to end', 'has failed beside'])(
    'that a transaction %s ends with it, and nothing is committed',
    async (how) => {
      const { sql } = await pool(load)
      let into: Writable | undefined
      const ended: unknown[] = []
      const told = sql.begin(async (tx) => {
        await add(tx, 'ann', 'before')
        into = await tx`copy driver_numbers from stdin`.writable()
        into.on('error', (error) => ended.push(error))
        into.write('1\n')
        if (how === 'has failed beside') throw new Error('ann gives up')
      })
      expect(await outcome(told)).toMatchObject({
        status: 'rejected',
        reason: how === 'has failed beside' ? { message: 'ann gives up' } : { code: 'TRANSACTION_FAILED' },
      })
      expect(ended).toMatchObject([{ code: 'TRANSACTION_ENDED' }])
      expect([await idleInTransaction(), await rows(), await numbers()]).toEqual([0, [], []])
      expect(await outcome(add(sql, 'ben', '1'))).toMatchObject(DONE)
    },
  )

  test('to a reader who gives up leaves the connection to others', async () => {
    const { sql } = await pool(load)
    for await (const _ of await sql`copy (select generate_series(1, 1000000)) to stdout`.readable()) break
    expect(await outcome(sql`select 1 as one`)).toMatchObject({ value: [{ one: 1 }] })
    const told = sql.begin(async (tx) => {
      await tx`copy (select generate_series(1, 1000000)) to stdout`.readable()
      await pause(50)
    })
    expect(await outcome(told)).toMatchObject(DONE)
    expect(await outcome(sql`select 1 as one`)).toMatchObject({ value: [{ one: 1 }] })
  })

  test('to a slow reader ends, wherever the end of it is cut in two', async () => {
    const { sql } = await pool(load, { socket: cutAtTheEndOfACopy })
    const read = async () => {
      let bytes = 0
      const from = await sql.unsafe(`copy (select repeat('x', 199999)) to stdout`).readable()
      await pause(50)
      for await (const piece of from) bytes += piece.length
      return bytes
    }
    expect(await outcome(read())).toMatchObject({ value: 200_000 })
    expect(await outcome(sql`select 1 as one`)).toMatchObject({ value: [{ one: 1 }] })
  })
})

/** What comes after a CopyDone comes a moment later, as it does where a packet ends there. */
async function cutAtTheEndOfACopy(options: { host: string[]; port: number[] }) {
  const socket = await slowSocket(0)(options)
  const DONE = Buffer.from([0x63, 0, 0, 0, 4, 0x43])
  const cut = new Duplex({
    read: () => void socket.resume(),
    write: (chunk, _encoding, done) => void socket.write(chunk, done),
    final: (done) => void socket.end(done),
    destroy: (error, done) => {
      socket.destroy()
      done(error)
    },
  })
  let before: Buffer = Buffer.alloc(0)
  socket.on('data', async (bytes: Buffer) => {
    const at = Buffer.concat([before, bytes]).indexOf(DONE)
    const end = at + 5 - before.length
    before = Buffer.concat([before, bytes]).subarray(-5)
    socket.pause()
    if (at < 0) return cut.push(bytes) ? void socket.resume() : undefined
    cut.push(bytes.subarray(0, end))
    await pause(20)
    cut.push(bytes.subarray(end))
    socket.resume()
  })
  socket.on('close', () => cut.destroy())
  return cut
}
