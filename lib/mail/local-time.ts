/** A moment as clocks in a zone show it: milliseconds, as if that were UTC. */
export function localTime(at: number, zone: string): number {
  // Taken apart here, which costs a third of having it done.
  const [month = 1, day = 1, year = 0, hour = 0, minute = 0, second = 0] = (
    clockOf(zone).format(at).match(/\d+/g) ?? []
  ).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1000) + 1000) % 1000)
}

/** More than there are zones. */
const MOST_CLOCKS = 640
const clocks = new Map<string, Intl.DateTimeFormat>()

/** Making one costs as much as asking it a hundred times. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const made = clocks.get(zone)
  if (made) return made
  // In this language a month comes before its day, and the year after them.
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  if (clocks.size >= MOST_CLOCKS) clocks.clear()
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
