/** A question that is asked again and again, or a check of the records that are here. */
export type CorpusQueryKind = 'query' | 'recheck'
export type QueryRhythm = 'day' | 'week'
export type CorpusRunState = 'waiting' | 'done' | 'failed'

export const QUERY_RHYTHMS = ['day', 'week'] as const satisfies readonly QueryRhythm[]

/** Bounds: letters of a name, and records that one run imports unless an editor says otherwise, and at most. */
export const MOST_NAME_LETTERS = 120
export const USUAL_RECORDS = 2_000
export const MOST_RECORDS = 20_000
/** Titles that a trial shows of what is not here. */
export const TITLES_SHOWN = 20
/** In this number of days each record that is here is fetched again once. */
export const RECHECK_DAYS = 30

/** Days from one to another, both included: "2026-11-30". */
export type Days = { from: string; to: string }

/** PubMed enters records late and moves some to another day: this number of days is asked for twice. */
const OVERLAP_DAYS = 3

const DAY_MS = 24 * 60 * 60_000
const onDay = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10)

/** Days since 1970, by which a day is counted; NaN for a text that is none. */
export const dayNumber = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS)

/** The days that a run asks for: from where the last one came to, or from the first day of the query, until today. */
export function daysToAsk({ since, doneTo }: { since: string; doneTo: string | null }, today: string): Days {
  const from = doneTo ? Math.max(dayNumber(since), dayNumber(doneTo) - OVERLAP_DAYS) : dayNumber(since)
  return { from: onDay(Math.min(from, dayNumber(today))), to: today }
}

/** The two halves of some days; null for one day, which has none. */
export function halves({ from, to }: Days): [Days, Days] | null {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  if (first >= last) return null
  const middle = first + Math.floor((last - first) / 2)
  return [
    { from, to: onDay(middle) },
    { from: onDay(middle + 1), to },
  ]
}

/**
 * Which records are fetched again until `today`: those whose PMID leaves one of these remainders by `RECHECK_DAYS`, one for
 * each day since the last check, so that every record comes once in that time.
 */
export function remaindersToCheck(doneTo: string | null, today: string): number[] {
  const last = dayNumber(today)
  const first = doneTo ? Math.max(dayNumber(doneTo) + 1, last - RECHECK_DAYS + 1) : last
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) % RECHECK_DAYS)
}
