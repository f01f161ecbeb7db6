import type { Level } from '../evidence/design'

export type TimelineStudy = {
  /** ISO day, the earliest that the study's date can mean; null where no date is known. */
  day: string | null
  level: Level | null
  citations: number | null
}

/** A place on the timeline: x in percent of its width, y and radius in pixels. */
export type Mark<T> = { study: T; x: number; y: number; radius: number }
export type Lane = { level: Level | null; top: number; height: number }

export type TimelineLayout<T> = {
  marks: Mark<T>[]
  lanes: Lane[]
  years: { year: number; x: number }[]
  height: number
  /** Those without a date have no place in it. */
  undated: T[]
}

const LEVELS: (Level | null)[] = [1, 2, 3, 4, 5, null]
/** Above the marks of a lane stands its name. */
const NAME = 26
const FOOT = 24
const LEFT = 3
const RIGHT = 97
/** The width that marks are kept apart at; a narrower timeline has them overlap. */
const WIDTH = 620
const ROW = 7
const MOST_ROWS = 9
/** In percent. */
const COLUMN = 0.7
const MOST_COLUMNS = 8
const MOST_YEARS = 7

/**
 * Strength of evidence over time: a lane for each level, the strongest on top, and in it a mark for each study at its
 * date, larger the more it is cited. Marks keep the order of the studies; neighbours give way up and down.
 */
export function layTimeline<T extends TimelineStudy>(studies: readonly T[]): TimelineLayout<T> {
  const dated = studies.flatMap((study) => (study.day ? [{ study, time: yearsOf(study.day) }] : []))
  const times = dated.map(({ time }) => time)
  const first = Math.floor(Math.min(...times))
  const last = Math.floor(Math.max(...times)) + 1
  const xOf = (time: number) => LEFT + ((time - first) / (last - first)) * (RIGHT - LEFT)
  const lanes: Lane[] = []
  const placed = new Map<T, Mark<T>>()
  let top = 0
  for (const level of LEVELS) {
    const own = dated.filter(({ study }) => study.level === level)
    if (level === null && own.length === 0) continue
    const inLane: Mark<T>[] = []
    for (const { study, time } of own) inLane.push(beside(inLane, { study, x: xOf(time), radius: radiusOf(study) }))
    const reach = Math.max(inLane.length > 0 ? 12 : 3, ...inLane.map(({ y, radius }) => Math.abs(y) + radius))
    const height = NAME + 2 * reach + 10
    for (const mark of inLane) placed.set(mark.study, { ...mark, y: top + NAME + reach + mark.y })
    lanes.push({ level, top, height })
    top += height
  }
  return {
    marks: studies.flatMap((study) => placed.get(study) ?? []),
    lanes,
    years: dated.length > 0 ? ticks(first, last).map((year) => ({ year, x: xOf(year) })) : [],
    height: top + FOOT,
    undated: studies.filter(({ day }) => day === null),
  }
}

/**
 * Where it is free: above or below its date, near the middle of the lane, or, where many are of one date, a little
 * beside it. In the middle where nothing is free.
 */
function beside<T>(others: readonly Mark<T>[], { study, x, radius }: Omit<Mark<T>, 'y'>): Mark<T> {
  for (let column = 0; column <= 2 * MOST_COLUMNS; column++) {
    for (let row = 0; row <= 2 * MOST_ROWS; row++) {
      const mark = { study, x: x + toAndFro(column) * COLUMN, y: toAndFro(row) * ROW, radius }
      if (others.every((other) => isApart(other, mark))) return mark
    }
  }
  return { study, x, y: 0, radius }
}

/** 0, -1, 1, -2, 2 … */
const toAndFro = (step: number) => Math.ceil(step / 2) * (step % 2 === 0 ? 1 : -1)

const isApart = <T>(one: Mark<T>, other: Mark<T>) =>
  Math.hypot(((one.x - other.x) / 100) * WIDTH, one.y - other.y) >= one.radius + other.radius + 1

const radiusOf = ({ citations }: TimelineStudy) => Math.min(4 + 1.8 * Math.log10(1 + (citations ?? 0)), 11)

function yearsOf(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return year + (month - 1) / 12 + (date - 1) / 372
}

/** Round years, few enough to be read. */
function ticks(first: number, last: number): number[] {
  const step = [1, 2, 5, 10, 20, 50].find((years) => (last - first) / years <= MOST_YEARS) ?? 100
  const start = Math.ceil(first / step) * step
  return Array.from({ length: Math.floor((last - start) / step) + 1 }, (_, i) => start + i * step)
}
