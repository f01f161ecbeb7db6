import { localTime } from '@/lib/mail/local-time'

const DAY_MS = 86_400_000
/** No zone has changed its clocks twice within a week in this century. */
const STEP_MS = 5 * DAY_MS

/** "20261212T123000" of milliseconds that are written as if they were UTC. */
export const basicTime = (local: number): string => new Date(local).toISOString().slice(0, 19).replace(/[-:]/g, '')

const offsetAt = (at: number, zone: string) => localTime(at, zone) - at

/** "+0100", and with seconds where a zone once had such a time. */
function offsetWords(offset: number): string {
  const seconds = Math.round(Math.abs(offset) / 1000)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const rest = seconds % 60
  return `${offset < 0 ? '-' : '+'}${two(seconds / 3600)}${two((seconds / 60) % 60)}${rest ? two(rest) : ''}`
}

/** A first moment of a new time, with how far clocks were from UTC before it and are from then on. */
type Change = { at: number; before: number; after: number }

/** When clocks in a zone change in a year of UTC. */
function findChanges(zone: string, year: number): Change[] {
  const changes: Change[] = []
  const end = Date.UTC(year + 1, 0)
  let [from, old] = [Date.UTC(year, 0), offsetAt(Date.UTC(year, 0), zone)]
  while (from < end) {
    const to = Math.min(from + STEP_MS, end)
    const offset = offsetAt(to, zone)
    if (offset !== old) {
      let [before, after] = [from, to]
      while (after - before > 1000) {
        const between = before + Math.floor((after - before) / 2000) * 1000
        if (offsetAt(between, zone) === old) before = between
        else after = between
      }
      changes.push({ at: after, before: old, after: offset })
    }
    ;[from, old] = [to, offset]
  }
  return changes
}

/** A few years of every zone. */
const MOST_YEARS = 4000
const found = new Map<string, Change[]>()

/** Remembered: a year of a zone asks its clock more than a hundred times, and every calendar has the same few years. */
function changesOf(zone: string, year: number): Change[] {
  const key = `${zone} ${year}`
  const known = found.get(key)
  if (known) return known
  const changes = findChanges(zone, year)
  if (found.size >= MOST_YEARS) found.clear()
  found.set(key, changes)
  return changes
}

/**
 * The lines of a VTIMEZONE that says how clocks go in a zone from the year before the first moment to the year after the last
 * one: each change by itself, and before them the time that was then. A calendar reads them and needs to know no zone.
 */
export function timeZoneLines(zone: string, moments: readonly number[]): string[] {
  const [first, last] = [yearOf(Math.min(...moments)) - 1, yearOf(Math.max(...moments)) + 1]
  const years = Array.from({ length: last - first + 1 }, (_, place) => first + place)
  const from = Date.UTC(first, 0)
  const start = offsetAt(from, zone)
  const changes = [{ at: from, before: start, after: start }, ...years.flatMap((year) => changesOf(zone, year))]
  const standard = Math.min(...changes.map(({ after }) => after))
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...changes.flatMap(({ at, before, after }) => {
      const kind = after > standard ? 'DAYLIGHT' : 'STANDARD'
      return [
        `BEGIN:${kind}`,
        `DTSTART:${basicTime(at + before)}`,
        `TZOFFSETFROM:${offsetWords(before)}`,
        `TZOFFSETTO:${offsetWords(after)}`,
        `END:${kind}`,
      ]
    }),
    'END:VTIMEZONE',
  ]
}

const yearOf = (at: number) => new Date(at).getUTCFullYear()
