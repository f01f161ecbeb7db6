/** A moment as clocks in a zone show it: milliseconds, as if that were UTC. */
export function localTime(at: number, zone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of clockOf(zone).formatToParts(at)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1000) + 1000) % 1000)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Making one costs as much as asking it a hundred times. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const made = clocks.get(zone)
  if (made) return made
  const clock = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  clocks.set(zone, clock)
  return clock
}

const HOUR_MS = 3_600_000
/** No zone is further from UTC, also where one has skipped a day. */
const AROUND = [-26, -13, 0, 13, 26].map((hours) => hours * HOUR_MS)

/**
 * The moment at which clocks in a zone first show `local`, which is written as if it were UTC. Where they never do, because
 * they are put forward over it, the first moment after that.
 */
export function momentOf(local: number, zone: string): number {
  const offsets = [...new Set(AROUND.map((away) => localTime(local + away, zone) - (local + away)))]
  const shown = offsets.map((offset) => local - offset).filter((at) => localTime(at, zone) === local)
  if (shown.length > 0) return Math.min(...shown)
  let before = local - Math.max(...offsets)
  let after = local - Math.min(...offsets)
  while (after - before > 1) {
    const between = Math.floor((before + after) / 2)
    if (localTime(between, zone) < local) before = between
    else after = between
  }
  return after
}
