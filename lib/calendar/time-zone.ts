import { localTime } from '@/lib/mail/local-time'

const DAY_MS = 86_400_000
const YEAR_MS = 366 * DAY_MS

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

/** When clocks in a zone change between two moments: each first moment of the new time. */
function changesBetween(from: number, to: number, zone: string): number[] {
  const changes: number[] = []
  for (let day = from; day < to; day += DAY_MS) {
    let [before, after] = [day, day + DAY_MS]
    const old = offsetAt(before, zone)
    if (offsetAt(after, zone) === old) continue
    while (after - before > 1000) {
      const between = before + Math.floor((after - before) / 2000) * 1000
      if (offsetAt(between, zone) === old) before = between
      else after = between
    }
    changes.push(after)
  }
  return changes
}

/**
 * The lines of a VTIMEZONE that says how clocks go in a zone from a year before the first moment to a year after the last one:
 * each change by itself, and before them the time that was then. A calendar reads them and needs to know no zone.
 */
export function timeZoneLines(zone: string, moments: readonly number[]): string[] {
  const from = Math.floor((Math.min(...moments) - YEAR_MS) / DAY_MS) * DAY_MS
  const changes = changesBetween(from, Math.max(...moments) + YEAR_MS, zone)
  const standard = Math.min(...[from, ...changes].map((at) => offsetAt(at, zone)))
  const observance = (at: number, before: number, after: number) => {
    const kind = after > standard ? 'DAYLIGHT' : 'STANDARD'
    return [
      `BEGIN:${kind}`,
      `DTSTART:${basicTime(at + before)}`,
      `TZOFFSETFROM:${offsetWords(before)}`,
      `TZOFFSETTO:${offsetWords(after)}`,
      `END:${kind}`,
    ]
  }
  const first = offsetAt(from, zone)
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observance(from, first, first),
    ...changes.flatMap((at) => observance(at, offsetAt(at - 1000, zone), offsetAt(at, zone))),
    'END:VTIMEZONE',
  ]
}
