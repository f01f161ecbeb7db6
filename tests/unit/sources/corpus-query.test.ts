import { describe, expect, it } from 'vitest'
import { dayNumber, daysToAsk, halves, RECHECK_DAYS, remaindersToCheck } from '@/lib/sources/corpus-query'

describe('the days that a run asks for', () => {
  it.each([
    ['2026-01-10', null, '2026-11-30', { from: '2026-01-10', to: '2026-11-30' }],
    // Three days are asked for twice, but none before the first one.
    ['2026-01-10', '2026-11-29', '2026-11-30', { from: '2026-11-26', to: '2026-11-30' }],
    ['2026-11-28', '2026-11-29', '2026-11-30', { from: '2026-11-28', to: '2026-11-30' }],
    ['2026-02-27', '2026-03-01', '2026-03-02', { from: '2026-02-27', to: '2026-03-02' }],
    // A clock that went back asks for the day that it is.
    ['2026-12-05', null, '2026-11-30', { from: '2026-11-30', to: '2026-11-30' }],
  ])('since %s, done to %s, on %s', (since, doneTo, today, days) => {
    expect(daysToAsk({ since, doneTo }, today)).toEqual(days)
  })

  it('halve until one day is left, and none is lost or asked for twice', () => {
    expect(halves({ from: '2026-03-01', to: '2026-03-01' })).toBeNull()
    for (const to of ['2026-03-02', '2026-03-03', '2026-12-31', '2028-02-29']) {
      const [first, second] = halves({ from: '2026-03-01', to }) ?? []
      expect(first?.from).toBe('2026-03-01')
      expect(second?.to).toBe(to)
      expect(dayNumber(second?.from ?? '') - dayNumber(first?.to ?? '')).toBe(1)
    }
  })
})

describe('the records that are checked', () => {
  it('are of today at first, and of every day since the last time', () => {
    const today = dayNumber('2026-11-30') % RECHECK_DAYS
    expect(remaindersToCheck(null, '2026-11-30')).toEqual([today])
    expect(remaindersToCheck('2026-11-29', '2026-11-30')).toEqual([today])
    expect(remaindersToCheck('2026-11-28', '2026-11-30')).toEqual([(today + RECHECK_DAYS - 1) % RECHECK_DAYS, today])
    expect(remaindersToCheck('2026-11-30', '2026-11-30')).toEqual([])
  })

  it('are each of them once in thirty days, and all of them after a longer time', () => {
    const seen = new Set<number>()
    for (let day = 0; day < RECHECK_DAYS; day++) {
      const at = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10)
      const first = dayNumber('2026-11-30')
      for (const remainder of remaindersToCheck(at(first + day - 1), at(first + day))) {
        expect(seen.has(remainder)).toBe(false)
        seen.add(remainder)
      }
    }
    expect(seen.size).toBe(RECHECK_DAYS)
    expect(new Set(remaindersToCheck('2024-01-01', '2026-11-30')).size).toBe(RECHECK_DAYS)
  })
})
