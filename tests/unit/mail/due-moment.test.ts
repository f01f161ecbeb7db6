import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueMoment, dueMoments, dueWindow, isQuiet } from '@/lib/mail/due-moment'
import { localTime } from '@/lib/mail/local-time'

const ZONES = Intl.supportedValuesOf('timeZone')
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const HOUR = 3_600_000
const DAY = 24 * HOUR
const pad = (number: number) => String(number).padStart(2, '0')
const timeOf = (minutes: number) => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
const shown = (at: Date, zone: string) => new Date(localTime(at.getTime(), zone)).toISOString().slice(0, 16)

const moments = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 0, 1) })
const times = fc.integer({ min: 0, max: 1439 }).map(timeOf)

test('in every zone the last due moment is not after now, on a chosen day, and at that time but where clocks leave it out', () => {
  const weekdays = fc.subarray(EVERY_DAY, { minLength: 1 })
  const check = fc.property(moments, times, weekdays, fc.constantFrom(...ZONES), (at, time, days, zone) => {
    const due = dueMoment(new Date(at), zone, days, time)
    if (!due) throw new Error('none')
    expect(due.getTime()).toBeLessThanOrEqual(at)
    expect(at - due.getTime()).toBeLessThan(8 * DAY + 3 * HOUR)
    const local = localTime(due.getTime(), zone)
    expect(days).toContain(new Date(local).getUTCDay() || 7)
    // The moment before, clocks showed less; at this one the time, or the first one after a gap.
    const wanted = Math.floor(local / DAY) * DAY + Number(time.slice(0, 2)) * HOUR + Number(time.slice(3)) * 60_000
    expect(local).toBeGreaterThanOrEqual(wanted)
    if (local !== wanted) expect(localTime(due.getTime() - 1, zone)).toBeLessThan(wanted)
    // Asked again at that moment it is the same, and a moment earlier it was not there yet.
    expect(dueMoment(due, zone, days, time)).toEqual(due)
    const before = dueMoment(new Date(due.getTime() - 1), zone, days, time)
    expect(before?.getTime() ?? 0).toBeLessThan(due.getTime())
  })
  fc.assert(check, { numRuns: 1_500 })
})

test('in every zone each local day has one due moment, also where clocks are changed', () => {
  for (const [index, zone] of ZONES.entries()) {
    const time = timeOf((index * 37) % 1440)
    for (const change of changesIn2026(zone)) {
      const dues: string[] = []
      for (let at = change - 1.5 * DAY; at <= change + 1.5 * DAY; at += 2 * HOUR) {
        const due = dueMoment(new Date(at), zone, EVERY_DAY, time)?.toISOString() ?? ''
        if (dues.at(-1) !== due) dues.push(due)
      }
      const days = dues.map((due) => shown(new Date(due), zone).slice(0, 10))
      expect([...new Set(days)].sort(), `${zone} ${time}`).toEqual(days)
      const [first = '', last = ''] = [days[0], days.at(-1)]
      expect((Date.parse(last) - Date.parse(first)) / DAY, `${zone} ${time}`).toBe(days.length - 1)
    }
  }
})

/** Moments in 2026 at which a zone's clocks are changed. */
function changesIn2026(zone: string): number[] {
  const offset = (at: number) => localTime(at, zone) - at
  return Array.from({ length: 53 }, (_, week) => Date.UTC(2026, 0, 1) + 7 * DAY * week).flatMap((start) => {
    let [before, after] = [start, start + 7 * DAY]
    if (offset(before) === offset(after)) return []
    while (after - before > 60_000) {
      const between = (before + after) / 2
      if (offset(between) === offset(start)) before = between
      else after = between
    }
    return [after]
  })
}

describe.each([
  ['Europe/Berlin', '02:30', '2026-03-29', '03:00'],
  ['Australia/Lord_Howe', '02:15', '2026-10-04', '02:30'],
  ['America/Sao_Paulo', '00:30', '2018-11-04', '01:00'],
])('%s leaves out %s on %s', (zone, time, day, first) => {
  test(`the first moment after it counts: ${first}`, () => {
    const due = dueMoment(new Date(`${day}T12:00:00Z`), zone, EVERY_DAY, time)
    expect(due && shown(due, zone)).toBe(`${day}T${first}`)
  })
})

describe.each([
  ['Europe/Berlin', '02:30', '2026-10-25', '2026-10-25T00:30:00.000Z'],
  ['Australia/Lord_Howe', '01:45', '2026-04-05', '2026-04-04T14:45:00.000Z'],
  ['America/Sao_Paulo', '23:30', '2018-02-17', '2018-02-18T01:30:00.000Z'],
])('%s has %s twice on %s', (zone, time, _day, first) => {
  test('the first one counts, and the second is not due again', () => {
    const at = Date.parse(first)
    for (const later of [0, HOUR / 2, HOUR, 3 * HOUR])
      expect(dueMoment(new Date(at + later), zone, EVERY_DAY, time)?.toISOString()).toBe(first)
  })
})

test('a day that a zone has skipped has no moment', () => {
  const dues = [29, 30, 31].map((day) =>
    dueMoment(new Date(Date.UTC(2011, 11, day, 23)), 'Pacific/Apia', EVERY_DAY, '07:30')?.toISOString(),
  )
  expect(dues).toEqual(['2011-12-29T17:30:00.000Z', '2011-12-30T17:30:00.000Z', '2011-12-31T17:30:00.000Z'])
  expect(shown(new Date('2011-12-29T17:30:00Z'), 'Pacific/Apia')).toBe('2011-12-29T07:30')
  expect(shown(new Date('2011-12-30T17:30:00Z'), 'Pacific/Apia')).toBe('2011-12-31T07:30')
})

test.each([
  ['2026-03-28', '2026-03-31'],
  ['2026-10-24', '2026-10-27'],
])('a clock that runs from %s to %s has one window a local day in each of four zones', (from, to) => {
  for (const zone of ['Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Pacific/Apia']) {
    let previous: Date | null = null
    const days: string[] = []
    for (let at = Date.parse(from); at < Date.parse(to); at += 5 * 60_000) {
      const window = dueWindow(dueMoment(new Date(at), zone, EVERY_DAY, '02:30'), previous)
      if (!window) continue
      expect(previous === null || window.start.getTime() === (previous as Date).getTime()).toBe(true)
      previous = window.end
      days.push(shown(window.end, zone).slice(0, 10))
    }
    expect(days.length).toBeGreaterThanOrEqual(3)
    expect(new Set(days).size).toBe(days.length)
  }
})

test('after a time without a worker there is one window for all of it', () => {
  const clock = { zone: 'Europe/Berlin', days: EVERY_DAY, time: '07:30' }
  const previous = new Date('2026-11-01T06:30:00Z')
  const window = dueWindow(dueMoments(new Date('2026-11-20T12:00:00Z'))(clock), previous)
  expect(window).toEqual({ start: previous, end: new Date('2026-11-20T06:30:00Z') })
  expect(dueWindow(dueMoments(new Date('2026-11-20T12:05:00Z'))(clock), window?.end ?? null)).toBeNull()
})

test('whoever moves the time of their digest has none sooner than six hours after the last', () => {
  const previous = new Date('2026-11-20T06:30:00Z')
  const at = (time: string, now: string) =>
    dueWindow(dueMoment(new Date(now), 'Europe/Berlin', EVERY_DAY, time), previous)
  expect(at('09:00', '2026-11-20T08:00:00Z')).toBeNull()
  expect(at('09:00', '2026-11-21T08:00:00Z')).toMatchObject({ start: previous })
  expect(at('13:30', '2026-11-20T12:30:00Z')).toMatchObject({ end: new Date('2026-11-20T12:30:00Z') })
})

test('nothing is due where no day is chosen', () => {
  expect(dueMoment(new Date(), 'Europe/Berlin', [], '07:30')).toBeNull()
})

test('it is quiet from one time to another, over midnight too, and never where none is chosen', () => {
  const quiet = (hour: string, from: string | null, to: string | null) =>
    isQuiet(new Date(`2026-11-20T${hour}:00Z`), 'Europe/Berlin', from, to)
  expect([quiet('21:30', '22:00', '06:00'), quiet('20:30', '22:00', '06:00')]).toEqual([true, false])
  expect([quiet('04:59', '22:00', '06:00'), quiet('05:00', '22:00', '06:00')]).toEqual([true, false])
  expect([quiet('12:00', '12:00', '14:00'), quiet('13:00', '12:00', '14:00')]).toEqual([true, false])
  expect([quiet('12:00', null, null), quiet('11:00', '12:00', '12:00')]).toEqual([false, false])
})

test('what is remembered of one clock is not taken for another', () => {
  const now = new Date('2026-11-20T12:00:00Z')
  const due = dueMoments(now)
  for (const zone of ['Europe/Berlin', 'America/New_York'])
    for (const days of [EVERY_DAY, [1], []])
      for (const time of ['07:30', '13:30'])
        for (const _again of [1, 2]) expect(due({ zone, days, time })).toEqual(dueMoment(now, zone, days, time))
})

test('five thousand people with forty clocks cost forty computations, also where none is due', () => {
  let computed = 0
  const due = dueMoments(new Date('2026-11-20T12:00:00Z'), (...clock) => {
    computed++
    return dueMoment(...clock)
  })
  const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'UTC']
  const days = [EVERY_DAY, [1, 2, 3, 4, 5], [1], [7], []]
  for (let person = 0; person < 5_000; person++)
    due({
      zone: zones[person % 4] as string,
      // Everybody's row is another array.
      days: [...(days[person % 5] as number[])],
      time: person % 8 < 4 ? '07:30' : '13:30',
    })
  expect(computed).toBe(40)
})
