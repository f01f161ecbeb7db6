import { expect, it } from 'vitest'
import { layTimeline, type TimelineStudy } from '@/lib/search/timeline-layout'

const study = (day: string | null, level: TimelineStudy['level'], citations: number | null = null) => ({
  day,
  level,
  citations,
})

it('has the stronger above the weaker and the later to the right', () => {
  const [weak, strong, late] = [study('2010-01-01', 4), study('2010-01-01', 1), study('2020-06-01', 1)]
  const { marks, height, years } = layTimeline([weak, strong, late])
  expect(marks.map((mark) => mark.study)).toEqual([weak, strong, late])
  const [first, second, third] = marks as [(typeof marks)[0], (typeof marks)[0], (typeof marks)[0]]
  expect(second.y).toBeLessThan(first.y)
  expect(second.x).toBe(first.x)
  expect(third.x).toBeGreaterThan(second.x)
  for (const { x, y } of marks) {
    expect(x).toBeGreaterThan(0)
    expect(x).toBeLessThan(100)
    expect(y).toBeLessThan(height)
  }
  expect(years.map(({ year }) => year)).toEqual([2010, 2012, 2014, 2016, 2018, 2020])
})

it('draws what is cited more larger, and keeps neighbours apart', () => {
  const { marks } = layTimeline(Array.from({ length: 40 }, (_, n) => study('2015-03-01', 2, n)))
  expect(marks.at(-1)?.radius).toBeGreaterThan(marks[0]?.radius as number)
  for (const one of marks) {
    for (const other of marks) {
      const apart = Math.hypot((one.x - other.x) * 6.2, one.y - other.y)
      if (one !== other) expect(apart).toBeGreaterThanOrEqual(one.radius + other.radius)
    }
  }
})

it('leaves out what has no date, and has a lane without a level only where it is needed', () => {
  const undated = study(null, 2)
  expect(layTimeline([undated])).toMatchObject({ marks: [], years: [], undated: [undated] })
  expect(layTimeline([study('2015-03-01', 2)]).lanes.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5])
  expect(layTimeline([study('2015-03-01', null)]).lanes.at(-1)).toMatchObject({ level: null })
})
