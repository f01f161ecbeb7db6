import { localTime, momentOf } from './local-time'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** Minutes of a time of day, "07:30", from midnight. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/**
 * The last moment up to `now` at which clocks in `zone` showed `time` on one of `days` (1 is Monday, 7 is Sunday); null where
 * there was none in the last weeks. A time that is left out when clocks are put forward counts as the first one after it, and
 * one that comes twice counts once, at first. A day that a zone has skipped has no moment.
 */
export function dueMoment(now: Date, zone: string, days: readonly number[], time: string): Date | null {
  const today = Math.floor(localTime(now.getTime(), zone) / DAY_MS) * DAY_MS
  // Clocks that are put back over midnight show yesterday again: what was due tomorrow may have been.
  for (let date = today + DAY_MS; date > today - 15 * DAY_MS; date -= DAY_MS) {
    if (!days.includes(new Date(date).getUTCDay() || 7)) continue
    const at = momentOf(date + minutesOf(time) * 60_000, zone)
    if (at <= now.getTime() && momentOf(date, zone) < momentOf(date + DAY_MS, zone)) return new Date(at)
  }
  return null
}

/** As `dueMoment` at one `now`, which works out each clock once: most people have the same. */
export function dueMoments(now: Date, workOut = dueMoment): (clock: DigestClock) => Date | null {
  const known = new Map<string, Date | null>()
  return ({ zone, days, time }) => {
    const key = `${zone} ${days} ${time}`
    const moment = known.has(key) ? (known.get(key) ?? null) : workOut(now, zone, days, time)
    known.set(key, moment)
    return moment
  }
}

export type DigestClock = { zone: string; days: readonly number[]; time: string }

/** Whoever changes their zone or the time has no two digests close together. */
const SHORTEST_MS = 6 * HOUR_MS
/** The first digest of somebody tells of this much. */
const FIRST_MS = 7 * DAY_MS

/** The window of the digest that is due since `end`, after that which ended at `previous`; null where none is. */
export function dueWindow(end: Date | null, previous: Date | null): { start: Date; end: Date } | null {
  if (!end || (previous && end.getTime() - previous.getTime() < SHORTEST_MS)) return null
  return { start: previous ?? new Date(end.getTime() - FIRST_MS), end }
}

/** Whether it is quiet at `now`: from one time of day to another, also over midnight. Where they are the same, never. */
export function isQuiet(now: Date, zone: string, from: string | null, to: string | null): boolean {
  if (from === null || to === null) return false
  const minute = Math.floor((localTime(now.getTime(), zone) % DAY_MS) / 60_000)
  const [begin, end] = [minutesOf(from), minutesOf(to)]
  return begin <= end ? minute >= begin && minute < end : minute >= begin || minute < end
}
