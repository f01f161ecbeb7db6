/** A source that fails so often in a row is left alone for so long. */
export const MOST_FAILURES = 5
export const REST_MS = 600_000

const LONGEST_MS = 60_000
/** A source that asks for more than this is taken to have meant something else. */
const LONGEST_ASKED_MS = 3_600_000

/** 1, 2, 4 … 60 seconds after a first, second, third … failure in a row, and up to a quarter more; `chance` is from 0 to 1. */
export const waitMs = (failures: number, chance: number): number =>
  Math.round(Math.min(LONGEST_MS, 1000 * 2 ** Math.min(Math.max(failures - 1, 0), 10)) * (1 + chance / 4))

/** What "Retry-After" says, in seconds or as a date (RFC 9110, 10.2.3); null where it says nothing that can be read. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (!header) return null
  const seconds = /^\s*\d{1,7}\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), LONGEST_ASKED_MS) : null
}
