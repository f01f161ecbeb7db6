import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '@/db/connection/pool'
import { noteAnswer, noteFault, type Slot, takeSlot } from '@/db/sources/source-limits'
import { gapMs, sourceOf } from '@/lib/sources/source'
import { SourceFault } from '@/lib/sources/source-fault'
import { asOwner } from '../../support/corpus'
import { emptySources, openPubmed } from '../../support/sources'

const run = promisify(execFile)
const NOW = '2030-01-01T00:00:00.000Z'
let sql: postgres.Sql

beforeAll(() => {
  sql = connect(process.env.DATABASE_URL as string, 'precis_import', 2)
})
afterAll(() => sql.end())
beforeEach(async () => {
  await emptySources()
  await openPubmed()
})

const waits = (slots: Slot[]) => slots.map((slot) => (typeof slot === 'string' ? Number.NaN : slot.waitMs))
const take = (now = NOW, gap = 367) => takeSlot(sql, 'pubmed', gap, new Date(now))

describe('the limit of a source', () => {
  it.each([
    ['3 a second without a key', false, 3],
    ['10 with one', true, 10],
  ])('gives two processes that want a hundred moments at once never more than %s', async (_what, hasKey, most) => {
    const gap = gapMs(sourceOf('pubmed'), hasKey)
    const script = path.resolve(import.meta.dirname, '../../support/take-slots.ts')
    const process_ = () =>
      run(process.execPath, ['--import', 'tsx', script, process.env.DATABASE_URL as string, '50', String(gap), NOW])
    const both = await Promise.all([process_(), process_()])
    const moments = both.flatMap(({ stdout }) => waits(JSON.parse(stdout))).sort((one, other) => one - other)
    expect(moments).toHaveLength(100)
    expect(new Set(moments).size).toBe(100)
    const inSecond = moments.map((from) => moments.filter((at) => at >= from && at <= from + 1000).length)
    expect(Math.max(...inSecond)).toBeLessThanOrEqual(most)
  })

  it('gives a moment at once to whoever comes after a while', async () => {
    expect(waits([await take(), await take(), await take('2030-01-01T00:10:00Z')])).toEqual([0, 367, 0])
  })

  it('gives none of a source that is off', async () => {
    await asOwner((owner) => owner`update sources set is_on = false`)
    expect(await take()).toBe('off')
    await emptySources()
    expect(await take()).toBe('off')
    expect(await asOwner((owner) => owner`select * from source_limits`)).toEqual([])
  })

  it('obeys what the source says of when to come again', async () => {
    await takeSlot(sql, 'pubmed', 1)
    await noteFault(sql, 'pubmed', new SourceFault('limited', 'status 429', 30_000), 0)
    const [wait = 0] = waits([await takeSlot(sql, 'pubmed', 1)])
    expect(wait).toBeGreaterThan(20_000)
    expect(wait).toBeLessThanOrEqual(30_000)
  })

  it('leaves a source alone after five failures in a row, and begins anew after one answer', async () => {
    await takeSlot(sql, 'pubmed', 1)
    const fail = () => noteFault(sql, 'pubmed', new SourceFault('unreachable', 'ECONNRESET'), 0)
    for (let count = 0; count < 4; count++) await fail()
    await noteAnswer(sql, 'pubmed')
    for (let count = 0; count < 4; count++) await fail()
    expect(await takeSlot(sql, 'pubmed', 1)).not.toBe('resting')
    await fail()
    expect(await takeSlot(sql, 'pubmed', 1)).toBe('resting')
    const inTenMinutes = new Date(Date.now() + 601_000)
    expect(await takeSlot(sql, 'pubmed', 1, inTenMinutes)).toEqual({ waitMs: 0 })
    // Whether it is well again is seen at the first request: one more failure, and it rests again.
    await fail()
    expect(await takeSlot(sql, 'pubmed', 1)).toBe('resting')
    await noteAnswer(sql, 'pubmed')
    expect(await takeSlot(sql, 'pubmed', 1)).not.toBe('resting')
  })

  it('counts no request that the source refuses as its failure', async () => {
    await takeSlot(sql, 'pubmed', 1)
    for (let count = 0; count < 6; count++) await noteFault(sql, 'pubmed', new SourceFault('refused', 'status 400'), 0)
    expect(await takeSlot(sql, 'pubmed', 1)).not.toBe('resting')
  })
})
